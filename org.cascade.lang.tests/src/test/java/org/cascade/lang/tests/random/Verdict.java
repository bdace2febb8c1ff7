package org.cascade.lang.tests.random;

/** What came of one program. */
sealed interface Verdict {
  /** Both ways show the same. */
  record Agrees(String shown) implements Verdict {}

  record Differs(String evaluated, String compiled) implements Verdict {
    @Override
    public String toString() {
      return "evaluated: " + evaluated + "\ncompiled:  " + compiled;
    }
  }

  /** The evaluator gave up, so there is nothing to compare. */
  record OutOfBudget(String limit) implements Verdict {}

  /** The compiler does not take it, though it is well typed. */
  record Rejected(String code, String message) implements Verdict {
    /** Of a mistake of the compiler's own: which one, as far as its message tells. */
    String fault() {
      return message.contains("mistake of the compiler")
          ? message.replaceFirst("(?s).*\\((\\w+: [^:(]*).*", "$1").replaceAll("random.*|\\d+", "")
          : "";
    }

    @Override
    public String toString() {
      return "rejected: " + code + ": " + message;
    }
  }

  default boolean isFailure() {
    return this instanceof Differs || this instanceof Rejected;
  }

  /** Whether it is the same kind of failure. */
  default boolean isLike(Verdict other) {
    return switch (this) {
      case Differs d -> other instanceof Differs o && thrown(d).equals(thrown(o));
      case Rejected r ->
          other instanceof Rejected o && r.code().equals(o.code()) && r.fault().equals(o.fault());
      case Agrees a -> other instanceof Agrees;
      case OutOfBudget o -> other instanceof OutOfBudget;
    };
  }

  private static String thrown(Differs differs) {
    return differs.compiled().startsWith(TwoWays.THREW)
        ? differs.compiled().replaceFirst("(?s):.*", "")
        : "";
  }
}
