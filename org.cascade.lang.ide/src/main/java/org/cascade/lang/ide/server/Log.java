package org.cascade.lang.ide.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.cascade.lang.ide.workspace.Analyser;
import org.cascade.lang.ide.workspace.Project;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;

/** Messages for the editor's log; that there is no memory left, the user is told. */
final class Log implements Analyser.Listener {
  private static final String FULL =
      """
      The Cascade server ran out of memory (%s; its limit is %d MB). It goes on, but what it shows may be out of date. \
      Give it more and restart it: in VS Code by the setting `cascade.server.jvmOptions`, such as `-Xmx2g`, \
      elsewhere by the environment variable `CASCADE_JAVA_OPTIONS`.\
      """;

  /** Where it is short, many answers fail one after the other: once is enough for a while. */
  private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Client client;
  private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

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
    } catch (RuntimeException
        | StackOverflowError
        | OutOfMemoryError
        | AssertionError
        | LinkageError e) {
      mistake(what, e);
    }
  }

  /** A mistake of the server's own, in a feature; the server lives on. */
  void mistake(String doing, Throwable mistake) {
    if (mistake instanceof OutOfMemoryError) {
      full(doing);
      return;
    }
    StringWriter text = new StringWriter();
    mistake.printStackTrace(new PrintWriter(text, true));
    log(
        MessageType.Error,
        "A mistake of the Cascade server while answering `%s`; please report it:\n%s"
            .formatted(doing, text));
  }

  private void full(String doing) {
    long now = System.nanoTime();
    long until = quietUntil.get();
    if (now - until >= 0 && quietUntil.compareAndSet(until, now + QUIET_NANOS)) {
      long limit = Runtime.getRuntime().maxMemory() >> 20;
      var message = new MessageParams(MessageType.Error, FULL.formatted(doing, limit));
      client.tell(c -> c.showMessage(message));
    }
  }

  private void log(MessageType type, String message) {
    client.tell(c -> c.logMessage(new MessageParams(type, message)));
  }
}
