package org.cascade.lang.core;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Name;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.TypeSymbol;

/** Makes the functions that ask predicates of types; no text declares them. */
final class CheckSymbols {
  private CheckSymbols() {}

  /** The function that asks a type's predicate. */
  static FunctionSymbol check(TypeSymbol owner, Type value, Optional<Expr> predicate) {
    Decl.Body body =
        predicate
            .<Decl.Body>map(Decl.Body.Of::new)
            .orElseGet(() -> new Decl.Body.Missing(owner.declared()));
    FunctionSymbol symbol =
        new FunctionSymbol(
            owner.module(),
            declaration(owner.declared(), "holds", body),
            Optional.of(owner),
            Optional.empty());
    symbol.defineSignature(
        List.of(),
        List.of(new FunctionSymbol.Param("value", value, Optional.empty())),
        Optional.of(Builtin.BOOL_TYPE),
        Optional.empty());
    return symbol;
  }

  /** A function of a module that asks what is inside values of a type. */
  static FunctionSymbol inside(
      String module, String name, Span span, List<TypeParameter> parameters, Type value) {
    Decl.Function declared = declaration(span, name, new Decl.Body.Missing(span));
    FunctionSymbol symbol =
        new FunctionSymbol(module, declared, Optional.empty(), Optional.empty());
    symbol.defineSignature(
        parameters,
        List.of(new FunctionSymbol.Param("value", value, Optional.empty())),
        Optional.of(Builtin.BOOL_TYPE),
        Optional.empty());
    symbol.defineEffects(Effects.PURE);
    return symbol;
  }

  private static Decl.Function declaration(Span span, String name, Decl.Body body) {
    return new Decl.Function(
        span,
        "",
        Decl.FunctionKind.CONST,
        false,
        new Name(span, name),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        body);
  }
}
