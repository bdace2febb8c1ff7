package org.cascade.lang.eval;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.core.Primitive;

/** The primitive operations on values; AND and OR are the evaluator's own. */
final class Operations {
  private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  private Operations() {}

  static Value run(Machine machine, Primitive op, List<Value> args) {
    return switch (op) {
      case INT_ADD -> Value.of(Arithmetic.add(integer(args, 0), integer(args, 1)));
      case INT_SUBTRACT -> Value.of(Arithmetic.subtract(integer(args, 0), integer(args, 1)));
      case INT_MULTIPLY -> Value.of(Arithmetic.multiply(integer(args, 0), integer(args, 1)));
      case INT_DIVIDE -> Value.of(Arithmetic.divide(integer(args, 0), integer(args, 1)));
      case INT_REMAINDER -> Value.of(Arithmetic.remainder(integer(args, 0), integer(args, 1)));
      case INT_POWER -> Value.of(Arithmetic.power(integer(args, 0), integer(args, 1)));
      case INT_NEGATE -> Value.of(Arithmetic.negate(integer(args, 0)));
      case REAL_ADD -> Value.of(real(args, 0) + real(args, 1));
      case REAL_SUBTRACT -> Value.of(real(args, 0) - real(args, 1));
      case REAL_MULTIPLY -> Value.of(real(args, 0) * real(args, 1));
      case REAL_DIVIDE -> Value.of(real(args, 0) / real(args, 1));
      case REAL_REMAINDER -> Value.of(real(args, 0) % real(args, 1));
      case REAL_POWER -> Value.of(Math.pow(real(args, 0), real(args, 1)));
      case REAL_NEGATE -> Value.of(-real(args, 0));
      case NUM_ADD, NUM_SUBTRACT, NUM_MULTIPLY, NUM_DIVIDE, NUM_REMAINDER, NUM_POWER, NUM_NEGATE ->
          numeric(machine, op, args);
      case STRING_CONCAT -> {
        TextOfPieces both = new TextOfPieces(machine.meter());
        args.forEach(a -> both.add(a, machine.at()));
        yield both.text(machine.at());
      }
      case NOT -> Value.of(args.get(0).equals(Value.FALSE));
      case EQUAL -> Value.of(equal(args.get(0), args.get(1)));
      case NOT_EQUAL -> Value.of(!equal(args.get(0), args.get(1)));
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
          Value.of(ordered(op, args.get(0), args.get(1)));
      case ARRAY_INDEX -> element((ArrayValue) args.get(0), integer(args, 1));
      case MAP_INDEX -> entry((Dictionary) args.get(0), args.get(1));
      case STRING_INDEX -> machine.text(character(text(args, 0), integer(args, 1)));
      case RANGE -> range(machine, integer(args, 0), integer(args, 1));
      case SHOW ->
          args.get(0) instanceof Value.Text t
              ? t
              : machine.text(ValueText.show(args.get(0), machine.meter()));
      case AND, OR -> throw new IllegalStateException(op + " has lazy operands");
    };
  }

  private static long integer(List<Value> args, int i) {
    return ((Value.Int) args.get(i)).value();
  }

  private static double real(List<Value> args, int i) {
    return ((Value.Real) args.get(i)).value();
  }

  private static String text(List<Value> args, int i) {
    return ((Value.Text) args.get(i)).value();
  }

  /** {@code ==}: two Reals as IEEE 754 says, all else by structure. */
  static boolean equal(Value a, Value b) {
    return a instanceof Value.Real x && b instanceof Value.Real y
        ? x.value() == y.value()
        : a.equals(b);
  }

  static boolean isComparison(Primitive op) {
    return switch (op) {
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
      default -> false;
    };
  }

  /** Comparing values that are not known to be Reals, be they some: as their order has it. */
  static Value structural(Primitive op, List<Value> args) {
    Value a = args.get(0);
    Value b = args.get(1);
    return switch (op) {
      case EQUAL -> Value.of(a.equals(b));
      case NOT_EQUAL -> Value.of(!a.equals(b));
      default -> Value.of(isSo(op, ValueOrder.compare(a, b)));
    };
  }

  private static boolean ordered(Primitive op, Value a, Value b) {
    if (a instanceof Value.Real x && b instanceof Value.Real y) {
      return switch (op) {
        case LESS -> x.value() < y.value();
        case LESS_EQUAL -> x.value() <= y.value();
        case GREATER -> x.value() > y.value();
        default -> x.value() >= y.value();
      };
    }
    return isSo(op, ValueOrder.compare(a, b));
  }

