package org.cascade.lang.refine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.ItemPlaces;
import org.cascade.lang.ast.Module;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Lowering;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.eval.Definitions;
import org.cascade.lang.eval.Evaluation;
import org.cascade.lang.eval.Value;
import org.cascade.lang.refine.replay.Scene;
import org.cascade.lang.refine.solve.Obligation;
import org.cascade.lang.refine.solve.Solver;
import org.cascade.lang.refine.solve.Verdict;
import org.cascade.lang.refine.term.Relevance;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.refine.walk.Flow;
import org.cascade.lang.refine.walk.State;
import org.cascade.lang.refine.walk.TypeFacts;
import org.cascade.lang.refine.walk.Walk;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Variable;

/** Judges the claims of a module and tells which are not proved: the door of this package. */
public final class Claims implements Walk.Judge {
  /** In these, nobody else writes what they read until they are done. */
  private static final Set<Decl.FunctionKind> ATOMIC =
      Set.of(Decl.FunctionKind.TRANSFORM, Decl.FunctionKind.TRANSACTION, Decl.FunctionKind.VIEW);

  private static final Span NOWHERE = new Span(new Source("", ""), 0, 0);

  private final Lowering lowering;
  private final Solver solver;
  private final Constants constants;
  private final TypeFacts typeFacts;
  private final Walk walk;
  private final Refuter refuter;
  private final ClaimReport report;
  private final Findings findings = new Findings();
  private final List<Diagnostic> told = new ArrayList<>();
  private final Consequences consequences;
  private final Map<Core, Term> came = new IdentityHashMap<>();
  private final Set<Core> asked = Collections.newSetFromMap(new IdentityHashMap<>());
  private Scene scene = Scene.of(new Core.Unit(NOWHERE), came);
  private Optional<CoreFunction> function = Optional.empty();
  private boolean failed;

  private Claims(Module tree, Lowering lowering, Definitions definitions, Solver solver) {
    this.lowering = lowering;
    this.solver = solver;
    this.constants = new Constants(definitions);
    this.consequences = new Consequences(definitions);
    this.typeFacts = new TypeFacts(lowering);
    this.walk = new Walk(this, definitions, typeFacts);
    this.refuter = new Refuter(lowering, constants, solver, typeFacts, walk);
    this.report = new ClaimReport(told::add, constants, new Surroundings(tree), lowering);
  }

  /**
   * What is to be judged.
   *
   * @param module all of a module, or the parts to be judged; its main in any case
   * @param tree the whole text
   * @param constants what its constants are computed from
   * @param isKnown whether what an item claims need not be judged
   */
  public record Asked(
      CoreModule module, Module tree, List<Core> constants, Predicate<Module.Item> isKnown) {}

  /** Judges a module's claims, in main first: what it sets is known in its functions. */
  public static Findings check(
      Asked asked, Lowering lowering, Definitions definitions, Solver solver) {
    return new Claims(asked.tree(), lowering, definitions, solver).judge(asked);
  }

  private Findings judge(Asked asked) {
    CoreModule module = asked.module();
    ItemPlaces places = new ItemPlaces(asked.tree());
    asked.constants().forEach(c -> part(places.of(c.span()), asked, () -> body(c)));
    findings.addMain(finding(() -> body(module.main())));
    for (CoreFunction f : module.functions()) {
      // What asks for the parts of recursive types claims what the types themselves claim.
      if (!(f.symbol().decl().body() instanceof Decl.Body.Missing)) {
        part(places.of(f.symbol().decl().span()), asked, () -> function(f));
      }
    }
    module.types().forEach(t -> part(places.of(t.symbol().declared()), asked, () -> type(t)));
    module.tests().forEach(t -> part(places.of(t.span()), asked, () -> test(t.body())));
    return findings;
  }

  private void part(Optional<Module.Item> item, Asked asked, Runnable judging) {
    if (item.isEmpty()) {
      findings.addBuilt(finding(judging));
    } else if (!asked.isKnown().test(item.orElseThrow())) {
      findings.add(item.orElseThrow(), finding(judging));
    }
  }

