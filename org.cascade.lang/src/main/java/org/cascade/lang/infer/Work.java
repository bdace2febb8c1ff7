package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.ast.Node;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.TypeSymbol;

/**
 * What inference notes on the way through one item, body or signature and keeps, so that it can be
 * taken out again where another version takes its place.
 *
 * @param effects where effects flow
 * @param limits what may be done in parts of it
 * @param nodes what the table has entries for
 * @param locals the functions in it
 * @param types the types with a predicate, invariants or states in it
 * @param told what is wrong with it
 */
record Work(
    EffectGraph.Layer effects,
    List<EffectLimit> limits,
    List<Node> nodes,
    List<FunctionSymbol> locals,
    List<TypeSymbol> types,
    List<Diagnostic> told) {
  Work() {
    this(
        new EffectGraph.Layer(new ArrayList<>(), new ArrayList<>()),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }
}
