package org.cascade.lang.types;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;

/**
 * The types the compiler itself knows of. Their declarations stand in the prelude, which is read
 * once and fills them in.
 */
public final class Builtin {
  public static final String MODULE = "cascade.core";
  private static final Span NOWHERE = new Span(new Source("cascade/core.cascade", ""), 0, 0);

  public static final ExternTypeSymbol INT = extern("Int");
  public static final ExternTypeSymbol REAL = extern("Real");
  public static final ExternTypeSymbol BOOL = extern("Bool");
  public static final ExternTypeSymbol STRING = extern("String");
  public static final ExternTypeSymbol BIG_INT = extern("BigInt");
  public static final ExternTypeSymbol DECIMAL = extern("Decimal");
  public static final ExternTypeSymbol BYTES = extern("Bytes");
  public static final ExternTypeSymbol DURATION = extern("Duration");
  public static final ExternTypeSymbol DATE_TIME = extern("DateTime");
  public static final ExternTypeSymbol UUID = extern("Uuid");
  public static final ExternTypeSymbol ARRAY = extern("Array");
  public static final ExternTypeSymbol SET = extern("Set");
  public static final ExternTypeSymbol MAP = extern("Map");
  public static final ExternTypeSymbol BTREE = extern("BTree");
  public static final ExternTypeSymbol STREAM = extern("Stream");
  public static final SumSymbol OPTION = new SumSymbol(MODULE, "Option", "", NOWHERE);
  public static final SumSymbol RESULT = new SumSymbol(MODULE, "Result", "", NOWHERE);

  /**
   * Of {@code op} for collections: {@code Inserted(k, v) | Updated(k, old, new) | Removed(k, v)}.
   */
  public static final SumSymbol CHANGE = new SumSymbol(MODULE, "Change", "", NOWHERE);

  /** Of {@code op} for all other states: {@code Assigned(old, new)}. */
  public static final SumSymbol ASSIGNMENT = new SumSymbol(MODULE, "Assignment", "", NOWHERE);

  /** {@code { message: String }}: the error of {@code attempt}. */
  public static final RecordSymbol ABORT = new RecordSymbol(MODULE, "Abort", "", NOWHERE, false);

  public static final Type INT_TYPE = new Type.Con(INT, List.of());
  public static final Type REAL_TYPE = new Type.Con(REAL, List.of());
  public static final Type BOOL_TYPE = new Type.Con(BOOL, List.of());
  public static final Type STRING_TYPE = new Type.Con(STRING, List.of());
  public static final Type ABORT_TYPE = new Type.Con(ABORT, List.of());

  private static final Map<String, TypeSymbol> BY_NAME =
      Stream.of(
              INT,
              REAL,
              BOOL,
              STRING,
              BIG_INT,
              DECIMAL,
              BYTES,
              DURATION,
              DATE_TIME,
              UUID,
              ARRAY,
              SET,
              MAP,
              BTREE,
              STREAM,
              OPTION,
              RESULT,
              CHANGE,
              ASSIGNMENT,
              ABORT)
          .collect(Collectors.toUnmodifiableMap(TypeSymbol::name, Function.identity()));

  private Builtin() {}

  /** The built-in type that the prelude declares under this name. */
  public static Optional<TypeSymbol> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  public static Type array(Type element) {
    return new Type.Con(ARRAY, List.of(element));
  }

  public static Type option(Type value) {
    return new Type.Con(OPTION, List.of(value));
  }

  public static Type result(Type value, Type error) {
    return new Type.Con(RESULT, List.of(value, error));
  }

  /** Whether the type, refinements aside, is this built-in one. */
  public static boolean is(Type type, TypeSymbol builtin) {
    return Types.unrefined(type) instanceof Type.Con c && c.symbol() == builtin;
  }

  private static ExternTypeSymbol extern(String name) {
    return new ExternTypeSymbol(MODULE, name, "", NOWHERE);
  }
}
