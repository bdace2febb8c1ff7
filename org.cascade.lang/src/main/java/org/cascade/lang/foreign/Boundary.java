package org.cascade.lang.foreign;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/** Which types of the language and of Java stand for each other, and how values change. */
final class Boundary {
  private static final String TEXT = "java.lang.CharSequence";
  private static final String OPTIONAL = "java.util.Optional";

  private static final Map<TypeSymbol, String> WRAPPERS =
      Map.of(
          Builtin.INT, "java.lang.Long",
          Builtin.REAL, "java.lang.Double",
          Builtin.BOOL, "java.lang.Boolean");

  private static final Set<String> LISTS =
      Set.of(
          "java.util.List",
          "java.util.SequencedCollection",
          "java.util.Collection",
          "java.lang.Iterable");

  private static final Set<String> INTEGERS =
      Set.of("java.lang.Long", "java.lang.Integer", "java.lang.Short", "java.lang.Byte");

  private final JavaClasses classes;

  Boundary(JavaClasses classes) {
    this.classes = classes;
  }

  /** The Java class that a type's values are of; empty for what the program itself declares. */
  static Optional<String> javaClass(Type type) {
    return switch (Types.unrefined(type)) {
      case Type.Con c when WRAPPERS.containsKey(c.symbol()) ->
          Optional.of(WRAPPERS.get(c.symbol()));
      case Type.Con c -> c.symbol().javaClass();
      default -> Optional.empty();
    };
  }

  /** Whether Java has a primitive type for it, whose values are no objects. */
  static boolean isPrimitive(Type type) {
    return Types.unrefined(type) instanceof Type.Con c && WRAPPERS.containsKey(c.symbol());
  }

  private static boolean is(Type type, TypeSymbol builtin) {
    return Builtin.is(type, builtin);
  }

  private static Type arg(Type type, int i) {
    return Types.args(type).get(i);
  }

  /** The built-in type that says best what Java gives, for a message. */
  static Optional<String> nearest(JavaType java) {
    return switch (java.boxed()) {
      case JavaType.Named n ->
          switch (n.name()) {
            case "java.lang.Void" -> Optional.of("Unit");
            case "java.lang.Float", "java.lang.Double" -> Optional.of("Real");
            case "java.lang.Boolean" -> Optional.of("Bool");
            case "java.lang.Character", "java.lang.String", TEXT -> Optional.of("String");
            case OPTIONAL -> nearest(n.arg(0)).map(t -> "Option<" + t + ">");
            case String name when INTEGERS.contains(name) -> Optional.of("Int");
            case String name when LISTS.contains(name) ->
                nearest(n.arg(0)).map(t -> "Array<" + t + ">");
            default -> Optional.empty();
          };
      case JavaType.ArrayOf a when a.component().erased().equals("byte") -> Optional.of("Bytes");
      case JavaType.ArrayOf a -> nearest(a.component()).map(t -> "Array<" + t + ">");
      default -> Optional.empty();
    };
  }

  // ---- to Java ----

  Optional<ToJava> toJava(Type type, JavaType java) {
    return switch (java) {
      case JavaType.Primitive p -> toPrimitive(type, p.name());
      case JavaType.ArrayOf a -> toArray(type, a.component());
      case JavaType.Named n -> toClass(type, n);
      case JavaType.Variable v when is(type, Builtin.OPTION) ->
          toJava(arg(type, 0), v).map(c -> new ToJava.Within("toNullable", c));
      case JavaType.Variable v -> Optional.of(new ToJava.Same());
    };
  }

  private static Optional<ToJava> toPrimitive(Type type, String primitive) {
    boolean same =
        switch (primitive) {
          case "long" -> is(type, Builtin.INT);
          case "double" -> is(type, Builtin.REAL);
          case "boolean" -> is(type, Builtin.BOOL);
          default -> false;
        };
    boolean narrow =
        switch (primitive) {
          case "int", "short", "byte" -> is(type, Builtin.INT);
          case "float" -> is(type, Builtin.REAL);
          case "char" -> is(type, Builtin.STRING);
          default -> false;
        };
    return same
        ? Optional.of(new ToJava.Same())
        : narrow ? Optional.of(new ToJava.Narrow(primitive)) : Optional.empty();
  }

