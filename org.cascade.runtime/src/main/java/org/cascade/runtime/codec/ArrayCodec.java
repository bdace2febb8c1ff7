package org.cascade.runtime.codec;

import java.util.ArrayList;
import java.util.List;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Change;
import org.cascade.runtime.value.Changes;

/** An array: its length and elements; a change is the new length, and the elements that differ. */
record ArrayCodec<T>(Codec<T> element) implements Codec<Array<T>> {
  @Override
  public void write(Array<T> array, Output out) {
    out.writeUnsigned(array.length());
    for (T each : array) {
      element.write(each, out);
    }
  }

  @Override
  public Array<T> read(Input in) {
    // Elements such as () take no bytes, so the length cannot be checked against what is left.
    int length = in.readCount(0);
    List<T> elements = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      elements.add(element.read(in));
    }
    return Array.from(elements);
  }

  @Override
  public boolean writeChange(Array<T> before, Array<T> after, Output out) {
    Array<Change<Long, T>> changes = Changes.between(before, after);
    if (changes.length() > after.length() / 2 + 1) {
      return false; // nearly all of it: the whole is no longer
    }
    out.writeUnsigned(after.length());
    Array<Change<Long, T>> puts = changes.filter(c -> !(c instanceof Change.Removed<Long, T>));
    out.writeUnsigned(puts.length());
    for (Change<Long, T> put : puts) {
      out.writeUnsigned(put.key());
      element.write(after.at(put.key()), out);
    }
    return true;
  }

  @Override
  public Array<T> readChange(Array<T> before, Input in) {
    long length = in.readCount(0);
    Array<T> array = length < before.length() ? before.take(length) : before;
    int puts = in.readCount(1);
    for (int i = 0; i < puts; i++) {
      long index = in.readUnsigned();
      T value = element.read(in);
      if (index < 0 || index > array.length()) {
        throw new MalformedInput("a change leaves a gap before element " + index);
      }
      array = index == array.length() ? array.append(value) : array.set(index, value);
    }
    if (array.length() != length) {
      throw new MalformedInput("a change does not give an array of length " + length);
    }
    return array;
  }

  @Override
  public String schema() {
    return "Array<" + element.schema() + ">";
  }
}
