package org.cascade.lang.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cascade.lang.core.Local;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;

/**
 * The variables in scope: a chain of them, innermost first. A lambda keeps the chain it was made
 * in, so it shares mutable variables with those around it.
 */
final class Environment {
  private static final Local END = new Local("end", Type.UNIT, false);

  private final Local local;
  private Value value;
  private final Environment outer;
  private final Substitution types;

  private Environment(Substitution types) {
    this.local = END;
    this.value = Value.UNIT;
    this.outer = this;
    this.types = types;
  }

  private Environment(Local local, Value value, Environment outer) {
    this.local = local;
    this.value = value;
    this.outer = outer;
    this.types = outer.types;
  }

  /**
   * Without variables.
   *
   * @param types what the type parameters of the function in hand stand for
   */
  static Environment empty(Substitution types) {
    return new Environment(types);
  }

  Substitution types() {
    return types;
  }

  Environment bind(Local variable, Value first) {
    return new Environment(variable, first, this);
  }

  Environment bindAll(List<Local> locals, List<? extends Value> values) {
    Environment all = this;
    for (int i = 0; i < locals.size(); i++) {
      all = all.bind(locals.get(i), values.get(i));
    }
    return all;
  }

  Value read(Local variable) {
    return find(variable).value;
  }

  /** All that are in scope, innermost first. */
  Map<Local, Value> variables() {
    Map<Local, Value> all = new LinkedHashMap<>();
    for (Environment at = this; at.local != END; at = at.outer) {
      all.putIfAbsent(at.local, at.value);
    }
    return all;
  }

  void assign(Local variable, Value next) {
    find(variable).value = next;
  }

  private Environment find(Local variable) {
    Environment at = this;
    while (at.local != variable) {
      if (at.local == END) {
        throw new IllegalStateException("no value for the variable " + variable);
      }
      at = at.outer;
    }
    return at;
  }
}
