package org.cascade.runtime.codec;

import org.cascade.runtime.value.Assigned;
import org.cascade.runtime.value.Change;
import org.cascade.runtime.value.Option;
import org.cascade.runtime.value.Result;

/** The codecs of the prelude's sum types: a tag, then what belongs to it. */
final class SumCodecs {
  private SumCodecs() {}

  static MalformedInput badTag(String type, int tag) {
    return new MalformedInput("`" + type + "` has no case " + tag);
  }

  /** {@code Option<T>}. */
  record OptionCodec<T>(Codec<T> value) implements Codec<Option<T>> {
    @Override
    public void write(Option<T> option, Output out) {
      out.writeBool(option.isSome());
      if (option instanceof Option.Some<T>(T some)) {
        value.write(some, out);
      }
    }

    @Override
    public Option<T> read(Input in) {
      return in.readBool() ? Option.some(value.read(in)) : Option.none();
    }

    @Override
    public String schema() {
      return "Option<" + value.schema() + ">";
    }
  }

  /** {@code Result<T, E>}. */
  record ResultCodec<T, E>(Codec<T> value, Codec<E> error) implements Codec<Result<T, E>> {
    @Override
    public void write(Result<T, E> result, Output out) {
      out.writeBool(result.isOk());
      switch (result) {
        case Result.Ok<T, E>(T ok) -> value.write(ok, out);
        case Result.Err<T, E>(E err) -> error.write(err, out);
      }
    }

    @Override
    public Result<T, E> read(Input in) {
      return in.readBool() ? Result.ok(value.read(in)) : Result.err(error.read(in));
    }

    @Override
    public String schema() {
      return "Result<" + value.schema() + ", " + error.schema() + ">";
    }
  }

  /** {@code Change<K, V>}. */
  record ChangeCodec<K, V>(Codec<K> key, Codec<V> value) implements Codec<Change<K, V>> {
    @Override
    public void write(Change<K, V> change, Output out) {
      switch (change) {
        case Change.Inserted<K, V>(K k, V v) -> write(0, k, v, out);
        case Change.Removed<K, V>(K k, V v) -> write(1, k, v, out);
        case Change.Updated<K, V>(K k, V old, V now) -> {
          write(2, k, old, out);
          value.write(now, out);
        }
      }
    }

    private void write(int tag, K k, V v, Output out) {
      out.writeByte(tag);
      key.write(k, out);
      value.write(v, out);
    }

    @Override
    public Change<K, V> read(Input in) {
      int tag = in.readByte();
      K k = key.read(in);
      V v = value.read(in);
      return switch (tag) {
        case 0 -> new Change.Inserted<>(k, v);
        case 1 -> new Change.Removed<>(k, v);
        case 2 -> new Change.Updated<>(k, v, value.read(in));
        default -> throw badTag("Change", tag);
      };
    }

    @Override
    public String schema() {
      return "Change<" + key.schema() + ", " + value.schema() + ">";
    }
  }

  /** {@code Assigned<T>}. */
  record AssignedCodec<T>(Codec<T> value) implements Codec<Assigned<T>> {
    @Override
    public void write(Assigned<T> assigned, Output out) {
      value.write(assigned.oldValue(), out);
      value.write(assigned.newValue(), out);
    }

    @Override
    public Assigned<T> read(Input in) {
      T old = value.read(in);
      return new Assigned<>(old, value.read(in));
    }

    @Override
    public String schema() {
      return "Assigned<" + value.schema() + ">";
    }
  }
}
