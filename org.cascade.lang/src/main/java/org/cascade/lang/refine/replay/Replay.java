package org.cascade.lang.refine.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Lowering;
import org.cascade.lang.eval.ArrayValue;
import org.cascade.lang.eval.Budget;
import org.cascade.lang.eval.Definitions;
import org.cascade.lang.eval.Dictionary;
import org.cascade.lang.eval.Evaluation;
import org.cascade.lang.eval.Evaluator;
import org.cascade.lang.eval.Rehearsal;
import org.cascade.lang.eval.SampleValues;
import org.cascade.lang.eval.SetValue;
import org.cascade.lang.eval.Value;
import org.cascade.lang.refine.term.Relevance;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.refine.term.TermValues;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * One run of a body with values that may break a claim in it. Whatever the solver thought, only
 * what comes of the run counts: parameters must be of their types, the precondition must hold, no
 * other claim may fail before, and the claim itself must come out false where it stands.
 */
public final class Replay implements Rehearsal {
  private static final Budget BUDGET = new Budget(50_000, 100_000, 200);
  private static final int MAX_SIMPLER = 150;

  private final Lowering lowering;
  private final Definitions definitions;
  private final Scene scene;
  private final Target target;
  private final SampleValues samples = new SampleValues();
  private final Map<Term.Symbol, Value> symbols = new LinkedHashMap<>();
  private final Map<Term, Value> others = new HashMap<>();
  private final List<Replayed.Turn> turns = new ArrayList<>();
  private Optional<Failure> failure = Optional.empty();

  /**
   * The claim that is to fail.
   *
   * @param value the expression that the claimed value comes from
   * @param condition the conjunct
   * @param about what the conjunct depends on, as far as that is known: of these, none may be made
   *     up that a program need never have
   */
  public record Target(Core.Claim claim, Core value, Core condition, Set<Term> about) {}

  private Replay(Lowering lowering, Definitions definitions, Scene scene, Target target) {
    this.lowering = lowering;
    this.definitions = definitions;
    this.scene = scene;
    this.target = target;
  }

  /** Absent if the claim is not reached with these values, or holds. */
  public static Optional<Replayed> run(
      Lowering lowering,
      Definitions definitions,
      Scene scene,
      Target target,
      Map<Term.Symbol, Value> values) {
    Replay replay = new Replay(lowering, definitions, scene, target);
    replay.symbols.putAll(values);
    return replay.run();
  }

  /** The same with values that are as simple as a few more runs can make them. */
  public static Replayed simplest(
      Lowering lowering, Definitions definitions, Scene scene, Target target, Replayed found) {
    Replayed best = found;
    int runs = 0;
    boolean better = true;
    while (better) {
      better = false;
      for (Map.Entry<Term.Symbol, Value> input : best.inputs().entrySet()) {
        for (Value simpler : Simpler.than(input.getValue())) {
          if (better || ++runs > MAX_SIMPLER) {
            break;
          }
          Map<Term.Symbol, Value> values = new LinkedHashMap<>(best.inputs());
          values.put(input.getKey(), simpler);
          Optional<Replayed> again = run(lowering, definitions, scene, target, values);
          better = again.isPresent();
          best = again.orElse(best);
        }
      }
    }
    return best;
  }

