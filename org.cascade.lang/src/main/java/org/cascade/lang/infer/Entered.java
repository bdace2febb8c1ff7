package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.types.EffectSymbol;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Variable;

/**
 * What an item has entered into the scope of its module, so that it can be taken out with all that
 * was found out of it, or entered again as it is.
 *
 * @param names those that only one item may declare, and this one was the first to
 * @param work what was noted of it, but for the bodies of functions
 */
record Entered(
    Module.Item item,
    List<Name> names,
    List<TypeSymbol> types,
    List<FunctionSymbol> functions,
    List<Variable> values,
    List<EffectSymbol> effects,
    Work work) {
  Entered(Module.Item item) {
    this(
        item,
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new Work());
  }

  /** Its functions, and those that are members of its types. */
  Stream<FunctionSymbol> allFunctions() {
    return Stream.concat(
        functions.stream(),
        types.stream()
            .flatMap(t ->
                switch (t) {
                  case RecordSymbol r -> r.methods().stream();
                  case SpaceSymbol s -> s.functions().stream();
                  default -> Stream.empty();
                }));
  }

  boolean isTest() {
    return item instanceof Decl.Test;
  }

  /** Whether it is done at the start of its module, and not a declaration only. */
  boolean isStatement() {
    return item instanceof Stmt && !(item instanceof Decl.Function);
  }
}
