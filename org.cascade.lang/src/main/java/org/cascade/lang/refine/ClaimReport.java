package org.cascade.lang.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Lowering;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.eval.Evaluation;
import org.cascade.lang.eval.Value;
import org.cascade.lang.refine.replay.Replayed;

/** Words for claims that are false, could be, or cannot be shown. */
final class ClaimReport {
  private final Consumer<Diagnostic> reporter;
  private final Constants constants;
  private final NamedFaults named;
  private final OwnWords own;
  private final ClaimFixes fixes;
  private final Surroundings surroundings;

  ClaimReport(
      Consumer<Diagnostic> reporter,
      Constants constants,
      Surroundings surroundings,
      Lowering lowering) {
    this.reporter = reporter;
    this.constants = constants;
    this.named = new NamedFaults(constants);
    this.surroundings = surroundings;
    this.own = new OwnWords(lowering, constants);
    this.fixes = new ClaimFixes(surroundings, lowering, constants);
  }

  /** Nothing if it was proved. */
  void of(Judgement judgement, Answer answer) {
    switch (answer) {
      case Answer.Proved p -> {}
      case Answer.Refuted r -> couldBeFalse(judgement, r.how());
      case Answer.Unknown u -> isUnknown(judgement);
    }
  }

  // ---- constants ----

  /** A constant fails: the evaluator itself found it false. */
  void isFalse(Core.Claim claim, Core condition, Optional<Value> value) {
    Optional<Diagnostic> special = named.find(claim, condition);
    if (special.isPresent()) {
      reporter.accept(special.orElseThrow().with(array(declaration(claim, condition))));
      return;
    }
    String asked = ClaimWords.asked(claim, condition);
    String message =
        switch (claim.what()) {
          case Core.Demand.OfRefinement r -> {
            String text = ClaimWords.text(claim.value().span());
            String shown = value.map(ValueSource::of).orElse(text);
            String start =
                shown.equals(text) || ClaimWords.isLong(shown)
                    ? "`%s` is not %s".formatted(text, ClaimWords.type(claim.type()))
                    : "`%s` is %s, which is not %s"
                        .formatted(text, shown, ClaimWords.type(claim.type()));
            yield start + ": " + reason(claim, condition, value) + ".";
          }
          case Core.Demand.OfPrecondition p ->
              "The precondition %s of `%s` is false for this call.".formatted(asked, p.function());
          case Core.Demand.OfInvariant i ->
              "This `%s` breaks its invariant: %s is false.".formatted(i.record(), asked);
          case Core.Demand.OfAssert a -> "%s is false.".formatted(asked);
          case Core.Demand.OfLoop l -> "The invariant %s is false %s.".formatted(asked, rounds(l));
        };
    reporter.accept(
        Diagnostic.of(refuted(claim.what()), claim.span(), message)
            .with(array(declaration(claim, condition))));
  }

  /** The condition itself cannot be computed. */
  void aborts(Core.Claim claim, Core condition, Evaluation.Aborted aborted) {
    String message =
        "%s cannot be computed here: %s."
            .formatted(ClaimWords.asked(claim, condition), aborted.message());
    reporter.accept(
        Diagnostic.of(refuted(claim.what()), claim.span(), message)
            .with(array(declaration(claim, condition))));
  }

  // ---- counterexamples ----

  private void couldBeFalse(Judgement judgement, Replayed how) {
    Core.Claim claim = judgement.claim();
    Core condition = judgement.condition();
    CounterexampleText values = CounterexampleText.of(judgement, how);
    String asked = ClaimWords.asked(claim, condition);
    String is = isFalse(how);
    String clause = values.clause() + how.aborted().map(": %s"::formatted).orElse("");
    String message =
        switch (claim.what()) {
          case Core.Demand.OfRefinement r -> refutedRefinement(claim, condition, how, values);
          case Core.Demand.OfPrecondition p ->
              "The precondition %s of `%s` %s%s.".formatted(asked, p.function(), is, clause);
          case Core.Demand.OfInvariant i ->
              "This `%s` breaks its invariant: %s %s%s.".formatted(i.record(), asked, is, clause);
          case Core.Demand.OfAssert a -> "%s %s%s.".formatted(asked, is, clause);
          case Core.Demand.OfLoop l ->
              "The invariant %s %s %s%s.".formatted(asked, is, rounds(l), clause);
        };
    List<Diagnostic.Related> related = new ArrayList<>(declaration(claim, condition));
    related.addAll(values.related(surroundings));
    String all = message + values.aboutNumbers() + wayOut(claim);
    report(judgement, refuted(claim.what()), all, related);
  }

  private String refutedRefinement(
      Core.Claim claim, Core condition, Replayed how, CounterexampleText values) {
    String text = ClaimWords.text(claim.value().span());
    String type = ClaimWords.type(claim.type());
    String shown = ValueSource.of(how.value());
    String start =
        how.value() instanceof Value.Function || ClaimWords.isLong(shown)
            ? "%s need not be %s%s"
                .formatted(capital(ClaimWords.value(claim)), type, values.clause())
            : "%s could be %s%s, which is not %s"
                .formatted(
                    capital(ClaimWords.value(claim)), shown, values.clauseWithout(text), type);
    String reason =
        ClaimWords.reason(claim, condition, isFalse(how), own.of(claim, Optional.of(how.value())));
    return start + ": " + reason + how.aborted().map(": %s"::formatted).orElse("") + ".";
  }

