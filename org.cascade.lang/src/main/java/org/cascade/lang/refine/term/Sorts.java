package org.cascade.lang.refine.term;

import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Which terms are numbers, and of which kind. */
public final class Sorts {
  private Sorts() {}

  /** A type as part of a head, so that equal heads have values of one type. */
  public record Typed(Object detail, Type type) {}

  public static boolean isNumeric(Term term) {
    return isInt(term) || isReal(term);
  }

  public static boolean isInt(Term term) {
    return switch (term) {
      case Term.Constant c -> c.value() instanceof Long;
      case Term.Symbol s -> Builtin.is(s.type(), Builtin.INT);
      case Term.Operation o -> o.op().name().startsWith("INT_");
      case Term.Choice c -> isInt(c.then());
      case Term.Apply a ->
          a.head().kind() == Term.Kind.LENGTH || Builtin.is(typeOf(a), Builtin.INT);
      case Term.Defined d -> false;
      case Term.ForAll f -> false;
      case Term.Member m -> false;
      case Term.Closure c -> false;
    };
  }

  public static boolean isReal(Term term) {
    return switch (term) {
      case Term.Constant c -> c.value() instanceof Double;
      case Term.Symbol s -> Builtin.is(s.type(), Builtin.REAL);
      case Term.Operation o -> o.op().name().startsWith("REAL_");
      case Term.Choice c -> isReal(c.then());
      case Term.Apply a -> Builtin.is(typeOf(a), Builtin.REAL);
      case Term.Defined d -> false;
      case Term.ForAll f -> false;
      case Term.Member m -> false;
      case Term.Closure c -> false;
    };
  }

  private static Type typeOf(Term.Apply apply) {
    return switch (apply.head().detail()) {
      case Typed t -> Types.zonk(t.type());
      case RecordSymbol.Field f -> f.type();
      case SumSymbol.Constructor c -> Type.Special.ERROR;
      case FunctionSymbol f -> f.result().orElse(Type.Special.ERROR);
      default -> Type.Special.ERROR;
    };
  }
}