  private Optional<ToJava> toArray(Type type, JavaType component) {
    if (is(type, Builtin.BYTES) && component.erased().equals("byte")) {
      return Optional.of(new ToJava.ToBytes());
    }
    if (!is(type, Builtin.ARRAY)) {
      return Optional.empty();
    }
    Type element = arg(type, 0);
    if (component instanceof JavaType.Primitive p) {
      boolean known = Set.of("long", "int", "double").contains(p.name());
      return toPrimitive(element, p.name())
          .filter(c -> known)
          .map(c -> new ToJava.Numbers(p.name()));
    }
    boolean isGeneric = component instanceof JavaType.ArrayOf;
    return isGeneric
        ? Optional.empty()
        : toJava(element, component).map(c -> new ToJava.ToArray(component.erased(), c));
  }

  private Optional<ToJava> toClass(Type type, JavaType.Named java) {
    String name = java.name();
    Optional<String> own = javaClass(type);
    if (own.filter(name::equals).isPresent()) {
      boolean boxed = WRAPPERS.containsValue(name);
      return Optional.of(boxed ? new ToJava.As(new ToJava.Same(), name) : new ToJava.Same());
    }
    Optional<ToJava> narrow = unwrapped(name).flatMap(p -> toPrimitive(type, p));
    if (narrow.isPresent()) {
      return narrow.map(c -> new ToJava.As(c, name));
    }
    Optional<ToJava> container = toContainer(type, java);
    if (container.isPresent()) {
      return container;
    }
    boolean fits =
        name.equals(JavaType.OBJECT) || own.filter(c -> classes.isSubclass(c, name)).isPresent();
    return fits && !Types.isUnit(type)
        ? Optional.of(new ToJava.As(new ToJava.Same(), name))
        : Optional.empty();
  }

  private Optional<ToJava> toContainer(Type type, JavaType.Named java) {
    if (is(type, Builtin.OPTION)) {
      return java.name().equals(OPTIONAL)
          ? toJava(arg(type, 0), java.arg(0)).map(c -> new ToJava.Within("toOptional", c))
          : toJava(arg(type, 0), java)
              .map(c -> new ToJava.As(new ToJava.Within("toNullable", c), java.name()));
    }
    if (is(type, Builtin.ARRAY) && LISTS.contains(java.name())) {
      return toJava(arg(type, 0), java.arg(0)).map(c -> new ToJava.Within("toList", c));
    }
    boolean set = java.name().equals("java.util.Set") || LISTS.contains(java.name());
    if (is(type, Builtin.SET) && set && !java.name().equals("java.util.List")) {
      return toJava(arg(type, 0), java.arg(0)).map(c -> new ToJava.Within("toSet", c));
    }
    if (is(type, Builtin.MAP) && java.name().equals("java.util.Map")) {
      return toJava(arg(type, 0), java.arg(0))
          .flatMap(k -> toJava(arg(type, 1), java.arg(1)).map(v -> new ToJava.Entries(k, v)));
    }
    return Optional.empty();
  }

  private static Optional<String> unwrapped(String wrapper) {
    return switch (wrapper) {
      case "java.lang.Integer" -> Optional.of("int");
      case "java.lang.Short" -> Optional.of("short");
      case "java.lang.Byte" -> Optional.of("byte");
      case "java.lang.Float" -> Optional.of("float");
      case "java.lang.Character" -> Optional.of("char");
      default -> Optional.empty();
    };
  }

  // ---- from Java ----

  Optional<FromJava> fromJava(JavaType java, Type type) {
    if (Types.resolve(type) instanceof Type.Refined r) {
      return fromJava(java, r.base()).map(c -> new FromJava.Refined(c, r.symbol()));
    }
    if (is(type, Builtin.OPTION)) {
      return toOption(java, type);
    }
    return switch (java) {
      case JavaType.Variable v -> Optional.of(new FromJava.Claimed(type));
      case JavaType.Primitive p -> fromPrimitive(p.name(), type);
      case JavaType.ArrayOf a -> fromArray(a.component(), type);
      case JavaType.Named n -> fromClass(n, type);
    };
  }

  private Optional<FromJava> toOption(JavaType java, Type type) {
    if (java instanceof JavaType.Named n && n.name().equals(OPTIONAL)) {
      return fromJava(n.arg(0), arg(type, 0)).map(c -> new FromJava.Within("fromOptional", c));
    }
    boolean same =
        java instanceof JavaType.Named n && javaClass(type).filter(n.name()::equals).isPresent();
    return same
        ? Optional.of(new FromJava.Present())
        : fromJava(java.boxed(), arg(type, 0)).map(c -> new FromJava.Within("fromNullable", c));
  }

