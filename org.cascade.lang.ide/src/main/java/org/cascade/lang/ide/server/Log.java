package org.cascade.lang.ide.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.cascade.lang.ide.workspace.Analyser;
import org.cascade.lang.ide.workspace.Project;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;

/** Messages for the editor's log. */
final class Log implements Analyser.Listener {
  private final Client client;

  Log(Client client) {
    this.client = client;
  }

  @Override
  public void failed(Project project, Throwable mistake) {
    mistake("compiling " + project.root(), mistake);
  }

  void info(String message) {
    log(MessageType.Info, message);
  }

  /** Does what a message says; a mistake in it is logged, and the server lives on. */
  void guard(String what, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
      mistake(what, e);
    }
  }

  /** A mistake of the server's own, in a feature; the server lives on. */
  void mistake(String doing, Throwable mistake) {
    StringWriter text = new StringWriter();
    mistake.printStackTrace(new PrintWriter(text, true));
    log(
        MessageType.Error,
        "A mistake of the Cascade server while answering `%s`; please report it:\n%s"
            .formatted(doing, text));
  }

  private void log(MessageType type, String message) {
    client.tell(c -> c.logMessage(new MessageParams(type, message)));
  }
}
