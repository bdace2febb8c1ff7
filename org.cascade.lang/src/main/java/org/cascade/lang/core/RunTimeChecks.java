package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;

/**
 * Makes claims into checks: each is asked when the program runs, and one that is false aborts. Of a
 * program whose claims are proved none may fail, which is what this is for.
 */
public final class RunTimeChecks {
  /** How the message of an abort begins that a false claim makes. */
  public static final String FAILED = "a claim is false: ";

  private final Lowering lowering;

  private RunTimeChecks(Lowering lowering) {
    this.lowering = lowering;
  }

  /** The module with all checks switched on. What only the compiler can ask is left as it is. */
  public static CoreModule in(CoreModule module, Lowering lowering) {
    return new RunTimeChecks(lowering).module(module);
  }

  private CoreModule module(CoreModule m) {
    return new CoreModule(
        m.name(),
        m.source(),
        m.imports(),
        m.types().stream().map(this::type).toList(),
        functions(m.functions()),
        m.globals(),
        checked(m.main()),
        m.tests().stream()
            .map(t -> new CoreModule.CoreTest(t.title(), t.span(), checked(t.body())))
            .toList());
  }

  private CoreModule.CoreType type(CoreModule.CoreType type) {
    return switch (type) {
      case CoreModule.CoreRecord r ->
          new CoreModule.CoreRecord(r.symbol(), functions(r.methods()), r.check().map(this::check));
      case CoreModule.CoreSum s -> s;
      case CoreModule.CoreRefinement r ->
          new CoreModule.CoreRefinement(r.symbol(), check(r.check()));
      case CoreModule.CoreSpace s ->
          new CoreModule.CoreSpace(
              s.symbol(),
              s.self(),
              s.initial().stream().map(i -> i.map(this::checked)).toList(),
              functions(s.functions()),
              s.streams(),
              s.invariants());
    };
  }

  private List<CoreFunction> functions(List<CoreFunction> functions) {
    return functions.stream()
        .map(f -> new CoreFunction(f.symbol(), f.self(), f.params(), checked(f.body())))
        .toList();
  }

  private CoreModule.Check check(CoreModule.Check check) {
    return new CoreModule.Check(check.symbol(), check.value(), checked(check.predicate()));
  }

  private Core checked(Core node) {
    return switch (node) {
      case Core.Claim c -> claim(c);
      case Core.While w when !w.invariants().isEmpty() -> loop(w);
      case Core.ForEach f when !f.invariants().isEmpty() -> loop(f);
      default -> CoreMap.children(node, this::checked);
    };
  }

  private Core claim(Core.Claim c) {
    if (CompilerOnly.is(lowering, c.predicate())) {
      return CoreMap.children(c, this::checked);
    }
    Span span = c.span();
    Core failure = new Core.Abort(span, LowerExpr.text(span, FAILED + words(c)));
    if (c.value() instanceof Core.Unit unit) {
      return new Core.If(span, Type.UNIT, holds(c), unit, failure);
    }
    Core read = LowerExpr.widen(new Core.Read(span, c.subject()), c.type());
    Core test = new Core.If(span, c.type(), holds(c), read, failure);
    return new Core.Let(span, c.subject(), checked(c.value()), test);
  }

  private static String words(Core.Claim c) {
    return LowerRefine.textOf(c.predicate().span()) + " of " + LowerRefine.textOf(c.span());
  }

  /** A predicate that aborts does not hold. One that reads a {@code var} is asked as it is. */
  private Core holds(Core.Claim c) {
    Core predicate = checked(c.predicate());
    if (!mayAbort(predicate) || readsVariable(predicate)) {
      return predicate;
    }
    Span span = predicate.span();
    Type result = Builtin.result(Builtin.BOOL_TYPE, Builtin.ABORT_TYPE);
    SumSymbol.Constructor ok = Builtin.RESULT.constructor("Ok").orElseThrow();
    Local value = new Local("value", Builtin.BOOL_TYPE, false);
    Core.Test test = new Core.Test.OfConstructor(ok, List.of(Optional.of(value)));
    return new Core.Switch(
        span,
        Builtin.BOOL_TYPE,
        new Core.Attempt(span, result, predicate),
        List.of(new Core.Case(span, test, new Core.Read(span, value))),
        Optional.of(new Core.Literal(span, Builtin.BOOL_TYPE, false)));
  }

  private static boolean mayAbort(Core predicate) {
    return find(predicate, n -> n instanceof Core.Call || n instanceof Core.Operate);
  }

  private static boolean readsVariable(Core predicate) {
    return find(predicate, n -> n instanceof Core.Read r && r.local().isMutable());
  }

  private static boolean find(Core core, java.util.function.Predicate<Core> question) {
    return CoreWalk.find(core, n -> question.test(n) ? Optional.of(n) : Optional.empty())
        .isPresent();
  }

  // ---- loops ----

  /** The condition is asked before each round and after the last, as the invariants hold then. */
  private Core loop(Core.While w) {
    Span span = w.condition().span();
    Core condition = new Core.Sequence(span, claims(w.invariants()), checked(w.condition()));
    return new Core.While(w.span(), condition, checked(w.body()));
  }

  private Core loop(Core.ForEach f) {
    Core body = new Core.Sequence(f.body().span(), claims(f.invariants()), checked(f.body()));
    List<Core> all = new ArrayList<>();
    all.add(new Core.ForEach(f.span(), f.item(), checked(f.iterable()), body));
    all.addAll(claims(f.invariants()));
    return new Core.Sequence(f.span(), all, new Core.Unit(f.span()));
  }

  private List<Core> claims(List<Core.Claim> invariants) {
    return invariants.stream().map(this::claim).toList();
  }
}
