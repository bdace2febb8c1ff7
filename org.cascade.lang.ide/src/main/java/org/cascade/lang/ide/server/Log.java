package org.cascade.lang.ide.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** Messages for the editor's log. */
final class Log {
  private volatile @Nullable LanguageClient client;

  void connect(LanguageClient to) {
    client = to;
  }

  void info(String message) {
    log(MessageType.Info, message);
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
    LanguageClient to = client;
    if (to != null) {
      to.logMessage(new MessageParams(type, message));
    }
  }
}
