package org.cascade.lang.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.infer.TypeTable;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * An expression that looks into types, if the function does that it names, or what the refinement
 * asks that it mentions.
 *
 * @param inside those inside it
 */
record Look(
    Expr at, Optional<FunctionSymbol> named, Optional<Type.Refined> asked, List<Look> inside) {

  static Optional<Look> of(Expr expr, TypeTable table) {
    if (expr instanceof Expr.Splice) {
      return Optional.empty();
    }
    Optional<FunctionSymbol> named = table.named(expr).filter(Look::mayLook);
    Optional<Type.Refined> asked = asked(expr, table);
    return expr instanceof Expr.Built || named.isPresent() || asked.isPresent()
        ? Optional.of(new Look(expr, named, asked, new ArrayList<>()))
        : Optional.empty();
  }

  /** Whether it is a function of the kind that runs in the compiler. */
  private static boolean mayLook(FunctionSymbol f) {
    return isOfCompiler(f) || f.extern().isEmpty() && f.kind() == Decl.FunctionKind.CONST;
  }

  /** Whether the compiler itself does what a function does. */
  static boolean isOfCompiler(FunctionSymbol f) {
    return f.extern()
        .filter(x -> x.platform().equals("compiler") && !x.target().equals("query"))
        .isPresent();
  }

  /** The refinement that a value is asked for here when the program runs. */
  private static Optional<Type.Refined> asked(Expr expr, TypeTable table) {
    Optional<Type> asked =
        switch (expr) {
          case Expr.As as -> Optional.of(table.type(as.type()));
          case Expr.Is is -> tested(is.pattern(), table);
          case Expr.Match match ->
              first(match.arms().stream().map(Expr.Arm::pattern).toList(), table);
          case Expr.Call call -> table.refinement(call).map(r -> r);
          default -> Optional.empty();
        };
    return asked
        .map(Types::resolve)
        .filter(Type.Refined.class::isInstance)
        .map(Type.Refined.class::cast);
  }

  private static Optional<Type> tested(Pattern pattern, TypeTable table) {
    Optional<Type> own =
        table
            .resolution(pattern)
            .flatMap(r ->
                switch (r) {
                  case Resolution.TestRefinement t -> Optional.<Type>of(t.refinement());
                  case Resolution.TestType t -> Optional.of(t.type());
                  default -> Optional.empty();
                });
    return own.or(() ->
        switch (pattern) {
          case Pattern.Or or -> first(or.options(), table);
          case Pattern.Tuple tuple -> first(tuple.items(), table);
          case Pattern.Constructor constructor -> first(constructor.args(), table);
          default -> Optional.empty();
        });
  }

  private static Optional<Type> first(List<Pattern> patterns, TypeTable table) {
    return patterns.stream().flatMap(p -> tested(p, table).stream()).findFirst();
  }
}
