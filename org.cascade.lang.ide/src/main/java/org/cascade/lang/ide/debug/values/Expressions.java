package org.cascade.lang.ide.debug.values;

import com.sun.jdi.BooleanValue;
import com.sun.jdi.DoubleValue;
import com.sun.jdi.LongValue;
import com.sun.jdi.StringReference;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.compiler.Parsing;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.source.Source;

/**
 * Evaluates simple expressions in a frame: names, fields, elements, lengths, arithmetic,
 * comparisons. No function of the program is run, so that to look changes nothing.
 */
public final class Expressions {
  private final FrameView frame;
  private final VirtualMachine vm;
  private final Rendering rendering;

  private Expressions(FrameView frame) {
    this.frame = frame;
    this.vm = frame.talk().vm();
    this.rendering = frame.rendering();
  }

  /**
   * The value of an expression in a frame.
   *
   * @throws NotKnown if it has none, or is not that simple
   */
  public static Value evaluate(FrameView frame, String text) throws NotKnown {
    return new Expressions(frame).value(parse(text));
  }

  /** Whether a condition is true. */
  public static boolean isTrue(FrameView frame, String text) throws NotKnown {
    Value value = evaluate(frame, text);
    if (value instanceof BooleanValue truth) {
      return truth.value();
    }
    throw new NotKnown(
        "The condition `%s` is of type `%s`, but has to be of type `Bool`."
            .formatted(text, frame.rendering().type(value)));
  }

  private static Expr parse(String text) throws NotKnown {
    Reporter reporter = new Reporter();
    Module module = Parsing.parse(new Source("expression", text), reporter);
    if (!reporter.hasErrors()
        && module.items().size() == 1
        && module.items().getFirst() instanceof Stmt.Eval one) {
      return one.expr();
    }
    throw new NotKnown("`%s` is no expression.".formatted(text));
  }

  private Value value(Expr expr) throws NotKnown {
    return switch (expr) {
      case Expr.IntLit e -> vm.mirrorOf(e.value().longValue());
      case Expr.RealLit e -> vm.mirrorOf(e.value());
      case Expr.BoolLit e -> vm.mirrorOf(e.value());
      case Expr.StringLit e -> vm.mirrorOf(e.value());
      case Expr.NameRef e -> name(e);
      case Expr.Member e -> member(value(e.target()), e.name().text());
      case Expr.TupleIndex e -> member(value(e.target()), Integer.toString(e.index()));
      case Expr.Call e when e.args().isEmpty() && e.callee() instanceof Expr.Member m -> value(m);
      case Expr.Index e -> element(value(e.target()), value(e.index()));
      case Expr.Unary e -> unary(e);
      case Expr.Binary e -> binary(e);
      case Expr.Comparison e -> vm.mirrorOf(holds(e));
      default ->
          throw new NotKnown(
              "`%s` cannot be evaluated here: only names, fields, elements, lengths, arithmetic and"
                      .formatted(expr.span().text())
                  + " comparisons can.");
    };
  }

  private Value name(Expr.NameRef e) throws NotKnown {
    String name = e.name().text();
    Optional<Part> part = frame.named(name);
    if (part.isEmpty()) {
      throw new NotKnown("There is no variable `%s` here.".formatted(name));
    }
    return known(part.get());
  }

  private static Value known(Part part) throws NotKnown {
    return part.value()
        .map(Shapes::unwrapped)
        .orElseThrow(() -> new NotKnown("`%s` has no value yet.".formatted(part.name())));
  }

  private Value member(Value target, String name) throws NotKnown {
    for (Part part : rendering.hasNamed(target) ? rendering.parts(target, 0, 0) : List.<Part>of()) {
      if (part.name().equals(name)) {
        return known(part);
      }
    }
    if (rendering.isCollection(target) || target instanceof StringReference) {
      switch (name) {
        case "length" -> {
          return vm.mirrorOf(length(target));
        }
        case "is_empty" -> {
          return vm.mirrorOf(length(target) == 0);
        }
        default -> {}
      }
    }
    throw new NotKnown(
        "A value of type `%s` has no field `%s`.".formatted(rendering.type(target), name));
  }

  private long length(Value value) {
    return value instanceof StringReference text
        ? text.value().codePointCount(0, text.value().length())
        : rendering.numbered(value);
  }

  private Value element(Value target, Value index) throws NotKnown {
    if (rendering.isKeyed(target)) {
      String key = rendering.text(index);
      for (Part part : rendering.parts(target, 0, rendering.numbered(target))) {
        if (part.name().equals(key)) {
          return known(part);
        }
      }
      throw new NotKnown("There is no key `%s`.".formatted(key));
    }
    if (index instanceof LongValue at && rendering.isCollection(target)) {
      if (at.value() >= 0 && at.value() < rendering.numbered(target)) {
        return known(rendering.parts(target, at.value(), 1).getFirst());
      }
      throw new NotKnown(
          "The index %d is outside of %d elements."
              .formatted(at.value(), rendering.numbered(target)));
    }
    throw new NotKnown("A value of type `%s` has no elements.".formatted(rendering.type(target)));
  }

  private Value unary(Expr.Unary e) throws NotKnown {
    Value operand = value(e.operand());
    return switch (e.op()) {
      case NOT -> vm.mirrorOf(!truth(operand, e));
      case NEGATE ->
          switch (operand) {
            case LongValue v -> vm.mirrorOf(-v.value());
            case DoubleValue v -> vm.mirrorOf(-v.value());
            default ->
                throw new NotKnown("`%s` is no number.".formatted(e.operand().span().text()));
          };
    };
  }

  private static boolean truth(Value value, Expr of) throws NotKnown {
    if (value instanceof BooleanValue truth) {
      return truth.value();
    }
    throw new NotKnown("`%s` is neither true nor false.".formatted(of.span().text()));
  }

  private Value binary(Expr.Binary e) throws NotKnown {
    return switch (e.op()) {
      case AND -> vm.mirrorOf(truth(value(e.left()), e) && truth(value(e.right()), e));
      case OR -> vm.mirrorOf(truth(value(e.left()), e) || truth(value(e.right()), e));
      default -> Arithmetic.of(vm, e, value(e.left()), value(e.right()));
    };
  }

  private boolean holds(Expr.Comparison e) throws NotKnown {
    for (int i = 0; i < e.ops().size(); i++) {
      Value left = value(e.operands().get(i));
      Value right = value(e.operands().get(i + 1));
      if (!holds(e, e.ops().get(i), left, right)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(Expr.Comparison e, Expr.CompareOp op, Value left, Value right)
      throws NotKnown {
    return switch (op) {
      case EQUAL -> equal(left, right);
      case NOT_EQUAL -> !equal(left, right);
      case LESS -> Arithmetic.compare(e, left, right) < 0;
      case LESS_EQUAL -> Arithmetic.compare(e, left, right) <= 0;
      case GREATER -> Arithmetic.compare(e, left, right) > 0;
      case GREATER_EQUAL -> Arithmetic.compare(e, left, right) >= 0;
    };
  }

  /** As the language has it for values that are written alike. */
  private boolean equal(Value left, Value right) {
    return rendering.complete(left).equals(rendering.complete(right));
  }
}
