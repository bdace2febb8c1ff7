package org.cascade.lang.ide.debug.values;

import com.sun.jdi.BooleanValue;
import com.sun.jdi.ClassType;
import com.sun.jdi.DoubleValue;
import com.sun.jdi.Field;
import com.sun.jdi.IntegerValue;
import com.sun.jdi.LongValue;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StringReference;
import com.sun.jdi.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ide.debug.lines.TypeNames;
import org.cascade.lang.ide.debug.values.Shape.Kind;

/** Finds out what values are, from their classes. */
final class Shapes {
  private static final String VALUE = "org.cascade.runtime.value.";
  private static final String OPTION = "org/cascade/runtime/value/Option";
  private static final String API = "org.cascade.runtime.api.";

  private final Conversation talk;
  private final TypeNames names;

  Shapes(Conversation talk, TypeNames names) {
    this.talk = talk;
    this.names = names;
  }

  Shape of(Value given) {
    Value value = unwrapped(given);
    return switch (value) {
      case LongValue v -> new Shape.Plain("Int", Long.toString(v.value()));
      case IntegerValue v -> new Shape.Plain("Int", Integer.toString(v.value()));
      case BooleanValue v -> new Shape.Plain("Bool", Boolean.toString(v.value()));
      case DoubleValue v -> new Shape.Plain("Real", real(v.value()));
      case StringReference v -> new Shape.Text(v);
      case ObjectReference v -> ofObject(v);
      default -> new Shape.Other(value.type().name(), value);
    };
  }

  /** As the runtime shows it. */
  private static String real(double value) {
    double size = Math.abs(value);
    String text = Double.toString(value);
    if (size < 1e-4 || size >= 1e16 || text.indexOf('E') < 0) {
      return text.replace('E', 'e');
    }
    String plain = new java.math.BigDecimal(text).stripTrailingZeros().toPlainString();
    return plain.indexOf('.') < 0 ? plain + ".0" : plain;
  }

  /** A number out of its box, a variable's value out of its cell. */
  static Value unwrapped(Value value) {
    if (!(value instanceof ObjectReference object)) {
      return value;
    }
    return switch (object.referenceType().name()) {
      case "java.lang.Long", "java.lang.Double", "java.lang.Boolean", "java.lang.Integer" ->
          field(object, "value").orElse(value);
      case API + "Ref" ->
          field(object, "value")
              .filter(ObjectReference.class::isInstance)
              .flatMap(o -> field((ObjectReference) o, "value"))
              .map(Shapes::unwrapped)
              .orElse(value);
      default -> value;
    };
  }

  static Optional<Value> field(ObjectReference object, String name) {
    Field field = object.referenceType().fieldByName(name);
    return field == null ? Optional.empty() : Optional.ofNullable(object.getValue(field));
  }

  private Shape ofObject(ObjectReference object) {
    String name = object.referenceType().name();
    Optional<Kind> kind = kind(object.referenceType());
    if (kind.isPresent()) {
      long length = talk.number(object, "length").orElse(-1L);
      return new Shape.Collection(kind.get(), object, length);
    }
    if (name.equals(VALUE + "Unit")) {
      return new Shape.Plain("Unit", "()");
    }
    if (name.startsWith(VALUE + "Tuple")) {
      return new Shape.Tuple(tuple(object));
    }
    if (isA(object.referenceType(), "java.lang.Record")) {
      return made(object);
    }
    if (isA(object.referenceType(), API + "Space")) {
      String type = names.shown(name);
      return new Shape.Space(type, type + number(object), object);
    }
    if (name.contains("$$Lambda")) {
      return new Shape.Plain("function", "<function>");
    }
    return isA(object.referenceType(), VALUE + "Abort")
        ? new Shape.Made("Abort", "Abort", false, message(object))
        : new Shape.Other(names.shown(name), object);
  }

  private static Optional<Kind> kind(ReferenceType type) {
    if (isA(type, VALUE + "Array")) {
      return Optional.of(Kind.ARRAY);
    }
    return switch (type.name()) {
      case VALUE + "Map" -> Optional.of(Kind.MAP);
      case VALUE + "BTree" -> Optional.of(Kind.TREE);
      case VALUE + "Set" -> Optional.of(Kind.SET);
      default -> Optional.empty();
    };
  }

  static boolean isA(ReferenceType type, String className) {
    ClassType at = type instanceof ClassType c ? c : null;
    while (at != null) {
      if (at.name().equals(className)) {
        return true;
      }
      at = at.superclass();
    }
    return false;
  }

  private static List<Part> tuple(ObjectReference object) {
    List<Part> parts = new ArrayList<>();
    for (Field field : fields(object)) {
      parts.add(Part.of(Integer.toString(parts.size()), object.getValue(field)));
    }
    return parts;
  }

  private Shape made(ObjectReference object) {
    String className = object.referenceType().name();
    boolean positional = names.isPositional(className);
    List<Part> parts = new ArrayList<>();
    for (Field field : fields(object)) {
      String name =
          positional ? Integer.toString(parts.size()) : names.field(className, field.name());
      parts.add(Part.of(name, object.getValue(field)));
    }
    return new Shape.Made(names.type(className), names.constructor(className), positional, parts);
  }

  private static List<Part> message(ObjectReference abort) {
    return field(abort, "message").map(m -> List.of(Part.of("message", m))).orElse(List.of());
  }

  private static List<Field> fields(ObjectReference object) {
    return object.referenceType().fields().stream().filter(f -> !f.isStatic()).toList();
  }

  /** {@code #3}, read from the fields that hold it: to ask a space could wait for its lock. */
  private static String number(ObjectReference space) {
    Optional<Value> at = Optional.of(space);
    for (String field : List.of("id", "handle", "core", "id", "number")) {
      at =
          at.filter(ObjectReference.class::isInstance)
              .flatMap(o -> field((ObjectReference) o, field));
    }
    return at.map(n -> "#" + n).orElse("");
  }

  /** The states of a space as the thread sees them, and the spaces in it. */
  List<Part> states(ObjectReference space) {
    String className = space.referenceType().name();
    List<Part> parts = new ArrayList<>();
    for (Field field : fields(space)) {
      String type = field.typeName();
      if (type.equals(API + "State") || type.equals(API + "Embed")) {
        Optional<Value> value =
            Optional.ofNullable(space.getValue(field))
                .flatMap(s -> talk.object((ObjectReference) s, "seen", "()L" + OPTION + ";"))
                .flatMap(some -> field(some, "value"));
        parts.add(new Part(names.field(className, field.name()), value, ""));
      }
    }
    return parts;
  }
}