  private static Optional<FromJava> fromPrimitive(String primitive, Type type) {
    return switch (primitive) {
      case "long" -> when(is(type, Builtin.INT), new FromJava.Same());
      case "int", "short", "byte" -> when(is(type, Builtin.INT), new FromJava.Widened("long"));
      case "double" -> when(is(type, Builtin.REAL), new FromJava.Same());
      case "float" -> when(is(type, Builtin.REAL), new FromJava.Widened("double"));
      case "boolean" -> when(is(type, Builtin.BOOL), new FromJava.Same());
      case "char" -> when(is(type, Builtin.STRING), new FromJava.CharText());
      default -> Optional.empty();
    };
  }

  private static boolean isAny(Type type) {
    return Types.resolve(type) == Type.Special.ANY;
  }

  private static Optional<FromJava> when(boolean holds, FromJava conversion) {
    return holds ? Optional.of(conversion) : Optional.empty();
  }

  private Optional<FromJava> fromArray(JavaType component, Type type) {
    if (isAny(type)) {
      return Optional.of(new FromJava.Present());
    }
    String name = component.erased();
    if (is(type, Builtin.BYTES)) {
      return when(name.equals("byte"), new FromJava.Call("fromBytes"));
    }
    if (!is(type, Builtin.ARRAY)) {
      return Optional.empty();
    }
    if (component instanceof JavaType.Primitive p) {
      boolean known = Set.of("long", "int", "double").contains(name);
      return fromPrimitive(p.name(), arg(type, 0))
          .filter(c -> known)
          .map(c ->
              new FromJava.Call(
                  "from" + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "s"));
    }
    return fromJava(component, arg(type, 0)).map(c -> new FromJava.Within("fromArray", c));
  }

  private Optional<FromJava> fromClass(JavaType.Named java, Type type) {
    String name = java.name();
    if (isAny(type)) {
      return when(unwrapped(name).isEmpty(), new FromJava.Present());
    }
    if (is(type, Builtin.INT)) {
      return when(INTEGERS.contains(name), new FromJava.Unboxed("longValue"));
    }
    if (is(type, Builtin.REAL)) {
      boolean real = name.equals("java.lang.Double") || name.equals("java.lang.Float");
      return when(real, new FromJava.Unboxed("doubleValue"));
    }
    if (is(type, Builtin.BOOL)) {
      return when(name.equals("java.lang.Boolean"), new FromJava.Unboxed("booleanValue"));
    }
    Optional<FromJava> container = fromContainer(java, type);
    if (container.isPresent()) {
      return container;
    }
    if (javaClass(type).filter(c -> classes.isSubclass(name, c)).isPresent()) {
      return Optional.of(new FromJava.Present());
    }
    boolean text = classes.isSubclass(name, TEXT) || name.equals("java.lang.Character");
    return when(is(type, Builtin.STRING) && text, new FromJava.Unboxed("toString"));
  }

  private Optional<FromJava> fromContainer(JavaType.Named java, Type type) {
    String name = java.name();
    if (is(type, Builtin.ARRAY) && java.args().size() <= 1) {
      return name.equals("java.util.stream.Stream")
          ? fromJava(java.arg(0), arg(type, 0)).map(c -> new FromJava.Within("fromStream", c))
          : isCollection(name)
              ? fromJava(java.arg(0), arg(type, 0)).map(c -> new FromJava.Within("fromList", c))
              : Optional.empty();
    }
    if (is(type, Builtin.SET) && classes.isSubclass(name, "java.util.Set")) {
      return fromJava(java.arg(0), arg(type, 0)).map(c -> new FromJava.Within("fromSet", c));
    }
    if (is(type, Builtin.MAP) && classes.isSubclass(name, "java.util.Map")) {
      return fromJava(java.arg(0), arg(type, 0))
          .flatMap(k -> fromJava(java.arg(1), arg(type, 1)).map(v -> new FromJava.Entries(k, v)));
    }
    return Optional.empty();
  }

  private boolean isCollection(String name) {
    return LISTS.contains(name) || classes.isSubclass(name, "java.util.Collection");
  }
}