  private static boolean isSo(Primitive op, int order) {
    return switch (op) {
      case LESS -> order < 0;
      case LESS_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      default -> order >= 0;
    };
  }

  private static Value numeric(Machine machine, Primitive op, List<Value> args) {
    return switch (args.get(0)) {
      case Value.Int i -> run(machine, ofInt(op), args);
      case Value.Real r -> run(machine, ofReal(op), args);
      case Value.BigInt a -> new Value.BigInt(bigInt(machine.meter(), op, a.value(), args));
      case Value.Decimal a -> Value.Decimal.of(decimal(machine.meter(), op, a.value(), args));
      default -> throw new IllegalStateException("no number: " + args.get(0));
    };
  }

  private static Primitive ofInt(Primitive op) {
    return Primitive.valueOf("INT" + op.name().substring("NUM".length()));
  }

  private static Primitive ofReal(Primitive op) {
    return Primitive.valueOf("REAL" + op.name().substring("NUM".length()));
  }

  private static BigInteger bigInt(Meter meter, Primitive op, BigInteger a, List<Value> args) {
    if (op == Primitive.NUM_NEGATE) {
      return a.negate();
    }
    if (op == Primitive.NUM_POWER) {
      return Arithmetic.power(meter, a, exponent(args.get(1)));
    }
    BigInteger b = ((Value.BigInt) args.get(1)).value();
    payForDigits(meter, a.bitLength(), b.bitLength());
    return switch (op) {
      case NUM_ADD -> a.add(b);
      case NUM_SUBTRACT -> a.subtract(b);
      case NUM_MULTIPLY -> a.multiply(b);
      case NUM_DIVIDE -> Arithmetic.divide(a, b);
      default -> Arithmetic.remainder(a, b);
    };
  }

  private static BigDecimal decimal(Meter meter, Primitive op, BigDecimal a, List<Value> args) {
    if (op == Primitive.NUM_NEGATE) {
      return a.negate();
    }
    if (op == Primitive.NUM_POWER) {
      return Arithmetic.power(meter, a, exponent(args.get(1)));
    }
    BigDecimal b = ((Value.Decimal) args.get(1)).value();
    payForDigits(meter, a.precision() * 4L, b.precision() * 4L);
    payForDigits(meter, Math.abs((long) a.scale() - b.scale()) * 4, 0);
    return switch (op) {
      case NUM_ADD -> a.add(b);
      case NUM_SUBTRACT -> a.subtract(b);
      case NUM_MULTIPLY -> a.multiply(b);
      case NUM_DIVIDE -> Arithmetic.divide(a, b);
      default -> Arithmetic.remainder(a, b);
    };
  }

  private static long exponent(Value value) {
    return switch (value) {
      case Value.Int i -> i.value();
      case Value.BigInt b -> Arithmetic.toInt(b.value());
      case Value.Decimal d -> Arithmetic.toInt(d.value().toBigInteger());
      default -> throw new IllegalStateException("no exponent: " + value);
    };
  }

  private static void payForDigits(Meter meter, long bitsOfOne, long bitsOfOther) {
    long words = (bitsOfOne + bitsOfOther) / 64 + 1;
    meter.allocate(words);
    meter.steps(words);
  }

  static Value element(ArrayValue array, long index) {
    if (index < 0 || index >= array.size()) {
      throw new Signal.Fault("index " + index + " is outside an array of length " + array.size());
    }
    return array.get((int) index);
  }

  private static Value entry(Dictionary dictionary, Value key) {
    return dictionary
        .find(key)
        .orElseThrow(() -> new Signal.Fault("there is no key " + ValueText.nested(key)));
  }

  private static String character(String text, long index) {
    int length = text.codePointCount(0, text.length());
    if (index < 0 || index >= length) {
      throw new Signal.Fault("index " + index + " is outside a string of length " + length);
    }
    int at = text.offsetByCodePoints(0, (int) index);
    return Character.toString(text.codePointAt(at));
  }

  static void checkRange(long from, long to) {
    if (from < to && (to - from < 0 || to - from > MAX_ARRAY)) {
      throw new Signal.Fault("range from " + from + " to " + to + " is too long for an array");
    }
  }

  static Value range(Machine machine, long from, long to) {
    checkRange(from, to);
    long count = Math.max(0, to - from);
    machine.meter().allocate(count + 1);
    machine.meter().steps(count);
    List<Value> all = new ArrayList<>((int) count);
    for (long i = from; i < to; i++) {
      all.add(Value.of(i));
    }
    return ArrayValue.of(all);
  }
}
