package org.cascade.runtime.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The boundary to Java that the program binds with {@code extern}: what its values, nulls and
 * exceptions become. The last parameter, {@code member}, is what was called, for messages.
 */
public final class Foreign {
  private static final String OWN = "org.cascade.runtime.";

  private Foreign() {}

  // ---- exceptions ----

  /** What to throw for what Java threw: an abort that names it. */
  public static RuntimeException failed(Throwable thrown, String member) {
    return new Abort("Java's `" + member + "` threw " + reason(thrown), thrown);
  }

  /** What an {@code Err} says of what Java threw: its class and message. */
  public static String reason(Throwable thrown) {
    if (thrown instanceof RuntimeException own && own.getClass().getName().startsWith(OWN)) {
      // An abort, or a transaction that gives way: it is on its way to somebody else.
      throw own;
    }
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return thrown.toString();
  }

  /** What to throw where a function without a value came back. */
  public static RuntimeException returned(String member) {
    return new Abort("Java's `" + member + "` returned, but is declared to give `Never`");
  }

  // ---- null ----

  /** The value; aborts where it is null. */
  public static <T> T present(@Nullable T value, String member) {
    if (value == null) {
      throw new Abort(
          "Java's `"
              + member
              + "` gave null, where a value is declared; with `Option` it is `None`");
    }
    return value;
  }

  /** The same for what generics have forgotten the type of. */
  public static Object claimed(@Nullable Object value, String member) {
    return present(value, member);
  }

  public static <J, T> Option<T> fromNullable(
      @Nullable J value, Fn1<? super J, ? extends T> each, String member) {
    return value == null ? Option.none() : Option.some(each.apply(value));
  }

  @SuppressWarnings("OptionalUsedAsFieldOrParameterType")
  public static <J, T> Option<T> fromOptional(
      @Nullable Optional<? extends J> value, Fn1<? super J, ? extends T> each, String member) {
    return value == null || value.isEmpty() ? Option.none() : Option.some(each.apply(value.get()));
  }

  public static <T, J> @Nullable J toNullable(
      Option<T> option, Fn1<? super T, ? extends J> each, String member) {
    return option instanceof Option.Some<T>(T value) ? each.apply(value) : null;
  }

  public static <T, J> Optional<J> toOptional(
      Option<T> option, Fn1<? super T, ? extends J> each, String member) {
    return option instanceof Option.Some<T>(T value)
        ? Optional.of(each.apply(value))
        : Optional.empty();
  }

  /** The value; aborts where it is not of the refined type that is declared. */
  public static <T> T refined(T value, Fn1<? super T, Boolean> holds, String type, String member) {
    if (!holds.apply(value)) {
      throw new Abort(
          "Java's `"
              + member
              + "` gave "
              + Show.show(value)
              + ", which is not of type `"
              + type
              + "`");
    }
    return value;
  }

  // ---- numbers and characters ----

  public static int toInt(long value, String member) {
    return (int) within(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "int", member);
  }

  public static short toShort(long value, String member) {
    return (short) within(value, Short.MIN_VALUE, Short.MAX_VALUE, "short", member);
  }

