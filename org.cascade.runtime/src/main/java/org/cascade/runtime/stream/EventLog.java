package org.cascade.runtime.stream;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.txn.Cell;
import org.cascade.runtime.txn.CellWatcher;
import org.cascade.runtime.txn.SpaceCore;
import org.cascade.runtime.value.Fn1;

/** All events of one stream of one space so far, and who wants the next ones. */
public final class EventLog<T> implements CellWatcher {
  private final SpaceCore space;
  private final int index;
  private final String name;
  private final Source<T> source;
  private final Supplier<EarlierEvents> earlier;
  private final List<Subscriber<T>> subscribers = new ArrayList<>();

  /** The events that are in memory: the last ones. */
  private List<T> recent = new ArrayList<>();

  /** The position of the first of them. */
  private long recentFrom;

  /** How many events subscribers have been given. */
  private long delivered;

  /** What was yielded last, or the value the expression had; empty before it first had one. */
  Optional<Object> last = Optional.empty();

  private Set<Cell> watched = Set.of();

  public EventLog(SpaceCore space, String name, Source<T> source, Supplier<EarlierEvents> earlier) {
    this.space = space;
    this.index = space.streams().size();
    this.name = name;
    this.source = source;
    this.earlier = earlier;
    space.streams().add(this);
    if (source instanceof Source.StateChanges<T> changes) {
      watch(Set.of(changes.cell()));
    }
  }

  public SpaceCore space() {
    return space;
  }

  public String name() {
    return name;
  }

  /** The place among the streams of the space. */
  int index() {
    return index;
  }

  Source<T> source() {
    return source;
  }

  /** What the next event is compared with; asked while no events are being found. */
  public Optional<Object> last() {
    return last;
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

  void add(T event) {
    synchronized (this) {
      recent.add(event);
    }
    earlier.get().keptInMemory(1);
  }

  /** The number of events so far. */
  public synchronized long size() {
    return recentFrom + recent.size();
  }

  /** The events that are in memory only. */
  public synchronized List<T> recent() {
    return List.copyOf(recent);
  }

  /** Goes on from a position, whose events are all kept elsewhere. */
  public synchronized void restore(long position, Optional<Object> lastYielded) {
    earlier.get().keptInMemory(-recent.size());
    recent = new ArrayList<>();
    recentFrom = position;
    delivered = position;
    if (lastYielded.isPresent()) {
      last = lastYielded;
    }
  }

  /** Forgets the events before a position: they are kept elsewhere now. */
  public synchronized void forgetBefore(long position) {
    if (position > recentFrom) {
      earlier.get().keptInMemory(recentFrom - position);
      recent = new ArrayList<>(recent.subList((int) (position - recentFrom), recent.size()));
      recentFrom = position;
    }
  }

  private synchronized long recentFrom() {
    return recentFrom;
  }

  /** The position of the first event that can be had. */
  long first() {
    return earlier.get().first(this, recentFrom());
  }

  /** The events from a position on, a number of them at most. */
  public List<T> events(long from, long limit) {
    List<T> found = new ArrayList<>();
    long next = Math.max(from, first());
    while (found.size() < limit) {
      List<T> part = part(next, limit - found.size());
      if (part.isEmpty()) {
        break;
      }
      found.addAll(part);
      next += part.size();
    }
    return found;
  }

  private List<T> part(long from, long limit) {
    Optional<List<T>> inMemory = recent(from, limit);
    List<T> part = inMemory.isPresent() ? inMemory.get() : stored(from);
    return part.size() <= limit ? part : part.subList(0, (int) limit);
  }

  /** Copies no more than is wanted: who reads a long history does so in many parts. */
  private synchronized Optional<List<T>> recent(long from, long limit) {
    if (from < recentFrom) {
      return Optional.empty();
    }
    int start = (int) Math.min(from - recentFrom, recent.size());
    int end = (int) Math.min(limit, recent.size() - start) + start;
    return Optional.of(List.copyOf(recent.subList(start, end)));
  }

  @SuppressWarnings("unchecked") // what was stored of this stream had been yielded by it
  private List<T> stored(long from) {
    List<T> events = (List<T>) earlier.get().read(this, from);
    if (events.isEmpty()) {
      throw new CascadeBugException("event " + from + " of `" + this + "` is nowhere");
    }
    return events;
  }

  /** Counts events as delivered if nobody wants them; false if somebody does. */
  synchronized boolean passUnobserved(long position) {
    boolean unobserved = subscribers.isEmpty();
    delivered = unobserved ? Math.max(delivered, position) : delivered;
    return unobserved;
  }

  synchronized List<Subscriber<T>> subscribersOf(long deliveredNow) {
    delivered = Math.max(delivered, deliveredNow);
    return List.copyOf(subscribers);
  }

  /** Adds who wants events from now on; from a negative position, those to come. */
  synchronized Subscriber<T> subscribe(
      long from, long limit, Fn1<? super T, ?> function, Consumer<String> messages) {
    var subscriber = new Subscriber<>(this, from < 0 ? delivered : from, limit, function, messages);
    subscribers.add(subscriber);
    return subscriber;
  }

  synchronized long delivered() {
    return delivered;
  }

  synchronized void unsubscribe(Subscriber<T> subscriber) {
    subscribers.remove(subscriber);
  }

  @Override
  public String toString() {
    return space + "." + name;
  }
}
