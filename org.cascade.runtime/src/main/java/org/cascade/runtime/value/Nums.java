package org.cascade.runtime.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Arithmetic of a type parameter bounded by {@code Num}: by the class of the values, which are of
 * one class.
 */
public final class Nums {
  private Nums() {}

  public static <T> T add(T a, T b) {
    return typed(
        switch (a) {
          case Long x -> (Object) Ints.add(x, (Long) b);
          case Double x -> (Object) (x + (Double) b);
          case BigInteger x -> BigInts.add(x, (BigInteger) b);
          case BigDecimal x -> Decimals.add(x, (BigDecimal) b);
          default -> throw noNumber(a);
        });
  }

  public static <T> T sub(T a, T b) {
    return typed(
        switch (a) {
          case Long x -> (Object) Ints.sub(x, (Long) b);
          case Double x -> (Object) (x - (Double) b);
          case BigInteger x -> BigInts.sub(x, (BigInteger) b);
          case BigDecimal x -> Decimals.sub(x, (BigDecimal) b);
          default -> throw noNumber(a);
        });
  }

  public static <T> T mul(T a, T b) {
    return typed(
        switch (a) {
          case Long x -> (Object) Ints.mul(x, (Long) b);
          case Double x -> (Object) (x * (Double) b);
          case BigInteger x -> BigInts.mul(x, (BigInteger) b);
          case BigDecimal x -> Decimals.mul(x, (BigDecimal) b);
          default -> throw noNumber(a);
        });
  }

  public static <T> T div(T a, T b) {
    return typed(
        switch (a) {
          case Long x -> (Object) Ints.div(x, (Long) b);
          case Double x -> (Object) (x / (Double) b);
          case BigInteger x -> BigInts.div(x, (BigInteger) b);
          case BigDecimal x -> Decimals.div(x, (BigDecimal) b);
          default -> throw noNumber(a);
        });
  }

  public static <T> T rem(T a, T b) {
    return typed(
        switch (a) {
          case Long x -> (Object) Ints.rem(x, (Long) b);
          case Double x -> (Object) (x % (Double) b);
          case BigInteger x -> BigInts.rem(x, (BigInteger) b);
          case BigDecimal x -> Decimals.rem(x, (BigDecimal) b);
          default -> throw noNumber(a);
        });
  }

  /** The power; the exponent is an {@code Int}, or of the base's type. */
  public static <T> T pow(T base, Object exponent) {
    return typed(
        switch (base) {
          case Long x -> (Object) Ints.pow(x, (Long) exponent);
          case Double x -> (Object) Reals.pow(x, ((Number) exponent).doubleValue());
          case BigInteger x -> BigInts.pow(x, whole(exponent));
          case BigDecimal x -> Decimals.pow(x, whole(exponent));
          default -> throw noNumber(base);
        });
  }

  private static long whole(Object exponent) {
    return switch (exponent) {
      case Long n -> n;
      case BigInteger n -> BigInts.toInt(n);
      case BigDecimal n -> Decimals.toInt(n);
      default -> throw noNumber(exponent);
    };
  }

  public static <T> T neg(T a) {
    return typed(
        switch (a) {
          case Long x -> (Object) Ints.neg(x);
          case Double x -> (Object) (-x);
          case BigInteger x -> BigInts.neg(x);
          case BigDecimal x -> Decimals.neg(x);
          default -> throw noNumber(a);
        });
  }

  /** Arithmetic stays within the class of its operands, so this is the type they came as. */
  @SuppressWarnings("unchecked")
  private static <T> T typed(Object result) {
    return (T) result;
  }

  private static IllegalArgumentException noNumber(Object value) {
    return new IllegalArgumentException("not a number: " + value.getClass().getName());
  }
}
