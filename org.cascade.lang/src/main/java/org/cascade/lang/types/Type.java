package org.cascade.lang.types;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A type. Aliases are gone: {@link AliasSymbol}s are replaced by what they stand for wherever a
 * type is read from syntax.
 *
 * <p>{@link #toString} is what users see.
 */
public sealed interface Type {
  Type UNIT = new Tuple(List.of());

  /** A declared type with its arguments: built in, record, sum, space. */
  record Con(TypeSymbol symbol, List<Type> args) implements Type {
    @Override
    public String toString() {
      return symbol.name() + angle(args);
    }
  }

  /** {@code (A, B)}; without items it is {@code Unit}. */
  record Tuple(List<Type> items) implements Type {
    @Override
    public String toString() {
      return items.isEmpty() ? "Unit" : items.stream().map(Type::toString).collect(commas());
    }
  }

  /** {@code (A, B) -> R}, and what calling it may do. */
  record Fun(List<Type> params, Type result, Effects effects) implements Type {
    @Override
    public String toString() {
      String with = effects.isWritten() ? " with " + effects : "";
      return params.stream().map(Type::toString).collect(commas()) + " -> " + result + with;
    }
  }

  /** A type parameter inside its declaration. */
  record Param(TypeParameter parameter) implements Type {
    @Override
    public String toString() {
      return parameter.name();
    }
  }

  /** A named refinement applied to its arguments; usable as its base everywhere. */
  record Refined(RefinementSymbol symbol, List<Type> args) implements Type {
    /** The type whose values it narrows, with the arguments in place; may be refined itself. */
    public Type base() {
      return Substitution.of(symbol.params(), args).apply(symbol.base());
    }

    @Override
    public String toString() {
      return symbol.name() + angle(args);
    }
  }

  /** A hole that inference fills; never in a finished {@code TypeTable}. */
  record Var(InferenceVariable variable) implements Type {
    @Override
    public String toString() {
      return variable.toString();
    }
  }

  /** Types without structure. */
  enum Special implements Type {
    /** Any value. */
    ANY("Any"),
    /** No value: of {@code return} and {@code error(…)}; a subtype of all. */
    NEVER("Never"),
    /** The type of types; at compile time only. */
    TYPE("Type"),
    /** Of what is already reported; compatible with all, so that one mistake is told once. */
    ERROR("?");

    private final String shown;

    Special(String shown) {
      this.shown = shown;
    }

    @Override
    public String toString() {
      return shown;
    }
  }

  private static String angle(List<Type> args) {
    return args.isEmpty()
        ? ""
        : args.stream().map(Type::toString).collect(Collectors.joining(", ", "<", ">"));
  }

  private static java.util.stream.Collector<CharSequence, ?, String> commas() {
    return Collectors.joining(", ", "(", ")");
  }
}
