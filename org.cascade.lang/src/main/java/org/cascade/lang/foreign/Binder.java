package org.cascade.lang.foreign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.Suggestions;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/** Finds what each function of {@code extern java} means in Java, or says why it means nothing. */
public final class Binder {
  /** More candidates in a message help nobody. */
  private static final int SHOWN = 4;

  private final JavaClasses classes;
  private final Boundary boundary;
  private final Reporter reporter;
  private final Set<String> missed = new HashSet<>();

  private Binder(JavaClasses classes, Reporter reporter) {
    this.classes = classes;
    this.boundary = new Boundary(classes);
    this.reporter = reporter;
  }

  /**
   * What a program's own functions are bound to; those with errors are left out.
   *
   * @param types the types of {@code extern java} blocks
   * @param functions their functions
   */
  public static Bindings bind(
      List<TypeSymbol> types,
      List<FunctionSymbol> functions,
      JavaClasses classes,
      Reporter reporter) {
    Binder binder = new Binder(classes, reporter);
    types.forEach(binder::check);
    return new Bindings(functions.stream().flatMap(f -> binder.bind(f).stream()).toList());
  }

  // ---- classes ----

  private void check(TypeSymbol type) {
    find(type.javaClass().orElseThrow(), type.name(), type.declared())
        .filter(found -> !type.params().isEmpty() && type.params().size() != found.params())
        .ifPresent(found ->
            reporter.report(
                RuleCode.EXTERN_MISFIT,
                type.declared(),
                "`%s` has %d type parameters, but Java's `%s` has %d: write as many, or none."
                    .formatted(type.name(), type.params().size(), found.name(), found.params())));
  }

  /** The class; that there is none is told at the first that needs it. */
  private Optional<JavaClass> find(String name, String by, Span at) {
    JavaClasses.Answer answer = classes.find(name);
    if (answer instanceof JavaClasses.Answer.Found f) {
      return Optional.of(f.found());
    }
    if (missed.add(at.source().path() + ":" + name)) {
      String message =
          "`%s` is bound to the Java class `%s`, which %s."
              .formatted(by, name, because(answer, name));
      reporter.report(RuleCode.EXTERN_NOT_FOUND, at, message);
    }
    return Optional.empty();
  }

  private static String because(JavaClasses.Answer answer, String name) {
    return switch (answer) {
      case JavaClasses.Answer.Unusable u -> u.reason();
      case JavaClasses.Answer a when name.contains(".") ->
          "neither the JDK nor the class path has: correct the name";
      case JavaClasses.Answer a -> "is not there: write its name in full, as in `java.util.UUID`";
    };
  }

  // ---- functions ----

  private Optional<Binding> bind(FunctionSymbol function) {
    if (function.result().map(Types::isError).orElse(true)
        || function.params().stream().anyMatch(p -> Types.isError(p.type()))) {
      return Optional.empty();
    }
    FunctionSymbol.Extern extern = function.extern().orElseThrow();
    return find(extern.target(), function.name(), function.decl().name().span())
        .flatMap(found -> bind(new Wanted(function, found, isInstance(function, found))));
  }

  /** Whether {@code self} is an object of the class, and not what a static method takes first. */
  private boolean isInstance(FunctionSymbol function, JavaClass found) {
    return function.hasSelfParameter()
        && !Boundary.isPrimitive(function.params().getFirst().type())
        && Boundary.javaClass(function.params().getFirst().type())
            .filter(c -> classes.isSubclass(c, found.name()))
            .isPresent();
  }

  /** A declaration, and where its Java is looked for. */
  private record Wanted(FunctionSymbol function, JavaClass found, boolean isInstance) {
    String java() {
      return function.extern().orElseThrow().name();
    }

    /** What Java's member is given. */
    List<Type> args() {
      return function.params().stream()
          .skip(isInstance ? 1 : 0)
          .map(FunctionSymbol.Param::type)
          .toList();
    }

    Type result() {
      return function.result().orElse(Type.UNIT);
    }

    String shownArgs() {
      return args().stream().map(Type::toString).collect(Collectors.joining(", ", "(", ")"));
    }
  }

