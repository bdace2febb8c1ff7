package org.cascade.lang.eval;

import static org.cascade.lang.eval.CoreDsl.AT;
import static org.cascade.lang.eval.CoreDsl.add;
import static org.cascade.lang.eval.CoreDsl.array;
import static org.cascade.lang.eval.CoreDsl.field;
import static org.cascade.lang.eval.CoreDsl.lambda;
import static org.cascade.lang.eval.CoreDsl.lib;
import static org.cascade.lang.eval.CoreDsl.lit;
import static org.cascade.lang.eval.CoreDsl.local;
import static org.cascade.lang.eval.CoreDsl.op;
import static org.cascade.lang.eval.CoreDsl.read;
import static org.cascade.lang.eval.CoreDsl.tuple;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Type;
import org.junit.jupiter.api.Test;

/** What the library's functions give, and the words with which they give up. */
class LibraryFunctionsTest {
  private final CoreDsl dsl = new CoreDsl();
  private final Local x = local("x");
  private final Local y = local("y");

  private void shows(String expected, Core core) {
    assertEquals(expected, dsl.shown(core));
  }

  private static Core ints(long... numbers) {
    Core[] all = new Core[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      all[i] = lit(numbers[i]);
    }
    return array(all);
  }

  @Test
  void arithmeticAbortsInTheRuntimesWords() {
    Core max = lit(Long.MAX_VALUE);
    shows("aborted: integer overflow: 9223372036854775807 + 1 does not fit Int", add(max, lit(1L)));
    shows(
        "aborted: integer overflow: 9223372036854775807 * (-2) does not fit Int",
        op(Primitive.INT_MULTIPLY, max, lit(-2L)));
    shows("aborted: division by zero: 3 % 0", op(Primitive.INT_REMAINDER, lit(3L), lit(0L)));
    shows("-3", op(Primitive.INT_DIVIDE, lit(-7L), lit(2L)));
    shows(
        "aborted: integer overflow: 3 ^ 64 does not fit Int",
        op(Primitive.INT_POWER, lit(3L), lit(64L)));
    shows("-9223372036854775808", op(Primitive.INT_POWER, lit(-2L), lit(63L)));
    shows("-1", op(Primitive.INT_POWER, lit(-1L), lit(1_000_001L)));
    shows("1", op(Primitive.INT_POWER, lit(0L), lit(0L)));
    shows(
        "aborted: index 3 is outside an array of length 2",
        op(Primitive.ARRAY_INDEX, ints(1, 2), lit(3L)));
  }

  @Test
  void realsFollowTheStandard() {
    Core nan = op(Primitive.REAL_DIVIDE, lit(0.0), lit(0.0));
    shows("false", op(Primitive.EQUAL, nan, nan));
    shows("true", op(Primitive.EQUAL, tuple(nan), tuple(nan)));
    shows("true", op(Primitive.EQUAL, lit(0.0), lit(-0.0)));
    shows("12345678.9", lit(12345678.9));
    shows("1.0e20", lit(1e20));
    shows("0.0001", lit(1e-4));
    shows("3.0", lib("Reals#round", lit(2.5)));
  }

  @Test
  void arrays() {
    shows(
        "[10, 20]",
        lib("Array#map", ints(1, 2), lambda(op(Primitive.INT_MULTIPLY, read(x), lit(10L)), x)));
    shows("6", lib("Array#fold", ints(1, 2, 3), lit(0L), lambda(add(read(x), read(y)), x, y)));
    shows("[1, 2, 3]", lib("Array#sort", ints(3, 1, 2)));
    shows("Some(2)", lib("Array#indexOf", ints(3, 1, 2), lit(2L)));
    shows("[(0, 7)]", lib("Array#enumerate", ints(7)));
    shows("1-2", lib("Array#join", ints(1, 2), lit("-")));
    shows("{1: [1, 1], 2: [2]}", lib("Array#groupBy", ints(1, 2, 1), lambda(read(x), x)));
    shows(
        "aborted: slice from 1 to 4 is outside an array of length 2",
        lib("Array#slice", ints(1, 2), lit(1L), lit(4L)));
    Core ok = lambda(CoreDsl.variant(org.cascade.lang.types.Builtin.RESULT, "Err", read(x)), x);
    shows("Err(1)", lib("Array#allOk", ints(1, 2), ok));
    shows("Set{1, 2}", lib("Array#toSet", ints(1, 2, 1)));
  }

