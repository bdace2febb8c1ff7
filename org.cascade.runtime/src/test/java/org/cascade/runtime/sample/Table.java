package org.cascade.runtime.sample;

import java.util.function.Supplier;
import org.cascade.runtime.api.Space;
import org.cascade.runtime.api.SpaceId;
import org.cascade.runtime.api.SpaceType;
import org.cascade.runtime.api.State;
import org.cascade.runtime.codec.Codecs;
import org.cascade.runtime.value.BTree;

/** {@code space Table}: one tree, which is edited. */
public final class Table extends Space {
  public static final SpaceType<Table> TYPE =
      SpaceType.of("shop.Table", false, Table::new)
          .state("rows", Codecs.btree(Codecs.INT, Codecs.INT));

  private final State<BTree<Long, Long>> rows = state("rows");

  private Table(SpaceId id) {
    super(TYPE, id);
  }

  public static Table create() {
    return TYPE.create(it -> it.rows.set(BTree.empty()));
  }

  public void put(long key, long value) {
    State.insert(rows, key, value);
  }

  public void remove(long key) {
    State.remove(rows, key);
  }

  public BTree<Long, Long> rows() {
    return rows.get();
  }

  public void setRows(BTree<Long, Long> tree) {
    rows.set(tree);
  }

  /** Runs anything as one transform of this space. */
  public <R> R within(Supplier<R> body) {
    return transform("within", body);
  }

  public BTree<Long, Long> getRows() {
    return view("rows", () -> rows.get());
  }
}
