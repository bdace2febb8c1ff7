package org.cascade.runtime.txn;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How far back one thread's outermost snapshot looks: what it sees is kept.
 *
 * <p>Others may see an older number for a while, which only keeps more. But that there is a pin has
 * to be seen before the thread chooses what to look at.
 */
final class Pin {
  /** Nothing is kept for this thread. */
  private static final long NONE = Long.MAX_VALUE;

  private static final long ALL = 0;
  private static final VarHandle NUMBER;

  static {
    try {
      NUMBER = MethodHandles.lookup().findVarHandle(Pin.class, "number", long.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  @SuppressWarnings("FieldMayBeFinal") // written by its handle
  private long number = NONE;

  boolean isFree() {
    return number == NONE;
  }

  /** Keeps everything, as others see before this returns. */
  void keepAll() {
    NUMBER.setVolatile(this, ALL);
  }

  /** Keeps what is seen as of a commit; only ever a later one. */
  void keepFrom(long commit) {
    NUMBER.setOpaque(this, commit);
  }

  void free() {
    NUMBER.setRelease(this, NONE);
  }

  /** The oldest commit that is looked at, as far as another thread can see. */
  long oldest() {
    return (long) NUMBER.getAcquire(this);
  }
}
