package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/** Lowers what is demanded of values: claims to be proved, checks at run time, type tests. */
final class LowerRefine {
  private final Lowering lowering;
  private final LowerHolds structure;

  LowerRefine(Lowering lowering) {
    this.lowering = lowering;
    this.structure = new LowerHolds(lowering, this);
  }

  /** A condition, and how messages call it. */
  record Conjunct(Core condition, Span span) {}

  // ---- questions to types ----

  /** The text as written, on one line. */
  static String textOf(Span span) {
    return span.text().replaceAll("\\s+", " ").strip();
  }

  /** The type with the refinements of its outermost layer gone. */
  static Type base(Type type) {
    return Types.unrefined(type);
  }

  /** Whether the subject's type is the asked one, or narrows it. */
  static boolean isBase(Type asked, Type subject) {
    Type current = Types.resolve(subject);
    while (!LowerTypes.same(asked, current)) {
      if (!(current instanceof Type.Refined r)) {
        return false;
      }
      current = Types.resolve(r.base());
    }
    return true;
  }

  // ---- claims ----

  /** The value, of which is to be shown that it is of the type. */
  Core claim(Scope scope, Core value, Type to) {
    if (value instanceof Core.ArrayOf array && Builtin.is(to, Builtin.ARRAY)) {
      return claimAll(scope, elements(scope, array, to), to);
    }
    return claimAll(scope, value, to);
  }

  /** A written array, of whose elements that is to be shown one by one. */
  private Core elements(Scope scope, Core.ArrayOf array, Type to) {
    Type element = Types.args(to).getFirst();
    List<Core> items = array.items().stream().map(i -> claim(scope, i, element)).toList();
    return new Core.ArrayOf(array.span(), base(to), items);
  }

  private Core claimAll(Scope scope, Core value, Type to) {
    boolean isOne = isBase(to, value.type()) || value.type() == Type.Special.NEVER;
    if (isOne || !isSound(value.type())) {
      return LowerExpr.widen(value, to);
    }
    if (base(value.type()) instanceof Type.Fun have && base(to) instanceof Type.Fun want) {
      return function(scope, value, have, want);
    }
    Local subject = new Local("value", base(value.type()), false);
    Optional<Core> predicate = holds(scope, subject, value.type(), to, value.span());
    if (predicate.isEmpty()) {
      return LowerExpr.widen(value, to);
    }
    return new Core.Claim(value.span(), to, value, subject, predicate.orElseThrow(), demand(to));
  }

  /** What a function gives is claimed whenever it is called. */
  private Core function(Scope scope, Core value, Type.Fun have, Type.Fun want) {
    if (isBase(want.result(), have.result())) {
      return LowerExpr.widen(value, want);
    }
    Span span = value.span();
    Local function = scope.temporary("function", have);
    List<Local> params = want.params().stream().map(p -> scope.temporary("argument", p)).toList();
    List<Core> args = params.stream().<Core>map(p -> new Core.Read(span, p)).toList();
    Core call = new Core.Invoke(span, have.result(), new Core.Read(span, function), args);
    Core body = claim(scope, call, want.result());
    return new Core.Let(span, function, value, new Core.Lambda(span, want, params, body));
  }

  private static Core.Demand demand(Type to) {
    return new Core.Demand.OfRefinement(firstRefined(to).orElseThrow());
  }

  private static Optional<Type.Refined> firstRefined(Type type) {
    return switch (Types.resolve(type)) {
      case Type.Refined r -> Optional.of(r);
      case Type.Con c -> firstRefined(c.args());
      case Type.Tuple t -> firstRefined(t.items());
      case Type.Fun f -> firstRefined(f.result());
      default -> Optional.empty();
    };
  }

  private static Optional<Type.Refined> firstRefined(List<Type> types) {
    return types.stream().flatMap(t -> firstRefined(t).stream()).findFirst();
  }

  /** {@code assert p}. */
  Core asserted(Scope scope, Expr condition) {
    return claim(scope, condition, new Core.Demand.OfAssert());
  }

