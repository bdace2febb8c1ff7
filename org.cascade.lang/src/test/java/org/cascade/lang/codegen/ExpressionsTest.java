package org.cascade.lang.codegen;

import static org.cascade.lang.codegen.CoreBuilder.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.Label;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Option;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Show;
import org.junit.jupiter.api.Test;

/** Each form of core, as Java that is compiled and run. */
class ExpressionsTest {
  private static final String ARRAY = "org.cascade.runtime.value.Array";

  private static Object eval(Core body) {
    return Compiled.of(function("f", body)).call("f");
  }

  private static String shown(Core body) {
    return Show.show(eval(body));
  }

  // ---- values ----

  @Test
  void literalsAndTexts() {
    assertEquals(Long.MIN_VALUE, eval(lit(Long.MIN_VALUE)));
    assertEquals(-2.5, eval(lit(-2.5)));
    assertEquals(Double.NaN, eval(lit(Double.NaN)));
    assertEquals(
        "a\"\\\n\t\u0001\ud83d\ude00\ud800 \\u0041",
        eval(lit("a\"\\\n\t\u0001\ud83d\ude00\ud800 \\u0041")));
    String huge = "xyz\u00e9".repeat(30_000);
    assertEquals(huge, eval(lit(huge)));
    assertEquals(
        "n=42 b=true r=2.0 s=x u=()",
        eval(
            template(
                lit("n="),
                lit(42L),
                lit(" b="),
                lit(true),
                lit(" r="),
                lit(2.0),
                lit(" s="),
                lit("x"),
                lit(" u="),
                unit())));
    assertEquals("12", eval(template(lit(1L), lit(2L))));
  }

  @Test
  void tuplesArraysAndOptions() {
    assertEquals("(1, \"a\")", shown(tupleOf(lit(1L), lit("a"))));
    Core pair = tupleOf(lit(7L), lit("a"));
    assertEquals(8L, eval(add(new Core.TupleItem(HERE, INT, pair, 0), lit(1L))));
    assertEquals("[1, 2]", shown(arrayOf(INT, lit(1L), lit(2L))));
    assertEquals("[]", shown(arrayOf(INT)));
    assertEquals("Some(None)", shown(some(none(INT))));
    assertEquals("[Some(1), None]", shown(arrayOf(option(INT), some(lit(1L)), none(INT))));
  }

  @Test
  void arithmeticAborts() {
    assertEquals(1024L, eval(op(Primitive.INT_POWER, INT, lit(2L), lit(10L))));
    assertThrows(Abort.class, () -> eval(add(lit(Long.MAX_VALUE), lit(1L))));
    assertThrows(Abort.class, () -> eval(op(Primitive.INT_DIVIDE, INT, lit(1L), lit(0L))));
    assertEquals(-3L, eval(op(Primitive.INT_NEGATE, INT, lit(3L))));
    assertEquals(
        -1.0,
        eval(
            op(
                Primitive.REAL_SUBTRACT,
                REAL,
                lit(2.0),
                op(Primitive.REAL_ADD, REAL, lit(1.0), lit(2.0)))));
    assertEquals(
        0.5,
        eval(
            op(
                Primitive.REAL_DIVIDE,
                REAL,
                lit(2.0),
                op(Primitive.REAL_MULTIPLY, REAL, lit(2.0), lit(2.0)))));
    assertEquals(
        "abc",
        eval(
            op(
                Primitive.STRING_CONCAT,
                STRING,
                lit("a"),
                op(Primitive.STRING_CONCAT, STRING, lit("b"), lit("c")))));
  }

  @Test
  void numbersOfATypeParameter() {
    TypeParameter t = parameter("T");
    Local a = local("a", param(t));
    Core body = op(Primitive.NUM_MULTIPLY, param(t), read(a), read(a));
    FunctionSymbol square =
        symbol(
            Decl.FunctionKind.LET,
            "square",
            Optional.empty(),
            Optional.empty(),
            List.of(t),
            param(t),
            a);
    Core use = add(call(square, INT, List.of(INT), lit(5L)), lit(1L));
    assertEquals(26L, Compiled.of(function(square, body, a), function("f", use)).call("f"));
  }

