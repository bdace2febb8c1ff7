package org.cascade.lang.eval;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.cascade.lang.types.RecordSymbol;

/** The text of values: {@code to_string()}, the same as a running program's. */
public final class ValueText {
  private static final double PLAIN_FROM = 1e-4;
  private static final double PLAIN_BELOW = 1e16;
  private static final int MAX_PLACES = 10_000;

  private static final Budget UNLIMITED =
      new Budget(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);

  private final StringBuilder out = new StringBuilder();
  private final Meter meter;

  private ValueText(Meter meter) {
    this.meter = meter;
  }

  /** The text of a value on its own: a String as it is. */
  public static String show(Value value) {
    return show(value, new Meter(UNLIMITED));
  }

  /**
   * As {@link #show(Value)}; parts that occur often can make the text much larger than the value.
   */
  static String show(Value value, Meter meter) {
    return value instanceof Value.Text text ? text.value() : nested(value, meter);
  }

  /** The text of a value inside another one: a String is quoted. */
  public static String nested(Value value) {
    return nested(value, new Meter(UNLIMITED));
  }

  private static String nested(Value value, Meter meter) {
    ValueText text = new ValueText(meter);
    text.append(value);
    return text.out.toString();
  }

  private void append(Value value) {
    meter.step();
    switch (value) {
      case Value.Unit u -> out.append("()");
      case Value.Bool b -> out.append(b.value());
      case Value.Int i -> out.append(i.value());
      case Value.Real r -> out.append(show(r.value()));
      case Value.Text t -> {
        meter.allocate(t.value().length() / 8);
        quote(out, t.value());
      }
      case Value.BigInt b -> out.append(b.value());
      case Value.Decimal d -> out.append(show(d.value()));
      case Value.Bytes b ->
          out.append("Bytes(").append(HexFormat.of().formatHex(b.data())).append(')');
      case Value.Duration d -> out.append(d.value());
      case Value.DateTime d -> out.append(d.value());
      case Value.Uuid u -> out.append(u.value());
      case Value.Tuple t -> list("(", t.items(), ")");
      case ArrayValue a -> list("[", a, "]");
      case SetValue s -> list("Set{", s.items(), "}");
      case Dictionary d -> entries(d);
      case Value.Record r -> record(r.symbol().name(), r.symbol().fields(), r.fields());
      case Value.Variant v -> variant(v);
      case Value.Type t -> out.append(t.type());
      case Value.BuiltType b -> out.append("type { … }");
      case Value.Function f -> out.append("<function>");
    }
  }

  private void list(String open, List<? extends Value> items, String close) {
    out.append(open);
    for (Iterator<? extends Value> all = items.iterator(); all.hasNext(); ) {
      append(all.next());
      out.append(all.hasNext() ? ", " : "");
    }
    out.append(close);
  }

  private void entries(Dictionary dictionary) {
    out.append('{');
    String between = "";
    for (Dictionary.Entry entry : dictionary.entries()) {
      out.append(between);
      append(entry.key());
      out.append(": ");
      append(entry.value());
      between = ", ";
    }
    out.append('}');
  }

  private void variant(Value.Variant v) {
    if (v.constructor().named()) {
      record(v.constructor().name(), v.constructor().fields(), v.fields());
    } else if (v.fields().isEmpty()) {
      out.append(v.constructor().name());
    } else {
      list(v.constructor().name() + "(", v.fields(), ")");
    }
  }

  private void record(String name, List<RecordSymbol.Field> fields, List<Value> values) {
    out.append(name).append(" {");
    for (int i = 0; i < values.size(); i++) {
      out.append(i == 0 ? " " : ", ").append(fields.get(i).name()).append(": ");
      append(values.get(i));
    }
    out.append(values.isEmpty() ? "}" : " }");
  }

  static String show(double value) {
    double size = Math.abs(value);
    if (size >= PLAIN_FROM && size < PLAIN_BELOW) {
      return plain(value);
    }
    return Double.toString(value).replace('E', 'e');
  }

  private static String plain(double value) {
    String text = Double.toString(value);
    if (text.indexOf('E') < 0) {
      return text;
    }
    String digits = new BigDecimal(text).stripTrailingZeros().toPlainString();
    return digits.indexOf('.') < 0 ? digits + ".0" : digits;
  }

  static String show(BigDecimal value) {
    return Math.abs((long) value.scale()) > MAX_PLACES ? value.toString() : value.toPlainString();
  }

  /** As a literal of the language. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    quote(out, text);
    return out.toString();
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        case '$' -> out.append(text.startsWith("(", i + 1) ? "\\$" : "$");
        default -> {
          if (Character.isISOControl(c)) {
            out.append("\\u{").append(Integer.toHexString(c)).append('}');
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