  /** {@code invariant p} of a loop. */
  Core.Claim invariant(Scope scope, Expr condition) {
    return claim(scope, condition, new Core.Demand.OfLoop(false));
  }

  private Core.Claim claim(Scope scope, Expr condition, Core.Demand demand) {
    Core predicate = lowering.exprs(scope).lower(condition);
    Span span = condition.span();
    return new Core.Claim(
        span,
        Type.UNIT,
        new Core.Unit(span),
        new Local("value", Type.UNIT, false),
        predicate,
        demand);
  }

  /** A record just built or copied, of which is to be shown that its invariants hold. */
  Core invariants(Core value, List<RecordSymbol.Field> changed) {
    Optional<RecordSymbol> record = Types.record(value.type());
    if (record.isEmpty() || changed.isEmpty()) {
      return value;
    }
    Core result = value;
    for (Expr invariant : soundInvariants(record.orElseThrow())) {
      Local subject = new Local("self", value.type(), false);
      Core predicate = invariant(record.orElseThrow(), invariant, subject);
      result =
          new Core.Claim(
              value.span(),
              value.type(),
              result,
              subject,
              predicate,
              new Core.Demand.OfInvariant(record.orElseThrow()));
    }
    return result;
  }

  /** Those of which enough is known to lower them: all, in a program without errors. */
  List<Expr> soundInvariants(RecordSymbol record) {
    return record.invariants().stream().filter(i -> isSound(i, record)).toList();
  }

  /** In a program with errors, what is demanded by something erroneous is not demanded. */
  private boolean isSound(Expr condition, TypeSymbol of) {
    return lowering.isSound(condition, lowering.typings().of(of));
  }

  private boolean isSound(Type type) {
    Type current = Types.resolve(type);
    while (current instanceof Type.Refined r) {
      RefinementSymbol symbol = r.symbol();
      if (symbol.predicate().filter(p -> !isSound(p, symbol)).isPresent()) {
        return false;
      }
      current = Types.resolve(r.base());
    }
    return true;
  }

  Core invariant(RecordSymbol record, Expr invariant, Local subject) {
    Substitution types = Substitution.of(record.params(), Types.args(subject.type()));
    Scope scope =
        Scope.of(lowering.typings().of(record), record.module(), record.name())
            .withTypes(types)
            .withSelf(subject);
    return lowering.exprs(scope).lower(invariant);
  }

  /** The precondition of a call whose arguments are in locals. */
  Core precondition(
      Span span,
      FunctionSymbol function,
      Substitution types,
      Optional<Local> self,
      List<Local> args) {
    Expr where = function.decl().where().orElseThrow();
    if (!lowering.isSound(where, lowering.typings().of(function))) {
      return new Core.Unit(span);
    }
    Scope scope =
        Scope.of(lowering.typings().of(function), function.module(), function.name())
            .withTypes(types);
    if (self.isPresent()) {
      scope = scope.withSelf(self.orElseThrow());
    }
    List<Decl.Param> params = lowering.paramsWithoutSelf(function);
    for (int i = 0; i < params.size(); i++) {
      scope.bind(scope.variable(params.get(i)), args.get(i));
    }
    Core predicate = lowering.exprs(scope).lower(where);
    return new Core.Claim(
        span,
        Type.UNIT,
        new Core.Unit(span),
        new Local("value", Type.UNIT, false),
        predicate,
        new Core.Demand.OfPrecondition(function));
  }

  // ---- predicates ----

  /** Whether a value of a type without refinements is of one with them; absent if all are. */
  Optional<Core> holds(Local subject, Type to) {
    Optional<Type.Refined> first = firstRefined(to);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    RefinementSymbol symbol = first.orElseThrow().symbol();
    Scope scope = Scope.of(lowering.typings().of(symbol), symbol.module(), symbol.name());
    return holds(scope, subject, subject.type(), to, symbol.declared());
  }