  @Test
  void equalityOfBoxesIsByValue() {
    TypeParameter t = parameter("T");
    RecordSymbol box = new RecordSymbol(MODULE, "Box", "", HERE, false);
    box.defineParams(List.of(t));
    box.define(List.of(field("it", param(t), 0)), List.of());
    Type boxed = con(box, INT);
    Core made = new Core.RecordOf(HERE, boxed, box, List.of(lit(1000L)));
    Core content = new Core.FieldOf(HERE, INT, made, box.fields().getFirst());
    Core body = equal(content, content);
    var type = new CoreModule.CoreRecord(box, List.of(), Optional.empty());
    var module = module(List.of(type), List.of(function("f", body)), List.of(), unit());
    assertEquals(true, Compiled.of(module).call("f"));
    assertEquals(false, eval(equal(lit(Double.NaN), lit(Double.NaN))));
    assertEquals(true, eval(equal(arrayOf(INT, lit(1L)), arrayOf(INT, lit(1L)))));
    assertEquals(true, eval(op(Primitive.NOT_EQUAL, BOOL, lit("a"), lit("b"))));
    assertEquals(true, eval(less(tupleOf(lit(1L), lit("a")), tupleOf(lit(1L), lit("b")))));
  }

  @Test
  void indexesAndRanges() {
    assertEquals(2L, eval(op(Primitive.ARRAY_INDEX, INT, arrayOf(INT, lit(1L), lit(2L)), lit(1L))));
    assertEquals("b", eval(op(Primitive.STRING_INDEX, STRING, lit("abc"), lit(1L))));
    assertThrows(Abort.class, () -> eval(op(Primitive.STRING_INDEX, STRING, lit("abc"), lit(3L))));
    assertEquals("[0, 1, 2]", shown(op(Primitive.RANGE, array(INT), lit(0L), lit(3L))));
    Core entries = arrayOf(tuple(STRING, INT), tupleOf(lit("a"), lit(1L)));
    TypeParameter k = parameter("K");
    TypeParameter v = parameter("V");
    FunctionSymbol of =
        extern(
            "org.cascade.runtime.value.BTree",
            "of",
            List.of(k, v),
            con(Builtin.BTREE, param(k), param(v)),
            local("entries", array(tuple(param(k), param(v)))));
    Core tree = call(of, con(Builtin.BTREE, STRING, INT), List.of(STRING, INT), entries);
    assertEquals(1L, eval(op(Primitive.MAP_INDEX, INT, tree, lit("a"))));
    Abort abort =
        assertThrows(Abort.class, () -> eval(op(Primitive.MAP_INDEX, INT, tree, lit("b"))));
    assertEquals("there is no key \"b\"", abort.message());
  }

  // ---- order of evaluation ----

  /** Notes {@code name}, then gives the value. */
  private static Core noting(Local log, String name, Core value) {
    Core more = op(Primitive.STRING_CONCAT, STRING, read(log), lit(name));
    return seq(assign(log, more), value);
  }

  @Test
  void argumentsAreEvaluatedFromLeftToRight() {
    Local log = var("log", STRING);
    Local n = var("n", INT);
    Core sum =
        tupleOf(
            read(n),
            noting(log, "a", lit(1L)),
            seq(assign(n, lit(5L)), read(n)),
            iff(less(read(n), lit(9L)), noting(log, "b", lit(2L)), lit(3L)),
            read(n),
            seq(assign(n, lit(6L)), read(n)),
            read(log));
    assertEquals("(0, 1, 5, 2, 5, 6, \"ab\")", shown(let(log, lit(""), let(n, lit(0L), sum))));
  }

  @Test
  void andAndOrStopEarly() {
    Local log = var("log", STRING);
    Core right = noting(log, "x", lit(true));
    Core both =
        tupleOf(
            op(Primitive.AND, BOOL, lit(false), right),
            op(Primitive.OR, BOOL, lit(true), right),
            op(Primitive.AND, BOOL, lit(true), right),
            read(log));
    assertEquals("(false, true, true, \"x\")", shown(let(log, lit(""), both)));
  }

  @Test
  void returnsFromWithinExpressions() {
    Local x = local("x", option(INT));
    Local v = local("v", INT);
    Local got = local("got", INT);
    Core tried =
        match(read(x), INT, on(SOME, List.of(v), read(v)), on(NONE, List.of(), ret(none(STRING))));
    Core body = let(got, add(tried, lit(1L)), some(template(lit("got "), read(got))));
    Compiled compiled = Compiled.of(function("f", body, x));
    assertEquals(Option.some("got 5"), compiled.call("f", Option.some(4L)));
    assertEquals(Option.none(), compiled.call("f", Option.none()));
  }

