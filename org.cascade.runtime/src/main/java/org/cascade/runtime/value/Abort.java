package org.cascade.runtime.value;

/**
 * A language-level abort: a division by zero, an overflow, an index outside an array, a failed cast
 * or assertion, or {@code error(message)}.
 *
 * <p>It undoes the transaction in progress and ends the program, unless {@code attempt} turns it
 * into a value. As a value it has a message and equals any abort of the same message; its stack
 * trace tells where it came from.
 */
public class Abort extends RuntimeException implements Shown {
  private static final long serialVersionUID = 1L;

  private final String message;

  public Abort(String message) {
    super(message);
    this.message = message;
  }

  public Abort(String message, Throwable cause) {
    super(message, cause);
    this.message = message;
  }

  /** The language's {@code error(message)}; typed so that it can stand where a value is wanted. */
  @SuppressWarnings({"TypeParameterUnusedInFormals", "DoNotCallSuggester"})
  public static <T> T error(String message) {
    throw new Abort(message);
  }

  /** The language's {@code attempt}: the body's value, or the abort that ended it. */
  public static <T> Result<T, Abort> attempt(Fn0<? extends T> body) {
    try {
      return Result.ok(body.apply());
    } catch (Abort abort) {
      return Result.err(abort);
    }
  }

  /** Why, without the class's name; the field {@code message} of the language's type. */
  public final String message() {
    return message;
  }

  @Override
  public final String getMessage() {
    return message;
  }

  @Override
  public final void show(StringBuilder out) {
    out.append("Abort { message: ").append(Show.quoted(message)).append(" }");
  }

  @Override
  @SuppressWarnings("ThrowableEqualsHashCode") // in the language it is a value like others
  public final boolean equals(Object other) {
    return other instanceof Abort abort && message.equals(abort.message);
  }

  @Override
  @SuppressWarnings("ThrowableEqualsHashCode")
  public final int hashCode() {
    return message.hashCode();
  }
}
