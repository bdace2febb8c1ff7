package org.cascade.lang.core;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Name;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.TypeParameter;

/** Makes the functions that parts of functions become; no text declares them. */
final class PartSymbols {
  private PartSymbols() {}

  static FunctionSymbol function(String module, String name, Core body, List<Local> params) {
    Span span = body.span();
    Decl.Function declared =
        new Decl.Function(
            span,
            "",
            Decl.FunctionKind.LET,
            false,
            new Name(span, name),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Decl.Body.Missing(span));
    FunctionSymbol symbol =
        new FunctionSymbol(module, declared, Optional.empty(), Optional.empty());
    symbol.defineSignature(
        List.copyOf(typeParameters(body, params)),
        params.stream()
            .map(p -> new FunctionSymbol.Param(p.name(), p.type(), Optional.empty()))
            .toList(),
        Optional.of(body.type()),
        Optional.empty());
    symbol.defineEffects(Effects.ANY);
    return symbol;
  }

  private static Set<TypeParameter> typeParameters(Core body, List<Local> params) {
    Set<TypeParameter> found = new LinkedHashSet<>();
    params.forEach(p -> LowerTypes.collect(p.type(), found));
    CoreWalk.visit(body, c -> LowerTypes.collect(c.type(), found));
    return found;
  }
}
