package org.cascade.lang.ide.hierarchy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ide.hover.Description;
import org.cascade.lang.ide.navigation.Lookup;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.ide.symbols.Occurrence;
import org.cascade.lang.ide.symbols.Occurrences;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.ide.tree.TreePath;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.FunctionSymbol;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;

/** Which functions call a function, and which it calls. */
public final class Calls {
  private Calls() {}

  /** The function under the cursor. */
  public static List<CallHierarchyItem> prepare(Snapshot snapshot, int offset) {
    return Lookup.at(snapshot, offset).map(Occurrence::entity).stream()
        .filter(Entity.OfFunction.class::isInstance)
        .flatMap(e -> item(snapshot, ((Entity.OfFunction) e).function()).stream())
        .toList();
  }

  private static Optional<CallHierarchyItem> item(Snapshot snapshot, FunctionSymbol function) {
    Span name = function.decl().name().span();
    return snapshot
        .location(name)
        .map(place -> {
          Range whole =
              snapshot
                  .location(function.decl().span().to(name))
                  .map(Location::getRange)
                  .orElse(place.getRange());
          SymbolKind kind = function.owner().isPresent() ? SymbolKind.Method : SymbolKind.Function;
          CallHierarchyItem item =
              new CallHierarchyItem(
                  function.toString(), kind, place.getUri(), whole, place.getRange());
          item.setDetail(Description.function(function));
          return item;
        });
  }

  /** The function that an item stands for: its name is where the item says. */
  private static Optional<FunctionSymbol> function(Snapshot snapshot, CallHierarchyItem item) {
    int offset = snapshot.offset(item.getSelectionRange().getStart());
    return Lookup.at(snapshot, offset)
        .map(Occurrence::entity)
        .filter(Entity.OfFunction.class::isInstance)
        .map(e -> ((Entity.OfFunction) e).function());
  }

  public static List<CallHierarchyIncomingCall> incoming(
      Snapshot snapshot, CallHierarchyItem item) {
    Optional<FunctionSymbol> called = function(snapshot, item);
    Map<CallHierarchyItem, List<Range>> callers = new LinkedHashMap<>();
    for (Occurrence use : uses(snapshot, called)) {
      caller(snapshot, use.span())
          .ifPresent(i ->
              callers.computeIfAbsent(i, x -> new ArrayList<>()).add(Positions.range(use.span())));
    }
    List<CallHierarchyIncomingCall> all = new ArrayList<>();
    callers.forEach((from, places) -> all.add(new CallHierarchyIncomingCall(from, places)));
    return all;
  }

  private static List<Occurrence> uses(Snapshot snapshot, Optional<FunctionSymbol> called) {
    return called.map(f -> Lookup.of(snapshot, new Entity.OfFunction(f))).orElse(List.of()).stream()
        .filter(o -> !o.isDeclaration())
        .toList();
  }

  /** The function or test around a place; at the top of a file, its module. */
  private static Optional<CallHierarchyItem> caller(Snapshot snapshot, Span at) {
    return unit(snapshot, at)
        .flatMap(unit -> {
          TreePath path = TreePath.to(unit.tree(), at.offset());
          Optional<FunctionSymbol> function =
              path.nearest(Decl.Function.class).flatMap(snapshot.table()::function);
          return function.isPresent()
              ? item(snapshot, function.get())
              : path.nearest(Decl.Test.class)
                  .map(t -> item(snapshot, "test " + t.title(), SymbolKind.Method, t.span()))
                  .orElseGet(() -> ofModule(snapshot, unit));
        });
  }

  private static Optional<CallHierarchyItem> ofModule(Snapshot snapshot, ModuleUnit unit) {
    return item(snapshot, unit.name(), SymbolKind.Module, new Entity.OfModule(unit).declared());
  }

  private static Optional<CallHierarchyItem> item(
      Snapshot snapshot, String name, SymbolKind kind, Span at) {
    return snapshot
        .location(at)
        .map(p -> new CallHierarchyItem(name, kind, p.getUri(), p.getRange(), p.getRange()));
  }

  private static Optional<ModuleUnit> unit(Snapshot snapshot, Span at) {
    return snapshot.written().stream().filter(u -> u.source() == at.source()).findFirst();
  }

  public static List<CallHierarchyOutgoingCall> outgoing(
      Snapshot snapshot, CallHierarchyItem item) {
    Optional<FunctionSymbol> caller = function(snapshot, item);
    Optional<ModuleUnit> unit = caller.flatMap(f -> unit(snapshot, f.decl().span()));
    if (caller.isEmpty() || unit.isEmpty()) {
      return List.of();
    }
    Map<FunctionSymbol, List<Range>> called = new LinkedHashMap<>();
    for (Occurrence o : Occurrences.in(snapshot.typed(), unit.get(), caller.get().decl())) {
      if (!o.isDeclaration() && o.entity() instanceof Entity.OfFunction f) {
        called.computeIfAbsent(f.function(), x -> new ArrayList<>()).add(Positions.range(o.span()));
      }
    }
    List<CallHierarchyOutgoingCall> all = new ArrayList<>();
    called.forEach((f, places) ->
        item(snapshot, f).ifPresent(i -> all.add(new CallHierarchyOutgoingCall(i, places))));
    return all;
  }
}
