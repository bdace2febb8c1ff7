package org.cascade.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Arithmetic of all kinds of numbers: results, and the aborts where there is none. */
class NumbersTest {
  private static void assertAborts(String message, Fn0<?> computation) {
    assertEquals(message, assertThrows(Abort.class, computation::apply).message());
  }

  /** The exact result if it is an Int. */
  private static Option<Long> fitting(BigInteger exact) {
    return exact.bitLength() > 63 ? Option.none() : Option.some(exact.longValue());
  }

  private static void assertSame(BigInteger exact, Fn0<Long> computation) {
    assertEquals(fitting(exact), Abort.attempt(computation).ok());
  }

  private static long interesting(Random random) {
    long number = random.nextLong() >> random.nextInt(64);
    return switch (random.nextInt(6)) {
      case 0 -> Long.MIN_VALUE + random.nextInt(3);
      case 1 -> Long.MAX_VALUE - random.nextInt(3);
      case 2 -> random.nextInt(5) - 2;
      default -> number;
    };
  }

  @Test
  void intsAreExactOrAbort() {
    var random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      long a = interesting(random);
      long b = interesting(random);
      BigInteger x = BigInteger.valueOf(a);
      BigInteger y = BigInteger.valueOf(b);
      assertSame(x.add(y), () -> Ints.add(a, b));
      assertSame(x.subtract(y), () -> Ints.sub(a, b));
      assertSame(x.multiply(y), () -> Ints.mul(a, b));
      assertSame(x.negate(), () -> Ints.neg(a));
      assertSame(x.abs(), () -> Ints.abs(a));
      if (b != 0) {
        assertSame(x.divide(y), () -> Ints.div(a, b));
        assertSame(x.remainder(y), () -> Ints.rem(a, b));
      }
      int exponent = random.nextInt(70);
      assertSame(x.pow(exponent), () -> Ints.pow(a, exponent));
    }
  }

  @Test
  void intsTellWhatWentWrong() {
    assertAborts(
        "integer overflow: 9223372036854775807 + 1 does not fit Int",
        () -> Ints.add(Long.MAX_VALUE, 1));
    assertAborts(
        "integer overflow: 9223372036854775807 - (-1) does not fit Int",
        () -> Ints.sub(Long.MAX_VALUE, -1));
    assertAborts(
        "integer overflow: -(-9223372036854775808) does not fit Int",
        () -> Ints.neg(Long.MIN_VALUE));
    assertAborts("division by zero: 1 / 0", () -> Ints.div(1, 0));
    assertAborts("division by zero: 1 % 0", () -> Ints.rem(1, 0));
    assertAborts("integer overflow: 2 ^ 63 does not fit Int", () -> Ints.pow(2, 63));
    assertAborts("negative exponent: 2 ^ -1 is not an Int", () -> Ints.pow(2, -1));
    assertAborts("clamp from 2 to 1: the range is empty", () -> Ints.clamp(0, 2, 1));
    assertEquals(1, Ints.pow(-1, Long.MAX_VALUE - 1));
    assertEquals(5, Ints.clamp(9, 1, 5));
    assertEquals(-3, Ints.div(-7, 2));
    assertEquals(-1, Ints.rem(-7, 2));
  }

  @Test
  void realsRoundAndConvert() {
    assertEquals(3.0, Reals.round(2.5));
    assertEquals(-3.0, Reals.round(-2.5));
    assertEquals(0.0, Reals.round(0.49999999999999994));
    assertEquals(4503599627370497.0, Reals.round(4503599627370497.0));
    assertEquals(Double.NaN, Reals.round(Double.NaN));
    assertEquals(Double.POSITIVE_INFINITY, Reals.round(Double.POSITIVE_INFINITY));
    assertEquals(-2, Reals.toInt(-2.9));
    assertEquals(Long.MIN_VALUE, Reals.toInt(-0x1p63));
    assertAborts("9.223372036854776e18 does not fit Int", () -> Reals.toInt(0x1p63));
    assertAborts("NaN does not fit Int", () -> Reals.toInt(Double.NaN));
    assertEquals(1.0, Reals.clamp(0.5, 1.0, 2.0));
  }

  @Test
  void bigIntsHaveNoLimit() {
    BigInteger big = BigInts.pow(BigInts.of(10), 30);
    assertEquals("1000000000000000000000000000000", BigInts.show(big));
    assertEquals(Result.ok(big), BigInts.parse(big.toString()));
    assertEquals(Result.err("\"1.5\" is not a BigInt"), BigInts.parse("1.5"));
    assertAborts("division by zero: 1 / 0", () -> BigInts.div(BigInts.of(1), BigInts.of(0)));
    assertThrows(Abort.class, () -> BigInts.toInt(big));
    assertEquals(7, BigInts.toInt(BigInts.of(7)));
  }

  @Test
  void decimalsAreEqualByValue() {
    BigDecimal half = Decimals.parse("1.50").expect("a number");
    assertEquals(Decimals.of(1.5), half);
    assertEquals(Decimals.of(1.5).hashCode(), half.hashCode());
    assertEquals("1.5", Decimals.show(half));
    assertEquals("1.50", Decimals.toFixed(half, 2));
    assertEquals(Decimals.of(3), Decimals.add(half, half));
    assertEquals("0.3", Decimals.show(Decimals.add(Decimals.of(0.1), Decimals.of(0.2))));
    assertEquals("0", Decimals.show(Decimals.sub(half, half)));
    assertEquals("1000", Decimals.show(Decimals.of(1000)));
    assertEquals(
        "0.3333333333333333333333333333333333",
        Decimals.show(Decimals.div(Decimals.of(1), Decimals.of(3))));
    assertAborts("division by zero: 1.5 / 0", () -> Decimals.div(half, Decimals.of(0)));
    assertEquals(Result.err("\"x\" is not a Decimal"), Decimals.parse("x"));
    assertEquals(Decimals.of(2), Decimals.round(half, 0));
    assertEquals(1, Decimals.toInt(half));
  }
}
