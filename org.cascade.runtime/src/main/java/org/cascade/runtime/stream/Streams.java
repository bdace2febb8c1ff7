package org.cascade.runtime.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.cascade.runtime.io.Turns;
import org.cascade.runtime.txn.Commit;
import org.cascade.runtime.txn.Isolation;
import org.cascade.runtime.txn.Snapshot;
import org.cascade.runtime.value.Fn1;
import org.jspecify.annotations.Nullable;

/**
 * Turns commits into events, in the order of commits, and gives them to subscribers.
 *
 * <p>One thread at a time delivers; it may do so for others, which wait until their own commit's
 * events are through. A subscriber that commits does not wait: the events of that come after those
 * in progress, from the thread that is delivering. So nobody waits for somebody who waits for him.
 */
public final class Streams {
  private final Isolation isolation;
  private final Turns turns;
  private final Consumer<String> messages;

  /** Commits whose events are not known yet; guarded by itself. */
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

  /** Whether all commits taken so far have been evaluated; guarded by {@link #waiting}. */
  private boolean evaluated = true;

  /** While commits wait: one before them all whose events are known; guarded by the former. */
  private @Nullable Base base;

  /** Held while events are found, which calls nothing but what streams yield. */
  private final Lock evaluation;

  /**
   * Commits with events that somebody waits for, by number; guarded by itself, as is what follows.
   */
  private final TreeMap<Long, List<Reached>> ready = new TreeMap<>();

  /** The commit whose events are being delivered; 0 if none is. */
  private long delivering;

  private long wanted;
  private boolean busy;

  public Streams(Isolation isolation, Turns turns, Consumer<String> messages) {
    this.isolation = isolation;
    this.turns = turns;
    this.evaluation = turns.newLock();
    this.messages = messages;
  }

  /** A commit, and the snapshot that shows its state. */
  private record Waiting(Commit commit, Snapshot pinned) {}

  /** A commit, and the snapshot that keeps the state that it has left. */
  private record Base(long number, Snapshot pinned) {}

  /** A stream, and the number of its events after a commit. */
  private record Reached(EventLog<?> log, long position) {}

  /** Takes the next commit; does not wait. Gives whether it may have events. */
  public boolean enqueue(Commit commit) {
    synchronized (waiting) {
      if (evaluated && waiting.isEmpty() && isUnwatched(commit)) {
        return false;
      }
      if (waiting.isEmpty()) {
        keep(new Base(commit.number() - 1, isolation.observation().pinAt(commit.number() - 1)));
      }
      waiting.add(new Waiting(commit, isolation.observation().pinAt(commit.number())));
      evaluated = false;
      return true;
    }
  }

