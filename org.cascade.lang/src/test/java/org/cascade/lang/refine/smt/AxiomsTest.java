package org.cascade.lang.refine.smt;

import static org.cascade.lang.refine.smt.Build.BOOL;
import static org.cascade.lang.refine.smt.Build.INT;
import static org.cascade.lang.refine.smt.Build.INTS;
import static org.cascade.lang.refine.smt.Build.MAP;
import static org.cascade.lang.refine.smt.Build.REAL;
import static org.cascade.lang.refine.smt.Build.SET;
import static org.cascade.lang.refine.smt.Build.STRING;
import static org.cascade.lang.refine.smt.Build.add;
import static org.cascade.lang.refine.smt.Build.all;
import static org.cascade.lang.refine.smt.Build.array;
import static org.cascade.lang.refine.smt.Build.at;
import static org.cascade.lang.refine.smt.Build.closure;
import static org.cascade.lang.refine.smt.Build.eq;
import static org.cascade.lang.refine.smt.Build.in;
import static org.cascade.lang.refine.smt.Build.ints;
import static org.cascade.lang.refine.smt.Build.is;
import static org.cascade.lang.refine.smt.Build.le;
import static org.cascade.lang.refine.smt.Build.len;
import static org.cascade.lang.refine.smt.Build.lt;
import static org.cascade.lang.refine.smt.Build.n;
import static org.cascade.lang.refine.smt.Build.op;
import static org.cascade.lang.refine.smt.Build.r;
import static org.cascade.lang.refine.smt.Build.sub;
import static org.cascade.lang.refine.smt.Build.symbol;
import static org.cascade.lang.refine.smt.Build.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.solve.Obligation;
import org.cascade.lang.refine.solve.Verdict;
import org.cascade.lang.refine.term.LibraryOp;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Type;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each axiom, with something that follows from it and something that nearly does; by both solvers.
 */
class AxiomsTest {
  private static final List<Backend> BACKENDS =
      List.of(new Z3Backend(3_000_000), new InterpolBackend(100_000));

  /** Option gets its constructors from the prelude. */
  @BeforeAll
  static void readPrelude() {
    Compiler.compile(CompileRequest.ofText("empty.cascade", "", Phase.CHECK));
  }

  private final List<DynamicTest> cases = new ArrayList<>();
  private final Term.Symbol a = symbol("a", INT);
  private final Term.Symbol b = symbol("b", INT);
  private final Term.Symbol x = symbol("x", REAL);
  private final Term.Symbol y = symbol("y", REAL);
  private final Term.Symbol s = symbol("s", STRING);
  private final Term.Symbol t = symbol("t", STRING);
  private final Term.Symbol xs = symbol("xs", INTS);
  private final Term.Symbol ys = symbol("ys", INTS);
  private final Term.Symbol set = symbol("set", SET);
  private final Term.Symbol map = symbol("map", MAP);
  private final Term.Closure positive = closure("positive", BOOL, e -> lt(n(0), e));

  private void proved(String name, Term goal, Term... facts) {
    expect(name, true, goal, facts);
  }

  private void open(String name, Term goal, Term... facts) {
    expect(name + ", not", false, goal, facts);
  }

  private void expect(String name, boolean proved, Term goal, Term... facts) {
    Obligation obligation = new Obligation(List.of(facts), goal, true);
    for (Backend backend : BACKENDS) {
      cases.add(
          dynamicTest(
              name + " (" + backend.name() + ")",
              () -> {
                Verdict verdict = new SmtSolver(backend).decide(obligation);
                assertEquals(proved, verdict instanceof Verdict.Proved, verdict::toString);
              }));
    }
  }

  @TestFactory
  Stream<DynamicTest> integers() {
    proved("successor", le(add(a, n(1)), b), lt(a, b));
    open("successor", lt(add(a, n(1)), b), lt(a, b));
    proved("fits below a bound", new Term.Defined(add(a, n(1))), lt(a, b));
    open("overflow", new Term.Defined(add(a, n(1))), le(n(0), a));
    Term rest = op(Primitive.INT_REMAINDER, a, n(3));
    proved("remainder is smaller", lt(rest, n(3)));
    proved("remainder has the left sign", le(n(0), rest), le(n(0), a));
    open("remainder has the left sign", le(n(0), rest));
    Term half = op(Primitive.INT_DIVIDE, a, n(2));
    proved("quotient truncates", eq(half, n(-3)), eq(a, n(-7)));
    open("quotient rounds down", eq(half, n(-4)), eq(a, n(-7)));
    Term least = op(Primitive.INT_DIVIDE, a, n(-1));
    open("the least by minus one", new Term.Defined(least));
    proved("others by minus one", new Term.Defined(least), lt(n(Long.MIN_VALUE), a));
    Term product = op(Primitive.INT_MULTIPLY, a, b);
    proved(
        "product of positives",
        le(a, product),
        new Term.Defined(product),
        lt(n(0), a),
        lt(n(0), b));
    open("product", le(a, product), lt(n(0), a));
    return cases.stream();
  }

