package org.cascade.lang.refine.walk;

import org.cascade.lang.core.Local;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Variable;

/** What holds different values at different times: facts are about the values, never about it. */
sealed interface Place {
  Type type();

  /** How a counterexample calls its value. */
  String name();

  /** A {@code var} of a function, or {@code self} of a method that updates. */
  record OfLocal(Local local) implements Place {
    @Override
    public Type type() {
      return local.type();
    }

    @Override
    public String name() {
      return local.name();
    }
  }

  /** A {@code var} of a module. */
  record OfGlobal(Variable variable) implements Place {
    @Override
    public Type type() {
      return variable.type();
    }

    @Override
    public String name() {
      return variable.name();
    }
  }

  /**
   * A state of a space.
   *
   * @param target which space it is
   */
  record OfState(SpaceSymbol space, Term target, SpaceSymbol.State state, Type type)
      implements Place {
    @Override
    public String name() {
      String of = target.toString();
      return of.equals("self") ? state.name() : of + "." + state.name();
    }
  }
}