  /** A condition that gives up is not true, but neither is it false. */
  private static String isFalse(Replayed how) {
    return how.aborted().isPresent() ? "cannot be computed" : "is false";
  }

  private String reason(Core.Claim claim, Core condition, Optional<Value> value) {
    return ClaimWords.reason(claim, condition, "is false", own.of(claim, value));
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  // ---- what nobody knows ----

  private void isUnknown(Judgement judgement) {
    Core.Claim claim = judgement.claim();
    String asked = ClaimWords.asked(claim, judgement.condition());
    Optional<String> condition =
        Optional.of(claim)
            .filter(c -> !ClaimWords.isOfFunction(c))
            .flatMap(c -> ConditionText.of(judgement, constants));
    String message =
        switch (claim.what()) {
          case Core.Demand.OfRefinement r ->
              "Cannot show that %s is %s: %s."
                  .formatted(
                      ClaimWords.value(claim),
                      ClaimWords.type(claim.type()),
                      ClaimWords.reason(
                          claim,
                          judgement.condition(),
                          "may be false",
                          own.of(claim, Optional.empty())));
          case Core.Demand.OfPrecondition p ->
              "Cannot show that the precondition %s of `%s` holds.".formatted(asked, p.function());
          case Core.Demand.OfInvariant i ->
              "Cannot show that this `%s` keeps its invariant %s.".formatted(i.record(), asked);
          case Core.Demand.OfAssert a -> "Cannot show that %s holds.".formatted(asked);
          case Core.Demand.OfLoop l when l.kept() ->
              "Cannot show that a round keeps the invariant %s.".formatted(asked);
          case Core.Demand.OfLoop l ->
              "Cannot show that the invariant %s holds before the first round.".formatted(asked);
        };
    List<String> sentences = new ArrayList<>(List.of(message));
    if (!(claim.what() instanceof Core.Demand.OfLoop)) {
      sentences.addAll(MissingFacts.of(judgement, condition));
    }
    sentences.add(helpful(judgement, condition));
    String all = String.join(" ", sentences) + wayOut(claim);
    report(judgement, unproved(claim.what()), all, declaration(claim, judgement.condition()));
  }

  /** The fact that would do. */
  private String helpful(Judgement judgement, Optional<String> condition) {
    String otherwise =
        judgement.repeatable()
            ? "Ask for it before"
            : "Keep the value with `let`, and ask with `if`";
    String known = condition.map("Inside `if %s { … }` it is known"::formatted).orElse(otherwise);
    return switch (judgement.claim().what()) {
      case Core.Demand.OfRefinement r -> known + ".";
      case Core.Demand.OfPrecondition p -> known + ".";
      case Core.Demand.OfInvariant i -> known + ".";
      case Core.Demand.OfAssert a when surroundings.isInTest(judgement.claim().span()) ->
          "In a test, `assert_equal(…, true)` is checked when the test runs.";
      case Core.Demand.OfAssert a -> known + "; or give up with `error(…)` if it does not hold.";
      case Core.Demand.OfLoop l when l.kept() ->
          "Say with another `invariant` what else holds before each round.";
      case Core.Demand.OfLoop l -> known + ".";
    };
  }

  // ---- parts ----

  private void report(
      Judgement judgement, RuleCode code, String message, List<Diagnostic.Related> related) {
    Optional<String> condition = ConditionText.of(judgement, constants);
    reporter.accept(
        Diagnostic.of(code, judgement.claim().span(), message)
            .with(array(related))
            .with(fixes.of(judgement, condition).toArray(Diagnostic.Fix[]::new)));
  }

  private static Diagnostic.Related[] array(List<Diagnostic.Related> related) {
    return related.toArray(Diagnostic.Related[]::new);
  }

  private static List<Diagnostic.Related> declaration(Core.Claim claim, Core condition) {
    return switch (claim.what()) {
      case Core.Demand.OfRefinement r ->
          related(claim, condition, "`%s` is declared here".formatted(r.refinement()));
      case Core.Demand.OfPrecondition p ->
          related(claim, condition, "what `%s` asks of its callers".formatted(p.function()));
      case Core.Demand.OfInvariant i ->
          related(claim, condition, "what each `%s` keeps".formatted(i.record()));
      case Core.Demand.OfAssert a -> List.of();
      case Core.Demand.OfLoop l -> List.of();
    };
  }

  private static List<Diagnostic.Related> related(Core.Claim claim, Core condition, String words) {
    return List.of(new Diagnostic.Related(ClaimWords.declared(claim, condition), words));
  }

  private static String wayOut(Core.Claim claim) {
    if (!(claim.what() instanceof Core.Demand.OfRefinement)
        || !ClaimWords.isNamed(claim.type())
        || ClaimWords.isOfFunction(claim)) {
      return "";
    }
    String text = ClaimWords.text(claim.value().span());
    String check =
        " Write `%s as %s` to check it when the program runs"
            .formatted(ClaimWords.operand(text), claim.type());
    return ClaimWords.hasOf(claim.type())
        ? check + ", or `%s.of(%s)` for a `Result`.".formatted(claim.type(), text)
        : check + ".";
  }

  private static String rounds(Core.Demand.OfLoop loop) {
    return loop.kept() ? "after a round" : "before the first round";
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
