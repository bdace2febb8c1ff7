package org.cascade.lang.eval;

import java.util.Collection;
import java.util.List;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.TypeSymbol;

/** What library functions ask of the evaluator. */
interface Machine {
  /** Calls a function value. */
  Value apply(Value function, Value... args);

  Meter meter();

  /** Where the library function is called. */
  Span at();

  /**
   * To be called before a type's fields and members are asked for; aborts where it needs itself.
   */
  void look(TypeSymbol type);

  default boolean test(Value predicate, Value... args) {
    return apply(predicate, args).equals(Value.TRUE);
  }

  default Value.Text text(String value) {
    meter().allocate(value.length() / 8 + 1L);
    return new Value.Text(value, at());
  }

  /** An array of these elements, paid for. */
  default ArrayValue array(List<? extends Value> items) {
    meter().allocate(items.size() + 1L);
    meter().steps(items.size());
    return ArrayValue.of(items);
  }

  default ArrayValue texts(Collection<String> items) {
    return array(items.stream().map(this::text).toList());
  }
}
