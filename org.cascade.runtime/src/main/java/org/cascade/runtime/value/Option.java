package org.cascade.runtime.value;

import java.util.Optional;

/** A value that may be missing: {@code Some(value)} or {@code None}. */
public sealed interface Option<T> extends Shown {
  /** A value that is there. */
  record Some<T>(T value) implements Option<T> {
    @Override
    public void show(StringBuilder out) {
      out.append("Some(");
      Show.nested(out, value);
      out.append(')');
    }

    @Override
    public String toString() {
      return Show.show(this);
    }
  }

  /** No value; {@link Option#none()} gives the one shared instance. */
  record None<T>() implements Option<T> {
    private static final None<Object> SHARED = new None<>();

    @Override
    public void show(StringBuilder out) {
      out.append("None");
    }

    @Override
    public String toString() {
      return "None";
    }
  }

  static <T> Option<T> some(T value) {
    return new Some<>(value);
  }

  @SuppressWarnings("unchecked")
  static <T> Option<T> none() {
    return (Option<T>) None.SHARED;
  }

  static <T> Option<T> from(Optional<? extends T> optional) {
    return optional.isPresent() ? some(optional.get()) : none();
  }

  default boolean isSome() {
    return this instanceof Some<T>;
  }

  default boolean isNone() {
    return this instanceof None<T>;
  }

  default <R> Option<R> map(Fn1<? super T, ? extends R> f) {
    return switch (this) {
      case Some<T>(T value) -> some(f.apply(value));
      case None<T>() -> none();
    };
  }

  default <R> Option<R> flatMap(Fn1<? super T, ? extends Option<R>> f) {
    return switch (this) {
      case Some<T>(T value) -> f.apply(value);
      case None<T>() -> none();
    };
  }

  default Option<T> filter(Fn1<? super T, Boolean> predicate) {
    return switch (this) {
      case Some<T>(T value) when predicate.apply(value) -> this;
      case Some<T> ignored -> none();
      case None<T> ignored -> this;
    };
  }

  /** The value, or a default where there is none. */
  default T orElse(T otherwise) {
    return this instanceof Some<T>(T value) ? value : otherwise;
  }

  /** The value, or a default that is computed only where there is none. */
  default T orElseGet(Fn0<? extends T> otherwise) {
    return this instanceof Some<T>(T value) ? value : otherwise.apply();
  }

  /** The value; aborts with the message where there is none. */
  default T expect(String message) {
    return switch (this) {
      case Some<T>(T value) -> value;
      case None<T>() -> throw new Abort(message);
    };
  }

  /** {@code Ok} of the value, or {@code Err} of the given error. */
  default <E> Result<T, E> okOr(E error) {
    return this instanceof Some<T>(T value) ? Result.ok(value) : Result.err(error);
  }

  /** An array of the value, or of nothing. */
  default Array<T> toArray() {
    return this instanceof Some<T>(T value) ? Array.of(value) : Array.empty();
  }

  default Optional<T> toOptional() {
    return this instanceof Some<T>(T value) ? Optional.of(value) : Optional.empty();
  }
}
