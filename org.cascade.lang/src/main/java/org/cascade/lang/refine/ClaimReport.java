package org.cascade.lang.refine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.core.Core;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.eval.Evaluation;
import org.cascade.lang.eval.Value;
import org.cascade.lang.eval.ValueText;
import org.cascade.lang.refine.solve.Verdict;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.refine.term.TermValues;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.Type;

/** Words for claims that are false, could be, or cannot be shown. */
final class ClaimReport {
  private static final int LONG = 60;
  private final Reporter reporter;
  private final NamedFaults named;

  ClaimReport(Reporter reporter, Constants constants) {
    this.reporter = reporter;
    this.named = new NamedFaults(constants);
  }

  /** Nothing if it was proved. */
  void of(Judgement judgement) {
    switch (judgement.verdict()) {
      case Verdict.Proved p -> {}
      case Verdict.Refuted r -> {
        Optional<String> value =
            TermValues.evaluate(judgement.value(), r.witness()).map(ClaimReport::show);
        couldBeFalse(judgement.claim(), judgement.condition(), value, shown(r.witness()));
      }
      case Verdict.Unknown u -> isUnknown(judgement.claim(), judgement.condition());
    }
  }

  /** A constant fails. */
  void isFalse(Core.Claim claim, Core condition, Optional<Value> value) {
    Optional<Diagnostic> special = named.find(claim, condition);
    if (special.isPresent()) {
      reporter.report(special.orElseThrow().with(related(claim, condition)));
      return;
    }
    String message =
        switch (claim.what()) {
          case Core.Demand.OfRefinement r -> {
            String text = text(claim.value().span());
            String shown = value.map(ValueText::nested).orElse(text);
            String start =
                shown.equals(text) || shown.length() > LONG
                    ? "`%s` is not %s".formatted(text, type(claim.type()))
                    : "`%s` is %s, which is not %s".formatted(text, shown, type(claim.type()));
            yield start + ": " + reason(r.refinement(), condition) + ".";
          }
          case Core.Demand.OfPrecondition p ->
              "The precondition `%s` of `%s` is false for this call."
                  .formatted(text(condition.span()), p.function());
          case Core.Demand.OfInvariant i ->
              "This `%s` breaks its invariant: `%s` is false."
                  .formatted(i.record(), text(condition.span()));
          case Core.Demand.OfAssert a -> "`%s` is false.".formatted(text(condition.span()));
          case Core.Demand.OfLoop l ->
              "The invariant `%s` is false %s.".formatted(text(condition.span()), rounds(l));
        };
    report(claim, condition, refuted(claim.what()), message, false);
  }

  /** The condition itself cannot be computed. */
  void aborts(Core.Claim claim, Core condition, Evaluation.Aborted aborted) {
    String message =
        "`%s` cannot be computed here: %s.".formatted(text(condition.span()), aborted.message());
    report(claim, condition, refuted(claim.what()), message, false);
  }

  /**
   * There are values for which it fails.
   *
   * @param value the claimed value for them, if it is a simple one
   * @param witness values by variable
   */
  void couldBeFalse(
      Core.Claim claim, Core condition, Optional<String> value, Map<String, String> witness) {
    String where =
        witness.entrySet().stream()
            .map(e -> "`%s` is %s".formatted(e.getKey(), e.getValue()))
            .collect(Collectors.joining(" and "));
    String clause = where.isEmpty() ? "" : " where " + where;
    String message =
        switch (claim.what()) {
          case Core.Demand.OfRefinement r -> {
            String text = text(claim.value().span());
            boolean itself = witness.size() == 1 && witness.containsKey(text);
            String start =
                value.isPresent()
                    ? "`%s` could be %s%s, which is not %s"
                        .formatted(
                            text, value.orElseThrow(), itself ? "" : clause, type(claim.type()))
                    : "`%s` need not be %s%s".formatted(text, type(claim.type()), clause);
            yield start + ": " + reason(r.refinement(), condition) + "." + wayOut(claim);
          }
          case Core.Demand.OfPrecondition p ->
              "The precondition `%s` of `%s` is false%s."
                  .formatted(text(condition.span()), p.function(), clause);
          case Core.Demand.OfInvariant i ->
              "This `%s` breaks its invariant: `%s` is false%s."
                  .formatted(i.record(), text(condition.span()), clause);
          case Core.Demand.OfAssert a ->
              "`%s` is false%s.".formatted(text(condition.span()), clause);
          case Core.Demand.OfLoop l ->
              "The invariant `%s` is false %s%s."
                  .formatted(text(condition.span()), rounds(l), clause);
        };
    report(claim, condition, refuted(claim.what()), message, true);
  }

  void isUnknown(Core.Claim claim, Core condition) {
    String asked = text(condition.span());
    String message =
        switch (claim.what()) {
          case Core.Demand.OfRefinement r -> unknownRefinement(claim, asked);
          case Core.Demand.OfPrecondition p ->
              "Cannot show that the precondition `%s` of `%s` holds; ask with `if` before the call."
                  .formatted(asked, p.function());
          case Core.Demand.OfInvariant i ->
              "Cannot show that this `%s` keeps its invariant `%s`; ask with `if` before it is built."
                  .formatted(i.record(), asked);
          case Core.Demand.OfAssert a ->
              "Cannot show that `%s` holds; ask with `if`, or give up with `error(…)` if it does not."
                  .formatted(asked);
          case Core.Demand.OfLoop l -> unknownInvariant(l, asked);
        };
    report(claim, condition, unproved(claim.what()), message, true);
  }

