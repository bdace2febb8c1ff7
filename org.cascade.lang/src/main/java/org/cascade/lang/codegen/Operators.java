package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;

/** Writes primitive operations and templates. */
final class Operators {
  private final Body body;

  Operators(Body body) {
    this.body = body;
  }

  Code operate(Core.Operate c) {
    if (c.op() == Primitive.INT_NEGATE || c.op() == Primitive.REAL_NEGATE) {
      if (c.args().getFirst() instanceof Core.Literal l && isPositive(l.value())) {
        return negated(l.value());
      }
    }
    List<Code> args = args(c);
    Type type = c.args().getFirst().type();
    return switch (c.op()) {
      case INT_ADD -> call(RuntimeNames.INTS, "add", args);
      case INT_SUBTRACT -> call(RuntimeNames.INTS, "sub", args);
      case INT_MULTIPLY -> call(RuntimeNames.INTS, "mul", args);
      case INT_DIVIDE ->
          dividesAlways(c) ? binary(args, "/", Code.PRODUCT) : call(RuntimeNames.INTS, "div", args);
      case INT_REMAINDER ->
          dividesAlways(c) ? binary(args, "%", Code.PRODUCT) : call(RuntimeNames.INTS, "rem", args);
      case INT_POWER -> call(RuntimeNames.INTS, "pow", args);
      case INT_NEGATE -> call(RuntimeNames.INTS, "neg", args);
      case REAL_ADD -> binary(args, "+", Code.SUM);
      case REAL_SUBTRACT -> binary(args, "-", Code.SUM);
      case REAL_MULTIPLY -> binary(args, "*", Code.PRODUCT);
      case REAL_DIVIDE -> binary(args, "/", Code.PRODUCT);
      case REAL_REMAINDER -> binary(args, "%", Code.PRODUCT);
      case REAL_POWER -> call(RuntimeNames.REALS, "pow", args);
      case REAL_NEGATE -> Code.of(Doc.cat("-", args.getFirst().in(Code.ATOM)), Code.NEGATIVE);
      case NUM_ADD -> call(numbers(type), "add", args);
      case NUM_SUBTRACT -> call(numbers(type), "sub", args);
      case NUM_MULTIPLY -> call(numbers(type), "mul", args);
      case NUM_DIVIDE -> call(numbers(type), "div", args);
      case NUM_REMAINDER -> call(numbers(type), "rem", args);
      case NUM_POWER ->
          Builtin.is(c.args().get(1).type(), Builtin.INT)
              ? call(numbers(type), "pow", args)
              : call(RuntimeNames.NUMS, "pow", args);
      case NUM_NEGATE -> call(numbers(type), "neg", args);
      case STRING_CONCAT -> binary(args, "+", Code.SUM);
      case AND -> binary(args, "&&", Code.AND);
      case OR -> binary(args, "||", Code.OR);
      case NOT -> Code.not(args.getFirst());
      case EQUAL -> equal(type, args, true);
      case NOT_EQUAL -> equal(type, args, false);
      case LESS -> compare(type, args, "<");
      case LESS_EQUAL -> compare(type, args, "<=");
      case GREATER -> compare(type, args, ">");
      case GREATER_EQUAL -> compare(type, args, ">=");
      case ARRAY_INDEX, MAP_INDEX ->
          args.getFirst().dot("at", List.of(args.get(1))).asBoxed(InlineForm.isPrimitive(c.type()));
      case STRING_INDEX -> call(RuntimeNames.STRINGS, "at", args);
      case RANGE -> call(RuntimeNames.ARRAY, "range", args);
      case SHOW -> shown(type, args.getFirst());
    };
  }

  /** Whether the divisor is written, and neither 0 nor -1: then nothing has to be checked. */
  private static boolean dividesAlways(Core.Operate c) {
    return c.args().get(1) instanceof Core.Literal l && l.value() instanceof Long v && v > 0;
  }

  private static boolean isPositive(Object literal) {
    return switch (literal) {
      case Long v -> v >= 0;
      case Double v -> Double.compare(v, 0.0) >= 0 && Double.isFinite(v);
      default -> false;
    };
  }