  private Findings.Finding finding(Runnable judging) {
    told.clear();
    int doubtful = solver.doubtful();
    judging.run();
    return new Findings.Finding(List.copyOf(told), solver.doubtful() == doubtful);
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

  // ---- bodies ----

  private void body(Core body) {
    State state = begin();
    enter(body, List.of());
    walk.body(body, state);
  }

  /** What a predicate itself claims, for any value. */
  private void predicate(CoreModule.Check check) {
    State state = begin();
    walk.given(check.value());
    enter(check.predicate(), List.of(check.value()));
    walk.body(check.predicate(), state);
  }

  private void space(CoreModule.CoreSpace space) {
    State state = walk.self(space.self(), begin()).atomic(true);
    space.initial().forEach(i -> i.ifPresent(e -> body(e, space.self(), state)));
    space.functions().forEach(this::function);
    space.invariants().forEach(i -> body(i.condition(), space.self(), state));
    for (CoreModule.CoreStream stream : space.streams()) {
      body(stream.yield(), stream.self(), walk.self(stream.self(), begin()).atomic(true));
    }
  }

  private void body(Core body, Local self, State state) {
    function = Optional.empty();
    enter(body, List.of(self));
    walk.body(body, state);
  }

  /** Whether anything in it is to be judged: where nothing is, its ways need not be followed. */
  private static boolean claims(Core core) {
    return CoreWalk.find(core, c -> c instanceof Core.Claim ? Optional.of(c) : Optional.empty())
        .isPresent();
  }

  private void test(Core body) {
    if (claims(body)) {
      body(body);
    }
  }

  private void function(CoreFunction of) {
    Optional<Core> where = lowering.precondition(of);
    if (claims(of.body()) || where.filter(Claims::claims).isPresent()) {
      function(of, where);
    }
  }

  private void function(CoreFunction of, Optional<Core> where) {
    State state = begin();
    function = Optional.of(of);
    List<Local> given = new ArrayList<>(of.params());
    given.forEach(walk::given);
    if (of.self().isPresent()) {
      given.addFirst(of.self().orElseThrow());
      state = walk.self(of.self().orElseThrow(), state);
    }
    state = state.atomic(ATOMIC.contains(of.symbol().kind()));
    scene = new Scene(where, of.body(), terms(given), came, new IdentityHashMap<>());
    if (where.isPresent()) {
      state = walk.holds(where.orElseThrow(), state);
    }
    walk.body(of.body(), state);
  }

  private State begin() {
    came.clear();
    function = Optional.empty();
    failed = false;
    return walk.begin();
  }

  private void enter(Core body, List<Local> given) {
    scene = new Scene(Optional.empty(), body, terms(given), came, new IdentityHashMap<>());
  }

  private Map<Local, Term> terms(List<Local> locals) {
    Map<Local, Term> all = new LinkedHashMap<>();
    locals.forEach(l -> walk.term(l).ifPresent(t -> all.put(l, t)));
    return all;
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
  public void came(Core core, Term term) {
    boolean own = asked.isEmpty() || asked.contains(core);
    if (own && isOfRunTime(core)) {
      came.put(core, term);
    }
  }

  private static boolean isOfRunTime(Core core) {
    return switch (core) {
      case Core.ReadState r -> true;
      case Core.ReadEmbed r -> true;
      case Core.ReadGlobal r -> true;
      case Core.CallSpace c -> true;
      case Core.NewSpace n -> true;
      case Core.StreamOf s -> true;
      case Core.Call c -> true;
      case Core.Invoke i -> true;
      default -> false;
    };
  }

  @Override
  public void later(Core.Lambda lambda) {
    List<Term> params = lambda.params().stream().flatMap(p -> walk.term(p).stream()).toList();
    scene.later().put(lambda, params);
  }

  @Override
  public void judge(Core.Claim claim, Core value, Term term, State state) {
    List<Core> conditions = claim.conditions();
    for (int i = 0; i < conditions.size(); i++) {
      Core condition = conditions.get(i);
      Optional<Evaluation> known = constants.holds(condition, claim.subject(), value);
      boolean proved =
          known.isPresent()
              ? isTrue(claim, condition, value, known.orElseThrow(), state)
              : follows(claim, value, term, conditions.subList(i, conditions.size()), state);
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

  /** Whether the first condition follows; where not, that is told, and whether the rest does. */
  private boolean follows(
      Core.Claim claim, Core value, Term term, List<Core> conditions, State state) {
    Obligation obligation = obligation(goal(claim, conditions.getFirst(), term, state), state);
    Verdict verdict = solver.decide(obligation);
    if (verdict instanceof Verdict.Proved || isUnreachable(state)) {
      return true;
    }
    if (consequences.isOne(obligation, came)) {
      return false;
    }
    List<Core> open = new ArrayList<>(List.of(conditions.getFirst()));
    for (Core more : conditions.subList(1, conditions.size())) {
      boolean known =
          constants.holds(more, claim.subject(), value).isPresent()
              || follows(goal(claim, more, term, state), state);
      if (!known) {
        open.add(more);
      }
    }
    boolean repeatable =
        Repeatable.is(claim, value, open, state, constants, walk)
            && isEnough(claim, value, open, state);
    Judgement judgement =
        new Judgement(
            claim, value, term, open, 0, obligation, state, verdict, repeatable, scene, function);
    report(judgement, refuter.answer(judgement));
    return false;
  }

  /** Where the first condition is not known, another one may be known to be false. */
  private void report(Judgement judgement, Answer answer) {
    Judgement told = judgement;
    Answer best = answer;
    for (int i = 1; i < judgement.open().size() && best instanceof Answer.Unknown; i++) {
      Core condition = judgement.open().get(i);
      Term goal = goal(judgement.claim(), condition, judgement.term(), judgement.state());
      Obligation obligation = obligation(goal, judgement.state());
      Judgement other = judgement.of(i, obligation, solver.decide(obligation));
      best = refuter.answer(other);
      told = best instanceof Answer.Refuted ? other : judgement;
    }
    report.of(told, best instanceof Answer.Refuted ? best : answer);
  }

  /** Whether the claim is proved where the conditions were asked of the same value before. */
  private boolean isEnough(Core.Claim claim, Core value, List<Core> open, State state) {
    Flow first = walk.again(value, state);
    State asked = first.after();
    for (Core condition : open) {
      Term.Applied holds = walk.predicate(condition, claim.subject(), first.value(), asked);
      asked = asked.and(holds.defined()).and(holds.value());
    }
    Flow second = walk.again(value, asked);
    State behind = second.after();
    return first.ends()
        || second.ends()
        || open.stream().allMatch(c -> follows(goal(claim, c, second.value(), behind), behind));
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

  /** A condition that would abort is not true. */
  private Term goal(Core.Claim claim, Core condition, Term term, State state) {
    CoreWalk.visit(condition, asked::add);
    Term.Applied applied = walk.claimed(condition, claim.subject(), term, state);
    asked.clear();
    return Term.and(applied.defined(), applied.value());
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
}
