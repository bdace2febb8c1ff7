package org.cascade.lang.refine.smt;

import static org.cascade.lang.refine.smt.Build.BOOL;
import static org.cascade.lang.refine.smt.Build.INT;
import static org.cascade.lang.refine.smt.Build.INTS;
import static org.cascade.lang.refine.smt.Build.REAL;
import static org.cascade.lang.refine.smt.Build.STRING;
import static org.cascade.lang.refine.smt.Build.op;

import java.util.List;
import java.util.Random;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.LibraryOp;
import org.cascade.lang.refine.term.Term;

/** Terms over a few symbols, at random. */
final class RandomTerms {
  static final Term.Symbol A = Build.symbol("a", INT);
  static final Term.Symbol B = Build.symbol("b", INT);
  static final Term.Symbol X = Build.symbol("x", REAL);
  static final Term.Symbol S = Build.symbol("s", STRING);
  static final Term.Symbol XS = Build.symbol("xs", INTS);
  static final List<Long> INTEGERS = List.of(0L, 1L, -1L, 2L, 3L, Long.MAX_VALUE, Long.MIN_VALUE);
  static final List<Double> REALS =
      List.of(0.0, -0.0, 1.0, -1.5, 0.1, 1e308, Double.MIN_VALUE, 1.0 / 0, -1.0 / 0, Double.NaN);
  static final List<String> TEXTS = List.of("", "a", "b", "ab", "ba", "aab");
  private static final List<String> PATTERNS = List.of("a*", "[ab]+", "a|b", "(ab)?", "a.*");

  private final Random random;
  private int closures;

  RandomTerms(long seed) {
    this.random = new Random(seed);
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  Term truth(int depth) {
    if (depth == 0) {
      return Terms.atMost(integer(0), integer(0));
    }
    int d = depth - 1;
    return switch (random.nextInt(14)) {
      case 0 -> Term.not(truth(d));
      case 1 -> Term.and(truth(d), truth(d));
      case 2 -> Term.or(truth(d), truth(d));
      case 3, 4 -> Terms.less(integer(d), integer(d));
      case 5 -> Terms.atMost(integer(d), integer(d));
      case 6 -> Terms.equal(integer(d), integer(d));
      case 7 -> op(one(List.of(Primitive.LESS, Primitive.LESS_EQUAL)), real(d), real(d));
      case 8 -> Terms.equal(real(d), real(d));
      case 9 -> text(d);
      case 10 -> new Term.ForAll(array(d), closure(true));
      case 11 -> new Term.Member(integer(d), array(d));
      case 12 -> Terms.equal(array(d), array(d));
      default -> Terms.isSome(Terms.library(LibraryOp.ARRAY_GET, option(), array(d), integer(d)));
    };
  }

  private static org.cascade.lang.types.Type option() {
    return org.cascade.lang.types.Builtin.option(INT);
  }

  private Term text(int depth) {
    Term text = depth > 0 && random.nextInt(3) == 0 ? joined() : S;
    return switch (random.nextInt(5)) {
      case 0 -> Build.is(LibraryOp.STRING_MATCHES, text, Term.constant(one(PATTERNS)));
      case 1 -> Build.is(LibraryOp.STRING_STARTS_WITH, text, Term.constant(one(TEXTS)));
      case 2 -> Build.is(LibraryOp.STRING_ENDS_WITH, text, Term.constant(one(TEXTS)));
      case 3 -> Build.is(LibraryOp.STRING_CONTAINS, text, Term.constant(one(TEXTS)));
      default -> Terms.equal(text, Term.constant(one(TEXTS)));
    };
  }

  private Term joined() {
    Term constant = Term.constant(one(TEXTS));
    return random.nextBoolean()
        ? op(Primitive.STRING_CONCAT, constant, S)
        : op(Primitive.STRING_CONCAT, S, constant);
  }

  Term integer(int depth) {
    if (depth <= 0 || random.nextInt(3) == 0) {
      return random.nextBoolean() ? one(List.<Term>of(A, B)) : Term.constant(one(INTEGERS));
    }
    int d = depth - 1;
    return switch (random.nextInt(10)) {
      case 0 -> op(Primitive.INT_ADD, integer(d), integer(d));
      case 1 -> op(Primitive.INT_SUBTRACT, integer(d), integer(d));
      case 2 -> op(Primitive.INT_MULTIPLY, integer(d), Term.constant(one(INTEGERS)));
      case 3 -> op(Primitive.INT_DIVIDE, integer(d), integer(d));
      case 4 -> op(Primitive.INT_REMAINDER, integer(d), integer(d));
      case 5 -> op(Primitive.INT_NEGATE, integer(d));
      case 6 -> Terms.choice(truth(d), integer(d), integer(d));
      case 7 -> Terms.length(array(d));
      case 8 -> Terms.length(S);
      default -> Terms.at(array(d), integer(d));
    };
  }

  private Term real(int depth) {
    if (depth <= 0 || random.nextInt(3) == 0) {
      return random.nextBoolean() ? X : Term.constant(one(REALS));
    }
    int d = depth - 1;
    return switch (random.nextInt(5)) {
      case 0 -> op(Primitive.REAL_ADD, real(d), real(d));
      case 1 -> op(Primitive.REAL_SUBTRACT, real(d), real(d));
      case 2 -> op(Primitive.REAL_MULTIPLY, real(d), real(d));
      case 3 -> op(Primitive.REAL_DIVIDE, real(d), real(d));
      default -> op(Primitive.REAL_NEGATE, real(d));
    };
  }

  private Term array(int depth) {
    if (depth <= 0 || random.nextInt(3) == 0) {
      return random.nextInt(3) == 0 ? Build.array(integer(0), integer(0)) : XS;
    }
    int d = depth - 1;
    return switch (random.nextInt(12)) {
      case 0 -> Build.ints(LibraryOp.ARRAY_APPEND, array(d), integer(d));
      case 1 -> Build.ints(LibraryOp.ARRAY_CONCAT, array(d), array(d));
      case 2 -> Build.ints(LibraryOp.ARRAY_TAKE, array(d), integer(d));
      case 3 -> Build.ints(LibraryOp.ARRAY_DROP, array(d), integer(d));
      case 4 -> Build.ints(LibraryOp.ARRAY_REVERSE, array(d));
      case 5 -> Build.ints(LibraryOp.ARRAY_SLICE, array(d), integer(d), integer(d));
      case 6 -> Build.ints(LibraryOp.ARRAY_SET, array(d), integer(d), integer(d));
      case 7 -> Build.ints(LibraryOp.ARRAY_INSERT_AT, array(d), integer(d), integer(d));
      case 8 -> Build.ints(LibraryOp.ARRAY_REMOVE_AT, array(d), integer(d));
      case 9 -> Build.ints(LibraryOp.ARRAY_FILTER, array(d), closure(true));
      case 10 -> Build.ints(LibraryOp.ARRAY_MAP, array(d), closure(false));
      default -> Build.ints(LibraryOp.ARRAY_RANGE, integer(0), integer(0));
    };
  }

  private Term.Closure closure(boolean truth) {
    closures++;
    Term bound = integer(0);
    boolean plain = random.nextBoolean();
    return Build.closure(
        "f" + closures,
        truth ? BOOL : INT,
        e -> {
          Term value = plain ? e : Terms.add(e, Terms.ONE);
          return truth ? Terms.less(value, bound) : Terms.subtract(value, bound);
        });
  }
}