  private Optional<Binding> bind(Wanted wanted) {
    List<JavaMember> named = wanted.found().named(wanted.java());
    if (named.isEmpty()) {
      reportMissing(wanted);
      return Optional.empty();
    }
    if (wanted.java().equals("new") && wanted.found().isAbstract()) {
      report(
          RuleCode.EXTERN_MISFIT,
          wanted,
          "Java's `%s` is abstract, so there is no `new` of it: bind `%s` to a static method, or to a class that extends it."
              .formatted(wanted.found().name(), wanted.function().name()));
      return Optional.empty();
    }
    List<JavaMember> ofKind =
        named.stream().filter(m -> m.isStatic() != wanted.isInstance()).toList();
    if (ofKind.isEmpty()) {
      reportKind(wanted, named);
      return Optional.empty();
    }
    return choose(wanted, ofKind);
  }

  private Optional<Binding> choose(Wanted wanted, List<JavaMember> candidates) {
    List<Fit> takes = candidates.stream().flatMap(m -> fit(wanted, m).stream()).toList();
    if (takes.isEmpty()) {
      report(
          RuleCode.EXTERN_MISFIT,
          wanted,
          "`%s` gives Java's `%s` the arguments `%s`, but Java has %s: declare parameters that fit."
              .formatted(
                  wanted.function().name(),
                  candidates.getFirst().qualifiedName(),
                  wanted.shownArgs(),
                  shown(candidates)));
      return Optional.empty();
    }
    List<Fit> nearest = nearest(takes);
    List<Binding> good = nearest.stream().flatMap(f -> binding(wanted, f).stream()).toList();
    if (good.size() == 1) {
      return Optional.of(good.getFirst());
    }
    List<JavaMember> members = nearest.stream().map(Fit::member).toList();
    report(
        RuleCode.EXTERN_MISFIT,
        wanted,
        good.isEmpty()
            ? "`%s` is declared to give `%s`, but Java has %s, and nothing converts between them: declare a result that fits%s."
                .formatted(
                    wanted.function().name(),
                    wanted.result(),
                    shown(members),
                    Boundary.nearest(members.getFirst().result())
                        .map(t -> ", such as `" + t + "`")
                        .orElse(""))
            : "`%s` may mean each of %s: declare parameters that fit only one."
                .formatted(wanted.function().name(), shown(members)));
    return Optional.empty();
  }

  private static List<Fit> nearest(List<Fit> all) {
    int least = all.stream().mapToInt(Fit::distance).min().orElseThrow();
    return all.stream().filter(f -> f.distance() == least).toList();
  }

  /** A member that takes the arguments. */
  private record Fit(JavaMember member, List<ToJava> args, boolean spread) {
    int distance() {
      return args.stream().mapToInt(ToJava::distance).sum() + (spread ? 20 : 0);
    }
  }

  private Optional<Fit> fit(Wanted wanted, JavaMember member) {
    return convert(wanted.args(), member.params())
        .map(args -> new Fit(member, args, false))
        .or(() ->
            spread(member, wanted.args().size())
                .flatMap(params -> convert(wanted.args(), params))
                .map(args -> new Fit(member, args, true)));
  }

  /** The parameters with the last one, an array, as often as there are arguments for it. */
  private static Optional<List<JavaType>> spread(JavaMember member, int count) {
    int fixed = member.params().size() - 1;
    if (!member.isVarArgs()
        || count < fixed
        || !(member.params().getLast() instanceof JavaType.ArrayOf last)) {
      return Optional.empty();
    }
    return Optional.of(
        Stream.concat(
                member.params().stream().limit(fixed),
                Stream.generate(last::component).limit(count - fixed))
            .toList());
  }

