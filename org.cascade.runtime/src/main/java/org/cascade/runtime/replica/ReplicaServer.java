package org.cascade.runtime.replica;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.cascade.runtime.fault.OperationException.Unreachable;
import org.cascade.runtime.io.Address;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.Network.Connection;
import org.cascade.runtime.io.Network.Listener;
import org.cascade.runtime.io.NetworkFailure;

/**
 * Gives what a program commits to the replicas that connect, each on a thread of its own.
 *
 * <p>It reads the files that the program writes, up to what is synced, and holds nothing for
 * anybody: a replica that is slow reads older files, or begins with a checkpoint again. No writer
 * ever waits for one.
 */
public final class ReplicaServer implements AutoCloseable {
  static final int MOST_REPLICAS = 16;

  private static final long ACCEPT_NANOS = Duration.ofMillis(200).toNanos();
  private static final long HEARTBEAT_NANOS = Session.HEARTBEAT_NANOS;
  private static final long CLOSING_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long SHORT_NANOS = Duration.ofMillis(5).toNanos();

  private final Io io;
  private final Path directory;
  private final LongSupplier durable;
  private final Listener listener;
  private final Consumer<String> messages;
  private final List<Session> sessions = new ArrayList<>();
  private final Lock lock;
  private final Condition changed;
  private long news;
  private boolean closing;
  private boolean closed;

  private ReplicaServer(
      Io io, Path directory, LongSupplier durable, Listener listener, Consumer<String> messages) {
    this.io = io;
    this.directory = directory;
    this.durable = durable;
    this.listener = listener;
    this.messages = messages;
    this.lock = io.turns().newLock();
    this.changed = lock.newCondition();
  }

  /** Listens at an address; {@link #start} has replicas served. */
  public static ReplicaServer open(
      Io io, Address address, Path directory, LongSupplier durable, Consumer<String> messages) {
    try {
      Listener listener = io.network().listen(address);
      return new ReplicaServer(io, directory, durable, listener, messages);
    } catch (IOException refused) {
      throw new Unreachable(
          "The data cannot be served at `"
              + address
              + "`: "
              + NetworkFailure.reason(address, refused)
              + ". Name another address, such as a port alone.");
    }
  }

  /** Says where, and who can come, and begins. */
  public void start() {
    Address address = listener.address();
    messages.accept("`" + directory + "` is served to replicas at " + address + ".");
    if (!address.isLoopback()) {
      messages.accept(
          "Whoever reaches that address can read all of the data: nobody is asked who they are, and"
              + " nothing is encrypted.");
    }
    io.workers().start("replicas", this::acceptAll);
  }

  /** There are new commits that survive a loss of power. */
  public void synced() {
    lock.lock();
    try {
      news++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void acceptAll() {
    while (!isClosed()) {
      accept(ACCEPT_NANOS).ifPresent(session -> io.workers().start("replica", () -> run(session)));
    }
  }

  /** Takes a replica that connects within a time, and ends those that have fallen silent. */
  Optional<Session> accept(long nanos) {
    try {
      Optional<Connection> connection = listener.accept(nanos);
      endSilent();
      return connection.isEmpty() ? Optional.empty() : begin(connection.get());
    } catch (IOException refused) {
      if (!isClosed()) {
        messages.accept("A replica could not connect: " + refused.getMessage() + ".");
        io.time().pause(nanos);
      }
      return Optional.empty();
    }
  }

  private Optional<Session> begin(Connection connection) throws IOException {
    var session = new Session(io, directory, durable, new Channel(connection), messages);
    lock.lock();
    try {
      if (!closing && sessions.size() < MOST_REPLICAS) {
        sessions.add(session);
        return Optional.of(session);
      }
    } finally {
      lock.unlock();
    }
    session.refuse(MOST_REPLICAS + " replicas follow it already, which is as many as can");
    return Optional.empty();
  }

  private void endSilent() {
    for (Session session : sessions()) {
      if (session.isSilent()) {
        session.end();
      }
    }
  }

  private List<Session> sessions() {
    lock.lock();
    try {
      sessions.removeIf(Session::isEnded);
      return List.copyOf(sessions);
    } finally {
      lock.unlock();
    }
  }

  private void run(Session session) {
    while (!session.isEnded()) {
      long seen = newsSoFar();
      if (!session.advance()) {
        awaitNews(seen);
      }
    }
  }

  private long newsSoFar() {
    lock.lock();
    try {
      return news;
    } finally {
      lock.unlock();
    }
  }

  private void awaitNews(long seen) {
    lock.lock();
    try {
      if (news == seen) {
        io.time().await(changed, closing ? SHORT_NANOS : HEARTBEAT_NANOS);
      }
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Ends; replicas that keep up have everything then. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      news++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    long until = io.time().steadyNanos() + CLOSING_NANOS;
    while (sessions().stream().anyMatch(session -> !session.hasAll())
        && io.time().steadyNanos() < until) {
      io.time().pause(SHORT_NANOS);
    }
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    sessions().forEach(Session::end);
    try {
      listener.close();
    } catch (IOException broken) {
      messages.accept("Serving replicas did not end well: " + broken.getMessage() + ".");
    }
  }
}
