package org.cascade.runtime.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where in {@code .cascade} files something was thrown, and by which calls. */
public final class SourcePlace {
  /** How many calls are shown; of a deep recursion the rest is only counted. */
  private static final int MOST_SHOWN = 20;

  /** Enough for the innermost call and the one around it, with lambdas between. */
  private static final int FRAMES_LOOKED_AT = 24;

  private static final String RUNTIME = "org.cascade.runtime.";
  private static final StackWalker CALLS = StackWalker.getInstance();

  private SourcePlace() {}

  /** {@code file.cascade:12}, from the innermost frame that stands in such a file. */
  public static Optional<String> of(Throwable thrown) {
    return places(thrown).stream().findFirst();
  }

  /**
   * The calls that led there, innermost first, one line each: {@code at file.cascade:12}. A line
   * that calls itself over and over is told once, with how often.
   */
  public static List<String> calls(Throwable thrown) {
    List<String> places = places(origin(thrown));
    List<String> lines = new ArrayList<>();
    int next = 0;
    while (next < places.size() && lines.size() < MOST_SHOWN) {
      String place = places.get(next);
      int times = 1;
      while (next + times < places.size() && places.get(next + times).equals(place)) {
        times++;
      }
      lines.add("at " + place + (times > 2 ? " (" + times + " times)" : ""));
      next += times;
    }
    if (next < places.size()) {
      lines.add("… and " + (places.size() - next) + " calls more");
    }
    return List.copyOf(lines);
  }

  /** What was thrown first, of those that were thrown in such a file. */
  private static Throwable origin(Throwable thrown) {
    Throwable origin = thrown;
    Throwable at = thrown;
    while (at.getCause() != null && at.getCause() != at) {
      at = at.getCause();
      if (!ownPlaces(at).isEmpty()) {
        origin = at;
      }
    }
    return origin;
  }

  private static List<String> places(Throwable thrown) {
    List<String> own = ownPlaces(thrown);
    Throwable cause = thrown.getCause();
    return !own.isEmpty() || cause == null || cause == thrown ? own : places(cause);
  }

  private static List<String> ownPlaces(Throwable thrown) {
    return placesOf(Arrays.asList(thrown.getStackTrace()));
  }

  /** Where this thread is in the program: {@code file.cascade:12, called at file.cascade:30}. */
  public static Optional<String> ofCaller() {
    return CALLS.walk(frames ->
        shown(
            placesOf(
                frames
                    .filter(SourcePlace::isOfSource)
                    .limit(FRAMES_LOOKED_AT)
                    .map(StackWalker.StackFrame::toStackTraceElement)
                    .toList())));
  }

  private static boolean isOfSource(StackWalker.StackFrame frame) {
    return !frame.getClassName().startsWith(RUNTIME);
  }

  /** Where a thread with this stack is, in the same words. */
  public static Optional<String> of(StackTraceElement[] stack) {
    return shown(placesOf(Arrays.asList(stack)));
  }

  private static Optional<String> shown(List<String> places) {
    return places.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", called at ", places.subList(0, Math.min(2, places.size()))));
  }

  private static List<String> placesOf(List<StackTraceElement> frames) {
    List<String> places = new ArrayList<>();
    String method = "";
    for (StackTraceElement frame : frames) {
      String file = frame.getFileName();
      // Generated code that stands for no line of the file is between that and Java's own.
      if (file != null && file.endsWith(".cascade") && frame.getLineNumber() > 0) {
        String place = file + ":" + frame.getLineNumber();
        // A call through a lambda of the same line is one call to who reads the program.
        boolean same = !places.isEmpty() && places.getLast().equals(place);
        if (!same || method.equals(frame.getClassName() + "." + frame.getMethodName())) {
          places.add(place);
        }
        method = frame.getClassName() + "." + frame.getMethodName();
      }
    }
    return places;
  }

  /** The message, with the place if there is one. */
  public static String describe(Throwable thrown) {
    String message = thrown.getMessage();
    String text = message == null ? thrown.getClass().getSimpleName() : message;
    return of(thrown).map(place -> text + " (" + place + ")").orElse(text);
  }
}