  // ---- variables and functions ----

  @Test
  void shadowingAndCaptures() {
    Local x = local("x", INT);
    Local inner = local("x", INT);
    Local p = local("x", INT);
    Core f = lambda(add(read(p), read(inner)), p);
    Core body = let(x, lit(1L), let(inner, add(read(x), lit(1L)), invoke(f, INT, lit(10L))));
    assertEquals(12L, eval(body));
    Local count = cell("count", INT);
    Local up = local("up", fun(UNIT));
    Core increment = lambda(assign(count, add(read(count), lit(1L))));
    Core twice =
        let(
            count,
            lit(0L),
            let(up, increment, seq(invoke(read(up), UNIT), invoke(read(up), UNIT), read(count))));
    assertEquals(2L, eval(twice));
  }

  @Test
  void keywordsAndSnakeCase() {
    Local clazz = local("class", INT);
    Local snake = local("snake_case_2", INT);
    CoreFunction function = function("is_it_new", add(read(clazz), read(snake)), clazz, snake);
    Compiled compiled = Compiled.of(function);
    assertEquals(3L, compiled.call("isItNew", 1L, 2L));
    assertTrue(compiled.text("x/XModule.java").contains("isItNew(long class_, long snakeCase2)"));
  }

  @Test
  void genericCallsInAnyContext() {
    TypeParameter t = parameter("T");
    TypeParameter u = parameter("U");
    FunctionSymbol map =
        extern(
            ARRAY,
            "map",
            List.of(t, u),
            array(param(u)),
            local("self", array(param(t))),
            local("f", fun(param(u), param(t))));
    FunctionSymbol length =
        extern(ARRAY, "length", List.of(t), INT, local("self", array(param(t))));
    FunctionSymbol flatten =
        extern(
            ARRAY, "flatten", List.of(t), array(param(t)), local("self", array(array(param(t)))));
    FunctionSymbol concat =
        extern(
            ARRAY,
            "concat",
            List.of(t),
            array(param(t)),
            local("self", array(param(t))),
            local("other", array(param(t))));
    Local n = local("n", INT);
    Core numbers = arrayOf(INT, lit(1L), lit(2L));
    Core nones =
        call(
            map,
            array(option(STRING)),
            List.of(INT, option(STRING)),
            numbers,
            lambda(none(STRING), n));
    assertEquals(2L, eval(call(length, INT, List.of(option(STRING)), nones)));
    Core doubled =
        call(
            map,
            array(INT),
            List.of(INT, INT),
            numbers,
            lambda(op(Primitive.INT_MULTIPLY, INT, read(n), lit(2L)), n));
    assertEquals("[2, 4]", shown(doubled));
    Core nested =
        call(map, array(array(INT)), List.of(INT, array(INT)), numbers, lambda(arrayOf(INT), n));
    Core flat = call(flatten, array(INT), List.of(INT), nested);
    Core more = call(concat, array(INT), List.of(INT), flat, numbers);
    assertEquals("[1, 2]", shown(more));
  }

  @Test
  void functionsThatNeverReturn() {
    FunctionSymbol error =
        extern(
            "org.cascade.runtime.value.Abort",
            "error",
            List.of(),
            Type.Special.NEVER,
            local("message", STRING));
    FunctionSymbol fail = symbol("fail", Type.Special.NEVER);
    Core failing = call(error, Type.Special.NEVER, List.of(), lit("no"));
    Local b = local("b", BOOL);
    Core f = iff(read(b), lit(1L), call(fail, Type.Special.NEVER, List.of()));
    Core g = iff(read(b), failing, lit(2L));
    Compiled compiled =
        Compiled.of(function(fail, failing), function("f", f, b), function("g", g, b));
    assertEquals(1L, compiled.call("f", true));
    assertThrows(Abort.class, () -> compiled.call("f", false));
    assertEquals(2L, compiled.call("g", false));
    assertThrows(Abort.class, () -> compiled.call("g", true));
  }

  @Test
  void unitsAsValues() {
    Local u = local("u", UNIT);
    FunctionSymbol nothing = symbol("nothing", UNIT);
    Core body = let(u, call(nothing, UNIT, List.of()), tupleOf(read(u), lit(1L)));
    Core f = invoke(lambda(call(nothing, UNIT, List.of())), UNIT);
    Compiled compiled =
        Compiled.of(function(nothing, unit()), function("f", body), function("g", tupleOf(f, f)));
    assertEquals("((), 1)", Show.show(compiled.call("f")));
    assertEquals("((), ())", Show.show(compiled.call("g")));
  }

