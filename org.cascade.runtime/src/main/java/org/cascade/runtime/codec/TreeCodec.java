package org.cascade.runtime.codec;

import java.util.ArrayList;
import java.util.List;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.BTree;
import org.cascade.runtime.value.BulkEdit;
import org.cascade.runtime.value.Change;
import org.cascade.runtime.value.Changes;
import org.cascade.runtime.value.Ordering;
import org.cascade.runtime.value.StoredEntries;

/**
 * An ordered tree: its length, then its leaves in order; a change is the entries that differ.
 *
 * <p>A leaf is the number of its entries, its first key, and a part with the other keys and the
 * values. So a large tree is there as soon as the first keys are read: a leaf reads its part when
 * it is first looked into, and one that never was is written again as it is.
 */
record TreeCodec<K, V>(Codec<K> key, Codec<V> value) implements Codec<BTree<K, V>> {
  @Override
  public void write(BTree<K, V> tree, Output out) {
    out.writeUnsigned(tree.length());
    tree.eachLeaf(new Leaves<>(this, out));
  }

  /** Writes leaves. */
  private static final class Leaves<K, V> implements BTree.Leaves<K, V> {
    private final TreeCodec<K, V> codec;
    private final Output out;
    private final Output part;
    private String schema = "";

    Leaves(TreeCodec<K, V> codec, Output out) {
      this.codec = codec;
      this.out = out;
      this.part = new Output(out.types());
    }

    @Override
    public void chunk(BTree.Chunk<K, V> entries) {
      part.clear();
      for (int i = 1; i < entries.size(); i++) {
        codec.key.write(entries.key(i), part);
      }
      for (int i = 0; i < entries.size(); i++) {
        codec.value.write(entries.value(i), part);
      }
      out.writeUnsigned(entries.size());
      codec.key.write(entries.key(0), out);
      out.writePart(part);
    }

    @Override
    public void stored(StoredEntries<K, V> entries) {
      if (entries instanceof Kept<K, V> kept && isOfSameForm(kept)) {
        out.writeUnsigned(kept.size());
        codec.key.write(kept.firstKey(), out);
        out.writeBytes(kept.part());
      } else {
        entries.read().chunks().forEach(this::chunk);
      }
    }

    private boolean isOfSameForm(Kept<K, V> kept) {
      if (kept.codec() == codec) {
        return true;
      }
      schema = schema.isEmpty() ? codec.schema() : schema;
      return kept.codec().schema().equals(schema);
    }
  }

  /** Entries as they are stored: the bytes that belong to them, to be read later. */
  private record Kept<K, V>(TreeCodec<K, V> codec, int size, K firstKey, byte[] part, Origin origin)
      implements StoredEntries<K, V> {
    @Override
    public BTree<K, V> read() {
      var entries = new Entries<K, V>();
      try {
        codec.readLeaf(size, firstKey, new Input(part, 0, part.length, origin), entries);
      } catch (MalformedInput malformed) {
        throw origin.place().damaged(malformed);
      }
      return entries.tree();
    }
  }

  /** Entries that are at hand, in the order of their keys. */
  private static final class Entries<K, V> {
    private final List<K> keys = new ArrayList<>();
    private final List<V> values = new ArrayList<>();

    BTree<K, V> tree() {
      return BTree.of(keys, values);
    }

    void addKey(K key) {
      if (!keys.isEmpty()) {
        refuseDisorder(keys.getLast(), key);
      }
      keys.add(key);
    }
  }

  private static void refuseDisorder(Object before, Object after) {
    if (Ordering.compare(before, after) >= 0) {
      throw new MalformedInput("a tree's keys are not in their order");
    }
  }

  @Override
  public BTree<K, V> read(Input in) {
    int length = in.readCount(0);
    return length > BTree.largestChunk() && isAllInSchema()
        ? readLater(length, in)
        : readNow(length, in);
  }

  /** What is in a value of type Any is not: whether it can be read is to be known at once. */
  private boolean isAllInSchema() {
    return !schema().contains("Any");
  }

  private BTree<K, V> readNow(int length, Input in) {
    var entries = new Entries<K, V>();
    for (int left = length; left > 0; ) {
      int size = readSize(left, in);
      K first = key.read(in);
      readLeaf(size, first, in.readPart(), entries);
      left -= size;
    }
    return entries.tree();
  }

  private static int readSize(int left, Input in) {
    int size = in.readCount(0);
    if (size < 1 || size > left || size > BTree.largestChunk()) {
      throw new MalformedInput("a tree's leaf has " + size + " of " + left + " entries");
    }
    return size;
  }

  private void readLeaf(int size, K first, Input part, Entries<K, V> entries) {
    entries.addKey(first);
    for (int i = 1; i < size; i++) {
      entries.addKey(key.read(part));
    }
    for (int i = 0; i < size; i++) {
      entries.values.add(value.read(part));
    }
    if (part.remaining() > 0) {
      throw new MalformedInput(part.remaining() + " bytes are left over after a tree's leaf");
    }
  }

  private BTree<K, V> readLater(int length, Input in) {
    List<Kept<K, V>> leaves = new ArrayList<>();
    for (int left = length; left > 0; ) {
      int size = readSize(left, in);
      K first = key.read(in);
      if (!leaves.isEmpty()) {
        refuseDisorder(leaves.getLast().firstKey(), first);
      }
      leaves.add(new Kept<>(this, size, first, in.readBytes(), in.origin()));
      left -= size;
    }
    return BTree.ofStored(leaves);
  }

  @Override
  public boolean writeChange(BTree<K, V> before, BTree<K, V> after, Output out) {
    Array<Change<K, V>> changes = Changes.between(before, after);
    if (changes.length() > after.length() / 2 + 1) {
      return false;
    }
    KeyedChanges.write(changes, key, value, out);
    return true;
  }

  @Override
  public BTree<K, V> readChange(BTree<K, V> before, Input in) {
    Changing<BTree<K, V>> changing = changing(before);
    changing.change(in);
    return changing.value();
  }

  @Override
  public Changing<BTree<K, V>> changing(BTree<K, V> value) {
    return new Target<>(this, new BulkEdit<>(value));
  }

  @Override
  public String schema() {
    return "BTree<" + key.schema() + ", " + value.schema() + ">";
  }

  /** A tree that takes changes. */
  private record Target<K, V>(TreeCodec<K, V> codec, BulkEdit<K, V> edit)
      implements KeyedChanges.Target<K, V>, Changing<BTree<K, V>> {
    @Override
    public void change(Input in) {
      KeyedChanges.read(in, codec.key, codec.value, this);
    }

    @Override
    public void put(K k, V v) {
      edit.put(k, v);
    }

    @Override
    public void remove(K k) {
      edit.remove(k);
    }

    @Override
    public BTree<K, V> value() {
      return edit.tree();
    }
  }
}
