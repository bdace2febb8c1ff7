package org.cascade.runtime.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Assigned;
import org.cascade.runtime.value.BTree;
import org.cascade.runtime.value.Bytes;
import org.cascade.runtime.value.Change;
import org.cascade.runtime.value.Map;
import org.cascade.runtime.value.Option;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Set;
import org.cascade.runtime.value.Tuple2;
import org.cascade.runtime.value.Tuple3;
import org.cascade.runtime.value.Tuple4;
import org.cascade.runtime.value.Tuple5;
import org.cascade.runtime.value.Tuple6;
import org.cascade.runtime.value.Tuple7;
import org.cascade.runtime.value.Tuple8;
import org.cascade.runtime.value.TypeInfo;
import org.cascade.runtime.value.Unit;

/** The codecs of built-in types, and how those of compound types are made of others. */
public final class Codecs {
  public static final Codec<Long> INT =
      Scalar.of("Int", (v, out) -> out.writeLong(v), Input::readLong);
  public static final Codec<Double> REAL =
      Scalar.of("Real", (v, out) -> out.writeReal(v), Input::readReal);
  public static final Codec<Boolean> BOOL =
      Scalar.of("Bool", (v, out) -> out.writeBool(v), Input::readBool);
  public static final Codec<String> STRING =
      Scalar.of("String", (v, out) -> out.writeString(v), Input::readString);
  public static final Codec<Unit> UNIT = Scalar.of("Unit", (v, out) -> {}, in -> Unit.VALUE);
  public static final Codec<BigInteger> BIG_INT =
      Scalar.of("BigInt", (v, out) -> out.writeBytes(v.toByteArray()), Codecs::readBigInt);
  public static final Codec<BigDecimal> DECIMAL =
      Scalar.of("Decimal", Codecs::writeDecimal, Codecs::readDecimal);
  public static final Codec<Bytes> BYTES =
      Scalar.of(
          "Bytes", (v, out) -> out.writeBytes(v.toByteArray()), in -> Bytes.of(in.readBytes()));
  public static final Codec<Duration> DURATION =
      Scalar.of("Duration", Codecs::writeDuration, Codecs::readDuration);
  public static final Codec<Instant> DATE_TIME =
      Scalar.of("DateTime", Codecs::writeInstant, Codecs::readInstant);
  public static final Codec<UUID> UUID = Scalar.of("Uuid", Codecs::writeUuid, Codecs::readUuid);
  public static final Codec<TypeInfo> TYPE =
      Scalar.of("Type", (v, out) -> out.writeString(v.name()), in -> new TypeInfo(in.readString()));
  public static final Codec<Abort> ABORT =
      Scalar.of(
          "Abort", (v, out) -> out.writeString(v.message()), in -> new Abort(in.readString()));

  private Codecs() {}

  public static <T> Codec<Array<T>> array(Codec<T> element) {
    return new ArrayCodec<>(element);
  }

  public static <T> Codec<Set<T>> set(Codec<T> element) {
    return new SetCodec<>(element);
  }

  public static <K, V> Codec<Map<K, V>> map(Codec<K> key, Codec<V> value) {
    return new MapCodec<>(key, value);
  }

  public static <K, V> Codec<BTree<K, V>> btree(Codec<K> key, Codec<V> value) {
    return new TreeCodec<>(key, value);
  }

  public static <T> Codec<Option<T>> option(Codec<T> value) {
    return new SumCodecs.OptionCodec<>(value);
  }

  public static <T, E> Codec<Result<T, E>> result(Codec<T> value, Codec<E> error) {
    return new SumCodecs.ResultCodec<>(value, error);
  }

  public static <K, V> Codec<Change<K, V>> change(Codec<K> key, Codec<V> value) {
    return new SumCodecs.ChangeCodec<>(key, value);
  }

  public static <T> Codec<Assigned<T>> assigned(Codec<T> value) {
    return new SumCodecs.AssignedCodec<>(value);
  }

  public static <A, B> Codec<Tuple2<A, B>> tuple2(Codec<A> a, Codec<B> b) {
    return new TupleCodec<>(Array.of(a, b), m -> new Tuple2<>(m.member(0), m.member(1)));
  }

  public static <A, B, C> Codec<Tuple3<A, B, C>> tuple3(Codec<A> a, Codec<B> b, Codec<C> c) {
    return new TupleCodec<>(
        Array.of(a, b, c), m -> new Tuple3<>(m.member(0), m.member(1), m.member(2)));
  }

  public static <A, B, C, D> Codec<Tuple4<A, B, C, D>> tuple4(
      Codec<A> a, Codec<B> b, Codec<C> c, Codec<D> d) {
    return new TupleCodec<>(
        Array.of(a, b, c, d),
        m -> new Tuple4<>(m.member(0), m.member(1), m.member(2), m.member(3)));
  }