  public static byte toByte(long value, String member) {
    return (byte) within(value, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte", member);
  }

  private static long within(long value, long low, long high, String type, String member) {
    if (value < low || value > high) {
      throw new Abort(
          "Java's `%s` takes `%s`, from %d to %d, and not %d"
              .formatted(member, type, low, high, value));
    }
    return value;
  }

  /** The nearest float; aborts where a number would become infinite. */
  public static float toFloat(double value, String member) {
    float nearest = (float) value;
    if (Float.isInfinite(nearest) && !Double.isInfinite(value)) {
      throw new Abort("Java's `%s` takes `float`, and not %s".formatted(member, value));
    }
    return nearest;
  }

  public static char toChar(String text, String member) {
    if (text.length() != 1) {
      throw new Abort(
          "Java's `%s` takes a `char`, one character, and not %s"
              .formatted(member, Show.quoted(text)));
    }
    return text.charAt(0);
  }

  // ---- collections, to Java ----

  public static byte[] toBytes(Bytes bytes, String member) {
    return bytes.toByteArray();
  }

  public static long[] toLongs(Array<Long> array, String member) {
    return array.stream().mapToLong(Long::longValue).toArray();
  }

  public static int[] toInts(Array<Long> array, String member) {
    return array.stream().mapToInt(n -> toInt(n, member)).toArray();
  }

  public static double[] toDoubles(Array<Double> array, String member) {
    return array.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** A list of Java's own, which may be changed. */
  public static <T, J> List<J> toList(
      Array<T> array, Fn1<? super T, ? extends J> each, String member) {
    List<J> list = new ArrayList<>();
    for (T element : array) {
      list.add(each.apply(element));
    }
    return list;
  }

  public static <T, J> J[] toArray(
      Array<T> array, Fn1<? super T, ? extends J> each, IntFunction<J[]> make, String member) {
    return toList(array, each, member).toArray(make);
  }

  public static <T, J> java.util.Set<J> toSet(
      Set<T> set, Fn1<? super T, ? extends J> each, String member) {
    java.util.Set<J> all = new LinkedHashSet<>();
    for (T element : set) {
      all.add(each.apply(element));
    }
    return all;
  }

  public static <K, V, J, W> java.util.Map<J, W> toMap(
      Map<K, V> map,
      Fn1<? super K, ? extends J> key,
      Fn1<? super V, ? extends W> value,
      String member) {
    java.util.Map<J, W> all = new LinkedHashMap<>();
    for (Tuple2<K, V> entry : map) {
      all.put(key.apply(entry.a0()), value.apply(entry.a1()));
    }
    return all;
  }

  // ---- collections, from Java ----

  public static Bytes fromBytes(byte @Nullable [] bytes, String member) {
    return Bytes.of(present(bytes, member));
  }

  public static Array<Long> fromLongs(long @Nullable [] numbers, String member) {
    return Array.ofLongs(present(numbers, member));
  }

  public static Array<Long> fromInts(int @Nullable [] numbers, String member) {
    List<Long> all = new ArrayList<>();
    for (int number : present(numbers, member)) {
      all.add((long) number);
    }
    return Array.from(all);
  }

  public static Array<Double> fromDoubles(double @Nullable [] numbers, String member) {
    List<Double> all = new ArrayList<>();
    for (double number : present(numbers, member)) {
      all.add(number);
    }
    return Array.from(all);
  }

  public static <J, T> Array<T> fromList(
      @Nullable Iterable<? extends J> list, Fn1<? super J, ? extends T> each, String member) {
    return Array.from(mapped(list, each, member));
  }

  public static <J, T> Array<T> fromArray(
      J @Nullable [] array, Fn1<? super J, ? extends T> each, String member) {
    List<T> all = new ArrayList<>();
    for (J element : present(array, member)) {
      all.add(each.apply(element));
    }
    return Array.from(all);
  }

  /** The elements; the stream is used up and closed. */
  public static <J, T> Array<T> fromStream(
      @Nullable Stream<? extends J> stream, Fn1<? super J, ? extends T> each, String member) {
    List<T> all = new ArrayList<>();
    try (Stream<? extends J> open = present(stream, member)) {
      open.forEachOrdered(element -> all.add(each.apply(element)));
    }
    return Array.from(all);
  }

  public static <J, T> Set<T> fromSet(
      @Nullable Iterable<? extends J> set, Fn1<? super J, ? extends T> each, String member) {
    return Set.from(mapped(set, each, member));
  }

  private static <J, T> List<T> mapped(
      @Nullable Iterable<? extends J> elements, Fn1<? super J, ? extends T> each, String member) {
    List<T> all = new ArrayList<>();
    for (J element : present(elements, member)) {
      all.add(each.apply(element));
    }
    return all;
  }

  public static <J, W, K, V> Map<K, V> fromMap(
      java.util.@Nullable Map<? extends J, ? extends W> map,
      Fn1<? super J, ? extends K> key,
      Fn1<? super W, ? extends V> value,
      String member) {
    java.util.Map<K, V> all = new LinkedHashMap<>();
    present(map, member).forEach((k, v) -> all.put(key.apply(k), value.apply(v)));
    return Map.from(all);
  }
}
