package org.cascade.runtime.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.BTree;
import org.cascade.runtime.value.Bytes;
import org.cascade.runtime.value.Option;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Set;
import org.cascade.runtime.value.Show;
import org.cascade.runtime.value.Tuple;
import org.cascade.runtime.value.Tuple2;
import org.cascade.runtime.value.Tuple3;
import org.cascade.runtime.value.Tuple4;
import org.cascade.runtime.value.Tuple5;
import org.cascade.runtime.value.Tuple6;
import org.cascade.runtime.value.Tuple7;
import org.cascade.runtime.value.Tuple8;
import org.cascade.runtime.value.TypeInfo;
import org.cascade.runtime.value.Unit;

/** A value of type {@code Any}: a tag that tells its type, then the value. */
final class AnyCodec implements Codec<Object> {
  static final Codec<Object> ANY = new AnyCodec();

  private static final int NAMED = 0;
  private static final int REFERENCE = 1;

  private static final Map<String, Case<?>> BY_NAME = new ConcurrentHashMap<>();
  private static final Map<Class<?>, Case<?>> BY_CLASS = new ConcurrentHashMap<>();

  /** The built-in types; the place in the list, from 2, is the tag, so new ones go to the end. */
  private static final List<Case<?>> BUILT_IN =
      List.of(
          new Case<>("Int", Long.class, Codecs.INT),
          new Case<>("Real", Double.class, Codecs.REAL),
          new Case<>("Bool", Boolean.class, Codecs.BOOL),
          new Case<>("String", String.class, Codecs.STRING),
          new Case<>("Unit", Unit.class, Codecs.UNIT),
          new Case<>("BigInt", BigInteger.class, Codecs.BIG_INT),
          new Case<>("Decimal", BigDecimal.class, Codecs.DECIMAL),
          new Case<>("Bytes", Bytes.class, Codecs.BYTES),
          new Case<>("Duration", Duration.class, Codecs.DURATION),
          new Case<>("DateTime", Instant.class, Codecs.DATE_TIME),
          new Case<>("Uuid", UUID.class, Codecs.UUID),
          new Case<>("Type", TypeInfo.class, Codecs.TYPE),
          compound("Array", Array.class, Codecs.array(ANY)),
          compound("Set", Set.class, Codecs.set(ANY)),
          compound("Map", org.cascade.runtime.value.Map.class, Codecs.map(ANY, ANY)),
          compound("BTree", BTree.class, Codecs.btree(ANY, ANY)),
          compound("Option", Option.class, Codecs.option(ANY)),
          compound("Result", Result.class, Codecs.result(ANY, ANY)),
          new Case<>(
              "tuple", Tuple.class, Scalar.of("tuple", AnyCodec::writeTuple, AnyCodec::tuple)),
          new Case<>("Abort", Abort.class, Codecs.ABORT));

  private AnyCodec() {}

  /** One type that a value may have. */
  private record Case<T>(String name, Class<T> type, Codec<T> codec) {
    void write(Object value, Output out) {
      codec.write(type.cast(value), out);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an unknown element is an Object
  private static Case<?> compound(String name, Class<?> type, Codec<?> codec) {
    return new Case(name, type, codec);
  }

  static <T> Codec<T> register(String name, Class<T> type, Codec<T> codec) {
    Codec<T> named = new NamedCodec<>(name, codec);
    var entry = new Case<>(name, type, named);
    Case<?> other = BY_NAME.put(name, entry);
    // Programs that run one after the other in a process have class loaders of their own.
    boolean sameProgram = other != null && other.type().getClassLoader() == type.getClassLoader();
    if (sameProgram && other.type() != type) {
      throw new CascadeBugException("two types are called `" + name + "`");
    }
    BY_CLASS.put(type, entry);
    return named;
  }

  @Override
  public void write(Object value, Output out) {
    if (value instanceof Referable space) {
      out.writeUnsigned(REFERENCE);
      out.writeUnsigned(space.referenceNumber());
      return;
    }
    Case<?> named = namedCase(value.getClass());
    if (named != null) {
      out.writeUnsigned(NAMED);
      out.writeString(named.name());
      named.write(value, out);
      return;
    }
    for (int i = 0; i < BUILT_IN.size(); i++) {
      if (BUILT_IN.get(i).type().isInstance(value)) {
        out.writeUnsigned(i + 2L);
        BUILT_IN.get(i).write(value, out);
        return;
      }
    }
    throw new Abort("`" + Show.show(value) + "` cannot be stored in a state of type Any");
  }

  /** A case of a sum type is a class of its own, nested in the interface that is registered. */
  private static @org.jspecify.annotations.Nullable Case<?> namedCase(Class<?> type) {
    Case<?> exact = BY_CLASS.get(type);
    if (exact != null) {
      return exact;
    }
    for (Class<?> sum : type.getInterfaces()) {
      Case<?> found = BY_CLASS.get(sum);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  @Override
  public Object read(Input in) {
    long tag = in.readUnsigned();
    if (tag == REFERENCE) {
      return in.reference(in.readUnsigned());
    }
    if (tag == NAMED) {
      String name = in.readString();
      Case<?> named = BY_NAME.get(name);
      if (named == null) {
        throw new MalformedInput(
            "the program has no type `" + name + "`, of which a value is stored");
      }
      return named.codec().read(in);
    }
    if (tag < 0 || tag - 2 >= BUILT_IN.size()) {
      throw new MalformedInput("`Any` has no case " + tag);
    }
    return BUILT_IN.get((int) tag - 2).codec().read(in);
  }

  @Override
  public String schema() {
    return "Any";
  }

  private static void writeTuple(Tuple tuple, Output out) {
    out.writeByte(tuple.arity());
    for (int i = 0; i < tuple.arity(); i++) {
      ANY.write(tuple.member(i), out);
    }
  }

  private static Tuple tuple(Input in) {
    int arity = in.readByte();
    Codec<Object> a = ANY;
    return switch (arity) {
      case 2 -> new Tuple2<>(a.read(in), a.read(in));
      case 3 -> new Tuple3<>(a.read(in), a.read(in), a.read(in));
      case 4 -> new Tuple4<>(a.read(in), a.read(in), a.read(in), a.read(in));
      case 5 -> new Tuple5<>(a.read(in), a.read(in), a.read(in), a.read(in), a.read(in));
      case 6 ->
          new Tuple6<>(a.read(in), a.read(in), a.read(in), a.read(in), a.read(in), a.read(in));
      case 7 ->
          new Tuple7<>(
              a.read(in), a.read(in), a.read(in), a.read(in), a.read(in), a.read(in), a.read(in));
      case 8 ->
          new Tuple8<>(
              a.read(in),
              a.read(in),
              a.read(in),
              a.read(in),
              a.read(in),
              a.read(in),
              a.read(in),
              a.read(in));
      default -> throw SumCodecs.badTag("tuple", arity);
    };
  }

  /** A codec with the name that its type has in {@code Any}. */
  private record NamedCodec<T>(String name, Codec<T> target) implements Codec<T> {
    @Override
    public void write(T value, Output out) {
      target.write(value, out);
    }

    @Override
    public T read(Input in) {
      return target.read(in);
    }

    @Override
    public String schema() {
      return target.schema();
    }
  }
}