  private Optional<List<ToJava>> convert(List<Type> args, List<JavaType> params) {
    if (args.size() != params.size()) {
      return Optional.empty();
    }
    List<ToJava> all = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      Optional<ToJava> conversion = boundary.toJava(args.get(i), params.get(i));
      if (conversion.isEmpty()) {
        return Optional.empty();
      }
      all.add(conversion.get());
    }
    return Optional.of(List.copyOf(all));
  }

  private Optional<Binding> binding(Wanted wanted, Fit fit) {
    JavaType java = fit.member().result();
    Type result = wanted.result();
    if (fit.member().kind() == JavaMember.Kind.FIELD && isNothing(result)) {
      return Optional.empty();
    }
    if (isFallible(result, java)) {
      Type value = Types.args(result).getFirst();
      return made(fit.member(), value)
          .or(() -> result(java, value))
          .map(r -> new Binding(wanted.function(), fit.member(), fit.args(), value, r, true));
    }
    return made(fit.member(), result)
        .or(() -> result(java, result))
        .map(r -> new Binding(wanted.function(), fit.member(), fit.args(), result, r, false));
  }

  /** Whether an exception is an {@code Err}: of a {@code Result<T, String>} that Java knows not. */
  private static boolean isFallible(Type result, JavaType java) {
    return Builtin.is(result, Builtin.RESULT)
        && Builtin.is(Types.args(result).get(1), Builtin.STRING)
        && !Boundary.javaClass(result).orElse("").equals(java.erased());
  }

  private Optional<FromJava> result(JavaType java, Type type) {
    return isNothing(type) ? Optional.of(new FromJava.Dropped()) : boundary.fromJava(java, type);
  }

  /** What {@code new} gives is never null. */
  private Optional<FromJava> made(JavaMember member, Type type) {
    boolean same =
        member.kind() == JavaMember.Kind.CONSTRUCTOR
            && !(Types.resolve(type) instanceof Type.Refined)
            && Boundary.javaClass(type)
                .filter(c -> classes.isSubclass(member.owner(), c))
                .isPresent();
    return same ? Optional.of(new FromJava.Same()) : Optional.empty();
  }

  private static boolean isNothing(Type type) {
    return Types.isUnit(type) || Types.resolve(type) == Type.Special.NEVER;
  }

  // ---- messages ----

  private void report(RuleCode code, Wanted wanted, String message) {
    reporter.report(code, wanted.function().decl().name().span(), message);
  }

  private static String shown(List<JavaMember> members) {
    List<String> all = members.stream().map(m -> "`" + m + "`").toList();
    String some = all.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return all.size() > SHOWN ? some + " and %d more".formatted(all.size() - SHOWN) : some;
  }

  private void reportMissing(Wanted wanted) {
    String java = wanted.java();
    String owner = wanted.found().name();
    if (java.equals("new")) {
      report(
          RuleCode.EXTERN_NOT_FOUND,
          wanted,
          "Java's `%s` has no public constructor: bind `%s` to a static method that makes one."
              .formatted(owner, wanted.function().name()));
      return;
    }
    List<String> names =
        wanted.found().members().stream().map(JavaMember::name).distinct().toList();
    Optional<String> near =
        Suggestions.nearest(java, names)
            .or(() ->
                names.stream()
                    .filter(n -> n.length() > 2 && java.startsWith(n) || n.startsWith(java))
                    .min(Comparator.comparing(n -> Math.abs(n.length() - java.length()))));
    String end =
        near.map(n -> "; did you mean %s?".formatted(shown(wanted.found().named(n))))
            .orElse(": correct the name in the string.");
    report(
        RuleCode.EXTERN_NOT_FOUND,
        wanted,
        "Java's `%s` has no public method or field `%s`%s".formatted(owner, java, end));
  }

  private void reportKind(Wanted wanted, List<JavaMember> named) {
    String message =
        wanted.isInstance()
            ? "`%s` takes `self`, an object of Java's `%s`, but `%s` is static there, %s: give the first parameter another name than `self`."
            : "`%s` takes no `self` of Java's class `%s`, but `%s` belongs to its objects, %s: make the first parameter `self`, of a type that is bound to the class.";
    report(
        RuleCode.EXTERN_MISFIT,
        wanted,
        message.formatted(
            wanted.function().name(), wanted.found().name(), wanted.java(), shown(named)));
  }
}
