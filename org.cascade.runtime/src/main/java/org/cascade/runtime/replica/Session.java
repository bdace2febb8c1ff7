package org.cascade.runtime.replica;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.cascade.runtime.fault.OperationException.DataCorrupt;
import org.cascade.runtime.fault.OperationException.ForeignData;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.store.CopyFeed;
import org.cascade.runtime.store.CopyStep;
import org.cascade.runtime.store.Identity;
import org.cascade.runtime.value.Abort;

/** One replica, as the program sees it that is followed. One thread advances it. */
final class Session {
  static final long HEARTBEAT_NANOS = Duration.ofSeconds(1).toNanos();

  private static final long SILENT_NANOS = Duration.ofSeconds(60).toNanos();

  private final Io io;
  private final Path directory;
  private final LongSupplier durable;
  private final Channel channel;
  private final Consumer<String> messages;
  private Optional<CopyFeed> feed = Optional.empty();
  private boolean greeted;
  private long sentAt;
  private volatile long heardAt;
  private volatile long done;
  private volatile boolean ended;

  Session(Io io, Path directory, LongSupplier durable, Channel channel, Consumer<String> messages) {
    this.io = io;
    this.directory = directory;
    this.durable = durable;
    this.channel = channel;
    this.messages = messages;
    this.heardAt = io.time().steadyNanos();
  }

  boolean isEnded() {
    return ended;
  }

  /** Whether the replica is gone, most likely, though nothing tells so. */
  boolean isSilent() {
    return io.time().steadyNanos() - heardAt > SILENT_NANOS;
  }

  /** Whether the replica has all that is durable. */
  boolean hasAll() {
    return ended || done >= durable.getAsLong();
  }

  /** Does what can be done now; false if that is nothing. */
  boolean advance() {
    try {
      return listen() | tell();
    } catch (Channel.OtherProtocol other) {
      sayWhoIsHere();
    } catch (ForeignData | DataCorrupt refused) {
      refuse(refused.message());
    } catch (IOException gone) {
      end(); // the replica connects again if it still wants to
    } catch (Abort broken) {
      messages.accept("A replica is not served any more: " + broken.message());
      end();
    } catch (RuntimeException bug) {
      messages.accept("A replica is not served any more. This is a bug of Cascade: " + bug);
      end();
    }
    return true;
  }

  private boolean listen() throws IOException {
    if (!greeted) {
      channel.greet();
      greeted = true;
    }
    Optional<Message> message = channel.receive(0);
    if (message.isEmpty()) {
      return false;
    }
    heardAt = io.time().steadyNanos();
    switch (message.get()) {
      case Message.Hello hello -> welcome(hello);
      case Message.Done(long last) -> done = last;
      case Message.FromProgram wrong ->
          throw new Channel.OtherProtocol("a replica says what only the program says");
    }
    return true;
  }

  private void welcome(Message.Hello hello) throws IOException {
    Identity identity = Identity.of(io.disk(), directory);
    feed = Optional.of(new CopyFeed(io.disk(), directory, hello.position(), durable));
    send(new Message.Welcome(identity.program(), identity.id()));
  }

  private boolean tell() throws IOException {
    if (feed.isEmpty()) {
      return false;
    }
    try {
      Optional<CopyStep> step = feed.get().next();
      if (step.isPresent()) {
        send(new Message.Step(step.get()));
        return true;
      }
    } catch (NoSuchFileException gone) {
      feed = Optional.empty();
      send(new Message.Again());
      return true;
    }
    if (io.time().steadyNanos() - sentAt >= HEARTBEAT_NANOS) {
      send(new Message.Alive());
    }
    return false;
  }

  private void send(Message message) throws IOException {
    channel.send(message);
    sentAt = io.time().steadyNanos();
  }

  /** Ends with a reason that the replica shows its user. */
  void refuse(String reason) {
    try {
      if (!greeted) {
        channel.greet();
        greeted = true;
      }
      channel.send(new Message.Refused(reason));
    } catch (IOException gone) {
      ended = true;
    }
    end();
  }

  private void sayWhoIsHere() {
    try {
      channel.sendText("A Cascade program serves its data here, to `cascade replica`.");
    } catch (IOException gone) {
      ended = true;
    }
    end();
  }

  void end() {
    ended = true;
    try {
      channel.close();
    } catch (IOException broken) {
      messages.accept("A connection did not end well: " + broken.getMessage() + ".");
    }
  }
}
