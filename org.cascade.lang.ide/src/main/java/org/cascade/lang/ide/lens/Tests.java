package org.cascade.lang.ide.lens;

import java.nio.file.Path;
import java.util.List;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.ide.workspace.Uris;
import org.cascade.lang.names.ModuleUnit;
import org.eclipse.lsp4j.Range;

/** The {@code test} blocks of files, for editors that list them. */
public final class Tests {
  private Tests() {}

  /**
   * A {@code test} block.
   *
   * @param id the same in this list and in what {@code cascade test --report json} says
   * @param name its title
   */
  public record TestBlock(String id, String name, String uri, Range range) {}

  /** What the test of a file is called among all tests. */
  public static String id(Path file, String title) {
    return Uris.of(file) + "#" + title;
  }

  /**
   * The tests of a file, also while others of its declarations are in error.
   *
   * @param uri what the editor calls the file
   */
  public static List<TestBlock> of(ModuleUnit unit, String uri) {
    Path file = Path.of(unit.source().path());
    return unit.tree().items().stream()
        .filter(Decl.Test.class::isInstance)
        .map(Decl.Test.class::cast)
        .filter(t -> t.span().source() == unit.source())
        .map(t -> new TestBlock(id(file, t.title()), t.title(), uri, Positions.range(t.span())))
        .toList();
  }
}