  public static <A, B, C, D, E> Codec<Tuple5<A, B, C, D, E>> tuple5(
      Codec<A> a, Codec<B> b, Codec<C> c, Codec<D> d, Codec<E> e) {
    return new TupleCodec<>(
        Array.of(a, b, c, d, e),
        m -> new Tuple5<>(m.member(0), m.member(1), m.member(2), m.member(3), m.member(4)));
  }

  public static <A, B, C, D, E, F> Codec<Tuple6<A, B, C, D, E, F>> tuple6(
      Codec<A> a, Codec<B> b, Codec<C> c, Codec<D> d, Codec<E> e, Codec<F> f) {
    return new TupleCodec<>(
        Array.of(a, b, c, d, e, f),
        m ->
            new Tuple6<>(
                m.member(0), m.member(1), m.member(2), m.member(3), m.member(4), m.member(5)));
  }

  public static <A, B, C, D, E, F, G> Codec<Tuple7<A, B, C, D, E, F, G>> tuple7(
      Codec<A> a, Codec<B> b, Codec<C> c, Codec<D> d, Codec<E> e, Codec<F> f, Codec<G> g) {
    return new TupleCodec<>(
        Array.of(a, b, c, d, e, f, g),
        m ->
            new Tuple7<>(
                m.member(0),
                m.member(1),
                m.member(2),
                m.member(3),
                m.member(4),
                m.member(5),
                m.member(6)));
  }

  public static <A, B, C, D, E, F, G, H> Codec<Tuple8<A, B, C, D, E, F, G, H>> tuple8(
      Codec<A> a,
      Codec<B> b,
      Codec<C> c,
      Codec<D> d,
      Codec<E> e,
      Codec<F> f,
      Codec<G> g,
      Codec<H> h) {
    return new TupleCodec<>(
        Array.of(a, b, c, d, e, f, g, h),
        m ->
            new Tuple8<>(
                m.member(0),
                m.member(1),
                m.member(2),
                m.member(3),
                m.member(4),
                m.member(5),
                m.member(6),
                m.member(7)));
  }

  /** A reference to a space: stored as its number, and the same space in the next run. */
  public static <S extends Referable> Codec<S> space(String name, Class<S> type) {
    return new ReferenceCodec<>(name, type);
  }

  /** A codec that is looked up when it is first needed: for types that contain themselves. */
  public static <T> Codec<T> lazy(String name, Supplier<Codec<T>> codec) {
    return new LazyCodec<>(name, codec);
  }

  /**
   * The codec of a generated type under the type's name: a program that lists it may hold such
   * values in a state of type {@code Any} too. A type with parameters is listed with {@link #any}
   * for each.
   */
  public static <T> Codec<T> named(String name, Class<? super T> type, Codec<T> codec) {
    return new NamedCodec<>(name, type, codec);
  }

  /** Any value that is made of built-in and generated types; refuses a function, clearly. */
  public static Codec<Object> any() {
    return AnyCodec.ANY;
  }

  /** Stands for a function in a type, and refuses to store one. */
  public static <T> Codec<T> function(String shown) {
    return Scalar.of(
        shown,
        (value, out) -> {
          throw new Abort(
              "a function `"
                  + shown
                  + "` cannot be stored: keep what it is made from in the state");
        },
        in -> {
          throw new MalformedInput("a function is stored, which cannot be");
        });
  }

  private static BigInteger readBigInt(Input in) {
    byte[] bytes = in.readBytes();
    if (bytes.length == 0) {
      throw new MalformedInput("a BigInt has no bytes");
    }
    return new BigInteger(bytes);
  }

  private static void writeDecimal(BigDecimal value, Output out) {
    out.writeLong(value.scale());
    out.writeBytes(value.unscaledValue().toByteArray());
  }

  private static BigDecimal readDecimal(Input in) {
    int scale = (int) in.readLong();
    return new BigDecimal(readBigInt(in), scale);
  }

  private static void writeDuration(Duration value, Output out) {
    out.writeLong(value.getSeconds());
    out.writeUnsigned(value.getNano());
  }

  private static Duration readDuration(Input in) {
    long seconds = in.readLong();
    return Duration.ofSeconds(seconds, in.readUnsigned());
  }

  private static void writeInstant(Instant value, Output out) {
    out.writeLong(value.getEpochSecond());
    out.writeUnsigned(value.getNano());
  }

  private static Instant readInstant(Input in) {
    long seconds = in.readLong();
    return Instant.ofEpochSecond(seconds, in.readUnsigned());
  }

  private static void writeUuid(UUID value, Output out) {
    out.writeFixedLong(value.getMostSignificantBits());
    out.writeFixedLong(value.getLeastSignificantBits());
  }

  private static UUID readUuid(Input in) {
    long high = in.readFixedLong();
    return new UUID(high, in.readFixedLong());
  }
}
