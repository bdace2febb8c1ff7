package org.cascade.runtime.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cascade.runtime.fault.OperationException;
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
          compound("Map", Map.class, Codecs.map(ANY, ANY)),
          compound("BTree", BTree.class, Codecs.btree(ANY, ANY)),
          compound("Option", Option.class, Codecs.option(ANY)),
          compound("Result", Result.class, Codecs.result(ANY, ANY)),
          new Case<>(
              "tuple", Tuple.class, Scalar.of("tuple", AnyCodec::writeTuple, AnyCodec::tuple)),
          new Case<>("Abort", Abort.class, Codecs.ABORT),
          compound("Change", Change.class, Codecs.change(ANY, ANY)),
          compound("Assignment", Assigned.class, Codecs.assigned(ANY)));

  private AnyCodec() {}

  /** One type that a value may have. */
  private record Case<T>(String name, Class<T> type, Codec<T> codec) {
    void write(Object value, Output out) {
      codec.write(type.cast(value), out);
    }

    boolean writeChange(Object before, Object after, Output out) {
      return type.isInstance(after) && codec.writeChange(type.cast(before), type.cast(after), out);
    }

    Object readChange(Object before, Input in) {
      return codec.readChange(type.cast(before), in);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an unknown element is an Object
  private static Case<?> compound(String name, Class<?> type, Codec<?> codec) {
    return new Case(name, type, codec);
  }

  @Override
  public void write(Object value, Output out) {
    if (value instanceof Referable space) {
      out.writeUnsigned(REFERENCE);
      out.writeUnsigned(space.referenceNumber());
      return;
    }
    Optional<NamedCodec<?>> named = out.types().of(value.getClass());
    if (named.isPresent()) {
      out.writeUnsigned(NAMED);
      named.get().writeAsAny(value, out);
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

  @Override
  public Object read(Input in) {
    long tag = in.readUnsigned();
    if (tag == REFERENCE) {
      return in.reference(in.readUnsigned());
    }
    if (tag == NAMED) {
      String name = in.readString();
      return in.types().named(name).orElseThrow(() -> noType(name)).readAsAny(in);
    }
    if (tag < 0 || tag - 2 >= BUILT_IN.size()) {
      throw new MalformedInput("`Any` has no case " + tag);
    }
    return BUILT_IN.get((int) tag - 2).codec().read(in);
  }

  /** Of two collections of one kind: what has changed in them. */
  @Override
  public boolean writeChange(Object before, Object after, Output out) {
    Optional<Case<?>> both = caseOf(before);
    return both.isPresent() && both.get().writeChange(before, after, out);
  }

  @Override
  public Object readChange(Object before, Input in) {
    return caseOf(before)
        .orElseThrow(() -> new MalformedInput("a change is of what is no collection"))
        .readChange(before, in);
  }

  private static Optional<Case<?>> caseOf(Object value) {
    for (Case<?> each : BUILT_IN) {
      if (each.type().isInstance(value)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private static OperationException noType(String name) {
    return new OperationException.SchemaChanged(
        "The data holds a value of type `"
            + name
            + "` in an event, or in a state of type `Any` or of a type parameter, and the program"
            + " has no such type. Put the type back, or use another data directory.");
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
}