  // ---- matching ----

  @Test
  void switchesOverLiterals() {
    Local n = local("n", INT);
    Local s = local("s", STRING);
    Local b = local("b", BOOL);
    Core ints =
        matchElse(
            read(n), STRING, lit("many"), onLiteral(0L, lit("none")), onLiteral(1L, lit("one")));
    Core strings =
        matchElse(
            read(s), INT, lit(9L), onLiteral("a", lit(1L)), onLiteral("b", seq(unit(), lit(2L))));
    Core bools = match(read(b), INT, onLiteral(true, lit(1L)), onLiteral(false, lit(0L)));
    Compiled compiled =
        Compiled.of(
            function("ints", ints, n),
            function("strings", strings, s),
            function("bools", bools, b));
    assertEquals("one", compiled.call("ints", 1L));
    assertEquals("many", compiled.call("ints", 1L << 33));
    assertEquals(2L, compiled.call("strings", "b"));
    assertEquals(9L, compiled.call("strings", "z"));
    assertEquals(0L, compiled.call("bools", false));
  }

  @Test
  void testsOfTypes() {
    Local any = local("any", ANY);
    Local n = local("n", INT);
    Local xs = local("xs", array(INT));
    Core body =
        matchElse(
            read(any),
            INT,
            lit(-1L),
            onType(n, add(read(n), lit(1L))),
            onType(xs, op(Primitive.ARRAY_INDEX, INT, read(xs), lit(0L))));
    Compiled compiled = Compiled.of(function("f", body, any));
    assertEquals(5L, compiled.call("f", 4L));
    assertEquals(7L, compiled.call("f", Array.of(7L)));
    assertEquals(-1L, compiled.call("f", "x"));
    Core coerced = equal(coerce(ANY, lit(3L)), coerce(ANY, lit(3L)));
    assertEquals(true, eval(coerced));
    assertEquals(4L, eval(add(coerce(INT, coerce(ANY, lit(3L))), lit(1L))));
  }

  @Test
  void casesThatShareATarget() {
    Local a = local("a", option(INT));
    Local b = local("b", option(INT));
    Local x = local("x", INT);
    Local y = local("y", INT);
    Local p = local("p", STRING);
    Label rest = new Label("rest");
    Core long1 =
        template(lit("rest "), read(p), lit(" of "), read(p), lit(" and "), read(p), lit("!"));
    Core inner =
        match(
            read(b),
            STRING,
            on(SOME, List.of(y), new Core.Jump(HERE, rest, List.of(lit("b")))),
            on(NONE, List.of(), new Core.Jump(HERE, rest, List.of(lit("c")))));
    Core body =
        match(
            read(a),
            STRING,
            on(SOME, List.of(x), iff(less(read(x), lit(0L)), lit("minus"), inner)),
            on(NONE, List.of(), new Core.Jump(HERE, rest, List.of(lit("d")))));
    Core join = new Core.Join(HERE, rest, List.of(p), long1, body);
    Local r = local("r", STRING);
    Compiled compiled =
        Compiled.of(
            function("returned", join, a, b),
            function("kept", let(r, join, template(lit("<"), read(r), lit(">"))), a, b));
    assertEquals("minus", compiled.call("returned", Option.some(-1L), Option.none()));
    assertEquals("rest c of c and c!", compiled.call("returned", Option.some(1L), Option.none()));
    assertEquals("<rest d of d and d!>", compiled.call("kept", Option.none(), Option.none()));
    assertEquals("<minus>", compiled.call("kept", Option.some(-1L), Option.none()));
  }

  // ---- loops ----

  @Test
  void loopsOverRangesHaveNoBoxes() {
    Local i = local("i", INT);
    Local sum = var("sum", INT);
    Local n = local("n", INT);
    Core range = op(Primitive.RANGE, array(INT), lit(0L), read(n));
    Core loop = new Core.ForEach(HERE, i, range, assign(sum, add(read(sum), read(i))));
    Compiled compiled = Compiled.of(function("sum", let(sum, lit(0L), seq(loop, read(sum))), n));
    assertEquals(4950L, compiled.call("sum", 100L));
    String text = compiled.text("x/XModule.java");
    assertTrue(text.contains("for (long i = 0L; i < n; i++) {"), text);
    assertFalse(text.contains("Long "), text);
  }