  /** Whether a value of one type is of another; absent if all are. */
  Optional<Core> holds(Scope scope, Local subject, Type from, Type to, Span span) {
    if (base(from) == Type.Special.ANY && base(to) != Type.Special.ANY) {
      return Optional.of(ofAny(scope, subject, to, span));
    }
    List<Core> conditions = new ArrayList<>();
    conjuncts(subject, from, to).forEach(c -> conditions.add(c.condition()));
    structure.holds(scope, subject, base(from), base(to), span).ifPresent(conditions::addFirst);
    return conditions.isEmpty()
        ? Optional.empty()
        : Optional.of(LowerOps.all(conditions.getFirst().span(), conditions));
  }

  /** A value itself tells only the outer layer of its type; what is in it is asked in turn. */
  private Core ofAny(Scope scope, Local subject, Type to, Span span) {
    Local typed = scope.temporary(subject.name(), LowerTypes.open(base(to)));
    Core yes = new Core.Literal(span, Builtin.BOOL_TYPE, true);
    Core inside = holds(scope, typed, typed.type(), to, span).orElse(yes);
    Core no = new Core.Literal(span, Builtin.BOOL_TYPE, false);
    return new Core.Switch(
        span,
        Builtin.BOOL_TYPE,
        new Core.Read(span, subject),
        List.of(new Core.Case(span, new Core.Test.OfType(typed), inside)),
        Optional.of(no));
  }

  /** Whether what is in a value, whose outer layer was asked for, is of its type too. */
  Optional<Core> inside(Scope scope, Local typed, Span span) {
    Type to = base(typed.type());
    Type open = LowerTypes.open(to);
    if (LowerTypes.same(open, to)) {
      return Optional.empty();
    }
    Local seen = scope.temporary(typed.name(), open);
    Core value = new Core.Coerce(span, open, new Core.Read(span, typed));
    return holds(scope, seen, open, to, span).map(c -> new Core.Let(span, seen, value, c));
  }

  Optional<Core> holds(Scope scope, Local subject, Type asked, Span span) {
    return holds(scope, subject, subject.type(), asked, span);
  }

  /** What the outer refinements of {@code to} ask that those of {@code from} do not. */
  List<Conjunct> conjuncts(Local subject, Type from, Type to) {
    List<Type.Refined> chain = new ArrayList<>();
    Type current = Types.resolve(to);
    while (current instanceof Type.Refined r && !isBase(current, from)) {
      chain.addFirst(r);
      current = Types.resolve(r.base());
    }
    List<Conjunct> all = new ArrayList<>();
    for (Type.Refined refined : chain) {
      Scope at = predicateScope(refined, subject);
      refined
          .symbol()
          .predicate()
          .filter(p -> isSound(p, refined.symbol()))
          .ifPresent(p -> split(at, p, all));
    }
    return all;
  }

  Optional<Core> otherwise(Type.Refined refined, Local value) {
    return refined
        .symbol()
        .otherwise()
        .map(words -> lowering.exprs(predicateScope(refined, value)).lower(words));
  }

  private Scope predicateScope(Type.Refined refined, Local subject) {
    RefinementSymbol symbol = refined.symbol();
    Scope scope =
        Scope.of(lowering.typings().of(symbol), symbol.module(), symbol.name())
            .withTypes(Substitution.of(symbol.params(), refined.args()));
    scope.bindImplicit(symbol.variable(), subject);
    return scope;
  }

  private void split(Scope scope, Expr predicate, List<Conjunct> all) {
    if (predicate instanceof Expr.Binary b && b.op() == Expr.BinaryOp.AND) {
      split(scope, b.left(), all);
      split(scope, b.right(), all);
      return;
    }
    LowerExpr exprs = lowering.exprs(scope);
    if (predicate instanceof Expr.Comparison c && c.ops().size() > 1) {
      for (int i = 0; i < c.ops().size(); i++) {
        Expr left = c.operands().get(i);
        Expr right = c.operands().get(i + 1);
        Span span = left.span().to(right.span());
        Core pair = LowerOps.compare(span, c.ops().get(i), exprs.lower(left), exprs.lower(right));
        all.add(new Conjunct(pair, span));
      }
      return;
    }
    all.add(new Conjunct(exprs.lower(predicate), predicate.span()));
  }

