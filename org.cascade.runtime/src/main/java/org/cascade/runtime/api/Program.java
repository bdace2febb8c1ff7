package org.cascade.runtime.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cascade.runtime.codec.Codec;
import org.cascade.runtime.codec.ValueTypes;
import org.cascade.runtime.engine.EmbeddedEngine;
import org.cascade.runtime.engine.EngineOptions;
import org.cascade.runtime.engine.Engines;
import org.cascade.runtime.engine.SpaceKind;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.fault.SourcePlace;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.metrics.EngineMetrics;
import org.cascade.runtime.txn.IsolationOptions;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.wal.Durability;

/**
 * A whole program, ready to run.
 *
 * @param name whose data it is: the module of {@code main}
 * @param types all its types of space
 * @param values the named codecs of its types, so that values of them can be stored as {@code Any}
 * @param main its top-level statements
 */
public record Program(String name, List<SpaceType<?>> types, List<Codec<?>> values, Runnable main) {
  /** The program ended well. */
  public static final int DONE = 0;

  /** It aborted, or its data could not be used. */
  public static final int ABORTED = 1;

  /** The runtime itself is at fault. */
  public static final int BUG = 70;

  /** The program with all that its modules declare. */
  public static Program of(String name, Consumer<ProgramTypes> declare, Runnable main) {
    var types = new ProgramTypes();
    declare.accept(types);
    return new Program(name, types.spaces(), types.values(), main);
  }

  /** Runs the program on this machine; gives the process's exit code, and does not end it. */
  public int run(ProgramOptions options) {
    return run(options, Io.real(), IsolationOptions.DEFAULT, System.err::println);
  }

  /** Runs the program; messages for its user go to {@code messages}. */
  public int run(
      ProgramOptions options, Io io, IsolationOptions limits, Consumer<String> messages) {
    return exitCodeOf(() -> runOnEngine(options, io, limits, messages), messages);
  }

  /** Tells of all that the program has stored in a directory; gives the exit code. */
  public int dump(Path data, Io io, Consumer<String> lines, Consumer<String> messages) {
    EngineOptions options =
        engineOptions(
            ProgramOptions.DEFAULT, IsolationOptions.DEFAULT, messages, EngineMetrics.NONE);
    return exitCodeOf(
        () -> {
          try (EmbeddedEngine engine = EmbeddedEngine.openCopy(options, data, io)) {
            engine.dump(lines);
          }
        },
        messages);
  }

  /** Has the program's data in a directory take as little room as it can; gives the exit code. */
  public int compact(Path data, Io io, Consumer<String> messages) {
    var on = new ProgramOptions(Optional.of(data), Durability.SYNC, false, List.of());
    EngineOptions options =
        engineOptions(on, IsolationOptions.DEFAULT, messages, EngineMetrics.NONE);
    return exitCodeOf(
        () -> {
          try (EmbeddedEngine engine = EmbeddedEngine.open(options, io)) {
            engine.checkpoint();
          }
        },
        messages);
  }

  private void runOnEngine(
      ProgramOptions options, Io io, IsolationOptions limits, Consumer<String> messages) {
    Optional<FinalStatistics> statistics =
        options.stats() ? Optional.of(FinalStatistics.of(io, messages)) : Optional.empty();
    EngineMetrics metrics = statistics.isPresent() ? statistics.get().metrics() : options.metrics();
    EmbeddedEngine engine =
        EmbeddedEngine.open(engineOptions(options, limits, messages, metrics), io);
    statistics.ifPresent(table -> table.begin(engine.gauges()));
    Engines.use(engine);
    try (engine) {
      main.run();
    } finally {
      Engines.leave(engine);
      statistics.ifPresent(FinalStatistics::tell);
    }
  }

  private EngineOptions engineOptions(
      ProgramOptions options,
      IsolationOptions limits,
      Consumer<String> messages,
      EngineMetrics metrics) {
    List<SpaceKind<?>> kinds = types.stream().<SpaceKind<?>>map(SpaceType::kind).toList();
    return new EngineOptions(
        name,
        kinds,
        ValueTypes.of(values),
        options.data(),
        options.storage(),
        options.trace(),
        messages,
        limits,
        metrics,
        options.access());
  }

  /** Runs something as the outermost door of a program: what it throws becomes a message. */
  public static int exitCodeOf(Runnable body, Consumer<String> messages) {
    try {
      body.run();
      return DONE;
    } catch (Abort abort) {
      messages.accept("error: " + abort.message());
      SourcePlace.calls(abort).forEach(call -> messages.accept("  " + call));
    } catch (StackOverflowError deep) {
      messages.accept("error: stack overflow: calls are nested too deeply");
      SourcePlace.calls(deep).forEach(call -> messages.accept("  " + call));
    } catch (OutOfMemoryError full) {
      messages.accept("error: out of memory: give the Java process more with -Xmx");
    } catch (CascadeBugException bug) {
      tellBug(bug, messages);
      return BUG;
    } catch (RuntimeException unexpected) {
      tellBug(unexpected, messages);
      return BUG;
    }
    return ABORTED;
  }

  private static void tellBug(RuntimeException bug, Consumer<String> messages) {
    messages.accept("error: this is a bug of Cascade, not of your program: " + bug);
    SourcePlace.of(bug).ifPresent(place -> messages.accept("  at " + place));
    messages.accept("Please report it with the program and the lines below.");
    for (StackTraceElement frame : bug.getStackTrace()) {
      messages.accept("    " + frame);
    }
  }
}