  @TestFactory
  Stream<DynamicTest> reals() {
    Term sum = op(Primitive.REAL_ADD, x, y);
    proved("sums keep order", le(x, sum), le(r(0), y), le(r(0), x));
    open("strictly", lt(x, sum), lt(r(0), y), lt(r(0), x));
    proved("difference of different", lt(r(0), op(Primitive.REAL_SUBTRACT, x, y)), lt(y, x));
    open("equal to itself", eq(x, x));
    proved("equal to itself unless NaN", eq(x, x), le(x, r(9)));
    open("not less is at least", le(y, x), Term.not(lt(x, y)));
    proved("not less is at least", le(y, x), Term.not(lt(x, y)), le(x, r(1)), le(y, r(1)));
    open("infinity minus infinity", eq(op(Primitive.REAL_SUBTRACT, x, x), r(0)), le(r(1), x));
    Term scaled = op(Primitive.REAL_MULTIPLY, x, r(0.5));
    proved("half is no more", le(scaled, x), le(r(0), x));
    open("half is positive", lt(r(0), scaled), lt(r(0), x));
    open("zero times infinity", eq(op(Primitive.REAL_MULTIPLY, x, r(0)), r(0)), le(r(0), x));
    Term quotient = op(Primitive.REAL_DIVIDE, x, y);
    open("by zero", le(quotient, x), le(r(0), x), le(r(0), y));
    proved("by more than one", le(quotient, x), le(r(0), x), le(r(1), y), lt(y, r(9)));
    open("infinity by infinity", le(quotient, x), le(r(0), x), le(r(1), y));
    return cases.stream();
  }

  @TestFactory
  Stream<DynamicTest> zeros() {
    Term same = Terms.same(x, y);
    proved("equal numbers are the same", same, eq(x, y), lt(r(0), x));
    open("equal zeros are the same", same, eq(x, y));
    proved("the two zeros are equal", eq(r(0.0), r(-0.0)));
    open("the two zeros are the same", Terms.same(r(0.0), r(-0.0)));
    return cases.stream();
  }

  @TestFactory
  Stream<DynamicTest> structures() {
    RecordSymbol pair = new RecordSymbol("m", "Pair", "", nowhere(), false);
    RecordSymbol.Field first = new RecordSymbol.Field("first", "", INT, 0, nowhere());
    RecordSymbol.Field second = new RecordSymbol.Field("second", "", REAL, 1, nowhere());
    pair.define(List.of(first, second), List.of());
    Type type = new Type.Con(pair, List.of());
    Term p = symbol("p", type);
    Term q = symbol("q", type);
    Term p1 = Term.apply(Term.Kind.FIELD, first, INT, p);
    Term q1 = Term.apply(Term.Kind.FIELD, first, INT, q);
    Term p2 = Term.apply(Term.Kind.FIELD, second, REAL, p);
    Term q2 = Term.apply(Term.Kind.FIELD, second, REAL, q);
    proved("equal records have equal fields", eq(p1, q1), eq(p, q));
    open("equal records have equal reals", eq(p2, q2), eq(p, q));
    proved("equal fields make equal records", eq(p, q), eq(p1, q1), eq(p2, q2), lt(r(0), p2));
    open("equal zeros do not", eq(p, q), eq(p1, q1), eq(p2, q2));
    Term built = new Term.Apply(new Term.Head(Term.Kind.RECORD, pair), type, List.of(a, x));
    proved("built of its fields", eq(p1, a), eq(p, built));
    Type option = Builtin.option(INT);
    Term o = symbol("o", option);
    Term some = Terms.some(o);
    proved("an option is one of two", Term.or(Terms.isSome(o), isNone(o)));
    proved("and not both", Term.not(Term.and(Terms.isSome(o), isNone(o))));
    open("either", Terms.isSome(o));
    Term one =
        new Term.Apply(
            new Term.Head(Term.Kind.VARIANT, Builtin.OPTION.constructor("Some").orElseThrow()),
            option,
            List.of(a));
    proved("what is in it", eq(some, a), eq(o, one));
    proved("made of what is in it", eq(o, one), Terms.isSome(o), eq(some, a));
    open("made of what is in it", eq(o, one), eq(some, a));
    return cases.stream();
  }

  private static Term isNone(Term option) {
    return Terms.is(Builtin.OPTION.constructor("None").orElseThrow(), option);
  }

