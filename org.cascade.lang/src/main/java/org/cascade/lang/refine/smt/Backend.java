package org.cascade.lang.refine.smt;

import java.util.Optional;

/** A solver for formulas without quantifiers. */
sealed interface Backend permits Z3Backend, InterpolBackend {
  /** Name and version: part of what an answer depends on. */
  String name();

  /** A solver in its first state; what was asked before leaves no trace. */
  Session open();

  /** What a solver says. */
  enum Answer {
    SATISFIABLE,
    UNSATISFIABLE,
    /** The steps allowed were used up, or it does not know. */
    UNKNOWN,
    /** Stopped by the clock, so that another machine may answer otherwise. */
    STOPPED
  }

  /** One solver at work. */
  interface Session extends AutoCloseable {
    void add(Smt formula);

    Answer check();

    /**
     * A value in the model found: a Boolean, a BigInteger, a BigDecimal (34 digits of a fraction
     * without end), or a text that is the same for equal values.
     */
    Optional<Object> value(Smt term);

    @Override
    void close();
  }
}
