package org.cascade.lang.refine;

/**
 * What evaluating an expression leads to.
 *
 * @param ends whether evaluation never gets past it: it returns, aborts or jumps
 */
record Flow(Term value, State after, boolean ends) {
  static Flow of(Term value, State after) {
    return new Flow(value, after, false);
  }

  static Flow end(State at) {
    return new Flow(Term.FALSE, at, true);
  }
}
