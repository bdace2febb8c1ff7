package org.cascade.lang.compiler;

/** How far a compilation goes; each phase includes those before it. */
public enum Phase {
  /** All diagnostics. */
  CHECK,
  /** The desugared modules. */
  CORE,
  /** Java source. */
  JAVA,
  /** Class files. */
  CLASSES
}
