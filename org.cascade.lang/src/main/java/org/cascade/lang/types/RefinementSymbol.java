package org.cascade.lang.types;

import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.source.Span;

/**
 * A refinement: the values of a base type for which a predicate holds. One written in place, {@code
 * { x: Int | p }}, is a symbol of its own with the shown form as its name.
 */
public final class RefinementSymbol extends TypeSymbol {
  private final boolean inPlace;
  private Type base = Type.Special.ERROR;
  private String variable = "value";
  private Optional<Expr> predicate = Optional.empty();
  private Optional<Expr> otherwise = Optional.empty();

  public RefinementSymbol(String module, String name, String doc, Span declared, boolean inPlace) {
    super(module, name, doc, declared);
    this.inPlace = inPlace;
  }

  /** Whether it has no declaration of its own. */
  public boolean isInPlace() {
    return inPlace;
  }

  public Type base() {
    return base;
  }

  /** What the predicate calls the value: {@code value}, or {@code x} of {@code { x: Int | p }}. */
  public String variable() {
    return variable;
  }

  /** Absent only where it is missing in an erroneous program. */
  public Optional<Expr> predicate() {
    return predicate;
  }

  /** The refinement's own words for a value that fails it. */
  public Optional<Expr> otherwise() {
    return otherwise;
  }

  public void define(
      Type theBase, String theVariable, Optional<Expr> thePredicate, Optional<Expr> words) {
    base = theBase;
    variable = theVariable;
    predicate = thePredicate;
    otherwise = words;
  }
}
