package org.cascade.lang.eval;

import static org.cascade.lang.eval.CoreDsl.AT;
import static org.cascade.lang.eval.CoreDsl.array;
import static org.cascade.lang.eval.CoreDsl.lambda;
import static org.cascade.lang.eval.CoreDsl.lib;
import static org.cascade.lang.eval.CoreDsl.lit;
import static org.cascade.lang.eval.CoreDsl.local;
import static org.cascade.lang.eval.CoreDsl.tuple;
import static org.cascade.lang.eval.CoreDsl.variant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.junit.jupiter.api.Test;

/** A constant's value written as core evaluates to the same value again. */
class ValueToCoreTest {
  private final CoreDsl dsl = new CoreDsl();

  private Value value(Core core) {
    return assertInstanceOf(Evaluation.Evaluated.class, dsl.evaluate(core)).value();
  }

  private static Optional<FunctionSymbol> extern(String key) {
    String[] parts = key.split("#");
    return Optional.of(
        CoreDsl.symbol(
            parts[1], Optional.of(new FunctionSymbol.Extern("java", parts[0], parts[1]))));
  }

  private static Optional<Core> written(Value value) {
    return ValueToCore.toCore(value, Type.Special.ANY, AT, ValueToCoreTest::extern);
  }

  @Test
  void valuesComeBack() {
    Core pairs = array(tuple(lit("b"), lit(2L)), tuple(lit("a"), lit(1L)));
    Core all =
        tuple(
            lit(1L),
            lit(2.5),
            lit("text"),
            array(lit(true), new Core.Unit(AT)),
            variant(Builtin.OPTION, "Some", lit(1L)),
            lib("Map#of", pairs),
            lib("BTree#of", pairs),
            lib("Set#of", array(lit(3L))),
            lib("Set#empty"),
            lib("BigInts#pow", lib("BigInts#of", lit(10L)), lit(30L)),
            lib("Decimals#of", lit(1.25)),
            lib("Bytes#ofString", lit("abc")),
            lib("Durations#ofSeconds", lit(90L)),
            lib("DateTimes#ofEpochMillis", lit(1234L)),
            lib("Uuids#of", lit(1L), lit(2L)));
    Value before = value(all);
    assertEquals(before, value(written(before).orElseThrow()));
  }

  @Test
  void functionsHaveNoForm() {
    assertTrue(written(value(lambda(lit(1L), local("x")))).isEmpty());
  }

  @Test
  void typeParametersStandForTheirArguments() {
    TypeParameter t = new TypeParameter("T", EnumSet.noneOf(TypeParameter.Bound.class));
    FunctionSymbol symbol = CoreDsl.symbol("name_of", Optional.empty());
    symbol.defineSignature(List.of(t), List.of(), Optional.of(CoreDsl.STRING), Optional.empty());
    Core body =
        CoreDsl.compiler(
            "types#name",
            new Core.TypeValue(AT, Type.Special.TYPE, Builtin.array(new Type.Param(t))));
    dsl.functions.put(symbol, new CoreFunction(symbol, Optional.empty(), List.of(), body));
    Core call = new Core.Call(AT, CoreDsl.STRING, symbol, List.of(CoreDsl.INT), List.of());
    assertEquals("Array<Int>", dsl.shown(call));
  }
}
