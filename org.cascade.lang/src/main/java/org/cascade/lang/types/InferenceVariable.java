package org.cascade.lang.types;

import java.util.Optional;

/**
 * A hole in a type, filled at most once by a hard solution; until then it may hold a lower bound
 * that later uses can still raise (from {@code Age} to {@code Int}).
 */
public final class InferenceVariable {
  private final String hint;
  private final boolean unbuilt;
  private Optional<Type> solution = Optional.empty();
  private boolean soft;

  /**
   * @param hint a name for messages, such as the type parameter it stands for
   */
  public InferenceVariable(String hint) {
    this(hint, false);
  }

  private InferenceVariable(String hint, boolean unbuilt) {
    this.hint = hint;
    this.unbuilt = unbuilt;
  }

  /** Stands for a declared type while the compiler builds it. */
  public static InferenceVariable unbuilt(String name) {
    return new InferenceVariable(name, true);
  }

  /** Whether this is a type that is being built, and so no hole for anything else. */
  public boolean isUnbuilt() {
    return unbuilt && solution.isEmpty();
  }

  public Optional<Type> solution() {
    return solution;
  }

  /** Whether the solution is a lower bound that may still be raised. */
  public boolean isSoft() {
    return soft;
  }

  public void solve(Type type, boolean isSoft) {
    solution = Optional.of(type);
    soft = isSoft;
  }

  /** What {@link #restore} takes back to. */
  public record State(Optional<Type> solution, boolean soft) {}

  public State state() {
    return new State(solution, soft);
  }

  public void restore(State state) {
    solution = state.solution;
    soft = state.soft;
  }

  @Override
  public String toString() {
    return solution.map(Type::toString).orElse(hint);
  }
}
