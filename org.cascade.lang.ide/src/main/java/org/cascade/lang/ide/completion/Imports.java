package org.cascade.lang.ide.completion;

import java.util.List;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.Source;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/** Adds names to what a module imports. */
public final class Imports {
  private Imports() {}

  /** The edit that brings a name of another module in sight. */
  public static TextEdit adding(ModuleUnit to, Source text, String module, String name) {
    for (Module.Import i : to.tree().imports()) {
      String path = String.join(".", i.module().stream().map(Name::text).toList());
      if (path.equals(module) && !i.names().isEmpty() && i.span().source() == text) {
        int end = i.names().getLast().span().end();
        return new TextEdit(Positions.range(text, end, end), ", " + name);
      }
    }
    int at = behindHeader(to, text);
    String line = "import " + module + ".{" + name + "}\n";
    Range place = Positions.range(text, at, at);
    return new TextEdit(place, to.tree().imports().isEmpty() && at > 0 ? "\n" + line : line);
  }

  /** The start of the line below the last import, else below the module's name. */
  private static int behindHeader(ModuleUnit unit, Source text) {
    List<Module.Import> imports = unit.tree().imports();
    int line = 0;
    if (!imports.isEmpty() && imports.getLast().span().source() == text) {
      line = text.lineOf(imports.getLast().span().end());
    } else if (unit.tree().name().isPresent() && !unit.tree().name().get().isEmpty()) {
      line =
          text.lineOf(
              Math.min(unit.tree().name().get().getLast().span().end(), text.text().length()));
    }
    return line < text.lineCount() ? text.startOf(line + 1) : text.text().length();
  }
}
