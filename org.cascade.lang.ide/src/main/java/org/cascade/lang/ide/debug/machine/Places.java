package org.cascade.lang.ide.debug.machine;

import com.sun.jdi.Location;
import com.sun.jdi.Method;
import java.util.Optional;
import org.cascade.lang.ide.debug.lines.MethodId;
import org.cascade.lang.ide.debug.lines.ProgramLines;
import org.cascade.lang.ide.debug.lines.SourceLine;

/** Places of a running JVM in terms of sources. */
public final class Places {
  /**
   * The numbers as they stand in the class file; the source map is read by {@link ProgramLines}.
   */
  private static final String AS_WRITTEN = "Java";

  private Places() {}

  public static MethodId method(Location location) {
    Method method = location.method();
    return new MethodId(location.declaringType().name(), method.name(), method.signature());
  }

  static int number(Location location) {
    return location.lineNumber(AS_WRITTEN);
  }

  /**
   * The line that a user has written for a place; absent for the runtime and for generated code.
   */
  public static Optional<SourceLine> line(ProgramLines lines, Location location) {
    return lines.isShown(method(location))
        ? lines.at(location.declaringType().name(), number(location))
        : Optional.empty();
  }
}
