package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/**
 * Asks what is inside a value of a recursive type: with a function for each two uses of the type,
 * which calls itself.
 */
final class RecursiveHolds {
  /** A type may contain itself applied to ever larger types; then there is no end to functions. */
  private static final int MOST_WITHIN_EACH_OTHER = 16;

  private final Lowering lowering;
  private final LowerHolds structure;
  private final List<Made> made = new ArrayList<>();
  private int within;

  private record Made(String module, Type from, Type to, FunctionSymbol symbol) {}

  RecursiveHolds(Lowering lowering, LowerHolds structure) {
    this.lowering = lowering;
    this.structure = structure;
  }

  Core call(Scope scope, Local subject, Type.Con from, Type.Con to, Span span) {
    if (within > MOST_WITHIN_EACH_OTHER) {
      String message = "the parts of a recursive " + from + " cannot be checked";
      return new Core.Abort(span, LowerExpr.text(span, message));
    }
    FunctionSymbol symbol = known(scope, from, to).orElseGet(() -> make(scope, from, to, span));
    List<Type> arguments = symbol.typeParams().stream().<Type>map(Type.Param::new).toList();
    List<Core> subjects = List.of(new Core.Read(span, subject));
    return new Core.Call(span, Builtin.BOOL_TYPE, symbol, arguments, subjects);
  }

  private Optional<FunctionSymbol> known(Scope scope, Type from, Type to) {
    return made.stream()
        .filter(m -> m.module.equals(scope.module()))
        .filter(m -> LowerTypes.same(m.from, from) && LowerTypes.same(m.to, to))
        .map(Made::symbol)
        .findFirst();
  }

  private FunctionSymbol make(Scope scope, Type.Con from, Type.Con to, Span span) {
    String name = lowering.freshName("holds_" + to.symbol().name());
    List<TypeParameter> parameters = LowerTypes.parameters(from, to);
    FunctionSymbol symbol = CheckSymbols.inside(scope.module(), name, span, parameters, from);
    made.add(new Made(scope.module(), from, to, symbol));
    Local value = new Local("value", from, false);
    Scope inner = scope.lifted(name, Builtin.BOOL_TYPE);
    within++;
    Core body =
        structure
            .parts(inner, value, from, to, span)
            .orElseGet(() -> new Core.Literal(span, Builtin.BOOL_TYPE, true));
    within--;
    lowering.addLifted(symbol, new CoreFunction(symbol, Optional.empty(), List.of(value), body));
    return symbol;
  }

  // ---- which types ----

  /** Whether values of the type may contain others of it. */
  static boolean isRecursive(TypeSymbol symbol) {
    Set<TypeSymbol> seen = new HashSet<>();
    return fields(symbol).stream().anyMatch(f -> reaches(f.type(), symbol, seen));
  }

  private static boolean reaches(Type type, TypeSymbol symbol, Set<TypeSymbol> seen) {
    return switch (Types.unrefined(type)) {
      case Type.Con c ->
          c.symbol() == symbol
              || c.args().stream().anyMatch(a -> reaches(a, symbol, seen))
              || (seen.add(c.symbol())
                  && fields(c.symbol()).stream().anyMatch(f -> reaches(f.type(), symbol, seen)));
      case Type.Tuple t -> t.items().stream().anyMatch(i -> reaches(i, symbol, seen));
      case Type.Fun f -> false;
      case Type.Param p -> false;
      case Type.Special s -> false;
      case Type.Refined r -> throw new CascadeBugException("a refinement is left of " + type);
      case Type.Var v -> throw new CascadeBugException("unfinished type in core: " + type);
    };
  }

  private static List<RecordSymbol.Field> fields(TypeSymbol symbol) {
    return switch (symbol) {
      case RecordSymbol r -> r.fields();
      case SumSymbol s -> s.constructors().stream().flatMap(c -> c.fields().stream()).toList();
      default -> List.of();
    };
  }
}
