package org.cascade.lang.ide.lens;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.ide.navigation.Lookup;
import org.cascade.lang.ide.settings.Settings;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.ide.symbols.Occurrence;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.ide.workspace.Project;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.source.Span;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** What stands above declarations: run the program, run a test, how often a name is used. */
public final class Lenses {
  /** What takes less is not worth a line. */
  private static final long LEAST_STEPS = 100;

  private Lenses() {}

  public static List<CodeLens> of(Snapshot snapshot, Settings.Lenses wanted) {
    List<CodeLens> all = new ArrayList<>();
    List<Module.Item> items = snapshot.unit().tree().items();
    if (wanted.run()) {
      runs(snapshot, items, all);
    }
    if (wanted.references()) {
      items.stream()
          .flatMap(i -> name(i).stream())
          .flatMap(n -> snapshot.range(n.span()).stream())
          .forEach(r -> all.add(new CodeLens(r, null, snapshot.document().uri())));
    }
    if (wanted.compileTime()) {
      costs(snapshot, all);
    }
    if (wanted.shards()) {
      Commits.of(snapshot)
          .forEach(told ->
              snapshot
                  .range(told.name().span())
                  .ifPresent(r -> all.add(new CodeLens(r, words(told.words()), null))));
    }
    all.sort(Comparator.comparingInt(l -> l.getRange().getStart().getLine()));
    return all;
  }

  /** What is only said leads nowhere. */
  private static Command words(String text) {
    return new Command(text, "");
  }

  /** Of the lines on which something is computed that takes more than a few steps. */
  private static void costs(Snapshot snapshot, List<CodeLens> into) {
    Map<Integer, Long> byLine = new TreeMap<>();
    for (Project.Cost cost : snapshot.project().costs()) {
      snapshot
          .range(cost.at())
          .ifPresent(r -> byLine.merge(r.getStart().getLine(), cost.steps(), Long::sum));
    }
    byLine.forEach((line, steps) -> {
      if (steps >= LEAST_STEPS) {
        Position start = new Position(line, 0);
        String text = String.format(Locale.ROOT, "%,d steps at compile time", steps);
        into.add(new CodeLens(new Range(start, start), words(text), null));
      }
    });
  }

  private static void runs(Snapshot snapshot, List<Module.Item> items, List<CodeLens> into) {
    String uri = snapshot.document().uri();
    items.stream()
        .filter(Stmt.Eval.class::isInstance)
        .findFirst()
        .ifPresent(first -> add(snapshot, into, first.span(), "▶ Run", "cascade.run", uri));
    for (Module.Item item : items) {
      if (item instanceof Decl.Test test) {
        add(snapshot, into, test.span(), "▶ Run test", "cascade.runTest", uri, test.title());
      }
    }
  }

  private static Optional<Name> name(Module.Item item) {
    return switch (item) {
      case Decl.Type t -> Optional.of(t.name());
      case Decl.Space s -> Optional.of(s.name());
      case Decl.Function f -> Optional.of(f.name());
      default -> Optional.empty();
    };
  }

  /** Says how often the name under a lens is used; that takes long for all of a file at once. */
  public static CodeLens resolve(Snapshot snapshot, CodeLens lens) {
    Optional<Entity> entity =
        Lookup.at(snapshot, snapshot.offset(lens.getRange().getStart())).map(Occurrence::entity);
    List<Location> uses =
        entity.stream()
            .flatMap(e -> Lookup.of(snapshot, e).stream())
            .filter(o -> !o.isDeclaration())
            .flatMap(o -> snapshot.location(o.span()).stream())
            .toList();
    String title = uses.size() == 1 ? "1 reference" : uses.size() + " references";
    lens.setCommand(
        new Command(
            title,
            "cascade.showReferences",
            List.of(snapshot.document().uri(), lens.getRange().getStart(), uses)));
    return lens;
  }

  private static void add(
      Snapshot snapshot,
      List<CodeLens> into,
      Span at,
      String title,
      String command,
      Object... arguments) {
    if (at.source() == snapshot.source()) {
      into.add(
          new CodeLens(
              Positions.range(at.source(), at.offset(), at.offset()),
              new Command(title, command, List.of(arguments)),
              null));
    }
  }
}
