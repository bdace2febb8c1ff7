package org.cascade.runtime.codec;

import org.cascade.runtime.fault.CascadeBugException;

/** How values of one type become bytes and back. */
public interface Codec<T> {
  void write(T value, Output out);

  /** Reads what {@link #write} wrote; throws {@link MalformedInput} on anything else. */
  T read(Input in);

  /** A text that changes whenever the stored form does; equal texts read each other's bytes. */
  String schema();

  /**
   * Writes how to get from one value to a later one, where that is likely to be shorter than the
   * later one; else writes nothing and returns false.
   */
  default boolean writeChange(T before, T after, Output out) {
    return false;
  }

  /** The later value, from the earlier one and what {@link #writeChange} wrote. */
  default T readChange(T before, Input in) {
    throw new CascadeBugException("`" + schema() + "` writes no changes, so there are none");
  }

  /** For many changes one after the other; the value may not be used in between. */
  default Changing<T> changing(T value) {
    return new Changing<>() {
      private T current = value;

      @Override
      public void change(Input in) {
        current = readChange(current, in);
      }

      @Override
      public T value() {
        return current;
      }
    };
  }

  /** A value that takes changes as {@link #writeChange} wrote them. */
  interface Changing<T> {
    void change(Input in);

    /** What has become of it; then it takes no more changes. */
    T value();
  }
}
