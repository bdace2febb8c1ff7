package org.cascade.lang.refine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Lowering;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.refine.walk.Free;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.EffectSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Edits that make an open claim a known fact, or have it checked when the program runs. */
final class ClaimFixes {
  private static final Set<Decl.FunctionKind> MAY_NOT_ABORT =
      Set.of(Decl.FunctionKind.VIEW, Decl.FunctionKind.CONST, Decl.FunctionKind.MIGRATE);

  /** {@code table has_fields(names)}, which only an assert may say. */
  private static final String VERB = "(?s)(?!not\\b)[A-Za-z_][A-Za-z0-9_.]*\\s+[a-z_]+\\(.*";

  private final Surroundings surroundings;
  private final Lowering lowering;
  private final Constants constants;

  ClaimFixes(Surroundings surroundings, Lowering lowering, Constants constants) {
    this.surroundings = surroundings;
    this.constants = constants;
    this.lowering = lowering;
  }

  /**
   * @param condition what is open, as it would be written at the claim
   */
  List<Diagnostic.Fix> of(Judgement judgement, Optional<String> condition) {
    List<Diagnostic.Fix> all = new ArrayList<>();
    if (ClaimWords.isOfFunction(judgement.claim())) {
      return all;
    }
    if (judgement.claim().what() instanceof Core.Demand.OfRefinement) {
      checked(judgement).ifPresent(all::add);
      asResult(judgement).ifPresent(all::add);
    }
    if (judgement.claim().what() instanceof Core.Demand.OfAssert && mayAbort(judgement)) {
      boolean test = surroundings.isInTest(judgement.claim().span());
      surroundings
          .assertion(judgement.claim().span())
          .filter(a -> !a.condition().span().text().matches(VERB))
          .map(test ? ClaimFixes::testing : ClaimFixes::givingUp)
          .ifPresent(all::add);
    }
    if (condition.isPresent() && isVisible(judgement)) {
      asked(judgement, condition.orElseThrow()).ifPresent(all::add);
      demanded(judgement, condition.orElseThrow()).ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  private static Diagnostic.Fix fix(String title, Span span, String text) {
    return new Diagnostic.Fix(title, List.of(new Diagnostic.Edit(span, text)));
  }

  // ---- checked when the program runs ----

  private static Optional<Diagnostic.Fix> checked(Judgement judgement) {
    Type type = judgement.claim().type();
    if (!ClaimWords.isNamed(type)) {
      return Optional.empty();
    }
    Span span = judgement.value().span();
    String text = "%s as %s".formatted(ClaimWords.operand(span.text()), type);
    return Optional.of(
        fix("Check it when the program runs", span, isOperand(span) ? "(" + text + ")" : text));
  }

  /** Whether something that binds tightly stands right before or behind. */
  private static boolean isOperand(Span span) {
    String text = span.source().text();
    boolean behind = span.end() < text.length() && ".[(?^".indexOf(text.charAt(span.end())) >= 0;
    return behind || span.offset() > 0 && text.charAt(span.offset() - 1) == '-';
  }

  private Optional<Diagnostic.Fix> asResult(Judgement judgement) {
    Type type = judgement.claim().type();
    if (!ClaimWords.hasOf(type)) {
      return Optional.empty();
    }
    Span span = judgement.value().span();
    String call = "%s.of(%s)".formatted(type, span.text());
    if (isInResult(judgement)) {
      return Optional.of(fix("Return early with the error", span, call + "?"));
    }
    String text = "match %s { Ok(known) => known, Err(why) => error(why) }".formatted(call);
    return mayAbort(judgement)
        ? Optional.of(
            fix(
                "Match on the Result of `%s.of`".formatted(type),
                span,
                isOperand(span) ? "(" + text + ")" : text))
        : Optional.empty();
  }

  /** Whether {@code ?} stands in the function itself and gives its error. */
  private static boolean isInResult(Judgement judgement) {
    if (judgement.function().isEmpty() || isInLambda(judgement)) {
      return false;
    }
    Type result = judgement.function().orElseThrow().symbol().result().orElse(Type.UNIT);
    return Builtin.is(result, Builtin.RESULT)
        && Builtin.is(Types.args(result).get(1), Builtin.STRING);
  }

  private static boolean isInLambda(Judgement judgement) {
    return CoreWalk.find(
            judgement.scene().body(),
            c ->
                c instanceof Core.Lambda && c.span().holds(judgement.claim().span())
                    ? Optional.of(c)
                    : Optional.empty())
        .isPresent();
  }

  private static boolean mayAbort(Judgement judgement) {
    return judgement
        .function()
        .map(CoreFunction::symbol)
        .map(f ->
            !MAY_NOT_ABORT.contains(f.kind())
                && f.declaredEffects()
                    .map(e ->
                        e.any()
                            || e.atoms().stream().anyMatch(a -> a.symbol() == EffectSymbol.ABORT))
                    .orElse(true))
        .orElse(true);
  }

  /** Behind it, the condition is known. */
  private static Diagnostic.Fix givingUp(Stmt.Assert stmt) {
    String condition = stmt.condition().span().text();
    return fix(
        "Give up where it does not hold",
        stmt.span(),
        "if not (" + condition + ") { error(\"not so\") }");
  }

  /** A test that does not pass tells both sides. */
  private static Diagnostic.Fix testing(Stmt.Assert stmt) {
    String values =
        stmt.condition() instanceof Expr.Comparison c
                && c.ops().equals(List.of(Expr.CompareOp.EQUAL))
            ? c.operands().getFirst().span().text() + ", " + c.operands().getLast().span().text()
            : stmt.condition().span().text() + ", true";
    return fix("Check it when the test runs", stmt.span(), "assert_equal(" + values + ")");
  }

  // ---- asked before ----

  /** Whether the names that the condition's text uses mean the same where the claim stands. */
  private static boolean isVisible(Judgement judgement) {
    Span claim = judgement.claim().span();
    return judgement.open().stream()
        .map(c -> ClaimWords.declared(judgement.claim(), c))
        .allMatch(d ->
            d.source() == claim.source()
                || d.source().path().startsWith("cascade/")
                || !usesNames(judgement));
  }

  private static boolean usesNames(Judgement judgement) {
    return judgement.open().stream()
        .anyMatch(o ->
            CoreWalk.find(
                    o,
                    c ->
                        c instanceof Core.Call call
                                    && !call.function().module().equals(Builtin.MODULE)
                                || c instanceof Core.ReadGlobal
                            ? Optional.of(c)
                            : Optional.empty())
                .isPresent());
  }

  private Optional<Diagnostic.Fix> asked(Judgement judgement, String condition) {
    Optional<Surroundings.Place> found = surroundings.place(judgement.claim().span());
    if (found.isEmpty()
        || judgement.claim().what() instanceof Core.Demand.OfAssert
        || judgement.claim().what() instanceof Core.Demand.OfLoop) {
      return Optional.empty();
    }
    Surroundings.Place place = found.orElseThrow();
    String text = place.span().text();
    String title = "Ask with `if` before";
    if (place.isStatement()) {
      return Optional.of(fix(title, place.span(), "if %s { %s }".formatted(condition, text)));
    }
    String otherwise = "error(\"%s\")".formatted(otherwise(judgement));
    return mayAbort(judgement)
        ? Optional.of(
            fix(
                title,
                place.span(),
                "if %s { %s } else { %s }".formatted(condition, text, otherwise)))
        : Optional.empty();
  }

  private static String otherwise(Judgement judgement) {
    Type type = judgement.claim().type();
    return switch (judgement.claim().what()) {
      case Core.Demand.OfRefinement r ->
          ClaimWords.isNamed(type) ? "not " + ClaimWords.type(type).replace("`", "") : "not so";
      case Core.Demand.OfPrecondition p -> "not for " + p.function().name();
      case Core.Demand.OfInvariant i -> "no " + i.record().name();
      case Core.Demand.OfAssert a -> "not so";
      case Core.Demand.OfLoop l -> "not so";
    };
  }

  // ---- asked of callers ----

  private Optional<Diagnostic.Fix> demanded(Judgement judgement, String condition) {
    if (judgement.function().isEmpty()) {
      return Optional.empty();
    }
    CoreFunction function = judgement.function().orElseThrow();
    Decl.Function decl = function.symbol().decl();
    boolean ofParameters = free(judgement).allMatch(l -> isParameter(function, l));
    if (!ofParameters
        || readsState(judgement)
        || lowering.isLifted(function)
        || decl.kind() == Decl.FunctionKind.MIGRATE
        || !(decl.body() instanceof Decl.Body.Of body)
        || !body.expr().span().holds(judgement.claim().span())) {
      return Optional.empty();
    }
    String title = "Add a precondition to `%s`".formatted(decl.name().text());
    return decl.where().isPresent()
        ? Optional.of(fix(title, decl.where().orElseThrow().span(), joined(decl, condition)))
        : behindSignature(decl, body.expr()).map(at -> fix(title, at, " where " + condition));
  }

  private static String joined(Decl.Function decl, String condition) {
    Expr known = decl.where().orElseThrow();
    String text = known.span().text();
    boolean loose =
        known instanceof Expr.Binary b && b.op() != Expr.BinaryOp.AND && !text.startsWith("(")
            || known instanceof Expr.Lambda;
    return (loose ? "(" + text + ")" : text) + " and " + condition;
  }

  /** The locals that the condition is about. */
  private Stream<Local> free(Judgement judgement) {
    Set<Local> all = new LinkedHashSet<>(Free.locals(judgement.value()));
    for (Core open : judgement.open()) {
      for (Local local : Free.locals(open)) {
        // An argument that has a name only within the call.
        Optional<Core> bound =
            constants.binding(local).filter(b -> judgement.claim().span().holds(b.span()));
        all.addAll(bound.map(Free::locals).orElse(Set.of(local)));
      }
    }
    all.remove(judgement.claim().subject());
    return all.stream();
  }

  /** What a space holds when it is called, its callers cannot say. */
  private static boolean readsState(Judgement judgement) {
    return Stream.concat(judgement.open().stream(), Stream.of(judgement.value()))
        .anyMatch(part ->
            CoreWalk.find(
                    part, c -> c instanceof Core.ReadState ? Optional.of(c) : Optional.empty())
                .isPresent());
  }

  private static boolean isParameter(CoreFunction function, Local local) {
    return function.params().contains(local);
  }

  /** The empty stretch where a precondition goes. */
  private static Optional<Span> behindSignature(Decl.Function decl, Expr body) {
    Optional<Span> last =
        decl.effects().map(Decl.Effects::span).or(() -> decl.result().map(r -> r.span()));
    if (last.isPresent()) {
      return last.map(Span::after);
    }
    Span from = decl.params().isEmpty() ? decl.name().span() : decl.params().getLast().span();
    String text = body.span().source().text();
    int close = text.indexOf(')', from.end());
    return close < 0 || close >= body.span().offset()
        ? Optional.empty()
        : Optional.of(body.span().at(close + 1, 0));
  }
}
