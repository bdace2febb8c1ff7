package org.cascade.lang.ui.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.Places;
import org.cascade.lang.ui.edit.Opening;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.ui.console.IConsole;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.ui.console.IHyperlink;
import org.eclipse.ui.console.IPatternMatchListenerDelegate;
import org.eclipse.ui.console.PatternMatchEvent;
import org.eclipse.ui.console.TextConsole;

/** Makes links of places such as `main.cascade:12:5` in the output of programs. */
public final class ConsoleLinks implements IPatternMatchListenerDelegate {
  private static final Pattern PLACE =
      Pattern.compile("([^\\s:()\\[\\]`\"]+\\.cascade):(\\d+)(?::(\\d+))?");

  private TextConsole console;

  @Override
  public void connect(TextConsole to) {
    console = to;
  }

  @Override
  public void disconnect() {
    console = null;
  }

  @Override
  public void matchFound(PatternMatchEvent event) {
    try {
      Matcher place =
          PLACE.matcher(console.getDocument().get(event.getOffset(), event.getLength()));
      if (place.find()) {
        Path file = folder().resolve(place.group(1)).normalize();
        int line = Integer.parseInt(place.group(2)) - 1;
        int column = place.group(3) == null ? 0 : Integer.parseInt(place.group(3)) - 1;
        if (Files.exists(file)) {
          console.addHyperlink(
              new Link(file, new Position(line, column)),
              event.getOffset() + place.start(),
              place.end() - place.start());
        }
      }
    } catch (BadLocationException e) {
      // The console has thrown away what it no longer shows.
      return;
    }
  }

  /** Where the program runs: places are told from there. */
  private Path folder() {
    if (console instanceof IConsole of && of.getProcess().getLaunch() != null) {
      ILaunchConfiguration configuration = of.getProcess().getLaunch().getLaunchConfiguration();
      try {
        Path program = Path.of(configuration.getAttribute(Programs.PROGRAM, ""));
        return Files.isDirectory(program) ? program : program.toAbsolutePath().getParent();
      } catch (CoreException e) {
        CascadePlugin.log().error(e.getMessage(), e);
      }
    }
    return Path.of("").toAbsolutePath();
  }

  private record Link(Path file, Position place) implements IHyperlink {
    @Override
    public void linkEntered() {}

    @Override
    public void linkExited() {}

    @Override
    public void linkActivated() {
      Opening.open(Places.uri(file), new Range(place, place));
    }
  }
}
