package org.cascade.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Options, results, aborts and assertions. */
class ResultsTest {
  private static final Option<Long> ONE = Option.some(1L);
  private static final Option<Long> NOTHING = Option.none();
  private static final Result<Long, String> OK = Result.ok(1L);
  private static final Result<Long, String> ERR = Result.err("no");

  @Test
  void options() {
    assertTrue(ONE.isSome() && NOTHING.isNone());
    assertFalse(ONE.isNone() || NOTHING.isSome());
    assertEquals(Option.some(2L), ONE.map(n -> n + 1));
    assertSame(NOTHING, NOTHING.map(n -> n + 1));
    assertEquals(NOTHING, ONE.flatMap(n -> NOTHING));
    assertEquals(NOTHING, ONE.filter(n -> n > 1));
    assertEquals(1L, ONE.orElse(5L));
    assertEquals(5L, NOTHING.orElse(5L));
    assertEquals(5L, NOTHING.orElseGet(() -> 5L));
    assertEquals(1L, ONE.expect("there"));
    assertEquals("gone", assertThrows(Abort.class, () -> NOTHING.expect("gone")).message());
    assertEquals(OK, ONE.okOr("no"));
    assertEquals(ERR, NOTHING.okOr("no"));
    assertEquals(Optional.of(1L), ONE.toOptional());
    assertEquals(ONE, Option.from(Optional.of(1L)));
    assertEquals(NOTHING, Option.from(Optional.empty()));
    assertEquals(Array.of(1L), ONE.toArray());
  }

  @Test
  void results() {
    assertTrue(OK.isOk() && ERR.isErr());
    assertEquals(Result.ok(2L), OK.map(n -> n + 1));
    assertEquals(ERR, ERR.map(n -> n + 1));
    assertEquals(ERR, OK.flatMap(n -> ERR));
    assertEquals(Result.err(2L), ERR.mapErr(e -> (long) e.length()));
    assertEquals(9L, ERR.orElse(9L));
    assertEquals(2L, ERR.orElseGet(e -> (long) e.length()));
    assertEquals(ONE, OK.ok());
    assertEquals(Option.none(), OK.err());
    assertEquals(Option.some("no"), ERR.err());
    assertEquals("bad: no", assertThrows(Abort.class, () -> ERR.expect("bad")).message());
    assertEquals(Result.done(), Result.ok(Unit.VALUE));
    assertEquals(Optional.empty(), ERR.toOptional());
  }

  @Test
  void attemptTurnsAbortIntoValue() {
    Result<Long, Abort> failed = Abort.attempt(() -> Ints.div(1, 0));
    assertEquals("Err(Abort { message: \"division by zero: 1 / 0\" })", failed.toString());
    assertEquals(Result.err(new Abort("division by zero: 1 / 0")), failed);
    assertEquals(Result.ok(2L), Abort.attempt(() -> Ints.add(1, 1)));
    assertThrows(
        IllegalStateException.class,
        () ->
            Abort.attempt(() -> {
              throw new IllegalStateException("not an abort");
            }));
    StackTraceElement top = assertThrows(Abort.class, () -> Ints.div(1, 0)).getStackTrace()[0];
    assertEquals("div", top.getMethodName());
  }

  @Test
  void assertions() {
    assertEquals(Unit.VALUE, Asserts.equal(1L, 1L));
    Abort abort = assertThrows(Abort.class, () -> Asserts.equal("a", "b"));
    assertEquals("expected \"b\", but found \"a\"", abort.message());
    assertEquals(
        "assertion failed: x > 0",
        assertThrows(Abort.class, () -> Asserts.isTrue(false, "x > 0")).message());
    assertEquals(Unit.VALUE, Asserts.error(ERR));
    assertEquals(Unit.VALUE, Asserts.error(ERR, "no"));
    assertThrows(Abort.class, () -> Asserts.error(OK));
    assertThrows(Abort.class, () -> Asserts.error(ERR, "yes"));
  }
}