  private static Span nowhere() {
    return new Span(new Source("test", ""), 0, 0);
  }

  @TestFactory
  Stream<DynamicTest> places() {
    Term more = ints(LibraryOp.ARRAY_APPEND, xs, a);
    proved("append's length", eq(len(more), add(len(xs), n(1))));
    proved("append's last", eq(at(more, len(xs)), a));
    Term inside = Terms.isIndex(b, xs);
    proved("append's others", eq(at(more, b), at(xs, b)), inside);
    open("append's others", eq(at(more, b), at(xs, b)), le(n(0), b));
    Term both = ints(LibraryOp.ARRAY_CONCAT, xs, ys);
    proved("concat's second", eq(at(both, add(len(xs), a)), at(ys, a)), Terms.isIndex(a, ys));
    open("concat's second", eq(at(both, a), at(ys, a)), Terms.isIndex(a, ys));
    Term changed = ints(LibraryOp.ARRAY_SET, xs, a, n(7));
    Term defined = new Term.Defined(changed);
    proved("set's place", eq(at(changed, a), n(7)), defined);
    proved("set's others", eq(at(changed, b), at(xs, b)), defined, inside, lt(a, b));
    open("set's others", eq(at(changed, b), at(xs, b)), defined, inside, le(a, b));
    open("set is defined", defined, le(n(0), a));
    proved("set is defined", defined, le(n(0), a), lt(a, len(xs)));
    Term slice = ints(LibraryOp.ARRAY_SLICE, xs, a, b);
    proved("slice's length", eq(len(slice), sub(b, a)), new Term.Defined(slice));
    open("slice's length", eq(len(slice), sub(b, a)));
    Term range = ints(LibraryOp.ARRAY_RANGE, a, b);
    proved(
        "range's element", lt(at(range, n(1)), b), lt(n(1), len(range)), new Term.Defined(range));
    Term reversed = ints(LibraryOp.ARRAY_REVERSE, xs);
    proved(
        "reverse's first", eq(at(reversed, n(0)), at(xs, sub(len(xs), n(1)))), lt(n(0), len(xs)));
    open("reverse's first", eq(at(reversed, n(0)), at(xs, n(0))));
    Term sorted = ints(LibraryOp.ARRAY_SORT, xs);
    proved("sorted", le(at(sorted, n(0)), at(sorted, n(1))), lt(n(1), len(xs)));
    open("strictly sorted", lt(at(sorted, n(0)), at(sorted, n(1))), lt(n(1), len(xs)));
    Term first = Terms.library(LibraryOp.ARRAY_FIRST, Builtin.option(INT), xs);
    proved("first", Terms.isSome(first), lt(n(0), len(xs)));
    open("first", Terms.isSome(first));
    Term dropped = ints(LibraryOp.ARRAY_DROP, xs, a);
    proved("drop", le(len(dropped), len(xs)));
    open("drop", lt(len(dropped), len(xs)), lt(n(0), a));
    proved("take", le(len(ints(LibraryOp.ARRAY_TAKE, xs, a)), a), le(n(0), a));
    Term removed = ints(LibraryOp.ARRAY_REMOVE_AT, xs, n(0));
    proved("removed", eq(at(removed, n(0)), at(xs, n(1))), lt(n(1), len(xs)));
    Term inserted = ints(LibraryOp.ARRAY_INSERT_AT, xs, n(0), a);
    proved("inserted", eq(at(inserted, n(1)), at(xs, n(0))), lt(n(0), len(xs)));
    proved("different arrays differ", Term.not(eq(xs, ys)), lt(len(xs), len(ys)));
    proved("equal arrays", eq(xs, ys), eq(xs, more), eq(ys, more));
    return cases.stream();
  }

