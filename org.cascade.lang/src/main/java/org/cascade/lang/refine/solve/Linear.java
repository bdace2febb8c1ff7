package org.cascade.lang.refine.solve;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.refine.term.Term;

/**
 * Whether linear inequalities over integers and reals contradict each other: Fourier–Motzkin
 * elimination with integer tightening. It may say no where the only contradiction is one of
 * integers; it never says yes wrongly.
 */
final class Linear {
  private static final int MAX_ROWS = 400;

  private Linear() {}

  /**
   * {@code sum + constant <= 0}, or {@code < 0} if strict.
   *
   * @param integral whether all atoms are integers
   */
  record Row(Map<Term, BigInteger> sum, BigInteger constant, boolean strict, boolean integral) {
    boolean isFalse() {
      int sign = constant.signum();
      return sum.isEmpty() && (strict ? sign >= 0 : sign > 0);
    }

    /** Over integers, {@code <} is {@code <=} of one more, and common factors round down. */
    Row tightened() {
      if (!integral) {
        return this;
      }
      BigInteger c = strict ? constant.add(BigInteger.ONE) : constant;
      BigInteger gcd = BigInteger.ZERO;
      for (BigInteger factor : sum.values()) {
        gcd = gcd.gcd(factor);
      }
      if (gcd.compareTo(BigInteger.ONE) <= 0) {
        return new Row(sum, c, false, true);
      }
      Map<Term, BigInteger> smaller = new LinkedHashMap<>();
      for (Map.Entry<Term, BigInteger> e : sum.entrySet()) {
        smaller.put(e.getKey(), e.getValue().divide(gcd));
      }
      BigInteger[] parts = c.divideAndRemainder(gcd);
      BigInteger up = parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
      return new Row(smaller, up, false, true);
    }

    /** This row times a factor plus another times a factor, both factors positive. */
    Row combine(BigInteger mine, Row other, BigInteger theirs) {
      Map<Term, BigInteger> all = new LinkedHashMap<>();
      sum.forEach((t, f) -> all.merge(t, f.multiply(mine), BigInteger::add));
      other.sum.forEach((t, f) -> all.merge(t, f.multiply(theirs), BigInteger::add));
      all.values().removeIf(f -> f.signum() == 0);
      BigInteger c = constant.multiply(mine).add(other.constant.multiply(theirs));
      return new Row(all, c, strict || other.strict, integral && other.integral).tightened();
    }
  }

  static boolean contradicts(List<Row> rows) {
    Set<Row> current = new java.util.LinkedHashSet<>();
    rows.forEach(r -> current.add(r.tightened()));
    while (true) {
      if (current.stream().anyMatch(Row::isFalse)) {
        return true;
      }
      Optional<Term> next = cheapest(current);
      if (next.isEmpty() || current.size() > MAX_ROWS) {
        return false;
      }
      eliminate(current, next.orElseThrow());
    }
  }

  private static Optional<Term> cheapest(Set<Row> rows) {
    Map<Term, int[]> counts = new LinkedHashMap<>();
    for (Row row : rows) {
      row.sum()
          .forEach((t, f) -> counts.computeIfAbsent(t, k -> new int[2])[f.signum() > 0 ? 1 : 0]++);
    }
    return counts.entrySet().stream()
        .min(java.util.Comparator.comparingInt(e -> e.getValue()[0] * e.getValue()[1]))
        .map(Map.Entry::getKey);
  }

  private static void eliminate(Set<Row> rows, Term atom) {
    List<Row> above = new ArrayList<>();
    List<Row> below = new ArrayList<>();
    for (Row row : rows) {
      BigInteger factor = row.sum().getOrDefault(atom, BigInteger.ZERO);
      if (factor.signum() > 0) {
        above.add(row);
      } else if (factor.signum() < 0) {
        below.add(row);
      }
    }
    rows.removeAll(above);
    rows.removeAll(below);
    for (Row a : above) {
      for (Row b : below) {
        BigInteger inA = a.sum().getOrDefault(atom, BigInteger.ZERO);
        BigInteger inB = b.sum().getOrDefault(atom, BigInteger.ZERO);
        rows.add(a.combine(inB.negate(), b, inA));
        if (rows.size() > MAX_ROWS) {
          return;
        }
      }
    }
  }
}