  /** What all commits before have done to the watchers is known. */
  private static boolean isUnwatched(Commit commit) {
    for (Commit.Creation creation : commit.created()) {
      if (!creation.space().streams().isEmpty()) {
        return false;
      }
    }
    for (Commit.CellChange change : commit.changes()) {
      if (!change.cell().watchers().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Rebuilds the events of a commit that was read from the log; there is no subscriber yet. */
  public void recover(Commit commit) {
    Snapshot pinned = isolation.observation().pinNewest();
    try {
      for (EventLog<?> log : Evaluation.of(isolation, messages, commit, pinned)) {
        log.subscribersOf(log.size());
      }
    } finally {
      isolation.observation().unpin(pinned);
    }
  }

  /**
   * Returns when the events of this commit are with their subscribers, and those of all before it;
   * at once, if it has none that anybody wants: so a slow subscriber holds up those who give it
   * something to do, and nobody else.
   */
  public void deliver(long number) {
    evaluateTo(number);
    if (isolation.observation().isDelivering()) {
      synchronized (ready) {
        wanted = Math.max(wanted, number);
      }
      return;
    }
    if (becomeDeliverer(number)) {
      asDeliverer(() -> deliverTo(number));
    }
  }

  private void evaluateTo(long number) {
    evaluation.lock();
    try {
      for (Waiting next = next(number); next != null; next = next(number)) {
        evaluate(next);
      }
      synchronized (waiting) {
        evaluated = waiting.isEmpty();
      }
    } finally {
      evaluation.unlock();
    }
  }

  private @Nullable Waiting next(long number) {
    synchronized (waiting) {
      Waiting head = waiting.peek();
      return head == null || head.commit().number() > number ? null : waiting.remove();
    }
  }

  private void evaluate(Waiting next) {
    List<Reached> reached = new ArrayList<>();
    try {
      for (EventLog<?> log : Evaluation.of(isolation, messages, next.commit(), next.pinned())) {
        long position = log.size();
        if (!log.passUnobserved(position)) {
          reached.add(new Reached(log, position));
        }
      }
    } finally {
      evaluated(next);
      if (!reached.isEmpty()) {
        synchronized (ready) {
          ready.put(next.commit().number(), reached);
        }
      }
    }
  }

  /** Keeps the state that a commit has left as long as others wait that came after it. */
  private void evaluated(Waiting commit) {
    synchronized (waiting) {
      Base kept = base;
      if (waiting.isEmpty()) {
        keep(null);
      } else if (kept == null || kept.number() < commit.commit().number()) {
        keep(new Base(commit.commit().number(), commit.pinned()));
        return;
      }
    }
    isolation.observation().unpin(commit.pinned());
  }

  private void keep(@Nullable Base next) {
    Base before = base;
    base = next;
    if (before != null) {
      isolation.observation().unpin(before.pinned());
    }
  }

  /** How many commits have events that not all subscribers have been given. */
  public long lag() {
    long found;
    synchronized (ready) {
      found = ready.size() + (delivering > 0 ? 1 : 0);
    }
    synchronized (waiting) {
      return found + waiting.size();
    }
  }

  /** Looks at the streams as a commit has left them. */
  public interface Look<R> {
    /** The snapshot is to be unpinned by whoever looks. */
    R at(long commit, Snapshot pinned);
  }

  /** Looks at all streams and at the state after one and the same commit; shortly. */
  public <R> R look(Look<R> look) {
    evaluation.lock();
    try {
      Base now = isolation.observation().whileNoneCommits(this::pinEvaluated);
      return look.at(now.number(), now.pinned());
    } finally {
      evaluation.unlock();
    }
  }

  private Base pinEvaluated() {
    synchronized (waiting) {
      Base kept = base;
      long number = kept == null ? isolation.observation().newest() : kept.number();
      return new Base(number, isolation.observation().pinAt(number));
    }
  }

  /** Waits for the turn; false if somebody else has delivered this commit meanwhile. */
  private boolean becomeDeliverer(long number) {
    boolean interrupted = false;
    synchronized (ready) {
      while (busy && isPending(number)) {
        try {
          turns.await(ready);
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
      boolean mine = isPending(number);
      busy |= mine;
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      return mine;
    }
  }

  private boolean isPending(long number) {
    return delivering == number || ready.containsKey(number);
  }

  private void asDeliverer(Runnable action) {
    try {
      isolation.observation().delivering(action);
    } finally {
      synchronized (ready) {
        busy = false;
        delivering = 0;
        turns.wake(ready);
      }
    }
  }

  /** Up to a commit, and then up to those that subscribers made meanwhile. */
  private void deliverTo(long number) {
    while (true) {
      Map.Entry<Long, List<Reached>> next;
      synchronized (ready) {
        if (delivering > 0) {
          delivering = 0;
          turns.wake(ready);
        }
        if (ready.isEmpty() || ready.firstKey() > Math.max(number, wanted)) {
          return;
        }
        next = ready.pollFirstEntry();
        delivering = next.getKey();
      }
      for (Reached reached : next.getValue()) {
        give(reached.log(), reached.position());
      }
    }
  }

  private static <T> void give(EventLog<T> log, long position) {
    for (Subscriber<T> subscriber : log.subscribersOf(position)) {
      subscriber.deliverTo(position);
    }
  }

  /**
   * Subscribes to a stream. In a transaction it takes effect with the commit.
   *
   * @param from the position of the first event wanted; negative for the next one
   * @param limit how many events are wanted at most
   */
  public <T> Subscription subscribe(
      EventLog<T> log, long from, long limit, Fn1<? super T, ?> function) {
    var handle = new LateSubscription();
    isolation.onCommit(() -> {
      if (isolation.observation().isDelivering()) {
        handle.start(begin(log, from, limit, function));
        return;
      }
      awaitIdle();
      asDeliverer(() -> {
        handle.start(begin(log, from, limit, function));
        deliverTo(0);
      });
    });
    return handle;
  }

  private <T> Subscription begin(
      EventLog<T> log, long from, long limit, Fn1<? super T, ?> function) {
    Subscriber<T> subscriber = log.subscribe(from, limit, function, messages);
    subscriber.deliverTo(log.delivered());
    return subscriber;
  }

  private void awaitIdle() {
    boolean interrupted = false;
    synchronized (ready) {
      while (busy) {
        try {
          turns.await(ready);
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
      busy = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A subscription that starts when the transaction that asked for it has committed. */
  private static final class LateSubscription implements Subscription {
    private boolean cancelled;
    private Subscription started = () -> {};

    synchronized void start(Subscription subscription) {
      started = subscription;
      if (cancelled) {
        subscription.cancel();
      }
    }

    @Override
    public synchronized void cancel() {
      cancelled = true;
      started.cancel();
    }
  }
}
