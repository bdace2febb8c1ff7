package org.cascade.lang.refine.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Local;
import org.cascade.lang.eval.Definitions;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/**
 * Follows core along its paths: what is known where, which term each value is, and each claim
 * handed to the judge with that. Facts are about values, never about variables, so an assignment
 * makes no fact wrong.
 */
public final class Walk {
  private final Judge judge;
  private final Definitions definitions;
  private final TypeFacts typeFacts;
  private final Memory memory;
  private final Purity purity;
  private final WalkValues values = new WalkValues(this);
  private final WalkControl control = new WalkControl(this);
  private final WalkSwitch switches = new WalkSwitch(this);
  private final WalkLoops loops = new WalkLoops(this);
  private final WalkLambdas lambdas = new WalkLambdas(this);
  private final WalkCalls calls;
  private final WalkSpaces spaces = new WalkSpaces(this);
  private final WalkClaims claims = new WalkClaims(this);
  private final Map<Variable, Term> globals = new HashMap<>();
  private int silences;
  private boolean isAsking;
  private int trials;

  /** Told of every claim, in the order they stand. */
  public interface Judge {
    /**
     * @param value what the claim is about
     * @param term the same as a term
     */
    void judge(Core.Claim claim, Core value, Term term, State state);

    /** Whether something follows from what is known; no if that cannot be said. */
    boolean follows(Term goal, State state);

    /** An immutable local's value, before anything that uses it. */
    void bound(Local local, Core value);

    /** A module's {@code let}. */
    void bound(Variable variable, Core value);

    /** What an expression comes to, where it stands in the body in hand. */
    void came(Core core, Term term);

    /** A function value that anybody may call with anything is followed next. */
    void later(Core.Lambda lambda);
  }

  public Walk(Judge judge, Definitions definitions, TypeFacts typeFacts) {
    this.judge = judge;
    this.definitions = definitions;
    this.typeFacts = typeFacts;
    this.memory = new Memory(typeFacts);
    this.purity = new Purity(definitions);
    this.calls = new WalkCalls(this, lambdas);
  }

  // ---- from outside ----

  /** The beginning of a body of its own, of which nothing is known. */
  public State begin() {
    memory.begin();
    return State.START;
  }

  /** A parameter: callers may give any value of its type. */
  public void given(Local local) {
    memory.name(local, memory.given(local.name(), local.type()));
  }

  /** The receiver. */
  public State self(Local local, State state) {
    boolean isSpace = Types.space(local.type()).isPresent();
    Term term =
        isSpace
            ? memory.outer(local.name(), local.type())
            : memory.given(local.name(), local.type());
    memory.name(local, term);
    return local.isMutable() ? state.with(new Place.OfLocal(local), term) : state;
  }

  /** A body of its own: a function's, a test's, the main. */
  public void body(Core body, State state) {
    control.body(body, state);
  }

  /** What is known behind a condition that holds; claims in it are judged. */
  public State holds(Core condition, State state) {
    Flow flow = control.body(condition, state);
    return flow.ends() ? flow.after() : flow.after().and(flow.value());
  }

  /** The predicate's term for a subject, and that it comes to a value. */
  public Term.Applied predicate(Core predicate, Local subject, Term value, State state) {
    return silently(() -> {
      memory.enter(Map.of(subject, value));
      Term.Applied applied = applied(control.body(predicate, state), state);
      memory.leave();
      return applied;
    });
  }

  /** The same for a claim in hand: the judge is told what its parts come to. */
  public Term.Applied claimed(Core predicate, Local subject, Term value, State state) {
    isAsking = true;
    Term.Applied applied = predicate(predicate, subject, value, state);
    isAsking = false;
    return applied;
  }

  /** What an expression comes to if it is evaluated once more. */
  public Flow again(Core core, State state) {
    return silently(() -> walk(core, state));
  }

  static Term.Applied applied(Flow flow, State start) {
    return flow.ends()
        ? new Term.Applied(Term.FALSE, Term.FALSE)
        : new Term.Applied(flow.value(), flow.after().demandedSince(start));
  }

  /** The term that stands for a local at present. */
  public Optional<Term> term(Local local) {
    return memory.term(local);
  }

  /** Whether a call is known to give equal results for equal arguments, and to change nothing. */
  public boolean givesTheSame(Core.Call call) {
    return calls.givesTheSame(call);
  }

  // ---- the one switch ----

  Flow walk(Core core, State state) {
    Flow flow = follow(core, state);
    if ((!isSilent() || isAsking) && !flow.ends()) {
      judge.came(core, flow.value());
    }
    return flow;
  }

