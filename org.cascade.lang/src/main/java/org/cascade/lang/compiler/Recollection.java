package org.cascade.lang.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.ItemPlaces;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Diagnostic.Edit;
import org.cascade.lang.diagnostics.Diagnostic.Fix;
import org.cascade.lang.diagnostics.Diagnostic.Related;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.Span;

/** Gives what an earlier run told of claims to the items it was told of, with places that move. */
final class Recollection {
  private final List<ModuleUnit> units;
  private final ClaimMemo memo;
  private final Function<String, Object> main;
  private final Map<String, ItemPlaces> places = new HashMap<>();

  /**
   * @param main what stands for the statements of a module
   */
  Recollection(List<ModuleUnit> units, ClaimMemo memo, Function<String, Object> main) {
    this.units = units;
    this.memo = memo;
    this.main = main;
    units.forEach(u -> places.put(u.source().path(), new ItemPlaces(u.tree())));
  }

  void take(List<Diagnostic> told) {
    Map<Object, List<Diagnostic>> byItem = new IdentityHashMap<>();
    for (ModuleUnit unit : units) {
      byItem.put(main.apply(unit.name()), new ArrayList<>());
      unit.tree().items().forEach(i -> byItem.put(i, new ArrayList<>()));
    }
    for (Diagnostic d : told) {
      owner(d.span()).map(byItem::get).ifPresent(all -> all.add(moving(d)));
    }
    byItem.forEach(memo::recall);
  }

  private Optional<Object> owner(Span span) {
    Optional<ModuleUnit> unit = units.stream().filter(u -> u.source() == span.source()).findFirst();
    return unit.flatMap(u -> item(span).map(i -> isOfMain(i) ? main.apply(u.name()) : i));
  }

  private static boolean isOfMain(Module.Item item) {
    return item instanceof Stmt && !(item instanceof Decl.Function);
  }

  private Optional<Module.Item> item(Span span) {
    return Optional.ofNullable(places.get(span.source().path())).flatMap(p -> p.of(span));
  }

  private Diagnostic moving(Diagnostic d) {
    return new Diagnostic(
        d.code(),
        moving(d.span()),
        d.message(),
        d.related().stream().map(r -> new Related(moving(r.span()), r.message())).toList(),
        d.fixes().stream()
            .map(f -> new Fix(f.title(), f.edits().stream().map(this::moving).toList()))
            .toList());
  }

  private Edit moving(Edit edit) {
    return new Edit(moving(edit.span()), edit.text());
  }

  private Span moving(Span span) {
    return item(span).map(i -> i.span().at(span.offset(), span.length())).orElse(span);
  }
}