  @Test
  void loopsWithCapturesReturnsAndStatementsInConditions() {
    Local i = local("i", INT);
    Local all = var("all", array(fun(INT)));
    TypeParameter t = parameter("T");
    FunctionSymbol append =
        extern(
            ARRAY,
            "append",
            List.of(t),
            array(param(t)),
            local("self", array(param(t))),
            local("x", param(t)));
    Core range = op(Primitive.RANGE, array(INT), lit(0L), add(lit(1L), lit(2L)));
    Core add =
        assign(all, call(append, array(fun(INT)), List.of(fun(INT)), read(all), lambda(read(i))));
    Core last = invoke(op(Primitive.ARRAY_INDEX, fun(INT), read(all), lit(2L)), INT);
    Core body = let(all, arrayOf(fun(INT)), seq(new Core.ForEach(HERE, i, range, add), last));
    assertEquals(2L, eval(body));
    Local n = var("n", INT);
    Core condition = seq(assign(n, add(read(n), lit(1L))), less(read(n), lit(10L)));
    Core loop = new Core.While(HERE, condition, unit());
    assertEquals(10L, eval(let(n, lit(0L), seq(loop, read(n)))));
    Local k = var("k", INT);
    Core endless =
        new Core.While(
            HERE,
            lit(true),
            iff(less(lit(5L), read(k)), ret(read(k)), assign(k, add(read(k), lit(1L)))));
    assertEquals(6L, eval(let(k, lit(0L), seq(endless, lit(0L)))));
    Local x = local("x", INT);
    Core search =
        seq(
            new Core.ForEach(
                HERE,
                x,
                arrayOf(INT, lit(1L), lit(7L), lit(9L)),
                iff(less(lit(5L), read(x)), ret(read(x)), unit())),
            lit(0L));
    assertEquals(7L, eval(search));
    Core constant = new Core.While(HERE, equal(lit(1L), lit(2L)), unit());
    assertEquals(3L, eval(seq(constant, lit(3L))));
  }

  // ---- attempt ----

  @Test
  void attemptsAndReturnsThroughThem() {
    Type attempted = result(INT, Builtin.ABORT_TYPE);
    Local n = local("n", INT);
    Core division = op(Primitive.INT_DIVIDE, INT, lit(10L), read(n));
    Core plain = new Core.Attempt(HERE, attempted, division);
    Core early =
        new Core.Attempt(
            HERE, attempted, iff(equal(read(n), lit(5L)), ret(lit("early")), division));
    Core use = let(local("r", attempted), early, lit("late"));
    Compiled compiled = Compiled.of(function("plain", plain, n), function("early", use, n));
    assertEquals(Result.ok(5L), compiled.call("plain", 2L));
    assertEquals(
        "Err(Abort { message: \"division by zero: 10 / 0\" })",
        Show.show(compiled.call("plain", 0L)));
    assertEquals("early", compiled.call("early", 5L));
    assertEquals("late", compiled.call("early", 2L));
    assertEquals("late", compiled.call("early", 0L));
  }

  @Test
  void parallelPipelines() {
    Local n = local("n", INT);
    Local m = local("m", INT);
    Core map = lambda(op(Primitive.INT_MULTIPLY, INT, read(n), read(n)), n);
    Core filter = lambda(less(lit(1L), read(m)), m);
    Core all =
        new Core.Parallel(
            HERE,
            array(INT),
            arrayOf(INT, lit(1L), lit(2L), lit(3L)),
            List.of(
                new Core.Stage(Core.StageKind.MAP, map),
                new Core.Stage(Core.StageKind.FILTER, filter)),
            new Core.Sink.ToArray());
    assertEquals("[4, 9]", shown(all));
    Local a = local("a", INT);
    Local b = local("b", INT);
    Core reduced =
        new Core.Parallel(
            HERE,
            INT,
            all,
            List.of(),
            new Core.Sink.Reduce(lambda(add(read(a), read(b)), a, b), lit(0L)));
    assertEquals(14L, eval(add(reduced, lit(1L))));
    Core each =
        new Core.Parallel(HERE, UNIT, all, List.of(), new Core.Sink.Each(lambda(unit(), n)));
    assertEquals("((), 1)", shown(tupleOf(each, lit(1L))));
  }
}
