package org.cascade.lang.refine.term;

import org.cascade.lang.types.Builtin;

/** Which terms are numbers, and of which kind. */
public final class Sorts {
  private Sorts() {}

  public static boolean isNumeric(Term term) {
    return isInt(term) || isReal(term);
  }

  public static boolean isInt(Term term) {
    return Builtin.is(term.type(), Builtin.INT);
  }

  public static boolean isReal(Term term) {
    return Builtin.is(term.type(), Builtin.REAL);
  }

  public static boolean isBool(Term term) {
    return Builtin.is(term.type(), Builtin.BOOL);
  }

  public static boolean isString(Term term) {
    return Builtin.is(term.type(), Builtin.STRING);
  }
}