  private static Code negated(Object literal) {
    return literal instanceof Long v
        ? Code.stable(JavaNames.literal(-v))
        : Code.stable("-" + JavaNames.literal((Double) literal));
  }

  private List<Code> args(Core.Operate c) {
    boolean targeted =
        switch (c.op()) {
          case NUM_ADD, NUM_SUBTRACT, NUM_MULTIPLY, NUM_DIVIDE, NUM_REMAINDER, NUM_POWER -> false;
          case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, SHOW -> false;
          case ARRAY_INDEX, MAP_INDEX, NUM_NEGATE -> false;
          default -> true;
        };
    List<Body.Arg> args = new ArrayList<>();
    c.args()
        .forEach(
            a -> args.add(new Body.Arg(a.type(), () -> body.expressions().value(a, targeted))));
    if (StateEdits.looksInto(c)) {
      Core collection = c.args().getFirst();
      args.set(
          0, new Body.Arg(collection.type(), () -> body.spaces().looked(collection, targeted)));
    }
    return body.inOrder(args);
  }

  private Code call(String owner, String name, List<Code> args) {
    return Code.call(body.file().name(owner) + "." + name, args);
  }

  private static Code binary(List<Code> args, String op, int precedence) {
    return Code.binary(args.get(0), op, args.get(1), precedence);
  }

  /** Where the arithmetic of a type is; of a type parameter it goes by the values' class. */
  private static String numbers(Type type) {
    return Builtin.is(type, Builtin.BIG_INT)
        ? RuntimeNames.BIG_INTS
        : Builtin.is(type, Builtin.DECIMAL) ? RuntimeNames.DECIMALS : RuntimeNames.NUMS;
  }

  private Code equal(Type type, List<Code> args, boolean wanted) {
    if (InlineForm.isPrimitive(type)) {
      Code left = args.get(0);
      // Two boxes would be compared by identity.
      if (left.boxed() && args.get(1).boxed()) {
        left = left.cast(body.file().type(type));
      }
      return Code.binary(left, wanted ? "==" : "!=", args.get(1), Code.EQUALITY);
    }
    Code equal = args.get(0).dot("equals", List.of(args.get(1)));
    return wanted ? equal : Code.not(equal);
  }

  private Code compare(Type type, List<Code> args, String op) {
    if (Builtin.is(type, Builtin.INT) || InlineForm.isReal(type)) {
      return binary(args, op, Code.RELATION);
    }
    Code order =
        Builtin.is(type, Builtin.DATE_TIME) || Builtin.is(type, Builtin.DURATION)
            ? args.get(0).dot("compareTo", List.of(args.get(1)))
            : call(RuntimeNames.ORDERING, "compare", args);
    return Code.binary(order, op, Code.stable("0"), Code.RELATION);
  }

  private Code shown(Type type, Code value) {
    return Builtin.is(type, Builtin.STRING)
        ? value
        : call(RuntimeNames.SHOW, "show", List.of(value));
  }

  /** Texts and values joined with {@code +}; what Java's {@code +} shows otherwise goes by Show. */
  Code template(Core.Template c) {
    List<Code> codes =
        body.inOrder(
            c.parts().stream()
                .map(p -> new Body.Arg(p.type(), () -> body.expressions().value(p, false)))
                .toList());
    List<Code> parts = new ArrayList<>();
    boolean text = false;
    for (int i = 0; i < codes.size(); i++) {
      Type type = c.parts().get(i).type();
      // Java's + is text once one of the first two operands is.
      boolean plain = text && (Builtin.is(type, Builtin.INT) || Builtin.is(type, Builtin.BOOL));
      parts.add(plain ? codes.get(i) : shown(type, codes.get(i)));
      text = true;
    }
    if (parts.isEmpty()) {
      return Code.stable("\"\"");
    }
    Code all = parts.getFirst();
    for (Code part : parts.subList(1, parts.size())) {
      all = Code.binary(all, "+", part, Code.SUM);
    }
    return all;
  }
}
