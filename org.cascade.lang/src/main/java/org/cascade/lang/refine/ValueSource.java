package org.cascade.lang.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cascade.lang.eval.ArrayValue;
import org.cascade.lang.eval.Dictionary;
import org.cascade.lang.eval.MapValue;
import org.cascade.lang.eval.SetValue;
import org.cascade.lang.eval.Value;
import org.cascade.lang.eval.ValueText;
import org.cascade.lang.types.RecordSymbol;

/** Values as a program would write them. */
final class ValueSource {
  private ValueSource() {}

  static String of(Value value) {
    return switch (value) {
      case Value.Tuple t -> listed("(", t.items(), ")");
      case ArrayValue a -> listed("[", a, "]");
      case SetValue s -> listed("Set.of([", s.items(), "])");
      case Dictionary d -> dictionary(d);
      case Value.Record r -> fields(r.symbol().name(), r.symbol().fields(), r.fields());
      case Value.Variant v when v.constructor().named() ->
          fields(v.constructor().name(), v.constructor().fields(), v.fields());
      case Value.Variant v when !v.fields().isEmpty() ->
          listed(v.constructor().name() + "(", v.fields(), ")");
      default -> ValueText.nested(value);
    };
  }

  private static String listed(String open, List<? extends Value> items, String close) {
    return items.stream().map(ValueSource::of).collect(Collectors.joining(", ", open, close));
  }

  private static String dictionary(Dictionary dictionary) {
    String name = dictionary instanceof MapValue ? "Map" : "BTree";
    return dictionary.entries().stream()
        .map(e -> "(%s, %s)".formatted(of(e.key()), of(e.value())))
        .collect(Collectors.joining(", ", name + ".of([", "])"));
  }

  private static String fields(String name, List<RecordSymbol.Field> fields, List<Value> values) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      all.add(fields.get(i).name() + ": " + of(values.get(i)));
    }
    return all.isEmpty() ? name + " {}" : "%s { %s }".formatted(name, String.join(", ", all));
  }
}
