package org.cascade.lang.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Lowering;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.eval.Definitions;
import org.cascade.lang.eval.Evaluation;
import org.cascade.lang.eval.Value;
import org.cascade.lang.eval.ValueText;
import org.cascade.lang.refine.solve.Obligation;
import org.cascade.lang.refine.solve.Solver;
import org.cascade.lang.refine.solve.Verdict;
import org.cascade.lang.refine.term.Relevance;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.refine.term.TermValues;
import org.cascade.lang.refine.walk.Flow;
import org.cascade.lang.refine.walk.State;
import org.cascade.lang.refine.walk.TypeFacts;
import org.cascade.lang.refine.walk.Walk;
import org.cascade.lang.types.Variable;

/**
 * Judges all claims of a module and reports those that are not proved: the door of this package.
 */
public final class Claims implements Walk.Judge {
  private final Lowering lowering;
  private final Solver solver;
  private final Constants constants;
  private final TypeFacts typeFacts;
  private final Walk walk;
  private final ClaimReport report;

  private Claims(Lowering lowering, Definitions definitions, Solver solver, Reporter reporter) {
    this.lowering = lowering;
    this.solver = solver;
    this.constants = new Constants(definitions);
    this.typeFacts = new TypeFacts(lowering);
    this.walk = new Walk(this, typeFacts);
    this.report = new ClaimReport(reporter, constants);
  }

  /**
   * A module's claims, in main first: what it sets is known in its functions.
   *
   * @param constants what its constants are computed from
   */
  public static void check(
      CoreModule module,
      List<Core> constants,
      Lowering lowering,
      Definitions definitions,
      Solver solver,
      Reporter reporter) {
    Claims claims = new Claims(lowering, definitions, solver, reporter);
    constants.forEach(c -> claims.walk.walk(c, State.START));
    claims.walk.walk(module.main(), State.START);
    module.functions().forEach(claims::function);
    module.types().forEach(claims::type);
    module.tests().forEach(t -> claims.walk.walk(t.body(), State.START));
  }

  private void type(CoreModule.CoreType type) {
    switch (type) {
      case CoreModule.CoreRecord r -> r.methods().forEach(this::function);
      case CoreModule.CoreSum s -> {}
      case CoreModule.CoreRefinement r -> {}
      case CoreModule.CoreSpace s -> {
        s.initial().forEach(i -> i.ifPresent(e -> walk.walk(e, State.START)));
        s.functions().forEach(this::function);
        s.streams().forEach(st -> walk.walk(st.yield(), State.START));
        s.invariants().forEach(i -> walk.walk(i.condition(), State.START));
      }
    }
  }

  private void function(CoreFunction function) {
    State state = State.START;
    function.params().forEach(walk::given);
    if (function.self().isPresent()) {
      Local self = function.self().orElseThrow();
      Term term = walk.any(self);
      if (self.isMutable()) {
        state = state.with(self, term);
      }
    }
    Optional<Core> where = lowering.precondition(function);
    if (where.isPresent()) {
      Flow holds = walk.walk(where.orElseThrow(), state);
      state = state.and(holds.value());
    }
    walk.walk(function.body(), state);
  }

  // ---- what the walk tells ----

  @Override
  public void bound(Local local, Core value) {
    constants.bound(local, value);
  }

  @Override
  public void bound(Variable variable, Core value) {
    constants.bound(variable, value);
  }

  @Override
  public void judge(Core.Claim claim, Core value, Term term, State state) {
    for (Core condition : conjuncts(claim.predicate())) {
      Optional<Evaluation> known = constants.holds(condition, claim.subject(), value);
      boolean proved =
          known
              .map(outcome -> isTrue(claim, condition, value, outcome))
              .orElseGet(() -> follows(claim, condition, term, state));
      if (!proved) {
        return;
      }
    }
  }

  private boolean isTrue(Core.Claim claim, Core condition, Core value, Evaluation outcome) {
    return switch (outcome) {
      case Evaluation.Evaluated done when done.value().equals(Value.TRUE) -> true;
      case Evaluation.Evaluated done -> {
        report.isFalse(claim, condition, constants.value(value));
        yield false;
      }
      case Evaluation.Aborted aborted -> {
        report.aborts(claim, condition, aborted);
        yield false;
      }
      default -> false;
    };
  }

  private boolean follows(Core.Claim claim, Core condition, Term term, State state) {
    Term goal = walk.predicate(condition, claim.subject(), term, state);
    List<Term> facts = new ArrayList<>(Relevance.facts(state.facts(), goal));
    List<Term> about = new ArrayList<>(facts);
    about.add(goal);
    facts.addAll(typeFacts.about(about, walk));
    return switch (solver.decide(new Obligation(facts, goal, !state.isLossy()))) {
      case Verdict.Proved p -> true;
      case Verdict.Refuted r -> {
        Optional<String> value = TermValues.evaluate(term, r.witness()).map(Claims::show);
        report.couldBeFalse(claim, condition, value, shown(r.witness()));
        yield false;
      }
      case Verdict.Unknown u -> {
        report.isUnknown(claim, condition);
        yield false;
      }
    };
  }

  private static Map<String, String> shown(Map<Term.Symbol, Object> witness) {
    Map<String, String> all = new java.util.LinkedHashMap<>();
    witness.forEach((symbol, value) -> all.put(symbol.name(), show(value)));
    return all;
  }

  private static String show(Object value) {
    return ValueText.nested(TermValues.value(value));
  }

  /** The conditions of a conjunction, left to right. */
  static List<Core> conjuncts(Core predicate) {
    if (predicate instanceof Core.Operate o && o.op() == Primitive.AND) {
      List<Core> all = new ArrayList<>(conjuncts(o.args().get(0)));
      all.addAll(conjuncts(o.args().get(1)));
      return all;
    }
    return List.of(predicate);
  }
}
