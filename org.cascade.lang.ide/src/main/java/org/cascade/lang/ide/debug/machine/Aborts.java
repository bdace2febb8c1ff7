package org.cascade.lang.ide.debug.machine;

import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.StringReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.event.ExceptionEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.ExceptionRequest;

/** Stops where a program aborts: by a failed assertion, an overflow, {@code error(message)}. */
final class Aborts {
  private static final String ABORT = "org.cascade.runtime.value.Abort";
  private static final String OVERFLOW = "java.lang.StackOverflowError";
  private static final String ATTEMPT = "attempt";

  private final VirtualMachine vm;
  private volatile boolean uncaught;
  private volatile boolean caught;

  Aborts(VirtualMachine vm) {
    this.vm = vm;
  }

  /**
   * Which aborts to stop at.
   *
   * @param unattended those that end the program, or the test
   * @param attended those that an {@code attempt} turns into a value
   */
  void stopAt(boolean unattended, boolean attended) {
    uncaught = unattended;
    caught = attended;
  }

  /** Asks to be told of aborts as soon as there can be some. */
  void begin() {
    ClassPrepareRequest coming = vm.eventRequestManager().createClassPrepareRequest();
    coming.addClassFilter(ABORT);
    coming.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    coming.enable();
    vm.classesByName(OVERFLOW).forEach(this::watch);
    vm.classesByName(ABORT).forEach(this::watch);
  }

  void prepared(ReferenceType type) {
    if (type.name().equals(ABORT)) {
      watch(type);
    }
  }

  private void watch(ReferenceType type) {
    ExceptionRequest request = vm.eventRequestManager().createExceptionRequest(type, true, true);
    request.setSuspendPolicy(EventRequest.SUSPEND_ALL);
    request.enable();
  }

  /** Whether to stop at this one, which some code of the program has brought about. */
  boolean stops(ExceptionEvent event) {
    if (!uncaught && !caught) {
      return false;
    }
    return isAttempted(event.thread()) ? caught : uncaught;
  }

  private static boolean isAttempted(ThreadReference thread) {
    try {
      for (StackFrame frame : thread.frames()) {
        var method = frame.location().method();
        if (method.name().equals(ATTEMPT)
            && method.declaringType().name().startsWith("org.cascade.runtime.")) {
          return true;
        }
      }
      return false;
    } catch (IncompatibleThreadStateException e) {
      throw new IllegalStateException("the thread runs", e);
    }
  }

  /** Why. */
  static String message(ObjectReference abort) {
    if (abort.referenceType().name().equals(OVERFLOW)) {
      return "stack overflow: calls are nested too deeply";
    }
    return abort.referenceType().allFields().stream()
        .filter(f -> f.name().equals("message") && f.declaringType().name().equals(ABORT))
        .map(abort::getValue)
        .filter(StringReference.class::isInstance)
        .map(v -> ((StringReference) v).value())
        .findFirst()
        .orElse(abort.referenceType().name());
  }
}
