package org.cascade.runtime.codec;

/** Bytes that no value of the expected type is written as. */
public final class MalformedInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedInput(String message) {
    super(message);
  }
}
