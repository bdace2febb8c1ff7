package org.cascade.lang.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.types.RecordSymbol;

/** Core of values as the Cascade source that stands for it. */
final class CoreText {
  private CoreText() {}

  /** Absent where something in it is no value. */
  static Optional<String> of(Core core) {
    return switch (core) {
      case Core.Unit u -> Optional.of("()");
      case Core.Literal l -> Optional.of(literal(l.value()));
      case Core.Coerce c -> of(c.value());
      case Core.TypeValue t -> Optional.of(t.value().toString());
      case Core.TupleOf t -> all(t.items()).map(items -> "(" + String.join(", ", items) + ")");
      case Core.ArrayOf a -> all(a.items()).map(items -> "[" + String.join(", ", items) + "]");
      case Core.RecordOf r ->
          all(r.fields()).map(values -> record(r.record().name(), r.record().fields(), values));
      case Core.VariantOf v -> all(v.fields()).map(values -> variant(v, values));
      default -> Optional.empty();
    };
  }

  private static Optional<List<String>> all(List<Core> cores) {
    List<String> texts = new ArrayList<>();
    for (Core core : cores) {
      Optional<String> text = of(core);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      texts.add(text.get());
    }
    return Optional.of(texts);
  }

  private static String variant(Core.VariantOf variant, List<String> values) {
    String name = variant.constructor().name();
    if (variant.constructor().named()) {
      return record(name, variant.constructor().fields(), values);
    }
    return values.isEmpty() ? name : name + "(" + String.join(", ", values) + ")";
  }

  private static String record(String name, List<RecordSymbol.Field> fields, List<String> values) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      parts.add(fields.get(i).name() + ": " + values.get(i));
    }
    return name + " { " + String.join(", ", parts) + " }";
  }

  private static String literal(Object value) {
    return value instanceof String text ? quoted(text) : String.valueOf(value);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        case '$' -> out.append("\\$");
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
