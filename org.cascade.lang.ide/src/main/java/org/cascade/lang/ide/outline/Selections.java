package org.cascade.lang.ide.outline;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.ide.workspace.Snapshot;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SelectionRange;

/** Ever larger stretches around a place, as the syntax nests them. */
public final class Selections {
  private Selections() {}

  public static SelectionRange at(Snapshot snapshot, int offset) {
    SelectionRange outer = range(Positions.whole(snapshot.source()), Optional.empty());
    List<Node> path = snapshot.path(offset).nodes();
    for (Node node : path.subList(1, path.size())) {
      Optional<Range> range = snapshot.range(node.span());
      if (range.isPresent() && !range.get().equals(outer.getRange())) {
        outer = range(range.get(), Optional.of(outer));
      }
    }
    return outer;
  }

  private static SelectionRange range(Range range, Optional<SelectionRange> around) {
    SelectionRange selection = new SelectionRange();
    selection.setRange(range);
    around.ifPresent(selection::setParent);
    return selection;
  }
}
