package org.cascade.lang.types;

import static org.cascade.lang.types.Builtin.BIG_INT;
import static org.cascade.lang.types.Builtin.DATE_TIME;
import static org.cascade.lang.types.Builtin.DECIMAL;
import static org.cascade.lang.types.Builtin.DURATION;
import static org.cascade.lang.types.Builtin.INT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.ast.Expr.BinaryOp;

/**
 * An operator between types of the library that is not arithmetic of one type of number: it stands
 * for a member of the prelude.
 *
 * @param receiver the type whose member it is
 * @param member the member's name
 * @param result the type of what comes out
 * @param swapped whether the receiver stands on the right
 */
public record LibraryOperator(
    TypeSymbol receiver, String member, TypeSymbol result, boolean swapped) {

  private record Operands(TypeSymbol left, BinaryOp op, TypeSymbol right) {}

  private static final Map<Operands, LibraryOperator> ALL =
      Map.ofEntries(
          of(DURATION, BinaryOp.ADD, DURATION, "plus", DURATION),
          of(DURATION, BinaryOp.SUBTRACT, DURATION, "minus", DURATION),
          of(DURATION, BinaryOp.MULTIPLY, INT, "times", DURATION),
          of(DURATION, BinaryOp.DIVIDE, INT, "divided_by", DURATION),
          of(DATE_TIME, BinaryOp.ADD, DURATION, "plus", DATE_TIME),
          of(DATE_TIME, BinaryOp.SUBTRACT, DURATION, "minus", DATE_TIME),
          of(BIG_INT, BinaryOp.POWER, INT, "pow", BIG_INT),
          of(DECIMAL, BinaryOp.POWER, INT, "pow", DECIMAL),
          swapped(INT, BinaryOp.MULTIPLY, DURATION, "times", DURATION),
          swapped(DATE_TIME, BinaryOp.SUBTRACT, DATE_TIME, "until", DURATION));

  /** The operator between values of these types, if the library has one. */
  public static Optional<LibraryOperator> find(Type left, BinaryOp op, Type right) {
    return Types.unrefined(left) instanceof Type.Con l
            && Types.unrefined(right) instanceof Type.Con r
        ? Optional.ofNullable(ALL.get(new Operands(l.symbol(), op, r.symbol())))
        : Optional.empty();
  }

  /** The result as a type. */
  public Type resultType() {
    return new Type.Con(result, List.of());
  }

  private static Map.Entry<Operands, LibraryOperator> of(
      TypeSymbol left, BinaryOp op, TypeSymbol right, String member, TypeSymbol result) {
    return Map.entry(
        new Operands(left, op, right), new LibraryOperator(left, member, result, false));
  }

  private static Map.Entry<Operands, LibraryOperator> swapped(
      TypeSymbol left, BinaryOp op, TypeSymbol right, String member, TypeSymbol result) {
    return Map.entry(
        new Operands(left, op, right), new LibraryOperator(right, member, result, true));
  }
}
