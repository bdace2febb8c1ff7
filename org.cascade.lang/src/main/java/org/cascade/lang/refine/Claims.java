package org.cascade.lang.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Decl;
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
import org.cascade.lang.refine.solve.Obligation;
import org.cascade.lang.refine.solve.Solver;
import org.cascade.lang.refine.solve.Verdict;
import org.cascade.lang.refine.term.Relevance;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.refine.walk.State;
import org.cascade.lang.refine.walk.TypeFacts;
import org.cascade.lang.refine.walk.Walk;
import org.cascade.lang.types.Variable;

/**
 * Judges all claims of a module and reports those that are not proved: the door of this package.
 */
public final class Claims implements Walk.Judge {
  /** In these, nobody else writes what they read until they are done. */
  private static final Set<Decl.FunctionKind> ATOMIC =
      Set.of(Decl.FunctionKind.TRANSFORM, Decl.FunctionKind.TRANSACTION, Decl.FunctionKind.VIEW);

  private final Lowering lowering;
  private final Solver solver;
  private final Constants constants;
  private final TypeFacts typeFacts;
  private final Walk walk;
  private final ClaimReport report;
  private boolean failed;

  private Claims(Lowering lowering, Definitions definitions, Solver solver, Reporter reporter) {
    this.lowering = lowering;
    this.solver = solver;
    this.constants = new Constants(definitions);
    this.typeFacts = new TypeFacts(lowering);
    this.walk = new Walk(this, definitions, typeFacts);
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
    constants.forEach(c -> claims.walk.body(c, claims.begin()));
    claims.walk.body(module.main(), claims.begin());
    module.functions().forEach(claims::function);
    module.types().forEach(claims::type);
    module.tests().forEach(t -> claims.walk.body(t.body(), claims.begin()));
  }

  private void type(CoreModule.CoreType type) {
    switch (type) {
      case CoreModule.CoreRecord r -> {
        r.check().ifPresent(this::predicate);
        r.methods().forEach(this::function);
      }
      case CoreModule.CoreSum s -> {}
      case CoreModule.CoreRefinement r -> predicate(r.check());
      case CoreModule.CoreSpace s -> space(s);
    }
  }

  private State begin() {
    failed = false;
    return walk.begin();
  }

  /** What a predicate itself claims, for any value. */
  private void predicate(CoreModule.Check check) {
    walk.given(check.value());
    walk.body(check.predicate(), begin());
  }

  private void space(CoreModule.CoreSpace space) {
    State state = walk.self(space.self(), begin()).atomic(true);
    space.initial().forEach(i -> i.ifPresent(e -> walk.body(e, state)));
    space.functions().forEach(this::function);
    space.invariants().forEach(i -> walk.body(i.condition(), state));
    for (CoreModule.CoreStream stream : space.streams()) {
      walk.body(stream.yield(), walk.self(stream.self(), begin()).atomic(true));
    }
  }

  private void function(CoreFunction function) {
    State state = begin();
    function.params().forEach(walk::given);
    if (function.self().isPresent()) {
      state = walk.self(function.self().orElseThrow(), state);
    }
    state = state.atomic(ATOMIC.contains(function.symbol().kind()));
    Optional<Core> where = lowering.precondition(function);
    if (where.isPresent()) {
      state = walk.holds(where.orElseThrow(), state);
    }
    walk.body(function.body(), state);
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
              .map(outcome -> isTrue(claim, condition, value, outcome, state))
              .orElseGet(() -> follows(claim, condition, term, state));
      if (!proved) {
        failed = true;
        return;
      }
    }
  }

  private boolean isTrue(
      Core.Claim claim, Core condition, Core value, Evaluation outcome, State state) {
    return switch (outcome) {
      case Evaluation.Evaluated done when done.value().equals(Value.TRUE) -> true;
      case Evaluation.Evaluated done when isUnreachable(state) -> true;
      case Evaluation.Aborted aborted when isUnreachable(state) -> true;
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
    Term.Applied applied = walk.predicate(condition, claim.subject(), term, state);
    // A condition that would abort is not true.
    Term goal = Term.and(applied.defined(), applied.value());
    Obligation obligation = obligation(goal, state);
    Verdict verdict = solver.decide(obligation);
    if (!(verdict instanceof Verdict.Proved) && isUnreachable(state)) {
      return true;
    }
    report.of(new Judgement(claim, condition, term, obligation, state, verdict));
    return verdict instanceof Verdict.Proved;
  }

  /**
   * Whether evaluation never comes to a place: what is known there contradicts itself. Behind a
   * claim that failed that is no wonder, and not asked.
   */
  private boolean isUnreachable(State state) {
    if (failed) {
      return false;
    }
    List<Term> facts = new ArrayList<>(state.facts());
    facts.addAll(typeFacts.about(facts, walk));
    Obligation obligation = new Obligation(facts, Term.FALSE, false).withoutWitness();
    return !facts.isEmpty() && solver.decide(obligation) instanceof Verdict.Proved;
  }

  @Override
  public boolean follows(Term goal, State state) {
    return solver.decide(obligation(goal, state).withoutWitness()) instanceof Verdict.Proved;
  }

  private Obligation obligation(Term goal, State state) {
    List<Term> facts = new ArrayList<>(Relevance.facts(state.facts(), goal));
    List<Term> about = new ArrayList<>(facts);
    about.add(goal);
    facts.addAll(typeFacts.about(about, walk));
    return new Obligation(facts, goal, !state.isLossy());
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
