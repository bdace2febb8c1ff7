package org.cascade.runtime.value;

/** The assertions of programs and of their {@code test} blocks: each aborts where it fails. */
public final class Asserts {
  private Asserts() {}

  /** The language's {@code assert p} at run time; {@code text} is its source. */
  public static Unit isTrue(boolean holds, String text) {
    if (!holds) {
      throw new Abort("assertion failed: " + text);
    }
    return Unit.VALUE;
  }

  public static Unit equal(Object actual, Object expected) {
    if (!actual.equals(expected)) {
      throw new Unequal(inner(expected), inner(actual));
    }
    return Unit.VALUE;
  }

  /** Passes where the result is an {@code Err}. */
  public static Unit error(Result<?, ?> result) {
    if (result.isOk()) {
      throw new Abort("expected an error, but found " + inner(result));
    }
    return Unit.VALUE;
  }

  /** Passes where the result is an {@code Err} of this error. */
  public static Unit error(Result<?, ?> result, Object expected) {
    return equal(result, Result.err(expected));
  }

  private static String inner(Object value) {
    var out = new StringBuilder();
    Show.nested(out, value);
    return out.toString();
  }
}
