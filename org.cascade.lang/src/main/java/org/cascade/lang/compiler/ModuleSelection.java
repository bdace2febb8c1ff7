package org.cascade.lang.compiler;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.ItemPlaces;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.core.ModuleParts;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.TypeSymbol;

/** Which parts of a module are lowered. */
final class ModuleSelection {
  private ModuleSelection() {}

  static ModuleParts all(ModuleUnit unit, Typed typed) {
    Typed.Declared declared = typed.declared(unit.name());
    return new ModuleParts(
        unit.name(),
        unit.source(),
        typed.table().expanded(unit.tree()),
        declared.types(),
        declared.functions());
  }

  /** What no error is in. */
  static ModuleParts withoutErrors(ModuleUnit unit, Typed typed, List<Span> errors) {
    ModuleParts all = all(unit, typed);
    ItemPlaces places = new ItemPlaces(unit.tree());
    return parts(
        all,
        item -> !holdsAny(item.span(), errors),
        type -> !holdsAny(place(places, type.declared()), errors),
        function -> !holdsAny(function.decl().span(), errors));
  }

  private static Span place(ItemPlaces places, Span declared) {
    return places.of(declared).map(Module.Item::span).orElse(declared);
  }

  private static boolean holdsAny(Span outer, List<Span> inner) {
    return inner.stream().anyMatch(outer::holds);
  }

  /**
   * What has to be judged, with what that needs: all statements, since they tell what functions
   * find set, and all const functions, since whether one is there at run time depends on others.
   *
   * @param isKnown whether an item need not be judged
   */
  static ModuleParts toJudge(
      ModuleParts module, ItemPlaces places, Predicate<Module.Item> isKnown) {
    Predicate<Span> open = span -> places.of(span).filter(isKnown).isEmpty();
    return parts(
        module,
        item -> item instanceof Stmt || open.test(item.span()),
        type -> open.test(type.declared()),
        function ->
            function.kind() == Decl.FunctionKind.CONST || open.test(function.decl().span()));
  }

  /** Where all that may claim something stands, in order; built declarations behind the rest. */
  static List<Span> places(ModuleParts module) {
    Stream<Span> run =
        module.tree().items().stream()
            .filter(i -> i instanceof Stmt || i instanceof Decl.Test)
            .filter(i -> !(i instanceof Decl.Function))
            .map(Module.Item::span);
    Stream<Span> types = module.types().stream().map(TypeSymbol::declared);
    Stream<Span> functions = module.functions().stream().map(f -> f.decl().span());
    return Stream.of(run, types, functions).flatMap(s -> s).toList();
  }

  private static ModuleParts parts(
      ModuleParts of,
      Predicate<Module.Item> items,
      Predicate<TypeSymbol> types,
      Predicate<FunctionSymbol> functions) {
    Module tree = of.tree();
    List<Module.Item> chosen = tree.items().stream().filter(items).toList();
    return new ModuleParts(
        of.name(),
        of.source(),
        new Module(tree.span(), tree.name(), tree.imports(), chosen),
        of.types().stream().filter(types).toList(),
        of.functions().stream().filter(functions).toList());
  }
}
