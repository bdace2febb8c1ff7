package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be used at a place of a program.
 *
 * @param variables the nearest last
 * @param returns what the function around it returns
 * @param weight how often the place may be run
 */
record Scope(List<Variable> variables, Optional<Ty> returns, int weight) {
  /** Beyond it there are no more loops. */
  private static final int MOST = 60;

  record Variable(String name, Ty type, boolean assignable) {}

  static Scope of(List<Variable> variables, Ty returns) {
    return new Scope(List.copyOf(variables), Optional.of(returns), 1);
  }

  static Scope constant() {
    return new Scope(List.of(), Optional.empty(), 1);
  }

  Scope with(String name, Ty type) {
    return with(List.of(new Variable(name, type, false)));
  }

  Scope with(List<Variable> more) {
    List<Variable> all = new ArrayList<>(variables);
    all.addAll(more);
    return new Scope(List.copyOf(all), returns, weight);
  }

  Scope returning(Optional<Ty> type) {
    return new Scope(variables, type, weight);
  }

  /** Where code is run several times. */
  Scope repeated() {
    return new Scope(variables, returns, weight * 4);
  }

  boolean mayRepeat() {
    return weight < MOST;
  }

  /** The variables as values that nothing assigns, for a function declared inside. */
  Scope fixed() {
    List<Variable> all = variables.stream().filter(v -> !v.assignable()).toList();
    return new Scope(all, returns, weight);
  }

  List<Variable> of(Ty type) {
    return variables.stream().filter(v -> v.type().equals(type)).toList();
  }

  List<Variable> assignable() {
    return variables.stream().filter(Variable::assignable).toList();
  }
}