  private Flow follow(Core core, State state) {
    return switch (core) {
      case Core.Literal n -> Flow.of(Term.constant(n.value()), state);
      case Core.Unit n -> Flow.of(Translation.UNIT, state);
      case Core.Read n -> Flow.of(read(n, state), state);
      case Core.ReadGlobal n -> ofType(global(n, state), n.variable().type(), state);
      case Core.Assign n -> values.assign(n.value(), new Place.OfLocal(n.local()), state);
      case Core.AssignGlobal n -> assign(n, state);
      case Core.Claim n -> claims.claim(n, state);
      case Core.Switch n -> switches.choose(n, state);
      case Core.While n -> loops.loop(n, state);
      case Core.ForEach n -> loops.loop(n, state);
      case Core.Lambda n -> lambdas.later(n, state);
      case Core.Call n -> calls.call(n, state);
      case Core.Invoke n -> calls.invoke(n, state);
      case Core.Let n -> control.let(n, state);
      case Core.Sequence n -> control.sequence(n, state);
      case Core.If n -> control.choose(n, state);
      case Core.Join n -> control.join(n, state);
      case Core.Jump n -> control.jump(n, state);
      case Core.Return n -> control.leave(n, state);
      case Core.Abort n -> Flow.end(walk(n.message(), state).after());
      case Core.Attempt n -> control.attempt(n, state);
      case Core.NewSpace n -> spaces.create(n, state);
      case Core.ReadState n -> spaces.read(n, state);
      case Core.WriteState n -> spaces.write(n, state);
      case Core.ReadEmbed n -> spaces.embed(n, state);
      case Core.CallSpace n -> spaces.call(n, state);
      case Core.OnEnd n -> spaces.onEnd(n, state);
      case Core.Parallel n -> spaces.pipeline(n, state);
      case Core.StreamOf n -> opaque(n, state);
      case Core.ReleaseSpace n -> opaque(n, state);
      case Core.BuildType n -> opaque(n, state);
      default -> values.of(core, state);
    };
  }

  /** Something that is not understood; its parts may be. */
  Flow opaque(Core core, State state) {
    Args args = args(CoreWalk.children(core), state);
    return args.ends()
        ? Flow.end(args.after())
        : Flow.of(unknown(core), Writes.ofCall(purity, core).forget(args.after(), memory).lossy());
  }

  // ---- variables ----

  private Term read(Core.Read read, State state) {
    Local local = read.local();
    if (local.isMutable()) {
      return memory.read(new Place.OfLocal(local), state);
    }
    return memory
        .term(local)
        .orElseGet(() -> {
          Term any = memory.any(local.name(), local.type());
          memory.name(local, any);
          return any;
        });
  }

  private Term global(Core.ReadGlobal read, State state) {
    Variable variable = read.variable();
    if (variable.kind() == Variable.Kind.MODULE_VAR) {
      return memory.read(new Place.OfGlobal(variable), state);
    }
    Term known = globals.get(variable);
    if (known == null) {
      known =
          variable.kind() == Variable.Kind.CONST
              ? definitions
                  .constant(read.module(), variable)
                  .map(c -> silently(() -> control.body(c, State.START).value()))
                  .orElseGet(() -> memory.outer(variable.name(), variable.type()))
              : memory.outer(variable.name(), variable.type());
      globals.put(variable, known);
    }
    return known;
  }

  private Flow assign(Core.AssignGlobal n, State state) {
    if (n.variable().kind() == Variable.Kind.MODULE_VAR) {
      return values.assign(n.value(), new Place.OfGlobal(n.variable()), state);
    }
    Flow value = walk(n.value(), state);
    if (value.ends()) {
      return value;
    }
    judge.bound(n.variable(), n.value());
    globals.put(n.variable(), value.value());
    return Flow.of(Translation.UNIT, value.after());
  }

  // ---- for the parts of a walk ----

  /**
   * Values in order.
   *
   * @param ends whether one of them never comes
   */
  record Args(List<Term> terms, State after, boolean ends) {}

  Args args(List<Core> cores, State state) {
    List<Term> all = new ArrayList<>();
    State current = state;
    for (Core core : cores) {
      Flow flow = walk(core, current);
      current = flow.after();
      if (flow.ends()) {
        return new Args(all, current, true);
      }
      all.add(flow.value());
    }
    return new Args(all, current, false);
  }

  /** A value that is known to be of its type from here on. */
  Flow ofType(Term value, Type type, State state) {
    return Flow.of(value, state.assume(typeFacts.ofType(value, type, this)));
  }

  Term unknown(Core core) {
    return memory.any("value", core.type());
  }

  /** Without judging claims, which are judged where they stand. */
  <T> T silently(Supplier<T> walking) {
    silences++;
    T result = walking.get();
    silences--;
    return result;
  }

  /** Walking a round of a loop to see what it keeps; loops in loops are tried in each trial. */
  Flow trial(Supplier<Flow> round) {
    trials++;
    Flow end = silently(round);
    trials--;
    return end;
  }

  int trials() {
    return trials;
  }

  boolean isSilent() {
    return silences > 0;
  }

  Judge judge() {
    return judge;
  }

  Definitions definitions() {
    return definitions;
  }

  TypeFacts typeFacts() {
    return typeFacts;
  }

  Memory memory() {
    return memory;
  }

  Purity purity() {
    return purity;
  }

  WalkValues values() {
    return values;
  }

  WalkControl control() {
    return control;
  }

  WalkLambdas lambdas() {
    return lambdas;
  }

  WalkClaims claims() {
    return claims;
  }

  WalkCalls calls() {
    return calls;
  }
}
