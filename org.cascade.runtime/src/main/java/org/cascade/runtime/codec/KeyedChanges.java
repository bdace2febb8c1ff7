package org.cascade.runtime.codec;

import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Change;

/** The stored form of changes by key: for each a key, and the value it now has, if any. */
final class KeyedChanges {
  private KeyedChanges() {}

  /** Takes the changes, one by one. */
  interface Target<K, V> {
    void put(K key, V value);

    void remove(K key);
  }

  static <K, V> void write(
      Array<Change<K, V>> changes, Codec<K> keys, Codec<V> values, Output out) {
    out.writeUnsigned(changes.length());
    for (Change<K, V> change : changes) {
      out.writeBool(!(change instanceof Change.Removed<K, V>));
      keys.write(change.key(), out);
      switch (change) {
        case Change.Inserted<K, V>(K k, V now) -> values.write(now, out);
        case Change.Updated<K, V>(K k, V old, V now) -> values.write(now, out);
        case Change.Removed<K, V> gone -> {
          // a key is all there is to say
        }
      }
    }
  }

  static <K, V> void read(Input in, Codec<K> keys, Codec<V> values, Target<K, V> target) {
    int count = in.readCount(1);
    for (int i = 0; i < count; i++) {
      boolean put = in.readBool();
      K key = keys.read(in);
      if (put) {
        target.put(key, values.read(in));
      } else {
        target.remove(key);
      }
    }
  }
}
