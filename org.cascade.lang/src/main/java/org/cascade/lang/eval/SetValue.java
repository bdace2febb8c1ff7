package org.cascade.lang.eval;

import java.util.List;

/** A Set: elements in order of insertion. */
public final class SetValue implements Value.Collection {
  public static final SetValue EMPTY = new SetValue(MapValue.EMPTY);

  private final MapValue elements;

  private SetValue(MapValue elements) {
    this.elements = elements;
  }

  public static SetValue of(Iterable<? extends Value> items) {
    SetValue all = EMPTY;
    for (Value item : items) {
      all = all.insert(item);
    }
    return all;
  }

  SetValue insert(Value item) {
    return new SetValue(elements.insert(item, Value.UNIT));
  }

  SetValue remove(Value item) {
    return new SetValue(elements.remove(item));
  }

  boolean contains(Value item) {
    return elements.find(item).isPresent();
  }

  @Override
  public int size() {
    return elements.size();
  }

  /** In order of insertion. */
  public List<Value> items() {
    return elements.entries().stream().map(Dictionary.Entry::key).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SetValue set && elements.equals(set.elements);
  }

  @Override
  public int hashCode() {
    return elements.hashCode();
  }

  @Override
  public String toString() {
    return ValueText.show(this);
  }
}
