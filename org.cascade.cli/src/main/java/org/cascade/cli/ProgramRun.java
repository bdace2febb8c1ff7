package org.cascade.cli;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicReference;
import org.cascade.runtime.api.Program;
import org.cascade.runtime.api.ProgramOptions;

/** Runs a compiled program in this process, on a thread that allows deep recursion. */
final class ProgramRun {
  private static final long STACK_BYTES = 512L << 20;

  private final Terminal terminal;

  ProgramRun(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs the program's main; returns the exit code. */
  int run(CompiledProgram program, ProgramOptions options) {
    return onBigStack(() -> Program.run(options, main(program)));
  }

  /** Does something of the program's; what it throws is shown. */
  int onBigStack(Runnable body) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                body.run();
              } catch (Throwable e) {
                failure.set(e);
              }
            },
            "main",
            STACK_BYTES);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILED;
    }
    System.out.flush();
    Throwable thrown = failure.get();
    return thrown == null ? ExitCode.OK : ProgramFailure.show(terminal, thrown);
  }

  private static Runnable main(CompiledProgram program) {
    return method(new ProgramLoader(program.classes()), program.mainClass(), "run");
  }

  /** A static method without parameters of a generated class. */
  static Runnable method(ClassLoader loader, String className, String name) {
    MethodHandle handle;
    try {
      Class<?> type = Class.forName(className, true, loader);
      handle =
          MethodHandles.publicLookup()
              .findStatic(type, name, MethodType.methodType(void.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("generated code lacks `" + className + "." + name + "`", e);
    }
    return () -> {
      try {
        handle.invokeExact();
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("generated code throws no checked exceptions", e);
      }
    };
  }
}
