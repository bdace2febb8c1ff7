package org.cascade.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.cascade.lang.compiler.CrashReport;
import org.cascade.runtime.api.Program;
import org.cascade.runtime.api.ProgramOptions;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.txn.IsolationOptions;

/** Runs programs in this process, on threads that allow deep recursion. */
final class ProgramRun {
  private static final long STACK_BYTES = 512L << 20;

  /** How the runtime begins the lines of a Java stack, which users are not to see. */
  private static final String FRAME = "    ";

  private final Consumer<String> messages;

  /**
   * @param messages takes what the runtime tells: traces, and why a program ended
   */
  ProgramRun(Consumer<String> messages) {
    this.messages = messages;
  }

  /** Runs a program with the usual limits; returns the exit code. */
  int run(Program program, ProgramOptions options) {
    return run(program, options, IsolationOptions.DEFAULT);
  }

  /** Runs a program; returns the exit code. */
  int run(Program program, ProgramOptions options, IsolationOptions limits) {
    return run(messages -> program.run(options, Io.real(), limits, messages));
  }

  /** Does something with a program, which gives its exit code; returns the command's. */
  int run(ToIntFunction<Consumer<String>> work) {
    List<String> frames = new ArrayList<>();
    Consumer<String> sorted =
        line -> {
          if (line.startsWith(FRAME)) {
            frames.add(line);
          } else {
            messages.accept(line);
          }
        };
    int code = onBigStack(() -> work.applyAsInt(sorted));
    System.out.flush();
    if (code == Program.BUG) {
      Throwable crash = new IllegalStateException(String.join("\n", frames));
      CrashReport.write("running the program", crash)
          .ifPresent(file -> messages.accept("The details are in `" + file + "`."));
    }
    return switch (code) {
      case Program.DONE -> ExitCode.OK;
      case Program.BUG -> ExitCode.INTERNAL;
      default -> ExitCode.FAILED;
    };
  }

  private interface Body {
    int run();
  }

  private static int onBigStack(Body body) {
    AtomicInteger code = new AtomicInteger(Program.BUG);
    List<Throwable> failures = new ArrayList<>();
    Thread thread = new Thread(null, () -> code.set(body.run()), "main", STACK_BYTES);
    thread.setUncaughtExceptionHandler((t, failure) -> failures.add(failure));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Program.ABORTED;
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException("the program could not be started", failures.getFirst());
    }
    return code.get();
  }
}
