package org.cascade.runtime.io;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The threads and the clock of a simulated machine, all known from one seed.
 *
 * <p>One thread runs at a time. Where it uses the machine, takes a lock or waits, chance decides
 * who goes on; a thread that holds a lock is put off only where it has to wait. The clock moves a
 * little with each such step, and to the next time somebody wants when nobody else can go on, or
 * sooner.
 */
public final class SimulatedThreads implements Workers, Turns, TimeSource {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final long NEVER = Long.MAX_VALUE;
  private static final long STEP_NANOS = 1_000;
  private static final long LONGEST_SYNC_NANOS = 3_000_000;
  private static final int PARALLELISM = 3;

  private final Random random;

  /** A thread is put off at one of so many places where it could be. */
  private final int patience;

  /** All that have not ended, in the order of their beginnings. */
  private final List<Task> tasks = new ArrayList<>();

  private long nanos;
  private long digest;
  private volatile @Nullable Task running;
  private @Nullable Throwable failure;

  public SimulatedThreads(long seed) {
    this.random = new Random(seed);
    this.patience = 1 << random.nextInt(5);
  }

  /** One thread. Only whoever runs looks at the fields of others. */
  static final class Task {
    private final String name;
    private final Thread thread;

    /** What has to happen before it goes on; null if nothing has. */
    private @Nullable Object waitsFor;

    /** When it goes on even so. */
    private long until = NEVER;

    /** How often it holds a lock. */
    int locks;

    /** The object in whose monitor it waits for its turn. */
    private @Nullable Object monitor;

    private volatile boolean hasTurn;

    Task(String name, Thread thread) {
      this.name = name;
      this.thread = thread;
    }

    boolean isReady() {
      return waitsFor == null && until == NEVER;
    }

    boolean isDue(long now) {
      return until <= now;
    }

    void makeReady() {
      waitsFor = null;
      until = NEVER;
    }

    @Override
    public String toString() {
      return name + (waitsFor == null ? "" : " waits for " + waitsFor.getClass().getSimpleName());
    }
  }

  /**
   * Runs a program, whose first thread is the caller's, until all of its threads have ended. Throws
   * the first failure of any of them, and where nobody can ever go on.
   */
  public void run(Runnable main) {
    Task first = new Task("main", Thread.currentThread());
    tasks.add(first);
    running = first;
    try {
      main.run();
    } finally {
      while (tasks.size() > 1) {
        waitFor(tasks, NEVER);
      }
      tasks.clear();
      running = null;
    }
    switch (failure) {
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      case null, default -> {
        // all threads have ended well: what they throw is one of these two
      }
    }
  }

  /** Tells one run from another: of the same seed and program there is only one. */
  public long digest() {
    return digest;
  }

  /** A place where another thread may go on. */
  public void turn() {
    Task me = me();
    if (me.locks == 0 && random.nextInt(patience) == 0) {
      handOver(me);
    }
  }

  /** Lets some time pass, or none; not for those who hold a lock. */
  void linger() {
    if (me().locks == 0 && random.nextBoolean()) {
      pause(random.nextLong(LONGEST_SYNC_NANOS));
    }
  }

  Task me() {
    Task me = running;
    if (me == null || me.thread != Thread.currentThread()) {
      throw new IllegalStateException(Thread.currentThread() + " is not of the simulated machine");
    }
    return me;
  }

  /**
   * Has others go on until somebody {@linkplain #wakeAll wakes} those who wait for this, or a time
   * has come.
   */
  void waitFor(Object what, long until) {
    Task me = me();
    me.waitsFor = what;
    me.until = until;
    handOver(me);
  }

  void wakeAll(Object what) {
    for (Task task : tasks) {
      if (task.waitsFor == what) {
        task.makeReady();
      }
    }
  }

  private void handOver(Task me) {
    Task next = choose();
    if (next != me) {
      pass(next);
      awaitTurn(me);
    }
  }

