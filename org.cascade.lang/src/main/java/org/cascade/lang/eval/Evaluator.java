package org.cascade.lang.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Label;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Variable;

/**
 * Runs core within a budget. Evaluation is pure and deterministic: the same core gives the same
 * outcome, and nothing outside changes.
 */
public final class Evaluator implements Machine {
  /** How deep nodes may nest on the caller's own stack; deeper ones run on a stack of their own. */
  private static final int SHALLOW = 400;

  private static final int UNLIMITED = Integer.MAX_VALUE;
  private static final long DEEP_STACK_BYTES = 512L << 20;

  private final Definitions definitions;
  private final Budget budget;
  private final int maxNesting;
  private final Optional<Rehearsal> rehearsal;
  private final Meter meter;
  private final List<CallStack.Call> calls = new ArrayList<>();
  private final Map<Variable, Value> constants = new HashMap<>();
  private int nesting;
  private Span at;
  private Optional<Label> jump = Optional.empty();
  private List<Value> jumpArgs = List.of();
  private Optional<Core> made = Optional.empty();

  /** The caller's stack may be too small for this evaluation. */
  private static final class TooDeepHere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooDeepHere() {
      super("too deep for the caller's stack", null, false, false);
    }
  }

  private Evaluator(
      Definitions definitions,
      Budget budget,
      int maxNesting,
      Optional<Rehearsal> rehearsal,
      Span at) {
    this.definitions = definitions;
    this.budget = budget;
    this.maxNesting = maxNesting;
    this.rehearsal = rehearsal;
    this.meter = new Meter(budget);
    this.at = at;
  }

  public static Evaluation evaluate(Core core, Definitions definitions, Budget budget) {
    return evaluate(core, Map.of(), definitions, budget);
  }

  /** Evaluates with values for the variables that are free in the core. */
  public static Evaluation evaluate(
      Core core, Map<Local, Value> variables, Definitions definitions, Budget budget) {
    return evaluate(core, variables, definitions, budget, Optional.empty());
  }

  /** Evaluates as a running program would be, and asks each claim on the way. */
  public static Evaluation rehearse(
      Core core,
      Map<Local, Value> variables,
      Definitions definitions,
      Budget budget,
      Rehearsal rehearsal) {
    return evaluate(core, variables, definitions, budget, Optional.of(rehearsal));
  }

  private static Evaluation evaluate(
      Core core,
      Map<Local, Value> variables,
      Definitions definitions,
      Budget budget,
      Optional<Rehearsal> rehearsal) {
    Environment start = Environment.empty(Substitution.EMPTY);
    for (Map.Entry<Local, Value> variable : variables.entrySet()) {
      start = start.bind(variable.getKey(), variable.getValue());
    }
    Environment environment = start;
    try {
      return new Evaluator(definitions, budget, SHALLOW, rehearsal, core.span())
          .run(core, environment);
    } catch (TooDeepHere deep) {
      // Nothing was changed outside, so it can start again where there is more stack.
      return onDeepStack(
          new Evaluator(definitions, budget, UNLIMITED, rehearsal, core.span()), core, environment);
    }
  }

  private static Evaluation onDeepStack(Evaluator evaluator, Core core, Environment environment) {
    List<Evaluation> outcome = new ArrayList<>();
    List<Throwable> failure = new ArrayList<>();
    Thread thread =
        new Thread(
            null,
            () -> outcome.add(evaluator.run(core, environment)),
            "compile-time evaluation",
            DEEP_STACK_BYTES);
    thread.setUncaughtExceptionHandler((t, thrown) -> failure.add(thrown));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException cancelled) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return new Evaluation.OutOfBudget(
          Evaluation.Limit.STEPS, core.span(), CallStack.of(List.of()));
    }
    if (outcome.isEmpty()) {
      throw new IllegalStateException("compile-time evaluation failed", failure.getFirst());
    }
    return outcome.getFirst();
  }

  private Evaluation run(Core core, Environment environment) {
    try {
      return evaluated(eval(core, environment));
    } catch (Signal.Spent spent) {
      return new Evaluation.OutOfBudget(spent.limit, at, CallStack.of(calls));
    } catch (Signal.NotConst other) {
      return new Evaluation.NotConst(other.span, other.what, CallStack.of(calls));
    } catch (Signal.Return early) {
      return evaluated(early.value);
    } catch (Signal.Fault fault) {
      return new Evaluation.Aborted(fault.message, at, CallStack.of(calls));
    } catch (Signal.Broken broken) {
      return new Evaluation.Aborted("a claim does not hold", at, CallStack.of(calls));
    } catch (StackOverflowError tooDeep) {
      if (maxNesting != UNLIMITED) {
        throw new TooDeepHere();
      }
      return new Evaluation.OutOfBudget(Evaluation.Limit.DEPTH, at, CallStack.of(calls));
    }
  }

  private Evaluation evaluated(Value value) {
    return new Evaluation.Evaluated(value, meter.used());
  }

  @Override
  public Meter meter() {
    return meter;
  }

  @Override
  public Span at() {
    return at;
  }

  @Override
  public void look(TypeSymbol type) {
    if (!definitions.look(type)) {
      throw new Signal.Fault(
          "`" + type + "` is asked what it consists of while that is being computed");
    }
  }

  private Value eval(Core core, Environment environment) {
    if (++nesting > maxNesting) {
      throw new TooDeepHere();
    }
    Value value = tail(core, environment);
    nesting--;
    return value;
  }

  /** What stands in tail position goes round instead of deeper. */
  private Value tail(Core core, Environment environment) {
    Core current = core;
    Environment scope = environment;
    while (true) {
      meter.step();
      switch (current) {
        case Core.Let l -> {
          scope = scope.bind(l.local(), eval(l.value(), scope));
          current = l.body();
        }
        case Core.Sequence s -> {
          for (Core first : s.firsts()) {
            eval(first, scope);
          }
          current = s.last();
        }
        case Core.If i -> {
          current = holds(i.condition(), scope) ? i.then() : i.otherwise();
          went(i, current);
        }
        case Core.Switch s -> {
          Selection selected = Selection.of(s, eval(s.subject(), scope), scope);
          current = selected.body();
          scope = selected.scope();
          went(s, current);
        }
        case Core.Join j -> {
          Value value = eval(j.body(), scope);
          if (!jumpedTo(j.label())) {
            return value;
          }
          scope = scope.bindAll(j.params(), jumpArgs);
          current = j.target();
        }
        case Core.Coerce c -> current = c.value();
        // Claims are proved before anything runs, save where that is rehearsed.
        case Core.Claim c when rehearsal.isPresent() -> {
          return claimed(c, scope);
        }
        case Core.Claim c -> current = c.value();
        default -> {
          Value value = node(current, scope);
          made = Optional.of(current);
          return value;
        }
      }
    }
  }

  /** One case for each node. */
  private Value node(Core core, Environment scope) {
    return switch (core) {
      case Core.Literal l -> Literals.value(l.value(), l.span());
      case Core.Unit u -> Value.UNIT;
      case Core.TupleOf t -> new Value.Tuple(fields(t.items(), scope));
      case Core.TupleItem t -> ((Value.Tuple) eval(t.target(), scope)).items().get(t.index());
      case Core.ArrayOf a -> ArrayValue.of(fields(a.items(), scope));
      case Core.RecordOf r -> new Value.Record(r.record(), fields(r.fields(), scope));
      case Core.FieldOf f ->
          ((Value.Record) eval(f.target(), scope)).fields().get(f.field().index());
      case Core.Update u -> update(u, scope);
      case Core.VariantOf v -> new Value.Variant(v.constructor(), fields(v.fields(), scope));
      case Core.TypeValue t -> new Value.Type(scope.types().apply(t.value()));
      case Core.BuildType b -> TypeBuilding.build(this, b, all(b.parts(), scope));
      case Core.Template t -> template(t, scope);
      case Core.Read r -> scope.read(r.local());
      case Core.ReadGlobal g -> global(g);
      case Core.Assign a -> {
        scope.assign(a.local(), eval(a.value(), scope));
        yield Value.UNIT;
      }
      case Core.Jump j -> jump(j, scope);
      case Core.While w -> loop(w, scope);
      case Core.ForEach f -> forEach(f, scope);
      case Core.Return r -> throw new Signal.Return(eval(r.value(), scope));
      case Core.Abort a -> throw fault(a, scope);
      case Core.Attempt a -> attempt(a, scope);
      case Core.Lambda l -> function(l, scope);
      case Core.Call c -> call(c, scope);
      case Core.Invoke i -> invoke(i, scope);
      case Core.Operate o -> operate(o, scope);
      case Core.Parallel p -> Pipeline.run(this, p, all(Pipeline.parts(p), scope));
      case Core.Let tail -> tail(tail, scope);
      case Core.Sequence tail -> tail(tail, scope);
      case Core.If tail -> tail(tail, scope);
      case Core.Switch tail -> tail(tail, scope);
      case Core.Join tail -> tail(tail, scope);
      case Core.Coerce tail -> tail(tail, scope);
      case Core.Claim tail -> tail(tail, scope);
      case Core.AssignGlobal a -> atRunTime(a, "the variable `" + a.variable() + "`", scope);
      case Core.NewSpace n -> atRunTime(n, "a new `" + n.space() + "`", scope);
      case Core.ReadIndex r ->
          atRunTime(r, "an index of the state `" + r.state().name() + "`", scope);
      case Core.ReadState r -> atRunTime(r, "the state `" + r.state().name() + "`", scope);
      case Core.WriteState w -> atRunTime(w, "the state `" + w.state().name() + "`", scope);
      case Core.ReadEmbed e -> atRunTime(e, "the space `" + e.embed().name() + "`", scope);
      case Core.StreamOf s -> atRunTime(s, "the stream `" + s.stream().name() + "`", scope);
      case Core.CallSpace c -> atRunTime(c, "`" + c.function() + "`", scope);
      case Core.ReleaseSpace r -> atRunTime(r, "a rollback", scope);
      case Core.OnEnd o -> atRunTime(o, "`" + o.written() + "`", scope);
    };
  }

  // ---- what only a running program has, and what is claimed of it ----

  /** In a rehearsal, what is said to be the value; the parts are evaluated all the same. */
  private Value atRunTime(Core core, String what, Environment scope) {
    Rehearsal run = rehearsal.orElseThrow(() -> notConst(core, what));
    List<Value> parts = all(CoreWalk.children(core), scope);
    if (core instanceof Core.AssignGlobal a && a.variable().kind() != Variable.Kind.MODULE_VAR) {
      constants.put(a.variable(), parts.getFirst());
    }
    return run.known(core).orElseThrow(() -> notConst(core, what));
  }

  private Value function(Core.Lambda lambda, Environment scope) {
    Value function = new Value.Closure(lambda, scope);
    rehearsal.flatMap(r -> r.calls(lambda)).ifPresent(args -> apply(function, args));
    return function;
  }

  private void went(Core choice, Core way) {
    rehearsal.ifPresent(r -> r.went(choice, way));
  }

  private Value claimed(Core.Claim claim, Environment scope) {
    Value value = eval(claim.value(), scope);
    if (jump.isPresent()) {
      return value;
    }
    Core from = made.orElse(claim.value());
    ask(claim, from, value, scope);
    made = Optional.of(from);
    return value;
  }

  private void ask(Core.Claim claim, Core from, Value value, Environment scope) {
    Environment inner = scope.bind(claim.subject(), value);
    for (Core condition : claim.conditions()) {
      Optional<String> aborted = Optional.empty();
      boolean holds;
      try {
        holds = holds(condition, inner);
      } catch (Signal.Fault gaveUp) {
        holds = false; // what cannot be computed is not true
        aborted = Optional.of(gaveUp.message);
      }
      if (!holds) {
        Rehearsal.Failure failure =
            new Rehearsal.Failure(claim, from, condition, value, aborted, scope.variables());
        rehearsal.ifPresent(r -> r.failed(failure));
        throw new Signal.Broken();
      }
    }
  }

  /** Invariants of a loop: before its first round, and kept by each. */
  private void ask(List<Core.Claim> invariants, boolean kept, Environment scope) {
    if (rehearsal.isPresent()) {
      for (Core.Claim i : invariants) {
        Core.Demand what = new Core.Demand.OfLoop(kept);
        Core.Claim now =
            new Core.Claim(i.span(), i.type(), i.value(), i.subject(), i.predicate(), what);
        ask(now, i.value(), Value.UNIT, scope);
      }
    }
  }

  private static Signal.NotConst notConst(Core core, String what) {
    return new Signal.NotConst(core.span(), what);
  }

  private boolean holds(Core condition, Environment scope) {
    return ((Value.Bool) eval(condition, scope)).value();
  }

  private List<Value> all(List<Core> cores, Environment scope) {
    List<Value> values = new ArrayList<>(cores.size());
    for (Core core : cores) {
      values.add(eval(core, scope));
    }
    return values;
  }

  /** The values of a new value's parts, paid for. */
  private List<Value> fields(List<Core> cores, Environment scope) {
    meter.allocate(cores.size() + 1L);
    return List.copyOf(all(cores, scope));
  }

  private Value update(Core.Update update, Environment scope) {
    Value.Record old = (Value.Record) eval(update.target(), scope);
    List<Value> fields = new ArrayList<>(old.fields());
    for (Core.FieldUpdate field : update.updates()) {
      fields.set(field.field().index(), eval(field.value(), scope));
    }
    meter.allocate(fields.size() + 1L);
    return new Value.Record(old.symbol(), List.copyOf(fields));
  }

  private Value template(Core.Template template, Environment scope) {
    TextOfPieces text = new TextOfPieces(meter);
    for (Core part : template.parts()) {
      text.add(eval(part, scope), part.span());
    }
    return text.text(template.span());
  }

  private Value global(Core.ReadGlobal read) {
    Value known = constants.get(read.variable());
    if (known != null) {
      return known;
    }
    Optional<Core> constant = definitions.constant(read.module(), read.variable());
    if (constant.isEmpty()) {
      return atRunTime(
          read, "the value `" + read.variable() + "`", Environment.empty(Substitution.EMPTY));
    }
    Core core = constant.get();
    enter(new CallStack.Call(read.variable().name(), read.span()));
    Value value = eval(core, Environment.empty(Substitution.EMPTY));
    calls.removeLast();
    constants.put(read.variable(), value);
    return value;
  }

  /** Only notes where to go: the join in whose tail this stands goes there. */
  private Value jump(Core.Jump to, Environment scope) {
    jumpArgs = all(to.args(), scope);
    jump = Optional.of(to.label());
    return Value.UNIT;
  }

  private boolean jumpedTo(Label label) {
    if (jump.isPresent() && jump.get() == label) {
      jump = Optional.empty();
      return true;
    }
    return false;
  }

  private Value loop(Core.While loop, Environment scope) {
    ask(loop.invariants(), false, scope);
    while (holds(loop.condition(), scope)) {
      eval(loop.body(), scope);
      ask(loop.invariants(), true, scope);
    }
    return Value.UNIT;
  }

  private Value forEach(Core.ForEach loop, Environment scope) {
    if (loop.iterable() instanceof Core.Operate o && o.op() == Primitive.RANGE) {
      List<Value> ends = all(o.args(), scope);
      at = o.span();
      long from = ((Value.Int) ends.get(0)).value();
      long to = ((Value.Int) ends.get(1)).value();
      Operations.checkRange(from, to);
      ask(loop.invariants(), false, scope);
      for (long i = from; i < to; i++) {
        eval(loop.body(), scope.bind(loop.item(), Value.of(i)));
        ask(loop.invariants(), true, scope);
      }
      return Value.UNIT;
    }
    List<Value> items =
        switch (eval(loop.iterable(), scope)) {
          case ArrayValue array -> array;
          case SetValue set -> set.items();
          case Value other -> throw new IllegalStateException("not iterable: " + other);
        };
    ask(loop.invariants(), false, scope);
    for (Value item : items) {
      eval(loop.body(), scope.bind(loop.item(), item));
      ask(loop.invariants(), true, scope);
    }
    return Value.UNIT;
  }

  private Signal.Fault fault(Core.Abort abort, Environment scope) {
    Value.Text message = (Value.Text) eval(abort.message(), scope);
    at = abort.span();
    return new Signal.Fault(message.value());
  }

  private Value attempt(Core.Attempt attempt, Environment scope) {
    int outerCalls = calls.size();
    int outerNesting = nesting;
    try {
      return Library.ok(eval(attempt.body(), scope));
    } catch (Signal.Fault fault) {
      leaveTo(outerCalls, outerNesting);
      return Library.err(Library.abort(text(fault.message)));
    }
  }

  private void leaveTo(int outerCalls, int outerNesting) {
    calls.subList(outerCalls, calls.size()).clear();
    nesting = outerNesting;
  }

  private Value operate(Core.Operate o, Environment scope) {
    List<Core> operands = o.args();
    if (o.op() == Primitive.AND) {
      return Value.of(holds(operands.get(0), scope) && holds(operands.get(1), scope));
    }
    if (o.op() == Primitive.OR) {
      return Value.of(holds(operands.get(0), scope) || holds(operands.get(1), scope));
    }
    List<Value> values = all(operands, scope);
    at = o.span();
    return Operations.isComparison(o.op()) && !Builtin.is(operands.getFirst().type(), Builtin.REAL)
        ? Operations.structural(o.op(), values)
        : Operations.run(this, o.op(), values);
  }

  private Value call(Core.Call call, Environment scope) {
    List<Value> args = all(call.args(), scope);
    at = call.span();
    if (rehearsal.isEmpty()) {
      return call(call, args, scope);
    }
    int outerCalls = calls.size();
    int outerNesting = nesting;
    try {
      return call(call, args, scope);
    } catch (Signal.NotConst inside) {
      leaveTo(outerCalls, outerNesting);
      return rehearsal.flatMap(r -> r.known(call)).orElseThrow(() -> inside);
    }
  }

  private Value call(Core.Call call, List<Value> args, Environment scope) {
    FunctionSymbol symbol = call.function();
    if (symbol.extern().isPresent()) {
      return Intrinsics.of(symbol.extern().get())
          .orElseThrow(() -> notConst(call, "what `" + symbol + "` does"))
          .run(this, args);
    }
    CoreFunction function =
        definitions
            .function(symbol)
            .orElseThrow(() -> notConst(call, "what `" + symbol + "` does"));
    Environment inner = Environment.empty(CallTypes.of(call, scope.types()));
    int first = 0;
    if (function.self().isPresent()) {
      inner = inner.bind(function.self().get(), args.getFirst());
      first = 1;
    }
    inner = inner.bindAll(function.params(), args.subList(first, args.size()));
    return enterBody(function.body(), inner, new CallStack.Call(symbol.toString(), call.span()));
  }

  private Value invoke(Core.Invoke invoke, Environment scope) {
    Value function = eval(invoke.function(), scope);
    List<Value> args = all(invoke.args(), scope);
    at = invoke.span();
    return apply(function, args);
  }

  @Override
  public Value apply(Value function, Value... args) {
    return apply(function, List.of(args));
  }

  private Value apply(Value function, List<Value> args) {
    Span caller = at;
    Value value =
        switch ((Value.Function) function) {
          case Value.Closure c ->
              enterBody(
                  c.lambda().body(),
                  c.environment().bindAll(c.lambda().params(), args),
                  new CallStack.Call("a function value", caller));
          case Value.Native n -> n.body().run(this, args);
        };
    at = caller;
    return value;
  }

  private Value enterBody(Core body, Environment inner, CallStack.Call call) {
    int outerCalls = calls.size();
    int outerNesting = nesting;
    enter(call);
    Value value;
    try {
      value = eval(body, inner);
    } catch (Signal.Return early) {
      value = early.value;
    }
    leaveTo(outerCalls, outerNesting);
    return value;
  }

  private void enter(CallStack.Call call) {
    calls.add(call);
    if (calls.size() > budget.depth()) {
      at = call.span();
      throw new Signal.Spent(Evaluation.Limit.DEPTH);
    }
  }
}
