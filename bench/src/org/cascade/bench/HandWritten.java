package org.cascade.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The programs of {@code bench/programs} as one would write them in Java. */
final class HandWritten {
  private HandWritten() {}

  static long digits(long limit) {
    long sum = 0;
    for (long i = 0; i < limit; i++) {
      sum = (sum * 31 + i % 7) % 1_000_003;
    }
    return sum;
  }

  static long collatz(long limit) {
    long longest = 0;
    for (long start = 1; start < limit; start++) {
      long n = start;
      long steps = 0;
      while (n != 1) {
        n = n % 2 == 0 ? n / 2 : 3 * n + 1;
        steps++;
      }
      longest = Math.max(longest, steps);
    }
    return longest;
  }

  /** As {@link #digits}, with the checks that the language asks for. */
  static long digitsChecked(long limit) {
    long sum = 0;
    for (long i = 0; i < limit; i = Math.addExact(i, 1)) {
      sum = Math.addExact(Math.multiplyExact(sum, 31), i % 7) % 1_000_003;
    }
    return sum;
  }

  sealed interface Expr {
    record Constant(long value) implements Expr {}

    record Variable(String name) implements Expr {}

    record Add(Expr a, Expr b) implements Expr {}

    record Subtract(Expr a, Expr b) implements Expr {}

    record Multiply(Expr a, Expr b) implements Expr {}

    record Negate(Expr a) implements Expr {}

    record Choose(Expr condition, Expr then, Expr otherwise) implements Expr {}
  }

  static Expr grow(long depth, long seed) {
    if (depth == 0) {
      return seed % 3 == 0
          ? new Expr.Variable("x")
          : seed % 3 == 1 ? new Expr.Variable("y") : new Expr.Constant(seed % 10);
    }
    Expr a = grow(depth - 1, seed * 5 + 1);
    return switch ((int) (seed % 5)) {
      case 0 -> new Expr.Add(a, grow(depth - 1, seed + 3));
      case 1 -> new Expr.Subtract(a, grow(depth - 1, seed + 4));
      case 2 -> new Expr.Multiply(new Expr.Constant(2), a);
      case 3 -> new Expr.Negate(a);
      default -> new Expr.Choose(a, grow(depth - 1, seed + 7), grow(depth - 1, seed + 9));
    };
  }

  static long value(Expr e, long x, long y) {
    return switch (e) {
      case Expr.Constant(long n) -> n;
      case Expr.Variable(String name) when name.equals("x") -> x;
      case Expr.Variable v -> y;
      case Expr.Add(Expr a, Expr b) -> (value(a, x, y) + value(b, x, y)) % 65_536;
      case Expr.Subtract(Expr a, Expr b) -> (value(a, x, y) - value(b, x, y)) % 65_536;
      case Expr.Multiply(Expr.Constant(long n), Expr b) -> n * value(b, x, y) % 65_536;
      case Expr.Multiply(Expr a, Expr b) -> value(a, x, y) * value(b, x, y) % 65_536;
      case Expr.Negate(Expr.Negate(Expr a)) -> value(a, x, y);
      case Expr.Negate(Expr a) -> -value(a, x, y);
      case Expr.Choose(Expr condition, Expr then, Expr otherwise) ->
          value(condition, x, y) > 0 ? value(then, x, y) : value(otherwise, x, y);
    };
  }

  record Sale(long region, long amount, long units) {}

  static List<Sale> sales(int n) {
    List<Sale> all = new ArrayList<>();
    for (long i = 0; i < n; i++) {
      all.add(new Sale(i % 16, i * 37 % 1000, 1 + i % 9));
    }
    return all;
  }

  /** With streams of objects, as the language's arrays hold any value. */
  static long numbersStream(List<Long> xs) {
    return xs.stream()
        .map(x -> x * 3 + 1)
        .filter(x -> x % 2 == 0)
        .map(x -> x % 1000)
        .reduce(0L, Long::sum);
  }

  /** With loops and a list for each step. */
  static long numbersLists(List<Long> xs) {
    List<Long> tripled = new ArrayList<>();
    for (long x : xs) {
      tripled.add(x * 3 + 1);
    }
    List<Long> even = new ArrayList<>();
    for (long x : tripled) {
      if (x % 2 == 0) {
        even.add(x);
      }
    }
    List<Long> rests = new ArrayList<>();
    for (long x : even) {
      rests.add(x % 1000);
    }
    long sum = 0;
    for (long x : rests) {
      sum += x;
    }
    return sum;
  }

  /** One loop over an array of numbers: nothing is made. */
  static long numbersLoop(long[] xs) {
    long sum = 0;
    for (long x : xs) {
      long tripled = x * 3 + 1;
      if (tripled % 2 == 0) {
        sum += tripled % 1000;
      }
    }
    return sum;
  }

  /** With a list for each step, as the language's arrays are values. */
  static long revenueLists(List<Sale> all) {
    List<Sale> large = new ArrayList<>();
    for (Sale s : all) {
      if (s.amount() > 100) {
        large.add(s);
      }
    }
    List<Long> products = new ArrayList<>();
    for (Sale s : large) {
      products.add(s.amount() * s.units());
    }
    long sum = 0;
    for (long product : products) {
      sum += product;
    }
    return sum;
  }

  static long revenue(List<Sale> all) {
    return all.stream().filter(s -> s.amount() > 100).mapToLong(s -> s.amount() * s.units()).sum();
  }

  static long bestRegion(List<Sale> all) {
    return all.stream()
        .collect(Collectors.groupingBy(Sale::region, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(e -> Map.entry(e.getKey(), total(e.getValue())))
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }

  private static long total(List<Sale> sales) {
    return sales.stream().mapToLong(s -> s.amount() * s.units()).sum();
  }
}
