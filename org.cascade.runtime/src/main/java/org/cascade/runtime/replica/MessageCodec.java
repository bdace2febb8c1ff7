package org.cascade.runtime.replica;

import java.util.HashSet;
import java.util.Set;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.MalformedInput;
import org.cascade.runtime.codec.Output;
import org.cascade.runtime.store.CopyPosition;
import org.cascade.runtime.store.CopyStep;
import org.cascade.runtime.store.FileMark;
import org.cascade.runtime.wal.SegmentTail;

/** Messages as bytes: a number for the kind, and the parts. */
final class MessageCodec {
  private MessageCodec() {}

  /** The numbers of the kinds, which are never given to others. */
  private static final class Kind {
    static final int HELLO = 1;
    static final int WELCOME = 2;
    static final int REFUSED = 3;
    static final int ALIVE = 4;
    static final int AGAIN = 5;
    static final int DONE = 6;
    static final int FILE_START = 10;
    static final int FILE_PART = 11;
    static final int FILE_END = 12;
    static final int SEGMENT_START = 13;
    static final int LOG = 14;
    static final int SEGMENT_END = 15;
    static final int COMPLETE = 16;

    private Kind() {}
  }

  static byte[] encode(Message message) {
    var out = new Output();
    switch (message) {
      case Message.Hello(CopyPosition position) -> {
        out.writeByte(Kind.HELLO);
        write(position, out);
      }
      case Message.Welcome(String program, String id) -> {
        out.writeByte(Kind.WELCOME);
        out.writeString(program);
        out.writeString(id);
      }
      case Message.Refused(String reason) -> {
        out.writeByte(Kind.REFUSED);
        out.writeString(reason);
      }
      case Message.Step(CopyStep step) -> write(step, out);
      case Message.Alive() -> out.writeByte(Kind.ALIVE);
      case Message.Again() -> out.writeByte(Kind.AGAIN);
      case Message.Done(long last) -> {
        out.writeByte(Kind.DONE);
        out.writeUnsigned(last);
      }
    }
    return out.toByteArray();
  }

  private static void write(CopyPosition position, Output out) {
    out.writeString(position.program());
    out.writeString(position.id());
    out.writeUnsigned(position.checkpoint().number());
    out.writeUnsigned(position.checkpoint().size());
    out.writeFixedInt(position.checkpoint().checksum());
    out.writeUnsigned(position.segment());
    out.writeFixedLong(position.epoch());
    out.writeUnsigned(position.last());
    out.writeUnsigned(position.events().size());
    position.events().forEach(out::writeString);
  }

  private static void write(CopyStep step, Output out) {
    switch (step) {
      case CopyStep.FileStart(String name) -> {
        out.writeByte(Kind.FILE_START);
        out.writeString(name);
      }
      case CopyStep.FilePart(byte[] bytes) -> {
        out.writeByte(Kind.FILE_PART);
        out.writeRaw(bytes);
      }
      case CopyStep.FileEnd() -> out.writeByte(Kind.FILE_END);
      case CopyStep.SegmentStart(byte[] header) -> {
        out.writeByte(Kind.SEGMENT_START);
        out.writeRaw(header);
      }
      case CopyStep.Log(SegmentTail.Frames frames) -> {
        out.writeByte(Kind.LOG);
        out.writeUnsigned(frames.before());
        out.writeRaw(frames.bytes());
      }
      case CopyStep.SegmentEnd() -> out.writeByte(Kind.SEGMENT_END);
      case CopyStep.Complete() -> out.writeByte(Kind.COMPLETE);
    }
  }

  /** Throws {@link MalformedInput} if the bytes are no message. */
  static Message decode(byte[] bytes) {
    var in = new Input(bytes, MessageCodec::noReferences);
    int kind = in.readByte();
    return switch (kind) {
      case Kind.HELLO -> new Message.Hello(position(in));
      case Kind.WELCOME -> new Message.Welcome(in.readString(), in.readString());
      case Kind.REFUSED -> new Message.Refused(in.readString());
      case Kind.ALIVE -> new Message.Alive();
      case Kind.AGAIN -> new Message.Again();
      case Kind.DONE -> new Message.Done(in.readUnsigned());
      default -> new Message.Step(step(kind, in));
    };
  }

  private static CopyPosition position(Input in) {
    String program = in.readString();
    String id = in.readString();
    var checkpoint = new FileMark(in.readUnsigned(), in.readUnsigned(), in.readFixedInt());
    long segment = in.readUnsigned();
    long epoch = in.readFixedLong();
    long last = in.readUnsigned();
    Set<String> events = new HashSet<>();
    int count = in.readCount(1);
    for (int i = 0; i < count; i++) {
      events.add(in.readString());
    }
    return new CopyPosition(program, id, checkpoint, segment, epoch, last, Set.copyOf(events));
  }

  private static CopyStep step(int kind, Input in) {
    return switch (kind) {
      case Kind.FILE_START -> new CopyStep.FileStart(in.readString());
      case Kind.FILE_PART -> new CopyStep.FilePart(in.readRaw(in.remaining()));
      case Kind.FILE_END -> new CopyStep.FileEnd();
      case Kind.SEGMENT_START -> new CopyStep.SegmentStart(in.readRaw(in.remaining()));
      case Kind.LOG -> {
        long before = in.readUnsigned();
        yield new CopyStep.Log(new SegmentTail.Frames(before, in.readRaw(in.remaining())));
      }
      case Kind.SEGMENT_END -> new CopyStep.SegmentEnd();
      case Kind.COMPLETE -> new CopyStep.Complete();
      default -> throw new MalformedInput("there is no message of kind " + kind);
    };
  }

  private static Object noReferences(long number) {
    throw new MalformedInput("a message refers to space " + number);
  }
}