  @Test
  void appendedArraysDoNotDisturbEachOther() {
    Local base = local("base");
    Core both =
        tuple(
            lib("Array#append", read(base), lit(2L)),
            lib("Array#append", read(base), lit(3L)),
            read(base));
    shows("([1, 2], [1, 3], [1])", CoreDsl.let(base, lib("Array#append", array(), lit(1L)), both));
  }

  @Test
  void mapsKeepInsertionOrderAndTreesTheKeys() {
    Core pairs =
        array(tuple(lit("b"), lit(2L)), tuple(lit("a"), lit(1L)), tuple(lit("b"), lit(3L)));
    shows("{\"b\": 3, \"a\": 1}", lib("Map#of", pairs));
    shows("{\"a\": 1, \"b\": 3}", lib("BTree#of", pairs));
    shows("Some((\"a\", 1))", lib("BTree#floor", lib("BTree#of", pairs), lit("aa")));
    shows("{\"a\": 1}", lib("BTree#range", lib("BTree#of", pairs), lit("a"), lit("b")));
    shows("{\"b\": 3}", lib("Map#remove", lib("Map#of", pairs), lit("a")));
    shows(
        "aborted: `<function>` cannot be ordered",
        lib("BTree#insert", lib("BTree#empty"), lambda(lit(1L)), lit(1L)));
  }

  @Test
  void bigTreesStayRight() {
    Local i = local("i");
    Core range = op(Primitive.RANGE, lit(0L), lit(3000L));
    Core keys =
        lib(
            "Array#map",
            range,
            lambda(
                tuple(
                    op(
                        Primitive.INT_REMAINDER,
                        op(Primitive.INT_MULTIPLY, read(i), lit(7919L)),
                        lit(3001L)),
                    read(i)),
                i));
    shows("3000", lib("BTree#length", lib("BTree#of", keys)));
    shows(
        "true",
        op(
            Primitive.EQUAL,
            lib("Array#sort", lib("Map#keys", lib("Map#of", keys))),
            lib("BTree#keys", lib("BTree#of", keys))));
  }

  @Test
  void texts() {
    shows("[\"a\", \"\", \"b\"]", lib("Strings#split", lit("a,,b"), lit(",")));
    shows("Some(42)", lib("Strings#parseInt", lit("42")));
    shows("None", lib("Strings#parseInt", lit("4 2")));
    shows("Casc", lib("Strings#slice", lit("Cascade"), lit(0L), lit(4L)));
    shows("2", lib("Strings#length", lit("a\uD83D\uDE00")));
    shows("[\"\\$(x) \\n\\u{1}\"]", array(lit("$(x) \n\u0001")));
  }

  @Test
  void sql() {
    shows("true", lib("Sql#valid", lit("select name from users where id = 1")));
    shows("false", lib("Sql#valid", lit("selec name frm users")));
    RecordSymbol user = new RecordSymbol("test", "User", "", AT, false);
    user.define(List.of(field("id", CoreDsl.INT, 0), field("name", CoreDsl.STRING, 1)), List.of());
    Core table = new Core.TypeValue(AT, Type.Special.TYPE, new Type.Con(user, List.of()));
    for (String good :
        List.of(
            "select name from User where id = 1",
            "select u.name as n from user u order by n",
            "select count(*) from User",
            "insert into User (id, name) values (1, 'a')",
            "update User set name = 'b' where id = 2",
            "select t.name from (select name from User) t")) {
      shows("true", CoreDsl.compiler("sql#validFor", lit(good), array(table)));
    }
    for (String bad :
        List.of(
            "select nam from User",
            "select name from Person",
            "select name from User where age > 3",
            "select x.name from User u",
            "insert into User (id, nam) values (1, 'a')",
            "update User set nam = 'b'")) {
      assertEquals(
          "false", dsl.shown(CoreDsl.compiler("sql#validFor", lit(bad), array(table))), bad);
    }
  }

  @Test
  void timesAndBigNumbers() {
    shows("PT1H30M", lib("Durations#ofMinutes", lit(90L)));
    shows(
        "2026-01-31T12:00:00Z",
        lib("DateTimes#of", lit(2026L), lit(1L), lit(31L), lit(12L), lit(0L), lit(0L)));
    shows("Ok(1.5)", lib("Decimals#parse", lit("1.50")));
    shows("1.50", lib("Decimals#toFixed", lib("Decimals#of", lit(1.5)), lit(2L)));
    shows(
        "123456789012345678901234567890",
        lib("Result#expect", lib("BigInts#parse", lit("123456789012345678901234567890")), lit("")));
    shows("Ok(Bytes(0aff))", lib("Bytes#parseHex", lit("0AFF")));
  }
}
