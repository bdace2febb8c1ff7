package org.cascade.runtime.stream;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.runtime.txn.Cell;
import org.cascade.runtime.txn.CellWatcher;
import org.cascade.runtime.txn.SpaceCore;

/** All events of one stream of one space so far, and who wants the next ones. */
public final class EventLog<T> implements CellWatcher {
  private final SpaceCore space;
  private final int index;
  private final String name;
  private final Source<T> source;
  private final List<T> events = new ArrayList<>();
  private final List<Subscriber<T>> subscribers = new ArrayList<>();

  /** How many events subscribers have been given. */
  private int delivered;

  /** What was yielded last, or the value the expression had; empty before it first had one. */
  Optional<Object> last = Optional.empty();

  private Set<Cell> watched = Set.of();

  public EventLog(SpaceCore space, String name, Source<T> source) {
    this.space = space;
    this.index = space.streams().size();
    this.name = name;
    this.source = source;
    space.streams().add(this);
    if (source instanceof Source.StateChanges<T> changes) {
      watch(Set.of(changes.cell()));
    }
  }

  SpaceCore space() {
    return space;
  }

  /** The place among the streams of the space. */
  int index() {
    return index;
  }

  Source<T> source() {
    return source;
  }

  /** Has this stream looked at after each commit that changes one of these cells. */
  void watch(Set<Cell> cells) {
    for (Cell cell : watched) {
      if (!cells.contains(cell)) {
        cell.watchers().remove(this);
      }
    }
    cells.forEach(cell -> cell.watchers().add(this));
    watched = new LinkedHashSet<>(cells);
  }

  synchronized void add(T event) {
    events.add(event);
  }

  /** The number of events so far. */
  public synchronized int size() {
    return events.size();
  }

  /** The events from a position on, a number of them at most. */
  public synchronized List<T> events(long from, long limit) {
    int start = (int) Math.min(from, events.size());
    int end = (int) Math.min(events.size(), start + Math.min(limit, Integer.MAX_VALUE));
    return List.copyOf(events.subList(start, end));
  }

  synchronized T event(int position) {
    return events.get(position);
  }

  synchronized int delivered() {
    return delivered;
  }

  synchronized List<Subscriber<T>> subscribersOf(int deliveredNow) {
    delivered = Math.max(delivered, deliveredNow);
    return List.copyOf(subscribers);
  }

  synchronized void subscribe(Subscriber<T> subscriber) {
    subscribers.add(subscriber);
  }

  synchronized void unsubscribe(Subscriber<T> subscriber) {
    subscribers.remove(subscriber);
  }

  @Override
  public String toString() {
    return space + "." + name;
  }
}
