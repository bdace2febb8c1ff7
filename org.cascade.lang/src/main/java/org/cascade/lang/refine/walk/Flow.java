package org.cascade.lang.refine.walk;

import org.cascade.lang.refine.term.Term;

/**
 * What evaluating an expression leads to.
 *
 * @param ends whether evaluation never gets past it: it returns, aborts or jumps
 */
public record Flow(Term value, State after, boolean ends) {
  public static Flow of(Term value, State after) {
    return new Flow(value, after, false);
  }

  public static Flow end(State at) {
    return new Flow(Term.FALSE, at, true);
  }
}