  private Task choose() {
    nanos += STEP_NANOS;
    if (tasks.stream().noneMatch(Task::isReady) || random.nextInt(8) == 0) {
      nanos = Math.max(nanos, nextTime());
    }
    tasks.stream().filter(task -> task.isDue(nanos)).forEach(Task::makeReady);
    List<Task> ready = tasks.stream().filter(Task::isReady).toList();
    if (ready.isEmpty()) {
      throw stuck();
    }
    Task next = ready.get(random.nextInt(ready.size()));
    digest = 31 * digest + tasks.indexOf(next) + 37L * tasks.size();
    return next;
  }

  /** When the first one wants to go on that is not ready; now, if there is none. */
  private long nextTime() {
    long next = tasks.stream().mapToLong(task -> task.until).min().orElse(NEVER);
    return next == NEVER ? nanos : next;
  }

  private AssertionError stuck() {
    var text = new StringBuilder("nobody can go on:");
    tasks.forEach(task -> text.append(' ').append(task).append(';'));
    Task me = running;
    if (me != null) {
      me.makeReady(); // it is told of this, and goes on with that
    }
    return new AssertionError(text.toString());
  }

  private void pass(Task next) {
    running = next;
    Object monitor = next.monitor;
    next.hasTurn = true;
    if (monitor == null) {
      LockSupport.unpark(next.thread);
    } else {
      synchronized (monitor) {
        monitor.notifyAll();
      }
    }
  }

  private static void awaitTurn(Task me) {
    while (!me.hasTurn) {
      LockSupport.park(me);
    }
    me.hasTurn = false;
  }

  // Workers

  @Override
  public int parallelism() {
    return PARALLELISM;
  }

  @Override
  public void start(String name, Runnable task) {
    var begun = new Task[1];
    Thread thread = Thread.ofPlatform().daemon().unstarted(() -> live(begun[0], task));
    begun[0] = new Task(name, thread);
    tasks.add(begun[0]);
    thread.start();
    turn();
  }

  private void live(Task me, Runnable body) {
    awaitTurn(me);
    try {
      body.run();
    } catch (RuntimeException | Error failed) {
      failure = failure == null ? failed : failure;
    }
    tasks.remove(me);
    wakeAll(tasks);
    Task next = tasks.getFirst();
    try {
      next = choose();
    } catch (AssertionError stuck) {
      failure = failure == null ? stuck : failure;
      next.makeReady(); // the first thread ends the run; the others stay where they are
      tasks.subList(1, tasks.size()).clear();
    }
    pass(next);
  }

  @Override
  public void runAll(int count, IntConsumer task) {
    var next = new AtomicInteger();
    var done = new AtomicInteger();
    Runnable claim =
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            turn();
            task.accept(i);
            done.incrementAndGet();
          }
          wakeAll(done);
        };
    for (int i = 1; i < Math.min(count, PARALLELISM); i++) {
      start("parallel", claim);
    }
    claim.run();
    while (done.get() < count) {
      waitFor(done, NEVER);
    }
  }

  // Time

  @Override
  public Instant now() {
    return START.plusNanos(nanos);
  }

  @Override
  public long steadyNanos() {
    return nanos;
  }

  @Override
  public void pause(long pauseNanos) {
    Task me = me();
    me.until = nanos + pauseNanos;
    handOver(me);
  }

  @Override
  public void await(Condition condition, long waitNanos) throws InterruptedException {
    condition.awaitNanos(waitNanos);
  }

  // Turns

  @Override
  public Lock newLock() {
    return new SimulatedLock(this);
  }

  /** The plain monitor is let go of in the only way there is: by waiting in it for the turn. */
  @Override
  public void await(Object monitor) throws InterruptedException {
    Task me = me();
    me.waitsFor = monitor;
    Task next = choose();
    if (next == me) {
      return;
    }
    me.monitor = monitor;
    pass(next);
    while (!me.hasTurn) {
      monitor.wait();
    }
    me.hasTurn = false;
    me.monitor = null;
  }

  @Override
  public void wake(Object monitor) {
    wakeAll(monitor);
  }
}
