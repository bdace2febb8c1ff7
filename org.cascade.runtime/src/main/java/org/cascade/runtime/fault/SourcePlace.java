package org.cascade.runtime.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where in {@code .cascade} files something was thrown, and by which calls. */
public final class SourcePlace {
  /** How many calls are shown; of a deep recursion the rest is only counted. */
  private static final int MOST_SHOWN = 20;

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
    List<String> places = new ArrayList<>();
    String method = "";
    for (StackTraceElement frame : thrown.getStackTrace()) {
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
