package org.cascade.lang.ide.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ide.text.Document;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.ide.text.Shift;
import org.cascade.lang.ide.tree.TreePath;
import org.cascade.lang.infer.TypeTable;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * A text that is open, and the newest that is known of it. While someone types that may be of an
 * earlier version: then places are carried over, as far as they are still there. Used by one
 * thread.
 */
public final class Snapshot {
  private final Workspace workspace;
  private final Project project;
  private final Document document;
  private final Analysis analysis;
  private final ModuleUnit unit;
  private final Runnable goOn;

  /**
   * From earlier versions of the text; there are few, and the same one is asked again and again.
   */
  private final Map<Source, Shift> shifts = new IdentityHashMap<>();

  Snapshot(
      Workspace workspace,
      Project project,
      Document document,
      Analysis analysis,
      ModuleUnit unit,
      Runnable goOn) {
    this.workspace = workspace;
    this.project = project;
    this.document = document;
    this.analysis = analysis;
    this.unit = unit;
    this.goOn = goOn;
  }

  public Workspace workspace() {
    return workspace;
  }

  public Project project() {
    return project;
  }

  public Document document() {
    return document;
  }

  /** The name that its text is compiled under. */
  public Path file() {
    return Workspace.fileOf(document.uri());
  }

  public ModuleUnit unit() {
    return unit;
  }

  /** The modules of the program that are not the library's. */
  public List<ModuleUnit> written() {
    return analysis.typed().program().units().stream().filter(u -> !u.library()).toList();
  }

  public Typed typed() {
    goOn.run();
    return analysis.typed();
  }

  /** Also the place where an answer that nobody waits for any more ends. */
  public TypeTable table() {
    goOn.run();
    return analysis.typed().table();
  }

  public Source source() {
    return document.source();
  }

  /** Whether what is known is of the very text that is open. */
  public boolean isCurrent() {
    return unit.source() == document.source();
  }

  /** Whether no text of the project has changed since. */
  public boolean isNewest() {
    return analysis.revision() >= project.revision();
  }

  /** Whether nothing else has changed since than the text that is open. */
  public boolean isOnlyBehindHere() {
    return project.isSameBut(file(), analysis.revision());
  }

  /** Whether all is told of the open text, or comes to be within a while. */
  public boolean isChecked(long patienceMillis) throws InterruptedException {
    return project.isChecked(patienceMillis, goOn);
  }

  /** The offset in the open text. */
  public int offset(Position position) {
    return Positions.offset(document.source(), position);
  }

  /** The nodes around an offset of the open text. */
  public TreePath path(int offset) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(unit.tree());
    for (Node item : topNodes()) {
      OptionalInt within = offsetIn(item.span().source(), offset);
      Span span = item.span();
      if (within.isPresent()
          && span.offset() <= within.getAsInt()
          && within.getAsInt() <= span.end()) {
        List<Node> found = TreePath.to(item, within.getAsInt()).nodes();
        if (nodes.size() == 1 || span.offset() < within.getAsInt()) {
          nodes.subList(1, nodes.size()).clear();
          nodes.addAll(found);
        }
      }
    }
    return new TreePath(List.copyOf(nodes));
  }

  private List<Node> topNodes() {
    Module tree = unit.tree();
    List<Node> all = new ArrayList<>(tree.imports());
    all.addAll(tree.items());
    return all;
  }

  /** An offset of the open text, in a text that a tree is of. */
  public OptionalInt offsetIn(Source of, int offset) {
    return of == document.source() ? OptionalInt.of(offset) : shiftFrom(of).toBefore(offset);
  }

  private Shift shiftFrom(Source before) {
    return shifts.computeIfAbsent(before, b -> Shift.between(b.text(), document.source().text()));
  }

  /** The place of a span of this file in the open text; absent if that is not there any more. */
  public Optional<Range> range(Span span) {
    goOn.run();
    if (span.source() == document.source()) {
      return Optional.of(Positions.range(span));
    }
    if (!span.source().path().equals(document.source().path())) {
      return Optional.empty();
    }
    Shift shift = shiftFrom(span.source());
    OptionalInt from = shift.toNow(span.offset());
    OptionalInt to = shift.toNow(span.end());
    return from.isPresent() && to.isPresent() && from.getAsInt() <= to.getAsInt()
        ? Optional.of(Positions.range(document.source(), from.getAsInt(), to.getAsInt()))
        : Optional.empty();
  }

  /** Where a span of any file is. */
  public Optional<Location> location(Span span) {
    if (span.source().path().equals(document.source().path())) {
      return range(span).map(r -> new Location(document.uri(), r));
    }
    String uri = workspace.uriOf(span.source());
    return Optional.of(new Location(uri, Positions.range(span)));
  }
}
