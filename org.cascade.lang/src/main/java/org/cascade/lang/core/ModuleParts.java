package org.cascade.lang.core;

import java.util.List;
import java.util.function.Predicate;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Module;
import org.cascade.lang.infer.TypeTable;
import org.cascade.lang.source.Source;
import org.cascade.lang.types.AliasSymbol;
import org.cascade.lang.types.ExternTypeSymbol;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.SumSymbol;
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
    List<FunctionSymbol> functions) {

  /** The parts of which enough is known to lower them. */
  ModuleParts soundParts(Typings typings, TypeTable table) {
    List<Module.Item> items = tree.items().stream().filter(i -> Sound.isSound(i, table)).toList();
    Predicate<FunctionSymbol> sound = f -> Sound.isSound(f.decl(), typings.of(f));
    return new ModuleParts(
        name,
        source,
        new Module(tree.span(), tree.name(), tree.imports(), items),
        types.stream().filter(t -> isSound(t, typings, sound)).toList(),
        functions.stream().filter(sound).toList());
  }

  private static boolean isSound(
      TypeSymbol type, Typings typings, Predicate<FunctionSymbol> sound) {
    Predicate<Expr> known = e -> Sound.isSound(e, typings.of(type));
    return switch (type) {
      case RecordSymbol r ->
          r.methods().stream().allMatch(sound) && r.invariants().stream().allMatch(known);
      case SpaceSymbol s ->
          s.functions().stream().allMatch(sound)
              && s.states().stream().flatMap(t -> t.initial().stream()).allMatch(known)
              && s.invariants().stream().allMatch(known)
              && s.streams().stream().allMatch(t -> known.test(t.decl().yield()));
      case RefinementSymbol r -> r.predicate().stream().allMatch(known);
      case SumSymbol s -> true;
      case AliasSymbol a -> true;
      case ExternTypeSymbol e -> true;
    };
  }
}
