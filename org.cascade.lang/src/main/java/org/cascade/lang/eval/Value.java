package org.cascade.lang.eval;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.cascade.lang.core.Core;
import org.cascade.lang.source.Span;
import org.cascade.lang.source.TextPiece;
import org.cascade.lang.types.PlacedType;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SumSymbol;

/**
 * A value at compile time. Values are immutable and equal by structure; functions are equal only to
 * themselves. Their text is {@link ValueText}, their order {@link ValueOrder}.
 */
public sealed interface Value {
  Unit UNIT = new Unit();
  Bool TRUE = new Bool(true);
  Bool FALSE = new Bool(false);

  static Bool of(boolean value) {
    return value ? TRUE : FALSE;
  }

  static Int of(long value) {
    return new Int(value);
  }

  static Real of(double value) {
    return new Real(value);
  }

  record Unit() implements Value {}

  record Bool(boolean value) implements Value {}

  record Int(long value) implements Value {}

  /** Equal as {@code Double.equals} has it, so that every value equals itself. */
  record Real(double value) implements Value {}

  /**
   * A String.
   *
   * @param origin the expression it was made by; for errors in source text that was built. It is no
   *     part of the value, nor is what follows.
   * @param pieces what it was put together of; none if all of it was made at once
   * @param types the types that were written into it
   */
  record Text(String value, Span origin, List<TextPiece> pieces, List<PlacedType> types)
      implements Value {
    public Text(String value, Span origin) {
      this(value, origin, List.of(), List.of());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Text text && value.equals(text.value);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }
  }

  record BigInt(BigInteger value) implements Value {}

  /** Without trailing zeros, so that equal numbers are equal values. */
  record Decimal(BigDecimal value) implements Value {
    static Decimal of(BigDecimal number) {
      return new Decimal(number.stripTrailingZeros());
    }
  }

  /** The array is nobody else's. */
  record Bytes(byte[] data) implements Value {
    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes bytes && Arrays.equals(data, bytes.data);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(data);
    }
  }

  record Duration(java.time.Duration value) implements Value {}

  record DateTime(Instant value) implements Value {}

  record Uuid(UUID value) implements Value {}

  record Tuple(List<Value> items) implements Value {
    static Tuple of(Value... items) {
      return new Tuple(List.of(items));
    }
  }

  record Record(RecordSymbol symbol, List<Value> fields) implements Value {}

  record Variant(SumSymbol.Constructor constructor, List<Value> fields) implements Value {}

  /** A type as a value. */
  record Type(org.cascade.lang.types.Type type) implements Value {}

  /** A type that was built and has no name yet; equal only to itself. */
  final class BuiltType implements Value {
    private final BuiltKind kind;
    private final String module;
    private final List<BuiltField> fields;
    private final List<Text> methods;
    private final List<Text> asserts;
    private final Span origin;

    BuiltType(
        BuiltKind kind,
        String module,
        List<BuiltField> fields,
        List<Text> methods,
        List<Text> asserts,
        Span origin) {
      this.kind = kind;
      this.module = module;
      this.fields = List.copyOf(fields);
      this.methods = List.copyOf(methods);
      this.asserts = List.copyOf(asserts);
      this.origin = origin;
    }

    public BuiltKind kind() {
      return kind;
    }

    /** Where the names in methods and asserts are looked up. */
    public String module() {
      return module;
    }

    /** The states, if it is a space. */
    public List<BuiltField> fields() {
      return fields;
    }

    public List<Text> methods() {
      return methods;
    }

    public List<Text> asserts() {
      return asserts;
    }

    public Span origin() {
      return origin;
    }
  }

  /** What kind of type was built. */
  enum BuiltKind {
    RECORD,
    SPACE,
    DISTRIBUTED_SPACE
  }

  /**
   * A field or state of a type that is built.
   *
   * @param text its name
   */
  record BuiltField(Text text, org.cascade.lang.types.Type type) {
    public String name() {
      return text.value();
    }
  }

  /** A function as a value. */
  sealed interface Function extends Value {}

  /** A lambda with the variables around it. */
  final class Closure implements Function {
    private final Core.Lambda lambda;
    private final Environment environment;

    Closure(Core.Lambda lambda, Environment environment) {
      this.lambda = lambda;
      this.environment = environment;
    }

    Core.Lambda lambda() {
      return lambda;
    }

    Environment environment() {
      return environment;
    }
  }

  /** A function that the evaluator itself made. */
  final class Native implements Function {
    private final Intrinsic body;

    Native(Intrinsic body) {
      this.body = body;
    }

    Intrinsic body() {
      return body;
    }
  }

  /** An array, set, map or tree. */
  sealed interface Collection extends Value permits ArrayValue, SetValue, Dictionary {
    int size();
  }
}
