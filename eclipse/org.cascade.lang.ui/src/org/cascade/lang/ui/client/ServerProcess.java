package org.cascade.lang.ui.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The server's process: remembers what it said last, and ends for certain. */
public final class ServerProcess {
  private static final int REMEMBERED_LINES = 20;
  private static final long END_WITHIN_SECONDS = 4;

  private final Process process;
  private final Deque<String> last = new ArrayDeque<>();
  private final Thread listener;

  ServerProcess(List<String> command) throws IOException {
    process = new ProcessBuilder(command).start();
    listener = new Thread(this::listen, "Cascade: what the server complains of");
    listener.setDaemon(true);
    listener.start();
  }

  InputStream fromServer() {
    return process.getInputStream();
  }

  OutputStream toServer() {
    return process.getOutputStream();
  }

  /** The number that the system knows it by. */
  public long id() {
    return process.pid();
  }

  CompletableFuture<ServerProcess> ended() {
    return process.onExit().thenApply(ended -> this);
  }

  /** Why it ended, as far as it said. */
  String lastWords() {
    try {
      listener.join(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (last) {
      return "exit code "
          + (process.isAlive() ? "unknown" : process.exitValue())
          + (last.isEmpty() ? "" : "\n" + String.join("\n", last));
    }
  }

  /** Waits for it to end, which it was asked for, and ends it if it does not. */
  void end() {
    try {
      if (!process.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  void kill() {
    process.destroyForcibly();
  }

  private void listen() {
    try (BufferedReader errors =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = errors.readLine(); line != null; line = errors.readLine()) {
        synchronized (last) {
          last.addLast(line);
          if (last.size() > REMEMBERED_LINES) {
            last.removeFirst();
          }
        }
      }
    } catch (IOException e) {
      synchronized (last) {
        last.addLast("(no more could be read: " + e.getMessage() + ")");
      }
    }
  }
}
