package org.cascade.lang.infer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.Suggestions;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/** Patterns: what they are matched with, and the names they bind. */
final class PatternRules {
  private final Body body;

  /** Names bound so far; alternatives of an or-pattern bind the same variables. */
  private final Map<String, Variable> bound = new HashMap<>();

  private final Map<String, Variable> existing = new HashMap<>();
  private boolean inAlternative;

  private PatternRules(Body body) {
    this.body = body;
  }

  /** Types a pattern and declares its names in the body's scope. */
  static void bind(Body body, Pattern pattern, Type subject) {
    new PatternRules(body).visit(pattern, subject);
  }

  /** As {@link #bind}, but the names are module values that exist already and get their types. */
  static void bindModule(Body body, Pattern pattern, Type subject, Map<String, Variable> values) {
    PatternRules rules = new PatternRules(body);
    rules.existing.putAll(values);
    rules.visit(pattern, subject);
  }

  /** The names a pattern binds. */
  static Stream<Name> names(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Wildcard p -> Stream.of();
      case Pattern.Missing p -> Stream.of();
      case Pattern.Literal p -> Stream.of();
      case Pattern.Range p -> Stream.of();
      case Pattern.Bind p -> Stream.of(p.name());
      case Pattern.Typed p -> names(p.pattern());
      case Pattern.Constructor p -> p.args().stream().flatMap(PatternRules::names);
      case Pattern.Tuple p -> p.items().stream().flatMap(PatternRules::names);
      case Pattern.Or p -> names(p.options().getFirst());
      case Pattern.Record p ->
          p.fields().stream()
              .flatMap(f -> f.pattern().map(PatternRules::names).orElse(Stream.of(f.name())));
    };
  }

  /** Reports a pattern of {@code let} or {@code for} that leaves values out. */
  static void mustNotFail(Body body, Pattern pattern, Type type) {
    if (pattern instanceof Pattern.Bind || pattern instanceof Pattern.Wildcard) {
      return;
    }
    body.world().later(() -> Exhaustiveness.mustNotFail(body.world(), pattern, Types.zonk(type)));
  }

  private void visit(Pattern pattern, Type subject) {
    body.world().table().put(pattern, subject);
    switch (pattern) {
      case Pattern.Wildcard p -> {}
      case Pattern.Missing p -> {}
      case Pattern.Bind p -> declare(p, p.name(), subject);
      case Pattern.Typed p -> typed(p, subject);
      case Pattern.Literal p -> literal(p.value(), subject);
      case Pattern.Range p -> {
        p.from().ifPresent(x -> literal(x, subject));
        p.to().ifPresent(x -> literal(x, subject));
      }
      case Pattern.Constructor p -> constructor(p, subject);
      case Pattern.Record p -> record(p, subject);
      case Pattern.Tuple p -> tuple(p, subject);
      case Pattern.Or p -> alternatives(p, subject);
    }
  }

  private void declare(Node at, Name name, Type type) {
    Variable known = bound.get(name.text());
    if (known != null && inAlternative) {
      body.world().table().put(at, known);
      if (body.world().unifier().fit(type, known.type(), name.span()).compareTo(Unifier.Fit.PROOF)
          >= 0) {
        body.error(
            RuleCode.WRONG_PATTERN,
            at,
            "`%s` is `%s` here and `%s` in another alternative; it must have one type."
                .formatted(name, Types.zonk(type), Types.zonk(known.type())));
      }
      return;
    }
    if (known != null) {
      body.error(
          RuleCode.DUPLICATE_NAME, at, "`%s` is bound twice in one pattern.".formatted(name));
      return;
    }
    Variable v =
        existing.getOrDefault(
            name.text(), new Variable(name.text(), Variable.Kind.PATTERN, type, name.span()));
    v.retype(type);
    bound.put(name.text(), v);
    body.world().table().put(at, v);
    if (!existing.containsKey(name.text())) {
      body.scope().declare(v);
    }
  }

  private void typed(Pattern.Typed p, Type subject) {
    Type type = body.localTypes().read(p.type());
    test(p, type, subject);
    visit(p.pattern(), type);
  }

  /** A type test: out of {@code Any}, into a refinement, of a type that is certain, of a Type. */
  private void test(Pattern at, Type type, Type subject) {
    Type from = Types.resolve(subject);
    if (from == Type.Special.TYPE) {
      body.world().table().put(at, new Resolution.TestType(type));
      return;
    }
    if (type instanceof Type.Refined r
        && from != Type.Special.ANY
        && body.world().unifier().fit(subject, type, at.span()) == Unifier.Fit.PROOF) {
      body.world().table().put(at, new Resolution.TestRefinement(r));
      return;
    }
    body.world().table().put(at, new Resolution.TestType(type));
    if (from == Type.Special.ANY) {
      TypeTests.check(body, at, type);
    }
    if (from != Type.Special.ANY
        && body.world().unifier().fit(subject, type, at.span()) == Unifier.Fit.NO) {
      wrong(at, "A `%s` is never a `%s`.".formatted(Types.zonk(subject), Types.zonk(type)));
    }
  }

  private void wrong(Node at, String message) {
    if (!message.contains("`?`")) {
      body.error(RuleCode.WRONG_PATTERN, at, message);
    }
  }

  private void literal(Expr value, Type subject) {
    Type type = body.infer(value);
    Type from = Types.resolve(subject);
    if (from != Type.Special.ANY
        && body.world().unifier().fit(type, Types.unrefined(subject), value.span())
            == Unifier.Fit.NO) {
      wrong(value, "A `%s` is never `%s`.".formatted(Types.zonk(subject), value.span().text()));
    }
  }

  private void tuple(Pattern.Tuple p, Type subject) {
    Type base = Types.unrefined(subject);
    if (base == Type.Special.TYPE) {
      Optional<Type> asked = typeNamed(p);
      if (asked.isPresent()) {
        test(p, asked.get(), subject);
        return;
      }
    }
    if (base instanceof Type.Var) {
      List<Type> holes = p.items().stream().<Type>map(i -> body.world().fresh("a member")).toList();
      body.world().unifier().fit(subject, new Type.Tuple(holes), p.span());
      base = new Type.Tuple(holes);
    }
    if (base instanceof Type.Tuple t && t.items().size() == p.items().size()) {
      for (int i = 0; i < p.items().size(); i++) {
        visit(p.items().get(i), t.items().get(i));
      }
      return;
    }
    p.items().forEach(i -> visit(i, Type.Special.ERROR));
    if (!Types.isError(base)) {
      wrong(
          p,
          "A tuple of %d is taken apart here, but this is `%s`."
                  .formatted(p.items().size(), Types.zonk(base))
              + (base == Type.Special.TYPE
                  ? " A pattern of a type is a type written in full, such as `(Int, String)`."
                  : ""));
    }
  }

  /** The type that a pattern of a Type value is. */
  private Optional<Type> typeNamed(Pattern p) {
    return switch (p) {
      case Pattern.Constructor c
          when !c.parens()
              && (body.module().type(c.name().text()).isPresent()
                  || isSpecialType(c.name().text())) ->
          Optional.of(NameRules.typeNamed(body, c.name(), c.typeArgs()));
      case Pattern.Tuple t -> {
        List<Optional<Type>> items = t.items().stream().map(this::typeNamed).toList();
        yield items.stream().allMatch(Optional::isPresent)
            ? Optional.of(new Type.Tuple(items.stream().map(Optional::get).toList()))
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  // ---- constructors and records ----

  private void constructor(Pattern.Constructor p, Type subject) {
    String name = p.name().text();
    Optional<SumSymbol.Constructor> found =
        p.typeArgs().isEmpty()
            ? NameRules.constructor(body, name, Optional.of(subject))
            : Optional.empty();
    boolean isType = body.module().type(name).isPresent() || isSpecialType(name);
    if (found.isEmpty() && isType && !p.parens()) {
      test(p, NameRules.typeNamed(body, p.name(), p.typeArgs()), subject);
      return;
    }
    if (found.isEmpty()) {
      p.args().forEach(a -> visit(a, Type.Special.ERROR));
      if (!Types.isError(subject)) {
        unknown(p.name(), subject);
      }
      return;
    }
    SumSymbol.Constructor c = found.orElseThrow();
    Optional<Substitution> args = belongs(p, c, subject);
    boolean rightCount =
        c.fields().size() == p.args().size() && (!c.named() || c.fields().isEmpty());
    for (int i = 0; i < p.args().size(); i++) {
      int index = i;
      Type type =
          rightCount
              ? args.map(a -> a.apply(c.fields().get(index).type())).orElse(Type.Special.ERROR)
              : Type.Special.ERROR;
      visit(p.args().get(i), type);
    }
    if (!rightCount) {
      wrongCount(p, c);
    }
  }

  private static boolean isSpecialType(String name) {
    return Set.of("Unit", "Any").contains(name);
  }

  private void wrongCount(Pattern.Constructor p, SumSymbol.Constructor c) {
    String form =
        c.fields().isEmpty()
            ? "`" + c + "` alone"
            : c.named()
                ? "`"
                    + c
                    + " { "
                    + c.fields().stream()
                        .map(RecordSymbol.Field::name)
                        .collect(Collectors.joining(", "))
                    + " }`"
                : "`" + c + "` with " + c.fields().size() + " pattern(s) in parentheses";
    wrong(p, "`%s` is written as %s.".formatted(c, form));
  }

  private void unknown(Name name, Type subject) {
    Set<String> known = new TreeSet<>();
    if (Types.unrefined(subject) instanceof Type.Con c && c.symbol() instanceof SumSymbol s) {
      s.constructors().forEach(k -> known.add(k.name()));
    }
    body.error(
        RuleCode.UNKNOWN_NAME,
        name,
        "There is no constructor or type `%s`%s"
            .formatted(name, Suggestions.didYouMean(name.text(), known)));
  }

  /** The sum type's arguments, if the constructor is one of the subject's. */
  private Optional<Substitution> belongs(Pattern p, SumSymbol.Constructor c, Type subject) {
    List<Type> args =
        c.owner().params().stream().<Type>map(x -> body.world().fresh(x.name())).toList();
    Type whole = new Type.Con(c.owner(), args);
    if (Types.resolve(subject) == Type.Special.ANY) {
      wrong(
          p,
          "A constructor says nothing about the other types in `Any`; match on the type first: `x: %s`."
              .formatted(c.owner()));
      return Optional.empty();
    }
    if (body.world().unifier().fit(Types.unrefined(subject), whole, p.span()) == Unifier.Fit.NO) {
      wrong(
          p,
          "`%s` is a constructor of `%s`, and this is matched with `%s`."
              .formatted(c, c.owner(), Types.zonk(subject)));
      return Optional.empty();
    }
    body.world().table().put(p, new Resolution.BuildVariant(c, args));
    return Optional.of(Substitution.of(c.owner().params(), args));
  }

  private void record(Pattern.Record p, Type subject) {
    Optional<SumSymbol.Constructor> c =
        NameRules.constructor(body, p.name().text(), Optional.of(subject))
            .filter(SumSymbol.Constructor::named);
    if (c.isPresent()) {
      fields(
          p,
          c.orElseThrow().fields(),
          belongs(p, c.orElseThrow(), subject),
          c.orElseThrow().name());
      return;
    }
    Type type =
        body.module().type(p.name().text()).isPresent()
            ? NameRules.typeNamed(body, p.name(), List.of())
            : Type.Special.ERROR;
    Optional<RecordSymbol> record = Types.record(type);
    if (record.isEmpty()) {
      fields(p, List.of(), Optional.empty(), p.name().text());
      unknown(p.name(), subject);
      return;
    }
    body.world().headers().complete(record.orElseThrow());
    boolean any = Types.resolve(subject) == Type.Special.ANY;
    if (any) {
      body.world().table().put(p, new Resolution.TestType(type));
      TypeTests.check(body, p, type);
    } else {
      body.world()
          .table()
          .put(p, new Resolution.BuildRecord(record.orElseThrow(), Types.args(type)));
      if (body.world().unifier().fit(subject, Types.unrefined(type), p.span()) == Unifier.Fit.NO) {
        wrong(p, "A `%s` is never a `%s`.".formatted(Types.zonk(subject), Types.zonk(type)));
      }
    }
    fields(
        p,
        record.orElseThrow().fields(),
        Optional.of(Substitution.of(record.orElseThrow().params(), Types.args(type))),
        record.orElseThrow().name());
  }

  private void fields(
      Pattern.Record p,
      List<RecordSymbol.Field> fields,
      Optional<Substitution> args,
      String owner) {
    for (Pattern.FieldPattern f : p.fields()) {
      Optional<RecordSymbol.Field> field =
          fields.stream().filter(x -> x.name().equals(f.name().text())).findFirst();
      Type type =
          field.isPresent() && args.isPresent()
              ? args.orElseThrow().apply(field.orElseThrow().type())
              : Type.Special.ERROR;
      if (field.isEmpty() && args.isPresent()) {
        body.error(
            RuleCode.UNKNOWN_FIELD,
            f.name(),
            "`%s` has no field `%s`%s"
                .formatted(
                    owner,
                    f.name(),
                    Suggestions.didYouMean(
                        f.name().text(), fields.stream().map(RecordSymbol.Field::name).toList())));
      }
      if (f.pattern().isPresent()) {
        visit(f.pattern().orElseThrow(), type);
      } else {
        declare(f, f.name(), type);
      }
    }
  }

  private void alternatives(Pattern.Or p, Type subject) {
    boolean before = inAlternative;
    Set<String> outside = Set.copyOf(bound.keySet());
    visit(p.options().getFirst(), subject);
    Set<String> first = namesBeyond(p.options().getFirst(), outside);
    for (Pattern option : p.options().subList(1, p.options().size())) {
      inAlternative = true;
      Set<String> here = namesBeyond(option, outside);
      if (!here.equals(first)) {
        body.error(
            RuleCode.WRONG_PATTERN,
            option,
            "All alternatives must bind the same names; this one binds %s, the first %s."
                .formatted(here, first));
      }
      visit(option, subject);
    }
    inAlternative = before;
  }

  private static Set<String> namesBeyond(Pattern pattern, Set<String> outside) {
    return names(pattern)
        .map(Name::text)
        .filter(n -> !outside.contains(n))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
