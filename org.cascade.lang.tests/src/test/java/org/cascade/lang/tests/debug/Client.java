package org.cascade.lang.tests.debug;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cascade.cli.CommandStarter;
import org.cascade.lang.ide.debug.DebugConnection;
import org.eclipse.lsp4j.debug.DisconnectArguments;
import org.eclipse.lsp4j.debug.ExitedEventArguments;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.OutputEventArguments;
import org.eclipse.lsp4j.debug.StoppedEventArguments;
import org.eclipse.lsp4j.debug.TerminatedEventArguments;
import org.eclipse.lsp4j.debug.launch.DSPLauncher;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import org.eclipse.lsp4j.debug.services.IDebugProtocolServer;
import org.eclipse.lsp4j.jsonrpc.Launcher;

/** An editor without windows that debugs one program: speaks the protocol through a socket. */
final class Client implements IDebugProtocolClient, AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final ServerSocket door;
  private final Socket here;
  private final Socket there;
  private final IDebugProtocolServer adapter;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();
  private final Deque<String> events = new ArrayDeque<>();
  private final Deque<StoppedEventArguments> stops = new ArrayDeque<>();
  private final Map<String, StringBuilder> output = new HashMap<>();
  private int exitCode = -1;

  private Client() throws IOException {
    door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    here = new Socket(door.getInetAddress(), door.getLocalPort());
    there = door.accept();
    Thread serving = new Thread(this::serve, "debug-adapter");
    serving.setDaemon(true);
    serving.start();
    Launcher<IDebugProtocolServer> launcher =
        DSPLauncher.createClientLauncher(this, here.getInputStream(), here.getOutputStream());
    adapter = launcher.getRemoteProxy();
    launcher.startListening();
  }

  private void serve() {
    try {
      DebugConnection.serve(there.getInputStream(), there.getOutputStream(), new CommandStarter());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A debugger that has no program yet. */
  static Client open() {
    try {
      Client client = new Client();
      InitializeRequestArguments args = new InitializeRequestArguments();
      args.setAdapterID("cascade");
      get(client.adapter.initialize(args));
      return client;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  IDebugProtocolServer adapter() {
    return adapter;
  }

  /** Starts a program that waits to be run. */
  void launch(Map<String, Object> attributes) {
    get(adapter.launch(attributes));
    await("initialized");
  }

  static <T> T get(CompletableFuture<T> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(String.valueOf(e.getCause()), e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("no answer for " + PATIENCE_SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Why something is refused. */
  static String refusal(CompletableFuture<?> answer) {
    try {
      get(answer);
      return "not refused";
    } catch (AssertionError e) {
      Throwable cause = e.getCause();
      return cause == null ? String.valueOf(e.getMessage()) : String.valueOf(cause.getMessage());
    }
  }

  // ---- what the debugger says ----

  private void tell(String event, Runnable note) {
    lock.lock();
    try {
      note.run();
      events.add(event);
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for one of some events, and takes it. */
  String await(String... wanted) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    lock.lock();
    try {
      while (true) {
        for (String one : wanted) {
          if (events.remove(one)) {
            return one;
          }
        }
        if (told.awaitNanos(end - System.nanoTime()) <= 0) {
          throw new AssertionError(String.join(" or ", wanted) + " was not told of");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next stop. */
  StoppedEventArguments stop() {
    await("stopped");
    return stopTold();
  }

  /** The stop that was waited for. */
  StoppedEventArguments stopTold() {
    lock.lock();
    try {
      return stops.removeFirst();
    } finally {
      lock.unlock();
    }
  }

  /** What was written to a stream so far. */
  String output(String stream) {
    lock.lock();
    try {
      StringBuilder text = output.get(stream);
      return text == null ? "" : text.toString();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the end of the program. */
  int exitCode() {
    await("exited");
    await("terminated");
    return exitCode;
  }

  @Override
  public void initialized() {
    tell("initialized", () -> {});
  }

  @Override
  public void stopped(StoppedEventArguments args) {
    tell("stopped", () -> stops.add(args));
  }

  @Override
  public void output(OutputEventArguments args) {
    tell(
        "output",
        () ->
            output
                .computeIfAbsent(args.getCategory(), c -> new StringBuilder())
                .append(args.getOutput()));
  }

  @Override
  public void exited(ExitedEventArguments args) {
    tell("exited", () -> exitCode = args.getExitCode());
  }

  @Override
  public void terminated(TerminatedEventArguments args) {
    tell("terminated", () -> {});
  }

  @Override
  public void close() {
    try {
      get(adapter.disconnect(new DisconnectArguments()));
      here.close();
      there.close();
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
