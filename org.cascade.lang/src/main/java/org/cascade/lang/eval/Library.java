package org.cascade.lang.eval;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.SumSymbol;

/** Values of the library's own sum and record types, whose declarations stand in the prelude. */
final class Library {
  private Library() {}

  static Value some(Value value) {
    return variant(Builtin.OPTION, "Some", List.of(value));
  }

  static Value none() {
    return variant(Builtin.OPTION, "None", List.of());
  }

  static Value option(Optional<? extends Value> value) {
    return value.map(Library::some).orElseGet(Library::none);
  }

  static Value ok(Value value) {
    return variant(Builtin.RESULT, "Ok", List.of(value));
  }

  static Value err(Value error) {
    return variant(Builtin.RESULT, "Err", List.of(error));
  }

  /** The error of {@code attempt}. */
  static Value abort(Value.Text message) {
    return new Value.Record(Builtin.ABORT, List.of(message));
  }

  static boolean isOption(Value.Variant v) {
    return v.constructor().owner() == Builtin.OPTION;
  }

  static boolean isResult(Value.Variant v) {
    return v.constructor().owner() == Builtin.RESULT;
  }

  /** Whether it is {@code Some} or {@code Ok}. */
  static boolean holds(Value.Variant v) {
    return v.constructor().name().equals("Some") || v.constructor().name().equals("Ok");
  }

  private static Value variant(SumSymbol sum, String name, List<Value> fields) {
    for (SumSymbol.Constructor constructor : sum.constructors()) {
      if (constructor.name().equals(name)) {
        return new Value.Variant(constructor, fields);
      }
    }
    throw new IllegalStateException("the prelude does not declare " + name);
  }
}
