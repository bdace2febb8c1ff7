package org.cascade.lang.compiler;

/** How far a compilation goes; each phase includes those before it. */
public enum Phase {
  /**
   * Types and constants, of a program whose diagnostics are known: only what is said on the way to
   * them is told.
   */
  TYPES,
  /** All diagnostics. */
  CHECK,
  /** The desugared modules. */
  CORE,
  /** Java source. */
  JAVA,
  /** Class files. */
  CLASSES
}
