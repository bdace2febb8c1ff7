package org.cascade.lang.eval;

import static org.cascade.lang.eval.CoreDsl.AT;
import static org.cascade.lang.eval.CoreDsl.INT;
import static org.cascade.lang.eval.CoreDsl.STRING;
import static org.cascade.lang.eval.CoreDsl.add;
import static org.cascade.lang.eval.CoreDsl.array;
import static org.cascade.lang.eval.CoreDsl.call;
import static org.cascade.lang.eval.CoreDsl.cond;
import static org.cascade.lang.eval.CoreDsl.field;
import static org.cascade.lang.eval.CoreDsl.invoke;
import static org.cascade.lang.eval.CoreDsl.jump;
import static org.cascade.lang.eval.CoreDsl.lambda;
import static org.cascade.lang.eval.CoreDsl.less;
import static org.cascade.lang.eval.CoreDsl.let;
import static org.cascade.lang.eval.CoreDsl.lib;
import static org.cascade.lang.eval.CoreDsl.lit;
import static org.cascade.lang.eval.CoreDsl.local;
import static org.cascade.lang.eval.CoreDsl.loop;
import static org.cascade.lang.eval.CoreDsl.op;
import static org.cascade.lang.eval.CoreDsl.read;
import static org.cascade.lang.eval.CoreDsl.seq;
import static org.cascade.lang.eval.CoreDsl.set;
import static org.cascade.lang.eval.CoreDsl.symbol;
import static org.cascade.lang.eval.CoreDsl.tuple;
import static org.cascade.lang.eval.CoreDsl.variable;
import static org.cascade.lang.eval.CoreDsl.variant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Label;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Variable;
import org.junit.jupiter.api.Test;

/** What each node of core means. */
class EvaluatorTest {
  private final CoreDsl dsl = new CoreDsl();

  private void shows(String expected, Core core) {
    assertEquals(expected, dsl.shown(core));
  }

  @Test
  void valuesShowAsTheLanguageSays() {
    shows("(1, \"a\", 2.0, true, ())", tuple(lit(1L), lit("a"), lit(2.0), lit(true), unit()));
    shows("[Some(1), None]", array(variant(Builtin.OPTION, "Some", lit(1L)), none()));
    shows("plain", lit("plain"));
  }

  private static Core unit() {
    return new Core.Unit(AT);
  }

  private static Core none() {
    return variant(Builtin.OPTION, "None");
  }

  @Test
  void recordsAreBuiltReadAndCopied() {
    RecordSymbol point = new RecordSymbol("test", "Point", "", AT, false);
    point.define(List.of(field("x", INT, 0), field("y", INT, 1)), List.of());
    Type type = new Type.Con(point, List.of());
    Core p = new Core.RecordOf(AT, type, point, List.of(lit(3L), lit(-4L)));
    shows("Point { x: 3, y: -4 }", p);
    shows("-4", new Core.FieldOf(AT, INT, p, point.fields().get(1)));
    Core.FieldUpdate change = new Core.FieldUpdate(point.fields().get(1), lit(0L));
    shows("Point { x: 3, y: 0 }", new Core.Update(AT, type, p, List.of(change)));
  }

  @Test
  void mutableLocalsAndLoops() {
    Local n = variable("n");
    Local i = local("i");
    shows(
        "10",
        let(
            n,
            lit(0L),
            seq(loop(less(read(n), lit(10L)), set(n, add(read(n), lit(1L)))), read(n))));
    Core range = op(Primitive.RANGE, lit(0L), lit(5L));
    Core body = set(n, add(read(n), read(i)));
    shows("10", let(n, lit(0L), seq(new Core.ForEach(AT, i, range, body), read(n))));
  }

  @Test
  void lambdasCaptureEachIterationsOwnVariable() {
    Local fs = variable("fs");
    Local i = local("i");
    Local f = local("f");
    Core append = set(fs, lib("Array#append", read(fs), lambda(read(i))));
    Core range = op(Primitive.RANGE, lit(0L), lit(3L));
    Core calls = lib("Array#map", read(fs), lambda(invoke(read(f)), f));
    shows("[0, 1, 2]", let(fs, array(), seq(new Core.ForEach(AT, i, range, append), calls)));
  }

  @Test
  void lambdasShareMutableVariables() {
    Local n = variable("n");
    Local x = local("x");
    Core each =
        lib("Array#each", array(lit(1L), lit(2L)), lambda(set(n, add(read(n), read(x))), x));
    shows("3", let(n, lit(0L), seq(each, read(n))));
  }

  @Test
  void returnLeavesTheNearestFunction() {
    Local x = local("x");
    Core early =
        seq(
            cond(less(read(x), lit(0L)), new Core.Return(AT, lit("negative")), unit()),
            lit("other"));
    FunctionSymbol sign = symbol("sign", Optional.empty());
    dsl.define(sign, early, x);
    shows("(\"negative\", \"other\")", tuple(call(sign, lit(-1L)), call(sign, lit(1L))));
    shows("[\"negative\"]", lib("Array#map", array(lit(-1L)), lambda(early, x)));
  }

  @Test
  void jumpsGoToTheirJoin() {
    Label outer = new Label("outer");
    Label inner = new Label("inner");
    Local a = local("a");
    Local b = local("b");
    Core innerJoin =
        new Core.Join(
            AT,
            inner,
            List.of(b),
            jump(outer, add(read(b), lit(1L))),
            cond(lit(true), jump(inner, lit(1L)), jump(outer, lit(100L))));
    shows(
        "20",
        new Core.Join(
            AT, outer, List.of(a), op(Primitive.INT_MULTIPLY, read(a), lit(10L)), innerJoin));
    shows("7", new Core.Join(AT, outer, List.of(a), read(a), lit(7L)));
  }