  private static Map<String, String> shown(Map<Term.Symbol, Object> witness) {
    Map<String, String> all = new LinkedHashMap<>();
    witness.forEach((symbol, value) -> all.put(symbol.name(), show(value)));
    return all;
  }

  private static String show(Object value) {
    return ValueText.nested(TermValues.value(value));
  }

  private static String unknownRefinement(Core.Claim claim, String asked) {
    String text = text(claim.value().span());
    String start =
        "Cannot show that `%s` is %s: `%s` may be false".formatted(text, type(claim.type()), asked);
    return start + "." + wayOut(claim);
  }

  private static String unknownInvariant(Core.Demand.OfLoop loop, String asked) {
    return loop.kept()
        ? ("Cannot show that a round keeps the invariant `%s`; say with another `invariant` what"
                + " else holds before each round.")
            .formatted(asked)
        : "Cannot show that the invariant `%s` holds before the first round; ask with `if` before the loop."
            .formatted(asked);
  }

  private static String rounds(Core.Demand.OfLoop loop) {
    return loop.kept() ? "after a round" : "before the first round";
  }

  private static String wayOut(Core.Claim claim) {
    if (!isNamed(claim.type())) {
      return " Ask with `if` before.";
    }
    String text = text(claim.value().span());
    return " Write `%s as %s` to check it when the program runs, or `%s.of(%s)` for a `Result`."
        .formatted(operand(text), claim.type(), claim.type(), text);
  }

  // ---- parts ----

  /**
   * @param varies whether the value is not always the same, so that it can be checked later
   */
  private void report(
      Core.Claim claim, Core condition, RuleCode code, String message, boolean varies) {
    Span place = claim.span();
    Diagnostic diagnostic = Diagnostic.of(code, place, message).with(related(claim, condition));
    reporter.report(
        varies && claim.what() instanceof Core.Demand.OfRefinement && isNamed(claim.type())
            ? diagnostic.with(fixes(claim).toArray(Diagnostic.Fix[]::new))
            : diagnostic);
  }

  private static Diagnostic.Related[] related(Core.Claim claim, Core condition) {
    return switch (claim.what()) {
      case Core.Demand.OfRefinement r -> one(condition.span(), "what `%s` asks", r.refinement());
      case Core.Demand.OfPrecondition p -> one(condition.span(), "what `%s` asks", p.function());
      case Core.Demand.OfInvariant i -> one(condition.span(), "what `%s` asserts", i.record());
      case Core.Demand.OfAssert a -> new Diagnostic.Related[0];
      case Core.Demand.OfLoop l -> new Diagnostic.Related[0];
    };
  }

  private static Diagnostic.Related[] one(Span span, String words, Object who) {
    return new Diagnostic.Related[] {new Diagnostic.Related(span, words.formatted(who))};
  }

  private static List<Diagnostic.Fix> fixes(Core.Claim claim) {
    Span span = claim.value().span();
    String text = span.text();
    String name = claim.type().toString();
    return List.of(
        new Diagnostic.Fix(
            "Check it when the program runs",
            List.of(new Diagnostic.Edit(span, operand(text) + " as " + name))),
        new Diagnostic.Fix(
            "Get a Result", List.of(new Diagnostic.Edit(span, name + ".of(" + text + ")"))));
  }

  private static String operand(String text) {
    return text.matches("[A-Za-z0-9_.()\\[\\]\"]+") ? text : "(" + text + ")";
  }

  private static boolean isNamed(Type type) {
    return type instanceof Type.Refined r && !r.symbol().isInPlace();
  }

  private static String type(Type type) {
    String name = type.toString();
    boolean vowel = !name.isEmpty() && "AEIOUaeiou".indexOf(name.charAt(0)) >= 0;
    return (vowel ? "an `" : "a `") + name + "`";
  }

  /** Why: in the refinement's own words if it has plain ones. */
  private static String reason(Type.Refined refinement, Core condition) {
    RefinementSymbol symbol = refinement.symbol();
    return symbol.otherwise().orElse(null) instanceof Expr.StringLit words
        ? words.value()
        : "`%s` is false".formatted(text(condition.span()));
  }

  static String text(Span span) {
    String line = span.text().replaceAll("\\s+", " ").strip();
    return line.length() <= LONG ? line : line.substring(0, LONG - 1) + "…";
  }

  private static RuleCode refuted(Core.Demand demand) {
    return switch (demand) {
      case Core.Demand.OfRefinement r -> RuleCode.REFUTED;
      case Core.Demand.OfPrecondition p -> RuleCode.PRECONDITION_REFUTED;
      case Core.Demand.OfInvariant i -> RuleCode.INVARIANT_REFUTED;
      case Core.Demand.OfAssert a -> RuleCode.ASSERT_REFUTED;
      case Core.Demand.OfLoop l -> RuleCode.LOOP_INVARIANT_REFUTED;
    };
  }

  private static RuleCode unproved(Core.Demand demand) {
    return switch (demand) {
      case Core.Demand.OfRefinement r -> RuleCode.UNPROVED;
      case Core.Demand.OfPrecondition p -> RuleCode.PRECONDITION_UNPROVED;
      case Core.Demand.OfInvariant i -> RuleCode.INVARIANT_UNPROVED;
      case Core.Demand.OfAssert a -> RuleCode.ASSERT_UNPROVED;
      case Core.Demand.OfLoop l -> RuleCode.LOOP_INVARIANT_UNPROVED;
    };
  }
}
