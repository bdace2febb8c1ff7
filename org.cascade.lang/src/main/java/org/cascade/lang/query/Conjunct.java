package org.cascade.lang.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** One of the conditions that all have to hold of a row. */
record Conjunct(Core condition) {

  /** A comparison of a part of the row with a value that does not depend on the row. */
  record Bound(Path path, Primitive op, Core value, Type type) {
    boolean isEqual() {
      return op == Primitive.EQUAL;
    }

    boolean isLower() {
      return op == Primitive.GREATER || op == Primitive.GREATER_EQUAL;
    }

    /** Whether the order of keys says it exactly, so that the comparison need not be made again. */
    boolean isExact() {
      return !Builtin.is(type, Builtin.REAL);
    }
  }

  /** The conditions that a condition is made of, over the same row. */
  static List<Conjunct> of(Core condition) {
    return switch (condition) {
      case Core.Operate n when n.op() == Primitive.AND -> {
        List<Conjunct> all = new ArrayList<>();
        n.args().forEach(a -> all.addAll(of(a)));
        yield all;
      }
      case Core.Let n when Calm.isMovable(n.value()) ->
          of(new Function(n.local(), n.body()).of(n.value()));
      case Core.Claim n -> of(n.value());
      default -> List.of(new Conjunct(condition));
    };
  }

  /** The comparison that this is, if it is one that a tree can answer. */
  Optional<Bound> bound(Local row) {
    if (!(condition instanceof Core.Operate n) || n.args().size() != 2) {
      return Optional.empty();
    }
    Core left = n.args().get(0);
    Core right = n.args().get(1);
    if (!Types.erased(left.type()).equals(Types.erased(right.type()))) {
      return Optional.empty();
    }
    Optional<Bound> straight = bound(row, left, n.op(), right);
    return straight.isPresent()
        ? straight
        : mirrored(n.op()).flatMap(m -> bound(row, right, m, left));
  }

  private static Optional<Bound> bound(Local row, Core part, Primitive op, Core value) {
    if (mirrored(op).isEmpty() || !Calm.isMovable(value) || mentions(value, row)) {
      return Optional.empty();
    }
    return Path.of(part, row).map(p -> new Bound(p, op, value, Types.erased(part.type())));
  }

  private static Optional<Primitive> mirrored(Primitive op) {
    return switch (op) {
      case EQUAL -> Optional.of(Primitive.EQUAL);
      case LESS -> Optional.of(Primitive.GREATER);
      case LESS_EQUAL -> Optional.of(Primitive.GREATER_EQUAL);
      case GREATER -> Optional.of(Primitive.LESS);
      case GREATER_EQUAL -> Optional.of(Primitive.LESS_EQUAL);
      default -> Optional.empty();
    };
  }

  static boolean mentions(Core core, Local local) {
    return CoreWalk.find(
            core,
            n -> n instanceof Core.Read r && r.local() == local ? Optional.of(n) : Optional.empty())
        .isPresent();
  }
}