  @TestFactory
  Stream<DynamicTest> elements() {
    Term more = ints(LibraryOp.ARRAY_APPEND, xs, a);
    proved("all of append", all(more, positive), all(xs, positive), lt(n(0), a));
    open("all of append", all(more, positive), all(xs, positive), le(n(0), a));
    proved("all at an index", lt(n(0), at(xs, a)), all(xs, positive), Terms.isIndex(a, xs));
    open("all at an index", lt(n(0), at(xs, a)), all(xs, positive), le(n(0), a));
    Term some = ints(LibraryOp.ARRAY_FILTER, xs, positive);
    proved("filter", all(some, positive));
    open("filter's length", eq(len(some), len(xs)));
    proved("filter at an index", lt(n(0), at(some, n(0))), lt(n(0), len(some)));
    Term mapped = ints(LibraryOp.ARRAY_MAP, some, closure("less", INT, e -> sub(e, n(1))));
    proved("map", all(mapped, closure("natural", BOOL, e -> le(n(0), e))));
    open("map", all(mapped, positive));
    proved("map is defined", new Term.Defined(mapped));
    Term.Closure twice = closure("twice", INT, e -> op(Primitive.INT_MULTIPLY, e, n(2)));
    open("map is defined", new Term.Defined(ints(LibraryOp.ARRAY_MAP, xs, twice)));
    proved("of a literal", all(array(a, n(3)), positive), lt(n(0), a));
    open("of a literal", all(array(a, n(0)), positive), lt(n(0), a));
    proved("member of concat", in(a, ints(LibraryOp.ARRAY_CONCAT, xs, ys)), in(a, ys));
    open("member of concat", in(a, xs), in(a, ints(LibraryOp.ARRAY_CONCAT, xs, ys)));
    Term range = ints(LibraryOp.ARRAY_RANGE, n(1), n(9));
    proved("of a range", all(range, positive));
    open("of a range", all(ints(LibraryOp.ARRAY_RANGE, n(0), n(9)), positive));
    proved("none of none", all(xs, positive), eq(len(xs), n(0)));
    proved("contains", is(LibraryOp.ARRAY_CONTAINS, xs, at(xs, a)), Terms.isIndex(a, xs));
    open("contains", is(LibraryOp.ARRAY_CONTAINS, xs, at(xs, a)));
    return cases.stream();
  }

  @TestFactory
  Stream<DynamicTest> setsAndMaps() {
    Term more = Terms.library(LibraryOp.SET_INSERT, SET, set, a);
    proved("inserted", in(a, more));
    proved("still there", in(b, more), in(b, set));
    open("inserted", in(b, more));
    proved("no smaller", le(len(set), len(more)));
    open("larger", lt(len(set), len(more)));
    proved("larger if new", lt(len(set), len(more)), Term.not(in(a, set)));
    Term fewer = Terms.library(LibraryOp.SET_REMOVE, SET, set, a);
    proved("removed", Term.not(in(a, fewer)));
    open("removed", Term.not(in(b, fewer)), lt(a, b));
    Term put = Terms.library(LibraryOp.MAP_INSERT, MAP, map, a, n(7));
    proved("put", eq(Terms.valueOf(put, a), n(7)));
    proved("others stay", eq(Terms.valueOf(put, b), Terms.valueOf(map, b)), lt(a, b));
    open("others stay", eq(Terms.valueOf(put, b), Terms.valueOf(map, b)), le(a, b));
    Term get = Terms.library(LibraryOp.MAP_GET, Builtin.option(INT), put, b);
    proved("get", Terms.isSome(get), eq(a, b));
    open("get", Terms.isSome(get));
    Term without = Terms.library(LibraryOp.MAP_REMOVE, MAP, put, a);
    proved("gone", Term.not(is(LibraryOp.MAP_CONTAINS, without, a)));
    proved("keys", in(a, Terms.library(LibraryOp.MAP_KEYS, INTS, put)));
    proved("values", in(n(7), Terms.library(LibraryOp.MAP_VALUES, INTS, put)), in(a, put));
    return cases.stream();
  }

  @TestFactory
  Stream<DynamicTest> texts() {
    Term narrow = matches(s, "[a-z]+@[a-z]+");
    Term wide = matches(s, "[^@\\s]+@[^@\\s]+");
    proved("a narrower pattern", wide, narrow);
    open("a narrower pattern", narrow, wide);
    proved("contains", is(LibraryOp.STRING_CONTAINS, s, text("@")), wide);
    proved("least length", le(n(3), len(s)), wide);
    open("least length", le(n(4), len(s)), wide);
    proved("by equality", matches(t, "[^@\\s]+@[^@\\s]+"), narrow, eq(s, t));
    Term id = op(Primitive.STRING_CONCAT, text("id-"), s);
    proved("joined", matches(id, "id-[a-z]+@[a-z]+"), narrow);
    open("joined", matches(id, "id-[a-z]+@[a-z]{2,}"), narrow);
    proved("a part of what is joined", narrow, matches(id, "id-[a-z]+@[a-z]+"));
    proved("few texts", Term.or(eq(s, text("a")), eq(s, text("b"))), matches(s, "a|b"));
    open("few texts", eq(s, text("a")), matches(s, "a|b"));
    proved("the empty one", eq(s, text("")), eq(len(s), n(0)));
    proved("characters, not units", matches(s, "."), eq(s, text("\uD83D\uDE00")));
    open("not regular", eq(len(s), n(2)), matches(s, "(.)\\1"));
    return cases.stream();
  }

  private static Term matches(Term text, String pattern) {
    return is(LibraryOp.STRING_MATCHES, text, text(pattern));
  }
}
