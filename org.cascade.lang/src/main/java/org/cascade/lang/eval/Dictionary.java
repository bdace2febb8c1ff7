package org.cascade.lang.eval;

import java.util.List;
import java.util.Optional;

/** A Map or a BTree: what both can do. */
public sealed interface Dictionary extends Value.Collection permits MapValue, TreeValue {
  /** A key with its value. */
  record Entry(Value key, Value value) {}

  Optional<Value> find(Value key);

  Dictionary insert(Value key, Value value);

  Dictionary remove(Value key);

  /** One of the same kind without entries. */
  Dictionary cleared();

  /** In the order in which they are shown. */
  List<Entry> entries();
}
