package org.cascade.lang.ide.debug.values;

import com.sun.jdi.ObjectReference;
import com.sun.jdi.StringReference;
import com.sun.jdi.Value;
import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.ide.debug.lines.TypeNames;

/** Values as the language writes them, at any length; and their parts, some at a time. */
public final class Rendering {
  private static final int MOST_LETTERS = 160;
  private static final int MOST_ELEMENTS = 8;
  private static final int DEEPEST = 4;
  private static final String MORE = "…";

  private final Conversation talk;
  private final Shapes shapes;

  Rendering(Conversation talk, TypeNames names) {
    this.talk = talk;
    this.shapes = new Shapes(talk, names);
  }

  // ---- texts ----

  /** As much of it as fits a line. */
  public String text(Value value) {
    StringBuilder out = new StringBuilder();
    write(value, 0, out);
    return out.toString();
  }

  /** All of a string; else as much as fits a line. */
  public String whole(Value value) {
    return shapes.of(value) instanceof Shape.Text text ? text.value().value() : text(value);
  }

  /** What it is an instance of. */
  public String type(Value value) {
    return switch (shapes.of(value)) {
      case Shape.Plain p -> p.type();
      case Shape.Text t -> "String";
      case Shape.Made m -> m.type();
      case Shape.Tuple t ->
          "("
              + String.join(
                  ", ",
                  t.parts().stream().map(p -> p.value().map(this::type).orElse("Any")).toList())
              + ")";
      case Shape.Collection c -> c.kind().type;
      case Shape.Space s -> s.type();
      case Shape.Other o -> o.type();
    };
  }

  /** All of it, so that two values are equal if their texts are. */
  String complete(Value value) {
    return switch (shapes.of(value)) {
      case Shape.Text t -> quoted(t.value().value());
      case Shape.Plain p -> p.text();
      case Shape.Made m -> m.name() + complete(m.parts());
      case Shape.Tuple t -> complete(t.parts());
      case Shape.Collection c -> c.kind().open + complete(elements(c, 0, c.length()));
      case Shape.Space s -> s.name();
      case Shape.Other o -> other(o);
    };
  }

  private String complete(List<Part> parts) {
    return parts.stream()
        .map(p -> p.name() + ": " + p.value().map(this::complete).orElse(MORE))
        .toList()
        .toString();
  }

  private void write(Value value, int depth, StringBuilder out) {
    if (out.length() > MOST_LETTERS || depth > DEEPEST) {
      out.append(MORE);
      return;
    }
    switch (shapes.of(value)) {
      case Shape.Plain p -> out.append(p.text());
      case Shape.Text t -> string(t.value(), out);
      case Shape.Made m -> made(m, depth, out);
      case Shape.Tuple t -> parts("(", t.parts(), ")", false, depth, out);
      case Shape.Collection c -> collection(c, depth, out);
      case Shape.Space s -> out.append(s.name());
      case Shape.Other o -> out.append(other(o));
    }
  }

  private String other(Shape.Other other) {
    return other.value() instanceof ObjectReference object
        ? talk.text(object).orElse(other.type())
        : other.value().toString();
  }

  private static void string(StringReference text, StringBuilder out) {
    String value = text.value();
    boolean cut = value.length() > MOST_LETTERS;
    out.append(quoted(cut ? value.substring(0, MOST_LETTERS) : value));
    if (cut) {
      out.append(MORE);
    }
  }

  /** A string as a literal of the language. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private void made(Shape.Made made, int depth, StringBuilder out) {
    out.append(made.name());
    if (made.parts().isEmpty()) {
      return;
    }
    if (made.positional()) {
      parts("(", made.parts(), ")", false, depth, out);
    } else {
      parts(" { ", made.parts(), " }", true, depth, out);
    }
  }

  private void parts(
      String open, List<Part> parts, String close, boolean named, int depth, StringBuilder out) {
    out.append(open);
    String between = "";
    for (Part part : parts) {
      out.append(between).append(named ? part.name() + ": " : "");
      part.value().ifPresentOrElse(v -> write(v, depth + 1, out), () -> out.append(MORE));
      between = ", ";
    }
    out.append(close);
  }

  private void collection(Shape.Collection c, int depth, StringBuilder out) {
    if (c.length() < 0) {
      out.append(c.kind().type).append("(").append(MORE).append(")");
      return;
    }
    out.append(c.kind().open);
    String between = "";
    long shown = 0;
    for (Part part : elements(c, 0, MOST_ELEMENTS)) {
      if (out.length() > MOST_LETTERS) {
        break;
      }
      out.append(between).append(c.kind().isKeyed() ? part.name() + ": " : "");
      part.value().ifPresentOrElse(v -> write(v, depth + 1, out), () -> out.append(MORE));
      between = ", ";
      shown++;
    }
    if (shown < c.length()) {
      out.append(between).append(MORE).append(' ').append(c.length() - shown).append(" more");
    }
    out.append(c.kind().close);
  }

  // ---- parts ----

  /** How many parts it has that are numbered. */
  public long numbered(Value value) {
    return shapes.of(value) instanceof Shape.Collection c ? Math.max(c.length(), 0) : 0;
  }

  /** Whether it is an array, a set, a map or a tree. */
  boolean isCollection(Value value) {
    return shapes.of(value) instanceof Shape.Collection;
  }

  /** Whether its elements are found by keys. */
  boolean isKeyed(Value value) {
    return shapes.of(value) instanceof Shape.Collection c && c.kind().isKeyed();
  }

  /** Whether it has parts that have names. */
  public boolean hasNamed(Value value) {
    return switch (shapes.of(value)) {
      case Shape.Made m -> !m.parts().isEmpty();
      case Shape.Tuple t -> true;
      case Shape.Space s -> true;
      case Shape.Collection c -> false;
      case Shape.Plain p -> false;
      case Shape.Text t -> false;
      case Shape.Other o -> false;
    };
  }

  /** Its parts, of those that are numbered only some. */
  public List<Part> parts(Value value, long from, long count) {
    return switch (shapes.of(value)) {
      case Shape.Made m -> m.parts();
      case Shape.Tuple t -> t.parts();
      case Shape.Space s -> shapes.states(s.value());
      case Shape.Collection c -> elements(c, from, count);
      case Shape.Plain p -> List.of();
      case Shape.Text t -> List.of();
      case Shape.Other o -> List.of();
    };
  }

  private List<Part> elements(Shape.Collection c, long from, long count) {
    List<Part> parts = new ArrayList<>();
    for (Value element : talk.elements(c.value(), from, count)) {
      parts.add(
          c.kind().isKeyed()
              ? entry(element)
              : Part.of(Long.toString(from + parts.size()), element));
    }
    return parts;
  }

  /** A pair, named by its key. */
  private Part entry(Value pair) {
    if (shapes.of(pair) instanceof Shape.Tuple tuple && tuple.parts().size() == 2) {
      String key = tuple.parts().getFirst().value().map(this::text).orElse(MORE);
      return new Part(key, tuple.parts().getLast().value(), "");
    }
    throw new IllegalStateException("no pair: " + pair);
  }
}
