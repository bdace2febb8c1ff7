package org.cascade.runtime.fault;

import org.cascade.runtime.value.Abort;

/**
 * An operation that failed for a reason outside the program: it aborts what was in progress, and
 * {@code attempt} can catch it like any abort. Messages are full sentences with a way out.
 */
public abstract sealed class OperationException extends Abort {
  private static final long serialVersionUID = 1L;

  private OperationException(String message) {
    super(message);
  }

  private OperationException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Another process has the data directory open. */
  public static final class DataLocked extends OperationException {
    private static final long serialVersionUID = 1L;

    public DataLocked(String message) {
      super(message);
    }
  }

  /** Stored data is damaged. */
  public static final class DataCorrupt extends OperationException {
    private static final long serialVersionUID = 1L;

    public DataCorrupt(String message) {
      super(message);
    }
  }

  /** The directory belongs to another program, or to none. */
  public static final class ForeignData extends OperationException {
    private static final long serialVersionUID = 1L;

    public ForeignData(String message) {
      super(message);
    }
  }

  /** Stored data has another form than the program's states. */
  public static final class SchemaChanged extends OperationException {
    private static final long serialVersionUID = 1L;

    public SchemaChanged(String message) {
      super(message);
    }
  }

  /** A transaction waited too long for another one. */
  public static final class TimedOut extends OperationException {
    private static final long serialVersionUID = 1L;

    public TimedOut(String message) {
      super(message);
    }
  }

  /** The disk refused to read or write: full, broken, not permitted. */
  public static final class StorageFailed extends OperationException {
    private static final long serialVersionUID = 1L;

    public StorageFailed(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** A space that cannot be reached, or an engine that is closed. */
  public static final class Unreachable extends OperationException {
    private static final long serialVersionUID = 1L;

    public Unreachable(String message) {
      super(message);
    }
  }

  /** Data that is only looked at was to be changed. */
  public static final class ReadOnly extends OperationException {
    private static final long serialVersionUID = 1L;

    public ReadOnly(String message) {
      super(message);
    }
  }

  /** More than can be stored at once. */
  public static final class TooLarge extends OperationException {
    private static final long serialVersionUID = 1L;

    public TooLarge(String message) {
      super(message);
    }
  }
}
