package org.cascade.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The texts of all kinds of values. */
class ShowTest {
  /** What the generator makes of a record type. */
  private record User(long id, String name) implements Shown {
    @Override
    public void show(StringBuilder out) {
      out.append("User { id: ");
      Show.nested(out, id);
      out.append(", name: ");
      Show.nested(out, name);
      out.append(" }");
    }

    @Override
    public String toString() {
      return Show.show(this);
    }
  }

  private static void assertShows(String expected, Object value) {
    assertEquals(expected, Show.show(value));
    if (value instanceof Shown) {
      assertEquals(expected, value.toString());
    }
  }

  @Test
  void simpleValues() {
    assertShows("42", 42L);
    assertShows("-9223372036854775808", Long.MIN_VALUE);
    assertShows("true", true);
    assertShows("()", Unit.VALUE);
    assertShows("plain \"text\"\n", "plain \"text\"\n");
    assertShows("Int", new TypeInfo("Int"));
    assertShows("<function>", (Fn1<Long, Long>) x -> x);
    assertShows("12.5", new BigDecimal("12.5"));
    assertShows("100", Decimals.of(100));
    assertShows("PT1H30M", Duration.ofMinutes(90));
    assertShows("2026-01-31T12:00:00Z", Instant.parse("2026-01-31T12:00:00Z"));
    assertShows("00000000-0000-0001-0000-000000000002", new UUID(1, 2));
    assertShows("Bytes(00ff)", Bytes.of((byte) 0, (byte) 255));
    assertShows("Err(Abort { message: \"say \\\"why\\\"\" })", Abort.attempt(ShowTest::fail));
  }

  private static Long fail() {
    return Abort.error("say \"why\"");
  }

  @Test
  void reals() {
    assertEquals("2.5", Show.show(2.5));
    assertEquals("2.0", Show.show(2.0));
    assertEquals("0.0", Show.show(0.0));
    assertEquals("-0.0", Show.show(-0.0));
    assertEquals("0.1", Show.show(0.1));
    assertEquals("12345678.0", Show.show(12345678.0));
    assertEquals("1234567890.125", Show.show(1234567890.125));
    assertEquals("9007199254740992.0", Show.show(9007199254740992.0));
    assertEquals("1.0e16", Show.show(1e16));
    assertEquals("1.0e20", Show.show(1e20));
    assertEquals("1.5e300", Show.show(1.5e300));
    assertEquals("1.0e-5", Show.show(1e-5));
    assertEquals("0.0001", Show.show(1e-4));
    assertEquals("4.9e-324", Show.show(Double.MIN_VALUE));
    assertEquals("NaN", Show.show(Double.NaN));
    assertEquals("-Infinity", Show.show(Double.NEGATIVE_INFINITY));
    assertShows("[2.0, 1.0e20]", Array.of(2.0, 1e20));
  }

  @Test
  void realsReadBack() {
    var random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      double real =
          i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextGaussian() * 1e6;
      String text = Show.show(real);
      assertEquals(Option.some(real), Strings.parseReal(text), text);
    }
  }

  @Test
  void stringsInsideAreQuoted() {
    assertShows("(1, \"a\")", new Tuple2<>(1L, "a"));
    assertShows("[\"\\\"\\\\\\n\\t\\r\\u{0}\"]", Array.of("\"\\\n\t\r\0"));
    assertShows("[\"$5 \\$(x) é😀\"]", Array.of("$5 $(x) é😀"));
  }

  @Test
  void compoundValues() {
    assertShows("[1, 2]", Array.of(1L, 2L));
    assertShows("[]", Array.empty());
    assertShows("Some(1)", Option.some(1L));
    assertShows("None", Option.none());
    assertShows("Ok(())", Result.done());
    assertShows("Err(\"no\")", Result.err("no"));
    assertShows("User { id: 1, name: \"Ann\" }", new User(1, "Ann"));
    assertShows("[User { id: 1, name: \"Ann\" }]", Array.of(new User(1, "Ann")));
    Array<Tuple2<Long, String>> entries = Array.of(new Tuple2<>(2L, "b"), new Tuple2<>(1L, "a"));
    assertShows("{2: \"b\", 1: \"a\"}", Map.of(entries));
    assertShows("{1: \"a\", 2: \"b\"}", BTree.of(entries));
    assertShows("{}", Map.empty());
    assertShows("{}", BTree.empty());
    assertShows("Set{2, 1}", Set.of(Array.of(2L, 1L)));
    assertShows("Set{}", Set.empty());
    assertShows("(1, 2, 3, 4, 5, 6, 7, 8)", new Tuple8<>(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L));
    assertShows("Some(Some(\"x\"))", Option.some(Option.some("x")));
  }

  @Test
  void changes() {
    assertShows("Inserted(\"Dune\", 3)", new Change.Inserted<>("Dune", 3L));
    assertShows("Updated(\"Dune\", 3, 1)", new Change.Updated<>("Dune", 3L, 1L));
    assertShows("Removed(\"Dune\", 1)", new Change.Removed<>("Dune", 1L));
    assertShows("Assigned(1, 2)", new Assigned<>(1L, 2L));
  }
}
