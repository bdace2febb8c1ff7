package org.cascade.lang.eval;

import org.cascade.lang.source.Span;

/** How an evaluation leaves its place before its end. Never seen outside this package. */
abstract sealed class Signal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Signal(String message) {
    super(message, null, false, false);
  }

  /** The program gives up; {@code attempt} catches it. The evaluator knows where it was. */
  static final class Fault extends Signal {
    private static final long serialVersionUID = 1L;
    final transient String message;

    Fault(String message) {
      super(message);
      this.message = message;
    }
  }

  /** A budget is used up. */
  static final class Spent extends Signal {
    private static final long serialVersionUID = 1L;
    final transient Evaluation.Limit limit;

    Spent(Evaluation.Limit limit) {
      super(limit.toString());
      this.limit = limit;
    }
  }

  /** Only run time can do what is asked. */
  static final class NotConst extends Signal {
    private static final long serialVersionUID = 1L;
    final transient Span span;
    final transient String what;

    NotConst(Span span, String what) {
      super(what);
      this.span = span;
      this.what = what;
    }
  }

  /** {@code return} within a function. */
  static final class Return extends Signal {
    private static final long serialVersionUID = 1L;
    final transient Value value;

    Return(Value value) {
      super("return");
      this.value = value;
    }
  }

  /** A claim does not hold; {@code attempt} does not catch it. */
  static final class Broken extends Signal {
    private static final long serialVersionUID = 1L;

    Broken() {
      super("a claim does not hold");
    }
  }
}
