package org.cascade.lang.refine.replay;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.eval.Value;
import org.cascade.lang.refine.term.Term;

/**
 * That the evaluator came to a claim and found it false. Only {@link Replay} makes these, so
 * whoever has one knows.
 */
public final class Replayed {
  private final Value value;
  private final Optional<String> aborted;
  private final Map<Term.Symbol, Value> inputs;
  private final Map<Local, Value> variables;
  private final List<Turn> path;

  /**
   * A choice on the way.
   *
   * @param way the branch that was taken
   */
  public record Turn(Core choice, Core way) {}

  Replayed(
      Value value,
      Optional<String> aborted,
      Map<Term.Symbol, Value> inputs,
      Map<Local, Value> variables,
      List<Turn> path) {
    this.value = value;
    this.aborted = aborted;
    this.inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    this.variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    this.path = List.copyOf(path);
  }

  /** The claimed value. */
  public Value value() {
    return value;
  }

  /** Why the condition came to no value; absent if it was false. */
  public Optional<String> aborted() {
    return aborted;
  }

  /** What the run began with, and what it read. */
  public Map<Term.Symbol, Value> inputs() {
    return inputs;
  }

  /** What the variables held at the claim. */
  public Map<Local, Value> variables() {
    return variables;
  }

  /** The choices that led there rather than elsewhere, in order. */
  public List<Turn> path() {
    return path;
  }
}
