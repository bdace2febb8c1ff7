package org.cascade.runtime.value;

import java.util.Optional;

/** What an operation that can fail gives: {@code Ok(value)} or {@code Err(error)}. */
public sealed interface Result<T, E> extends Shown {
  /** Success, with a value. */
  record Ok<T, E>(T value) implements Result<T, E> {
    private static final Ok<Unit, Object> UNIT = new Ok<>(Unit.VALUE);

    @Override
    public void show(StringBuilder out) {
      out.append("Ok(");
      Show.nested(out, value);
      out.append(')');
    }

    @Override
    public String toString() {
      return Show.show(this);
    }
  }

  /** Failure, with its reason. */
  record Err<T, E>(E error) implements Result<T, E> {
    @Override
    public void show(StringBuilder out) {
      out.append("Err(");
      Show.nested(out, error);
      out.append(')');
    }

    @Override
    public String toString() {
      return Show.show(this);
    }
  }

  static <T, E> Result<T, E> ok(T value) {
    return new Ok<>(value);
  }

  /** The shared {@code Ok(())}. */
  @SuppressWarnings("unchecked")
  static <E> Result<Unit, E> done() {
    return (Result<Unit, E>) Ok.UNIT;
  }

  static <T, E> Result<T, E> err(E error) {
    return new Err<>(error);
  }

  /** A vote as a result: {@code Ok(())} if true, else {@code Err} of the reason. */
  static <E> Result<Unit, E> vote(boolean yes, E reason) {
    return yes ? done() : err(reason);
  }

  default boolean isOk() {
    return this instanceof Ok<T, E>;
  }

  default boolean isErr() {
    return this instanceof Err<T, E>;
  }

  default <R> Result<R, E> map(Fn1<? super T, ? extends R> f) {
    return switch (this) {
      case Ok<T, E>(T value) -> ok(f.apply(value));
      case Err<T, E>(E error) -> err(error);
    };
  }

  default <R> Result<R, E> flatMap(Fn1<? super T, ? extends Result<R, E>> f) {
    return switch (this) {
      case Ok<T, E>(T value) -> f.apply(value);
      case Err<T, E>(E error) -> err(error);
    };
  }

  default <F> Result<T, F> mapErr(Fn1<? super E, ? extends F> f) {
    return switch (this) {
      case Ok<T, E>(T value) -> ok(value);
      case Err<T, E>(E error) -> err(f.apply(error));
    };
  }

  /** The value, or a default in place of an error. */
  default T orElse(T otherwise) {
    return this instanceof Ok<T, E>(T value) ? value : otherwise;
  }

  /** The value, or one computed from the error. */
  default T orElseGet(Fn1<? super E, ? extends T> otherwise) {
    return switch (this) {
      case Ok<T, E>(T value) -> value;
      case Err<T, E>(E error) -> otherwise.apply(error);
    };
  }

  /** The value; aborts with the message and the error where there is none. */
  default T expect(String message) {
    return switch (this) {
      case Ok<T, E>(T value) -> value;
      case Err<T, E>(E error) -> throw new Abort(message + ": " + Show.show(error));
    };
  }

  /** The value, if there is one. */
  default Option<T> ok() {
    return this instanceof Ok<T, E>(T value) ? Option.some(value) : Option.none();
  }

  /** The error, if there is one. */
  default Option<E> err() {
    return this instanceof Err<T, E>(E error) ? Option.some(error) : Option.none();
  }

  default Optional<T> toOptional() {
    return this instanceof Ok<T, E>(T value) ? Optional.of(value) : Optional.empty();
  }
}
