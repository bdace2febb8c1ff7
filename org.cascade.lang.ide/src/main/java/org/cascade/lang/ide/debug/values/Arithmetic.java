package org.cascade.lang.ide.debug.values;

import com.sun.jdi.DoubleValue;
import com.sun.jdi.LongValue;
import com.sun.jdi.StringReference;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import org.cascade.lang.ast.Expr;

/** Numbers and strings of a stopped program, joined by operators as the language does. */
final class Arithmetic {
  private Arithmetic() {}

  static Value of(VirtualMachine vm, Expr.Binary e, Value left, Value right) throws NotKnown {
    try {
      if (left instanceof LongValue a && right instanceof LongValue b) {
        return vm.mirrorOf(whole(e, a.value(), b.value()));
      }
      if (left instanceof DoubleValue a && right instanceof DoubleValue b) {
        return vm.mirrorOf(real(e, a.value(), b.value()));
      }
      if (left instanceof StringReference a
          && right instanceof StringReference b
          && e.op() == Expr.BinaryOp.ADD) {
        return vm.mirrorOf(a.value() + b.value());
      }
    } catch (ArithmeticException overflow) {
      throw new NotKnown("`%s` has no value: it aborts.".formatted(e.span().text()));
    }
    throw unknown(e);
  }

  private static long whole(Expr.Binary e, long a, long b) throws NotKnown {
    return switch (e.op()) {
      case ADD -> Math.addExact(a, b);
      case SUBTRACT -> Math.subtractExact(a, b);
      case MULTIPLY -> Math.multiplyExact(a, b);
      case DIVIDE -> Math.divideExact(a, b);
      case REMAINDER -> a % b;
      case POWER, PIPE, AND, OR -> throw unknown(e);
    };
  }

  private static double real(Expr.Binary e, double a, double b) throws NotKnown {
    return switch (e.op()) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case POWER -> Math.pow(a, b);
      case REMAINDER, PIPE, AND, OR -> throw unknown(e);
    };
  }

  private static NotKnown unknown(Expr.Binary e) {
    return new NotKnown(
        "`%s` cannot be evaluated here: `%s` joins only numbers of one type, and `+` strings."
            .formatted(e.span().text(), e.op().symbol()));
  }

  static int compare(Expr e, Value left, Value right) throws NotKnown {
    if (left instanceof LongValue a && right instanceof LongValue b) {
      return Long.compare(a.value(), b.value());
    }
    if (left instanceof DoubleValue a && right instanceof DoubleValue b) {
      return Double.compare(a.value(), b.value());
    }
    if (left instanceof StringReference a && right instanceof StringReference b) {
      return a.value().compareTo(b.value());
    }
    throw new NotKnown(
        "`%s` cannot be evaluated here: only numbers and strings of one type are compared."
            .formatted(e.span().text()));
  }
}
