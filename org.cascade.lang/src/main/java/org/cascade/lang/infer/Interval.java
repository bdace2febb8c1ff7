package org.cascade.lang.infer;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Pattern;

/**
 * The Ints that a literal or a range takes, both ends among them; none where {@code high} is below
 * {@code low}.
 */
record Interval(BigInteger low, BigInteger high) {
  /** All that an Int can be. */
  static final Interval ALL =
      new Interval(BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(Long.MAX_VALUE));

  /** What a pattern takes, if it is a literal or a range of Ints. */
  static Optional<Interval> of(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Literal(var span, Expr.IntLit value) ->
          Optional.of(new Interval(value.value(), value.value()));
      case Pattern.Range range when isInt(range.from()) && isInt(range.to()) ->
          Optional.of(
              new Interval(
                  end(range.from()).orElse(ALL.low),
                  end(range.to()).map(to -> to.subtract(BigInteger.ONE)).orElse(ALL.high)));
      default -> Optional.empty();
    };
  }

  private static boolean isInt(Optional<Expr> end) {
    return end.isEmpty() || end.orElseThrow() instanceof Expr.IntLit;
  }

  private static Optional<BigInteger> end(Optional<Expr> end) {
    return end.flatMap(
        e -> e instanceof Expr.IntLit number ? Optional.of(number.value()) : Optional.empty());
  }

  boolean contains(Interval other) {
    return low.compareTo(other.low) <= 0 && high.compareTo(other.high) >= 0;
  }

  /** This one cut where one of the others begins or has ended, so that each has a piece or not. */
  List<Interval> pieces(Collection<Interval> others) {
    TreeSet<BigInteger> starts = new TreeSet<>();
    for (Interval other : others) {
      // Most of many arms lie elsewhere.
      if (other.low.compareTo(high) <= 0 && other.high.compareTo(low) >= 0) {
        starts.add(other.low);
        starts.add(other.high.add(BigInteger.ONE));
      }
    }
    List<Interval> all = new ArrayList<>();
    BigInteger from = low;
    for (BigInteger start : starts) {
      if (start.compareTo(from) > 0 && start.compareTo(high) <= 0) {
        all.add(new Interval(from, start.subtract(BigInteger.ONE)));
        from = start;
      }
    }
    if (from.compareTo(high) <= 0) {
      all.add(new Interval(from, high));
    }
    return all;
  }

  /** The number in it that is nearest to zero. */
  BigInteger example() {
    return low.signum() > 0 ? low : high.min(BigInteger.ZERO);
  }
}
