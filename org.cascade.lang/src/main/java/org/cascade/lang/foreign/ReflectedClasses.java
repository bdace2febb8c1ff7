package org.cascade.lang.foreign;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The classes of the JDK and of a class path, by reflection: loaded, and never initialised. */
public final class ReflectedClasses implements JavaClasses {
  private final ClassLoader loader;
  private final Map<String, Answer> answers = new HashMap<>();

  private ReflectedClasses(ClassLoader loader) {
    this.loader = loader;
  }

  /** What the JDK has, and jars and folders besides it. */
  public static JavaClasses of(List<Path> classPath) {
    URL[] places = classPath.stream().map(ReflectedClasses::url).toArray(URL[]::new);
    ClassLoader jdk = ClassLoader.getPlatformClassLoader();
    return new ReflectedClasses(places.length == 0 ? jdk : new URLClassLoader(places, jdk));
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("`" + path + "` cannot be on a class path", e);
    }
  }

  @Override
  public Answer find(String name) {
    return answers.computeIfAbsent(name, this::look);
  }

  @Override
  public boolean isSubclass(String name, String of) {
    if (name.equals(of)) {
      return true;
    }
    Optional<Class<?>> sub = load(name);
    Optional<Class<?>> top = load(of);
    return sub.isPresent() && top.isPresent() && top.get().isAssignableFrom(sub.get());
  }

  private Answer look(String name) {
    Optional<Class<?>> loaded = load(name);
    if (loaded.isEmpty()) {
      return new Answer.Missing();
    }
    Class<?> type = loaded.get();
    if (!isPublic(type)) {
      return new Answer.Unusable("is not public: bind to another class");
    }
    if (!name.equals(type.getCanonicalName())) {
      String source = type.getCanonicalName();
      return new Answer.Unusable("Java's source calls `%s`: write that".formatted(source));
    }
    if (type.getPackageName().isEmpty()) {
      return new Answer.Unusable("has no package, so no other code can name it: give it one");
    }
    if (!type.getModule().isExported(type.getPackageName())) {
      String module = type.getModule().getName();
      return new Answer.Unusable(
          "its module `%s` keeps to itself: bind to another class".formatted(module));
    }
    try {
      return new Answer.Found(read(type));
    } catch (LinkageError e) {
      return new Answer.Unusable(
          "needs `%s`, which is missing: add that to the class path".formatted(e.getMessage()));
    }
  }

  private static boolean isPublic(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
  }

  /** The class as source names it: {@code java.util.Map.Entry} is a member of another class. */
  private Optional<Class<?>> load(String name) {
    String binary = name;
    while (true) {
      try {
        return Optional.of(Class.forName(binary, false, loader));
      } catch (ClassNotFoundException | LinkageError e) {
        int dot = binary.lastIndexOf('.');
        if (dot < 0 || name.contains("$")) {
          return Optional.empty();
        }
        binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
      }
    }
  }

  // ---- members ----

  private static JavaClass read(Class<?> type) {
    String name = type.getCanonicalName();
    List<JavaMember> members = new ArrayList<>();
    for (Constructor<?> c : type.getConstructors()) {
      members.add(
          new JavaMember(
              JavaMember.Kind.CONSTRUCTOR,
              name,
              "new",
              true,
              types(c.getGenericParameterTypes()),
              c.isVarArgs(),
              new JavaType.Named(name, types(type.getTypeParameters()))));
    }
    methods(type).forEach(m -> members.add(member(name, m)));
    for (Field f : type.getFields()) {
      boolean isStatic = Modifier.isStatic(f.getModifiers());
      JavaMember.Kind kind = JavaMember.Kind.FIELD;
      members.add(
          new JavaMember(
              kind, name, f.getName(), isStatic, List.of(), false, type(f.getGenericType())));
    }
    members.sort(Comparator.comparing(JavaMember::name).thenComparing(JavaMember::toString));
    boolean isAbstract = Modifier.isAbstract(type.getModifiers());
    return new JavaClass(name, type.getTypeParameters().length, isAbstract, List.copyOf(members));
  }

  /** The methods as source sees them: each once, an interface's with those of any object. */
  private static Stream<Method> methods(Class<?> type) {
    Stream<Method> ofObject =
        type.isInterface() ? Arrays.stream(Object.class.getMethods()) : Stream.empty();
    Map<String, Method> found = new HashMap<>();
    Stream.concat(Arrays.stream(type.getMethods()), ofObject)
        .forEach(m -> found.merge(key(m), m, ReflectedClasses::narrower));
    return found.values().stream()
        .filter(m -> !m.isBridge() || found.values().stream().noneMatch(n -> isBehind(n, m)));
  }

  private static String key(Method m) {
    return m.getName() + Arrays.toString(m.getParameterTypes());
  }

  private static Method narrower(Method a, Method b) {
    boolean second =
        a.getReturnType() != b.getReturnType()
            && a.getReturnType().isAssignableFrom(b.getReturnType());
    return second ? b : a;
  }

  /**
   * Whether a bridge stands for a method: {@code compareTo(Object)} for one of the class itself.
   */
  private static boolean isBehind(Method method, Method bridge) {
    Class<?>[] own = method.getParameterTypes();
    Class<?>[] wide = bridge.getParameterTypes();
    return !method.isBridge()
        && method.getName().equals(bridge.getName())
        && own.length == wide.length
        && IntStream.range(0, own.length).allMatch(i -> wide[i].isAssignableFrom(own[i]));
  }

  private static JavaMember member(String owner, Method m) {
    return new JavaMember(
        JavaMember.Kind.METHOD,
        owner,
        m.getName(),
        Modifier.isStatic(m.getModifiers()),
        types(m.getGenericParameterTypes()),
        m.isVarArgs(),
        type(m.getGenericReturnType()));
  }

  // ---- types ----

  private static List<JavaType> types(Type[] all) {
    return Arrays.stream(all).map(ReflectedClasses::type).toList();
  }

  private static JavaType type(Type type) {
    return switch (type) {
      case Class<?> c when c.isPrimitive() -> new JavaType.Primitive(c.getName());
      case Class<?> c when c.isArray() -> new JavaType.ArrayOf(type(c.getComponentType()));
      case Class<?> c -> new JavaType.Named(name(c), List.of());
      case ParameterizedType p ->
          new JavaType.Named(name((Class<?>) p.getRawType()), types(p.getActualTypeArguments()));
      case GenericArrayType a -> new JavaType.ArrayOf(type(a.getGenericComponentType()));
      case TypeVariable<?> v -> new JavaType.Variable(v.getName());
      case WildcardType w -> wildcard(w);
      default -> new JavaType.Variable("?");
    };
  }

  /** What a wildcard says of its values. */
  private static JavaType wildcard(WildcardType w) {
    Type bound = w.getLowerBounds().length > 0 ? w.getLowerBounds()[0] : w.getUpperBounds()[0];
    return bound == Object.class ? new JavaType.Variable("?") : type(bound);
  }

  private static String name(Class<?> type) {
    String canonical = type.getCanonicalName();
    return canonical == null ? type.getName() : canonical;
  }
}
