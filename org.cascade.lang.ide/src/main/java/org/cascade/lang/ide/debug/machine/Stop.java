package org.cascade.lang.ide.debug.machine;

import com.sun.jdi.ThreadReference;
import java.util.List;

/**
 * Why a program stands still.
 *
 * @param thread the one that is the reason
 * @param breakpoints the ids of the break points it has come to
 * @param text why, for the user; empty where the reason says it all
 */
public record Stop(Reason reason, ThreadReference thread, List<Integer> breakpoints, String text) {
  /** What made it stop. */
  public enum Reason {
    ENTRY,
    BREAKPOINT,
    STEP,
    PAUSE,
    ABORT
  }

  static Stop of(Reason reason, ThreadReference thread) {
    return new Stop(reason, thread, List.of(), "");
  }
}
