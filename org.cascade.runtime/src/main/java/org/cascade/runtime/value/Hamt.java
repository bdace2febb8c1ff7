package org.cascade.runtime.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A hash array mapped trie: the persistent hash table behind {@link Map} and {@link Set}.
 *
 * <p>A node has a slot for each value of five bits of the hash that occurs below it; a slot is an
 * entry or a node for the next five bits. Entries whose whole hash is the same share a node without
 * a bitmap. After P. Bagwell, Ideal Hash Trees (2001).
 */
final class Hamt<K, V> {
  private static final int BITS = 5;
  private static final int HASH_BITS = 32;
  private static final Hamt<?, ?> EMPTY = new Hamt<>(0, new Object[0], TreeEdit.NONE);

  /** A binding, with its place in the order of insertion. */
  record Entry<K, V>(K key, V value, long sequence) {}

  private final int bitmap;
  private final Object[] slots;
  private final TreeEdit madeFor;

  private Hamt(int bitmap, Object[] slots, TreeEdit madeFor) {
    this.bitmap = bitmap;
    this.slots = slots;
    this.madeFor = madeFor;
  }

  @SuppressWarnings("unchecked")
  static <K, V> Hamt<K, V> empty() {
    return (Hamt<K, V>) EMPTY;
  }

  @Nullable Entry<K, V> get(Object key) {
    return get(key, hash(key), 0);
  }

  Hamt<K, V> put(Entry<K, V> entry, TreeEdit edit) {
    return put(entry, hash(entry.key), 0, edit);
  }

  Hamt<K, V> remove(Object key, TreeEdit edit) {
    return remove(key, hash(key), 0, edit);
  }

  /** Spreads the bits that differ in most hashes, the low ones, over the whole. */
  private static int hash(Object key) {
    int hash = key.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }

  private static int bit(int hash, int shift) {
    return 1 << ((hash >>> shift) & 31);
  }

  private int index(int bit) {
    return Integer.bitCount(bitmap & (bit - 1));
  }

  @SuppressWarnings("unchecked")
  private static <K, V> Entry<K, V> entry(Object slot) {
    return (Entry<K, V>) slot;
  }

  @SuppressWarnings("unchecked")
  private Hamt<K, V> node(Object slot) {
    return (Hamt<K, V>) slot;
  }

  private @Nullable Entry<K, V> get(Object key, int hash, int shift) {
    if (shift >= HASH_BITS) {
      int at = collision(key);
      return at < 0 ? null : entry(slots[at]);
    }
    int bit = bit(hash, shift);
    if ((bitmap & bit) == 0) {
      return null;
    }
    Object slot = slots[index(bit)];
    if (slot instanceof Hamt<?, ?>) {
      return node(slot).get(key, hash, shift + BITS);
    }
    Entry<K, V> entry = entry(slot);
    return entry.key.equals(key) ? entry : null;
  }

  /** Where a key is in a node of entries with the same hash, or -1. */
  private int collision(Object key) {
    for (int i = 0; i < slots.length; i++) {
      if (Hamt.<K, V>entry(slots[i]).key.equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private Hamt<K, V> put(Entry<K, V> entry, int hash, int shift, TreeEdit edit) {
    if (shift >= HASH_BITS) {
      int at = collision(entry.key);
      return at < 0 ? inserted(0, slots.length, entry, edit) : replaced(at, entry, edit);
    }
    int bit = bit(hash, shift);
    int at = index(bit);
    if ((bitmap & bit) == 0) {
      return inserted(bit, at, entry, edit);
    }
    Object slot = slots[at];
    if (slot instanceof Hamt<?, ?>) {
      return replaced(at, node(slot).put(entry, hash, shift + BITS, edit), edit);
    }
    Entry<K, V> other = entry(slot);
    if (other.key.equals(entry.key)) {
      return replaced(at, entry, edit);
    }
    Hamt<K, V> below = Hamt.<K, V>empty().put(other, hash(other.key), shift + BITS, edit);
    return replaced(at, below.put(entry, hash, shift + BITS, edit), edit);
  }

  private Hamt<K, V> remove(Object key, int hash, int shift, TreeEdit edit) {
    if (shift >= HASH_BITS) {
      int at = collision(key);
      return at < 0 ? this : without(0, at, edit);
    }
    int bit = bit(hash, shift);
    if ((bitmap & bit) == 0) {
      return this;
    }
    int at = index(bit);
    Object slot = slots[at];
    if (!(slot instanceof Hamt<?, ?>)) {
      return Hamt.<K, V>entry(slot).key.equals(key) ? without(bit, at, edit) : this;
    }
    Hamt<K, V> after = node(slot).remove(key, hash, shift + BITS, edit);
    boolean single = after.slots.length == 1 && !(after.slots[0] instanceof Hamt<?, ?>);
    Object kept = single ? after.slots[0] : after;
    return kept == slot ? this : replaced(at, kept, edit);
  }

  private Hamt<K, V> replaced(int at, Object slot, TreeEdit edit) {
    if (edit.owns(madeFor)) {
      slots[at] = slot;
      return this;
    }
    Object[] changed = slots.clone();
    changed[at] = slot;
    return new Hamt<>(bitmap, changed, edit);
  }

  private Hamt<K, V> inserted(int bit, int at, Object slot, TreeEdit edit) {
    Object[] more = new Object[slots.length + 1];
    System.arraycopy(slots, 0, more, 0, at);
    more[at] = slot;
    System.arraycopy(slots, at, more, at + 1, slots.length - at);
    return new Hamt<>(bitmap | bit, more, edit);
  }

  private Hamt<K, V> without(int bit, int at, TreeEdit edit) {
    Object[] fewer = Arrays.copyOf(slots, slots.length - 1);
    System.arraycopy(slots, at + 1, fewer, at, fewer.length - at);
    return new Hamt<>(bitmap & ~bit, fewer, edit);
  }
}
