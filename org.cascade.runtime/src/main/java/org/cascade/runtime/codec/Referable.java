package org.cascade.runtime.codec;

/** A thing that is stored as a reference to it, not as a value: a space. */
public interface Referable {
  /** The number by which it is found again, in this run and in later ones. */
  long referenceNumber();
}
