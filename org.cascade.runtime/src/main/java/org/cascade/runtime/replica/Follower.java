package org.cascade.runtime.replica;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.cascade.runtime.fault.OperationException.ForeignData;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.fault.OperationException.Unreachable;
import org.cascade.runtime.io.Address;
import org.cascade.runtime.io.DiskFailure;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.NetworkFailure;
import org.cascade.runtime.store.CopiedDirectory;
import org.cascade.runtime.store.CopyStep;

/**
 * Keeps a copy of the data of a program that serves it. Once the copy has begun it never gives up:
 * it connects again and again, and goes on where the copy is.
 */
public final class Follower implements AutoCloseable {
  private static final long CONNECT_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long RECEIVE_NANOS = Duration.ofMillis(500).toNanos();
  private static final long SILENT_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(50).toNanos();
  private static final long LONGEST_PAUSE_NANOS = Duration.ofSeconds(2).toNanos();

  private final Io io;
  private final Address from;
  private final CopiedDirectory copy;
  private final Consumer<String> messages;
  private Optional<Channel> channel = Optional.empty();
  private long heardAt;
  private long pause = FIRST_PAUSE_NANOS;
  private long tryAt;
  private boolean welcomed;
  private boolean lost;
  private boolean caughtUp;

  private Follower(Io io, Address from, CopiedDirectory copy, Consumer<String> messages) {
    this.io = io;
    this.from = from;
    this.copy = copy;
    this.messages = messages;
    this.tryAt = io.time().steadyNanos();
  }

  /** Begins a copy in a new or empty directory, or goes on with one. */
  public static Follower open(Io io, Address from, Path copy, Consumer<String> messages) {
    try {
      return new Follower(io, from, CopiedDirectory.open(io.disk(), copy), messages);
    } catch (IOException broken) {
      throw new StorageFailed(
          "The directory `" + copy + "` cannot be used: " + DiskFailure.reason(broken) + ".",
          broken);
    }
  }

  /** Whether the copy has had all that there was when it was connected. */
  public boolean isCaughtUp() {
    return caughtUp;
  }

  /** The number of the last commit that the copy has. */
  public long last() {
    try {
      return copy.last();
    } catch (IOException broken) {
      throw unwritable(broken);
    }
  }

  /** Takes what comes within a moment; throws if no trying again will help. */
  public void turn() {
    if (channel.isEmpty()) {
      long wait = tryAt - io.time().steadyNanos();
      if (wait > 0) {
        io.time().pause(Math.min(wait, RECEIVE_NANOS));
      } else {
        connect();
      }
      return;
    }
    try {
      Optional<Message> message = channel.get().receive(RECEIVE_NANOS);
      if (message.isPresent()) {
        heardAt = io.time().steadyNanos();
        take(message.get());
      } else if (io.time().steadyNanos() - heardAt > SILENT_NANOS) {
        lose("nothing has come for " + SILENT_NANOS / Duration.ofSeconds(1).toNanos() + " seconds");
      }
    } catch (IOException broken) {
      lose(NetworkFailure.reason(from, broken));
    }
  }

  private void connect() {
    try {
      var connected = new Channel(io.network().connect(from, CONNECT_NANOS));
      channel = Optional.of(connected);
      heardAt = io.time().steadyNanos();
      connected.greet();
      hello(connected);
    } catch (IOException refused) {
      lose(NetworkFailure.reason(from, refused));
    }
  }

  private void hello(Channel connected) throws IOException {
    Message hello;
    try {
      hello = new Message.Hello(copy.position());
    } catch (IOException broken) {
      throw unwritable(broken);
    }
    connected.send(hello);
  }

  private void take(Message message) throws IOException {
    switch (message) {
      case Message.Welcome(String program, String id) -> welcome(program, id);
      case Message.Step(CopyStep step) -> apply(step);
      case Message.Alive() -> done();
      case Message.Again() -> hello(channel.orElseThrow());
      case Message.Refused(String reason) ->
          throw new ForeignData(
              "The copy in `" + copy.path() + "` cannot follow " + from + ": " + reason + ".");
      case Message.FromReplica wrong ->
          throw new Channel.OtherProtocol("it says what only a replica says");
    }
  }

  private void welcome(String program, String id) {
    try {
      copy.begin(program, id);
    } catch (IOException broken) {
      throw unwritable(broken);
    }
    if (lost) {
      messages.accept(from + " is back.");
    }
    lost = false;
    welcomed = true;
    pause = FIRST_PAUSE_NANOS;
  }

  private void apply(CopyStep step) throws IOException {
    try {
      copy.apply(step);
    } catch (IOException broken) {
      throw unwritable(broken);
    }
    done();
    if (step instanceof CopyStep.Complete && !caughtUp) {
      caughtUp = true;
      messages.accept(
          "`"
              + copy.path()
              + "` has all of "
              + from
              + " up to commit "
              + last()
              + ", and follows"
              + " it.");
    }
  }

  private void done() throws IOException {
    channel.orElseThrow().send(new Message.Done(last()));
  }

  private StorageFailed unwritable(IOException broken) {
    return new StorageFailed(
        "The copy in `"
            + copy.path()
            + "` cannot be written: "
            + DiskFailure.reason(broken)
            + ". What it has stays; mend that, and start the replica again.",
        broken);
  }

  private void lose(String reason) {
    disconnect();
    if (!welcomed && !copy.isBegun()) {
      throw new Unreachable(
          "There is nothing to follow at "
              + from
              + ": "
              + reason
              + ". Run the program there with `--serve`, and name its address.");
    }
    if (!lost) {
      String what = welcomed ? "The connection to " + from + " is lost" : "No way to " + from;
      messages.accept(what + ": " + reason + ". Trying again.");
    }
    lost = true;
    tryAt = io.time().steadyNanos() + pause;
    pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
  }

  private void disconnect() {
    if (channel.isPresent()) {
      try {
        channel.get().close();
      } catch (IOException broken) {
        messages.accept("A connection did not end well: " + broken.getMessage() + ".");
      }
      channel = Optional.empty();
    }
  }

  @Override
  public void close() {
    disconnect();
    try {
      copy.close();
    } catch (IOException broken) {
      throw unwritable(broken);
    }
  }
}
