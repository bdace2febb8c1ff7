package org.cascade.lang.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Map: entries in order of insertion, found by hash. Equal to a map of the same entries. */
public final class MapValue implements Dictionary {
  public static final MapValue EMPTY =
      new MapValue(PersistentTree.empty(), PersistentTree.empty(), 0);

  /** By hash: the keys of that hash, each with its place. */
  private final PersistentTree<Integer, List<Slot>> slots;

  private final PersistentTree<Long, Entry> byPlace;
  private final long nextPlace;

  private record Slot(Value key, long place) {}

  private MapValue(
      PersistentTree<Integer, List<Slot>> slots,
      PersistentTree<Long, Entry> byPlace,
      long nextPlace) {
    this.slots = slots;
    this.byPlace = byPlace;
    this.nextPlace = nextPlace;
  }

  private List<Slot> bucket(Value key) {
    return slots
        .find(key.hashCode(), Comparator.naturalOrder())
        .map(PersistentTree.Branch::value)
        .orElse(List.of());
  }

  private Optional<Slot> slot(Value key) {
    return bucket(key).stream().filter(s -> s.key.equals(key)).findFirst();
  }

  @Override
  public Optional<Value> find(Value key) {
    return slot(key)
        .flatMap(s -> byPlace.find(s.place, Comparator.naturalOrder()))
        .map(e -> e.value().value());
  }

  /** A key that is there keeps its place. */
  @Override
  public MapValue insert(Value key, Value value) {
    Optional<Slot> old = slot(key);
    if (old.isPresent()) {
      Entry entry = new Entry(old.get().key, value);
      return new MapValue(
          slots, byPlace.insert(old.get().place, entry, Comparator.naturalOrder()), nextPlace);
    }
    List<Slot> bucket = new ArrayList<>(bucket(key));
    bucket.add(new Slot(key, nextPlace));
    return new MapValue(
        slots.insert(key.hashCode(), List.copyOf(bucket), Comparator.naturalOrder()),
        byPlace.insert(nextPlace, new Entry(key, value), Comparator.naturalOrder()),
        nextPlace + 1);
  }

  @Override
  public MapValue remove(Value key) {
    Optional<Slot> old = slot(key);
    if (old.isEmpty()) {
      return this;
    }
    List<Slot> rest = bucket(key).stream().filter(s -> s != old.get()).toList();
    Comparator<Integer> order = Comparator.naturalOrder();
    return new MapValue(
        rest.isEmpty()
            ? slots.remove(key.hashCode(), order)
            : slots.insert(key.hashCode(), rest, order),
        byPlace.remove(old.get().place, Comparator.naturalOrder()),
        nextPlace);
  }

  @Override
  public MapValue cleared() {
    return EMPTY;
  }

  @Override
  public List<Entry> entries() {
    List<Entry> all = new ArrayList<>(size());
    byPlace.forEach(b -> all.add(b.value()));
    return all;
  }

  @Override
  public int size() {
    return byPlace.size();
  }

  private Map<Value, Value> toJava() {
    Map<Value, Value> all = new HashMap<>();
    entries().forEach(e -> all.put(e.key(), e.value()));
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MapValue map
        && size() == map.size()
        && entries().stream().allMatch(e -> map.find(e.key()).equals(Optional.of(e.value())));
  }

  @Override
  public int hashCode() {
    return toJava().hashCode();
  }

  @Override
  public String toString() {
    return ValueText.show(this);
  }
}