  @Test
  void switchesTestConstructorsLiteralsAndTypes() {
    Local v = local("v");
    var some = Builtin.OPTION.constructor("Some").orElseThrow();
    Core.Case ofSome =
        new Core.Case(AT, new Core.Test.OfConstructor(some, List.of(Optional.of(v))), read(v));
    Core subject = variant(Builtin.OPTION, "Some", lit(5L));
    shows("5", new Core.Switch(AT, INT, subject, List.of(ofSome), Optional.of(lit(0L))));
    shows("0", new Core.Switch(AT, INT, none(), List.of(ofSome), Optional.of(lit(0L))));
    Core.Case two = new Core.Case(AT, new Core.Test.OfLiteral(2L), lit("two"));
    shows("two", new Core.Switch(AT, STRING, lit(2L), List.of(two), Optional.of(lit("?"))));
    Local text = new Local("text", STRING, false);
    Core.Case isText = new Core.Case(AT, new Core.Test.OfType(text), read(text));
    shows("s", new Core.Switch(AT, STRING, lit("s"), List.of(isText), Optional.of(lit("no"))));
    shows("no", new Core.Switch(AT, STRING, lit(1L), List.of(isText), Optional.of(lit("no"))));
  }

  @Test
  void andOrAreLazy() {
    Core fails = op(Primitive.EQUAL, op(Primitive.INT_DIVIDE, lit(1L), lit(0L)), lit(1L));
    shows("false", op(Primitive.AND, lit(false), fails));
    shows("true", op(Primitive.OR, lit(true), fails));
  }

  @Test
  void attemptCatchesAbortsOnly() {
    Core divided = op(Primitive.INT_DIVIDE, lit(7L), lit(0L));
    shows(
        "Err(Abort { message: \"division by zero: 7 / 0\" })",
        new Core.Attempt(AT, CoreDsl.ANY, divided));
    shows("Ok(3)", new Core.Attempt(AT, CoreDsl.ANY, lit(3L)));
    shows("out of steps", new Core.Attempt(AT, CoreDsl.ANY, loop(lit(true), unit())));
  }

  @Test
  void abortsTellWhereAndThroughWhichCalls() {
    FunctionSymbol f = symbol("f", Optional.empty());
    dsl.define(f, new Core.Abort(CoreDsl.at(3), lit("enough")));
    Core call = new Core.Call(CoreDsl.at(2), INT, f, List.of(), List.of());
    var aborted = assertInstanceOf(Evaluation.Aborted.class, dsl.evaluate(call));
    assertEquals("enough", aborted.message());
    assertEquals(3, aborted.span().line());
    assertEquals(List.of(new CallStack.Call("f", CoreDsl.at(2))), aborted.stack().calls());
  }

  @Test
  void constantsAreComputedOnce() {
    Variable limit = new Variable("limit", Variable.Kind.CONST, INT, AT);
    dsl.constants.put(limit, add(lit(1L), lit(2L)));
    Core limitRead = new Core.ReadGlobal(AT, INT, "test", limit);
    shows("6", add(limitRead, limitRead));
    Variable other = new Variable("now", Variable.Kind.MODULE_LET, INT, AT);
    shows("not const: the value `now`", new Core.ReadGlobal(AT, INT, "test", other));
  }

  @Test
  void templatesKeepTheirPlace() {
    Core template =
        new Core.Template(CoreDsl.at(4), STRING, List.of(lit("get_"), lit("id"), lit(1L)));
    var done = assertInstanceOf(Evaluation.Evaluated.class, dsl.evaluate(template));
    var text = assertInstanceOf(Value.Text.class, done.value());
    assertEquals("get_id1", text.value());
    assertEquals(4, text.origin().line());
  }

  @Test
  void typesAreBuilt() {
    Core type = new Core.TypeValue(AT, Type.Special.TYPE, INT);
    Core build =
        new Core.BuildType(
            AT,
            "test",
            array(tuple(lit("id"), type)),
            array(lit("m()")),
            array(),
            Optional.empty());
    var done = assertInstanceOf(Evaluation.Evaluated.class, dsl.evaluate(build));
    var built = assertInstanceOf(Value.BuiltType.class, done.value());
    assertEquals(List.of(new Value.BuiltField(new Value.Text("id", AT), INT)), built.fields());
    assertEquals("m()", built.methods().getFirst().value());
    shows("true", CoreDsl.compiler("types#hasFields", build, array(lit("id"))));
    shows("false", CoreDsl.compiler("types#hasFields", build, array(lit("name"))));
    shows("[(\"id\", Int)]", CoreDsl.compiler("types#fields", build));
  }

  @Test
  void pipelinesRunInOrder() {
    Local x = local("x");
    Core source = array(lit(1L), lit(2L), lit(3L));
    var doubled =
        new Core.Stage(Core.StageKind.MAP, lambda(op(Primitive.INT_MULTIPLY, read(x), lit(2L)), x));
    var large = new Core.Stage(Core.StageKind.FILTER, lambda(less(lit(2L), read(x)), x));
    Core all =
        new Core.Parallel(
            AT, CoreDsl.ANY, source, List.of(doubled, large), new Core.Sink.ToArray());
    shows("[4, 6]", all);
    Core any =
        new Core.Parallel(
            AT,
            CoreDsl.ANY,
            source,
            List.of(),
            new Core.Sink.Any(lambda(less(lit(2L), read(x)), x)));
    shows("true", any);
  }
}
