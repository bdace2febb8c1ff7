package org.cascade.runtime.codec;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Change;
import org.cascade.runtime.value.Changes;
import org.cascade.runtime.value.Map;
import org.cascade.runtime.value.Tuple2;

/** A map: its entries in the order of insertion; a change is the entries that differ. */
record MapCodec<K, V>(Codec<K> key, Codec<V> value) implements Codec<Map<K, V>> {
  @Override
  public void write(Map<K, V> map, Output out) {
    out.writeUnsigned(map.length());
    for (Tuple2<K, V> entry : map) {
      key.write(entry.a0(), out);
      value.write(entry.a1(), out);
    }
  }

  @Override
  public Map<K, V> read(Input in) {
    int length = in.readCount(0);
    List<Tuple2<K, V>> entries = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      K k = key.read(in);
      entries.add(new Tuple2<>(k, value.read(in)));
    }
    return Map.of(Array.from(entries));
  }

  /** Changes do not tell of a key that was removed and put back: then the whole is written. */
  @Override
  public boolean writeChange(Map<K, V> before, Map<K, V> after, Output out) {
    Array<Change<K, V>> changes = Changes.between(before, after);
    if (changes.length() > after.length() / 2 + 1) {
      return false;
    }
    var target = new Target<K, V>(before);
    for (Change<K, V> change : changes) {
      switch (change) {
        case Change.Inserted<K, V>(K k, V now) -> target.put(k, now);
        case Change.Updated<K, V>(K k, V old, V now) -> target.put(k, now);
        case Change.Removed<K, V>(K k, V old) -> target.remove(k);
      }
    }
    if (!sameOrder(target.map, after)) {
      return false;
    }
    KeyedChanges.write(changes, key, value, out);
    return true;
  }

  private static <K, V> boolean sameOrder(Map<K, V> a, Map<K, V> b) {
    Iterator<Tuple2<K, V>> left = a.iterator();
    Iterator<Tuple2<K, V>> right = b.iterator();
    while (left.hasNext() && right.hasNext()) {
      if (!left.next().a0().equals(right.next().a0())) {
        return false;
      }
    }
    return left.hasNext() == right.hasNext();
  }

  @Override
  public Map<K, V> readChange(Map<K, V> before, Input in) {
    var target = new Target<K, V>(before);
    KeyedChanges.read(in, key, value, target);
    return target.map;
  }

  @Override
  public String schema() {
    return "Map<" + key.schema() + ", " + value.schema() + ">";
  }

  /** A map that takes changes. */
  private static final class Target<K, V> implements KeyedChanges.Target<K, V> {
    private Map<K, V> map;

    Target(Map<K, V> map) {
      this.map = map;
    }

    @Override
    public void put(K k, V v) {
      map = map.insert(k, v);
    }

    @Override
    public void remove(K k) {
      map = map.remove(k);
    }
  }
}
