package org.cascade.runtime.codec;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** A codec that is found when it is used; its schema spells each type out once. */
record LazyCodec<T>(String name, Supplier<Codec<T>> target) implements Codec<T> {
  /** The names that are being spelled out on this thread: within itself, a name is enough. */
  private static final ThreadLocal<Set<String>> SPELLING = ThreadLocal.withInitial(HashSet::new);

  @Override
  public void write(T value, Output out) {
    target.get().write(value, out);
  }

  @Override
  public T read(Input in) {
    return target.get().read(in);
  }

  @Override
  public boolean writeChange(T before, T after, Output out) {
    return target.get().writeChange(before, after, out);
  }

  @Override
  public T readChange(T before, Input in) {
    return target.get().readChange(before, in);
  }

  @Override
  public Changing<T> changing(T value) {
    return target.get().changing(value);
  }

  @Override
  public String schema() {
    Set<String> spelling = SPELLING.get();
    if (!spelling.add(name)) {
      return name;
    }
    try {
      return target.get().schema();
    } finally {
      spelling.remove(name);
    }
  }
}
