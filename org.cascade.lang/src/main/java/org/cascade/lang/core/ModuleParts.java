package org.cascade.lang.core;

import java.util.List;
import org.cascade.lang.ast.Module;
import org.cascade.lang.source.Source;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.TypeSymbol;

/**
 * What a module is lowered from.
 *
 * @param types all that it declares, built ones too
 * @param functions its top-level functions
 */
public record ModuleParts(
    String name,
    Source source,
    Module tree,
    List<TypeSymbol> types,
    List<FunctionSymbol> functions) {}