  // ---- checks at run time ----

  /** {@code e as T}. */
  Core as(Scope scope, Expr.As e, Core value) {
    Type to = scope.type(e.type());
    if (base(value.type()) == Type.Special.ANY && base(to) != Type.Special.ANY) {
      return fromAny(scope, e.span(), value, to);
    }
    return checked(
        scope,
        e.span(),
        value,
        to,
        to,
        read -> LowerExpr.widen(read, to),
        message -> new Core.Abort(e.span(), message));
  }

  private Core fromAny(Scope scope, Span span, Core value, Type to) {
    Local any = scope.temporary("value", value.type());
    Local typed = scope.temporary("typed", base(to));
    Core read = new Core.Read(span, typed);
    Core narrowed =
        checked(
            scope,
            span,
            read,
            to,
            to,
            r -> LowerExpr.widen(r, to),
            message -> new Core.Abort(span, message));
    String words = " is not " + LowerTypes.withArticle(to);
    Supplier<Core> miss = () -> new Core.Abort(span, message(span, any, words));
    Core hit =
        inside(scope, typed, span)
            .<Core>map(c -> new Core.If(span, to, c, narrowed, miss.get()))
            .orElse(narrowed);
    Core test =
        new Core.Switch(
            span,
            to,
            new Core.Read(span, any),
            List.of(new Core.Case(span, new Core.Test.OfType(typed), hit)),
            Optional.of(miss.get()));
    return new Core.Let(span, any, value, test);
  }

  /** {@code T.of(e)}. */
  Core of(Scope scope, Span span, Core value, Type.Refined to, Type result) {
    return checked(
        scope,
        span,
        value,
        to,
        result,
        read -> LowerExpr.variant(span, result, "Ok", List.of(LowerExpr.widen(read, to))),
        message -> LowerExpr.variant(span, result, "Err", List.of(message)));
  }

  private Core checked(
      Scope scope,
      Span span,
      Core value,
      Type to,
      Type result,
      Function<Core, Core> good,
      Function<Core, Core> bad) {
    Local local = scope.temporary("value", value.type());
    Core read = new Core.Read(span, local);
    List<Conjunct> conjuncts = conjuncts(local, value.type(), to);
    Optional<Core> inner = structure.holds(scope, local, base(value.type()), base(to), span);
    if (conjuncts.isEmpty() && inner.isEmpty()) {
      return good.apply(value);
    }
    Core body = good.apply(read);
    for (int i = conjuncts.size() - 1; i >= 0; i--) {
      Conjunct c = conjuncts.get(i);
      Core failure = bad.apply(failure(span, local, to, c.span()));
      body = new Core.If(span, result, c.condition(), body, failure);
    }
    if (inner.isPresent()) {
      Core failure = bad.apply(message(span, local, " is not " + LowerTypes.withArticle(to)));
      body = new Core.If(span, result, inner.orElseThrow(), body, failure);
    }
    return new Core.Let(span, local, value, body);
  }

  /** {@code -1 is not an Age: 0 <= value is false}, or in the refinement's own words. */
  private Core failure(Span span, Local value, Type to, Span condition) {
    String start = " is not " + LowerTypes.withArticle(to) + ": ";
    Optional<Core> words = to instanceof Type.Refined r ? otherwise(r, value) : Optional.empty();
    if (words.isEmpty()) {
      return message(span, value, start + textOf(condition) + " is false");
    }
    return new Core.Template(
        span,
        Builtin.STRING_TYPE,
        List.of(new Core.Read(span, value), LowerExpr.text(span, start), words.orElseThrow()));
  }

  private static Core message(Span span, Local value, String words) {
    return new Core.Template(
        span,
        Builtin.STRING_TYPE,
        List.of(new Core.Read(span, value), LowerExpr.text(span, words)));
  }
}