  private Optional<Replayed> run() {
    Optional<Map<Local, Value>> start = start();
    if (start.isEmpty()) {
      return Optional.empty();
    }
    for (Core part : scene.parts()) {
      Evaluation outcome = Evaluator.rehearse(part, start.orElseThrow(), definitions, BUDGET, this);
      if (failure.isPresent()) {
        return failure.filter(this::isTarget).map(this::replayed);
      }
      boolean goesOn =
          outcome instanceof Evaluation.Evaluated done
              && (part == scene.body() || done.value().equals(Value.TRUE));
      if (!goesOn) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  // ---- what it begins with ----

  private Optional<Map<Local, Value>> start() {
    Map<Local, Value> all = new LinkedHashMap<>();
    for (Map.Entry<Local, Term> given : scene.given().entrySet()) {
      Optional<Value> value = valueOf(given.getValue()).filter(v -> isOf(v, given.getKey().type()));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      all.put(given.getKey(), value.orElseThrow());
    }
    return Optional.of(all);
  }

  /** Whether a value, and all in it, is what types' refinements and invariants ask. */
  private boolean isOf(Value value, Type type) {
    Local local = new Local("value", Types.erased(type), false);
    Local self = new Local("self", Types.unrefined(type), false);
    return lowering.holds(local, type).map(p -> isTrue(p, local, value)).orElse(true)
        && lowering.invariants(self).stream().allMatch(i -> isTrue(i, self, value))
        && arePartsOf(value, Types.unrefined(type));
  }

  private boolean arePartsOf(Value value, Type type) {
    return switch (value) {
      case Value.Record r when type instanceof Type.Con c ->
          areFieldsOf(r.fields(), r.symbol().fields(), c);
      case Value.Variant v when type instanceof Type.Con c ->
          areFieldsOf(v.fields(), v.constructor().fields(), c);
      case Value.Tuple t when type instanceof Type.Tuple of -> {
        boolean all = true;
        for (int i = 0; i < t.items().size(); i++) {
          all &= isOf(t.items().get(i), of.items().get(i));
        }
        yield all;
      }
      case ArrayValue a when type instanceof Type.Con c ->
          a.stream().allMatch(item -> isOf(item, c.args().getFirst()));
      case SetValue s when type instanceof Type.Con c ->
          s.items().stream().allMatch(item -> isOf(item, c.args().getFirst()));
      case Dictionary d when type instanceof Type.Con c ->
          d.entries().stream()
              .allMatch(e -> isOf(e.key(), c.args().get(0)) && isOf(e.value(), c.args().get(1)));
      default -> true;
    };
  }

  private boolean areFieldsOf(List<Value> values, List<RecordSymbol.Field> fields, Type.Con whole) {
    Substitution types = Substitution.of(whole.symbol().params(), whole.args());
    for (int i = 0; i < values.size(); i++) {
      if (!isOf(values.get(i), types.apply(fields.get(i).type()))) {
        return false;
      }
    }
    return true;
  }

  private boolean isTrue(Core predicate, Local subject, Value value) {
    return Evaluator.evaluate(predicate, Map.of(subject, value), definitions, BUDGET)
            instanceof Evaluation.Evaluated done
        && done.value().equals(Value.TRUE);
  }

  /** A term's value for the given ones; of what they leave open, some value. */
  private Optional<Value> valueOf(Term term) {
    Map<Term.Symbol, Object> known = new HashMap<>();
    for (Term.Symbol symbol : Relevance.symbols(term)) {
      Value value = symbols.get(symbol);
      Optional<Value> some = value == null ? samples.of(symbol.type()) : Optional.of(value);
      if (some.isEmpty()) {
        return Optional.empty();
      }
      symbols.put(symbol, some.orElseThrow());
      known.put(symbol, TermValues.plain(some.orElseThrow()));
    }
    Optional<Value> computed = TermValues.evaluate(term, known).map(TermValues::value);
    if (computed.isPresent()) {
      return computed;
    }
    Optional<Value> other = Optional.ofNullable(others.get(term)).or(() -> samples.of(term.type()));
    other.ifPresent(v -> others.put(term, v));
    return other;
  }

  // ---- what it is asked and told on the way ----

  @Override
  public Optional<Value> known(Core asked) {
    if (mayGiveUp(asked)) {
      return Optional.empty();
    }
    if (Types.isUnit(asked.type())) {
      return Optional.of(Value.UNIT);
    }
    return Optional.ofNullable(scene.came().get(asked))
        .filter(this::isKnown)
        .flatMap(this::valueOf)
        .filter(value -> isOf(value, asked.type()));
  }

  /** Whether what is behind it may never come, for a reason that is not known here. */
  private static boolean mayGiveUp(Core asked) {
    return switch (asked) {
      case Core.Call c -> c.function().effects().mayAbort();
      case Core.CallSpace c -> c.function().effects().mayAbort();
      default -> false;
    };
  }

  @Override
  public Optional<List<Value>> calls(Core.Lambda lambda) {
    List<Term> terms = scene.later().getOrDefault(lambda, List.of());
    if (terms.size() != lambda.params().size() || !Path.holds(lambda, target.claim())) {
      return Optional.empty();
    }
    List<Value> args = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      Type type = lambda.params().get(i).type();
      valueOf(terms.get(i)).filter(v -> isOf(v, type)).ifPresent(args::add);
    }
    return args.size() == terms.size() ? Optional.of(args) : Optional.empty();
  }

  /** Whether the claim does not hang on a value that nothing says the program can have. */
  private boolean isKnown(Term term) {
    Set<Term> parts = new LinkedHashSet<>();
    Relevance.opaque(term, parts);
    return parts.stream().noneMatch(p -> target.about().contains(p) && isGuess(p));
  }

  private boolean isGuess(Term part) {
    return !(part instanceof Term.Symbol symbol)
        || !symbol.isGiven()
            && !scene.given().containsValue(symbol)
            && Types.space(symbol.type()).isEmpty();
  }

  @Override
  public void went(Core choice, Core way) {
    turns.removeIf(t -> t.choice() == choice);
    turns.add(new Replayed.Turn(choice, way));
  }

  @Override
  public void failed(Failure found) {
    failure = Optional.of(found);
  }

  // ---- what came of it ----

  private boolean isTarget(Failure found) {
    return found.claim().predicate() == target.claim().predicate()
        && found.claim().what().equals(target.claim().what())
        && found.condition() == target.condition()
        && found.made() == source(target.value());
  }

  /** What gives the value, behind what only looks at it. */
  private static Core source(Core value) {
    return switch (value) {
      case Core.Claim c -> source(c.value());
      case Core.Coerce c -> source(c.value());
      default -> value;
    };
  }

  private Replayed replayed(Failure found) {
    Path path = new Path(scene.parts(), found.claim(), found.made());
    List<Replayed.Turn> decisive = turns.stream().filter(path::isDecisive).toList();
    return new Replayed(found.value(), found.aborted(), symbols, found.variables(), decisive);
  }
}
