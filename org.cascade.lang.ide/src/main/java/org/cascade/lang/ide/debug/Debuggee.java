package org.cascade.lang.ide.debug;

import com.sun.jdi.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.ide.debug.machine.Door;

/** The process that runs a program for an editor, with what it writes and how it ends. */
final class Debuggee implements AutoCloseable {
  private static final int PIECE = 8192;

  private final Path folder;
  private final List<String> command;
  private final Launch launch;
  private final Optional<Door> door;
  private Optional<Process> process = Optional.empty();
  private final List<Thread> readers = new ArrayList<>();
  private boolean closed;

  private Debuggee(Path folder, List<String> command, Launch launch, Optional<Door> door) {
    this.folder = folder;
    this.command = command;
    this.launch = launch;
    this.door = door;
  }

  /** Prepares to run a program. */
  static Debuggee of(ProgramStarter starter, CompileResult program, Launch launch)
      throws IOException, RefusedLaunch {
    Path folder = Files.createTempDirectory("cascade-debug");
    Optional<Door> door = launch.debugged() ? Optional.of(Door.open()) : Optional.empty();
    List<String> options = new ArrayList<>();
    door.ifPresent(d -> options.add(d.javaOption()));
    options.addAll(launch.javaOptions());
    return new Debuggee(folder, starter.command(program, launch, folder, options), launch, door);
  }

  List<String> command() {
    return command;
  }

  /**
   * Starts the process.
   *
   * @param output takes what it writes, with the name of the stream
   */
  void start(BiConsumer<String, String> output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(launch.cwd().toFile());
    builder.environment().putAll(launch.env());
    Process started = builder.start();
    process = Optional.of(started);
    // Nobody can type: a program that reads finds the end of its input.
    started.getOutputStream().close();
    read(started.getInputStream(), "stdout", output);
    read(started.getErrorStream(), "stderr", output);
  }

  private void read(InputStream from, String stream, BiConsumer<String, String> output) {
    Thread thread =
        new Thread(
            () -> {
              try (Reader reader = new InputStreamReader(from, StandardCharsets.UTF_8)) {
                char[] piece = new char[PIECE];
                for (int read = reader.read(piece); read >= 0; read = reader.read(piece)) {
                  output.accept(stream, new String(piece, 0, read));
                }
              } catch (IOException e) {
                return; // the process was ended
              }
            },
            "cascade-debug-" + stream);
    thread.setDaemon(true);
    thread.start();
    readers.add(thread);
  }

  /** The JVM of the process, once it waits for its debugger; absent if it ended before. */
  Optional<VirtualMachine> machine(BooleanSupplier expected) throws IOException {
    try (Door opened = door.orElseThrow()) {
      return opened.await(
          () -> expected.getAsBoolean() && process.map(Process::isAlive).orElse(true));
    }
  }

  /** How the process ends, after all it wrote has been read; absent if another one started it. */
  Optional<CompletableFuture<Integer>> end() {
    return process.map(p -> p.onExit().thenApply(this::afterOutput));
  }

  private int afterOutput(Process ended) {
    try {
      for (Thread reader : readers) {
        reader.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ended.exitValue();
  }

  /** Asks the process to end. */
  void terminate() {
    process.ifPresent(Process::destroy);
  }

  /** Ends the process, and forgets the program; nothing if that is done. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    process.ifPresent(p -> p.descendants().forEach(ProcessHandle::destroyForcibly));
    process.ifPresent(Process::destroyForcibly);
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
