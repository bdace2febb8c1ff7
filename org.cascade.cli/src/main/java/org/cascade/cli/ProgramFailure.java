package org.cascade.cli;

import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.compiler.CrashReport;
import org.cascade.runtime.value.Abort;

/** Tells the user why a running program ended, in terms of Cascade files and lines. */
final class ProgramFailure {
  private static final int MOST_FRAMES = 12;

  private ProgramFailure() {}

  /** Writes what happened; returns the exit code. */
  static int show(Terminal terminal, Throwable failure) {
    return switch (failure) {
      case Abort abort -> ended(terminal, "aborted: " + abort.message(), abort);
      case StackOverflowError deep ->
          ended(terminal, "aborted: the stack is full; does a function call itself without end?", deep);
      case OutOfMemoryError full ->
          ended(
              terminal,
              "aborted: the memory is full. CASCADE_JAVA_OPTIONS=-Xmx4g gives a program more.",
              full);
      default -> {
        terminal.say(CrashReport.message("running the program", failure));
        yield ExitCode.INTERNAL;
      }
    };
  }

  private static int ended(Terminal terminal, String what, Throwable failure) {
    List<String> places = places(failure);
    terminal.err().println((places.isEmpty() ? "cascade" : places.getFirst()) + ": " + what);
    places.stream()
        .skip(1)
        .limit(MOST_FRAMES)
        .forEach(place -> terminal.err().println("    called at " + place));
    if (places.size() > MOST_FRAMES + 1) {
      terminal.err().println("    and " + (places.size() - MOST_FRAMES - 1) + " more");
    }
    terminal.err().flush();
    return ExitCode.FAILED;
  }

  /** The Cascade lines of a stack, innermost first, each once in a row. */
  private static List<String> places(Throwable failure) {
    List<String> places = new ArrayList<>();
    for (StackTraceElement frame : failure.getStackTrace()) {
      String file = frame.getFileName();
      if (file != null && file.endsWith(".cascade")) {
        String place = file + ":" + frame.getLineNumber();
        if (places.isEmpty() || !places.getLast().equals(place)) {
          places.add(place);
        }
      }
    }
    return places;
  }
}
