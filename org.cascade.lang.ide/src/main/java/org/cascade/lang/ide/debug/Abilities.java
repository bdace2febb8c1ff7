package org.cascade.lang.ide.debug;

import org.eclipse.lsp4j.debug.Capabilities;
import org.eclipse.lsp4j.debug.ExceptionBreakpointsFilter;

/** What the debugger tells an editor that it can do. */
final class Abilities {
  /** Aborts that end the program, or the test. */
  static final String UNCAUGHT = "uncaught";

  /** Aborts that an {@code attempt} turns into a value. */
  static final String CAUGHT = "caught";

  private Abilities() {}

  static Capabilities all() {
    Capabilities all = new Capabilities();
    all.setSupportsConfigurationDoneRequest(true);
    all.setSupportsConditionalBreakpoints(true);
    all.setSupportsHitConditionalBreakpoints(true);
    all.setSupportsLogPoints(true);
    all.setSupportsEvaluateForHovers(true);
    all.setSupportsSetVariable(true);
    all.setSupportsExceptionInfoRequest(true);
    all.setSupportsBreakpointLocationsRequest(true);
    all.setSupportsTerminateRequest(true);
    all.setSupportTerminateDebuggee(true);
    all.setExceptionBreakpointFilters(
        new ExceptionBreakpointsFilter[] {
          filter(
              UNCAUGHT, "Aborts", "Stops where the program, or the test, is about to abort.", true),
          filter(CAUGHT, "Aborts within `attempt`", "Stops at aborts that become values.", false)
        });
    return all;
  }

  private static ExceptionBreakpointsFilter filter(
      String id, String label, String description, boolean first) {
    ExceptionBreakpointsFilter filter = new ExceptionBreakpointsFilter();
    filter.setFilter(id);
    filter.setLabel(label);
    filter.setDescription(description);
    filter.setDefault_(first);
    return filter;
  }
}
