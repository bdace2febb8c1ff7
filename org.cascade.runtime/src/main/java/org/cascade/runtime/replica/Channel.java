package org.cascade.runtime.replica;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.MalformedInput;
import org.cascade.runtime.codec.Output;
import org.cascade.runtime.io.Network.Connection;

/**
 * Messages over a connection. Each side first says which protocol it speaks; then each message is
 * its length, a CRC-32C, and the bytes.
 */
final class Channel implements AutoCloseable {
  private static final byte[] GREETING = "CASREPL1".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION_AT = GREETING.length - 1;
  private static final int HEAD_BYTES = 8;
  private static final int READ_BYTES = 1 << 18;

  /** A frame of the log can be a little longer than the largest record, 1 GiB. */
  private static final int MOST_BYTES = (1 << 30) + (1 << 24);

  private final Connection connection;
  private byte[] buffer = new byte[READ_BYTES];

  /** What has arrived and is not taken yet. */
  private int from;

  private int to;
  private boolean greeted;

  Channel(Connection connection) {
    this.connection = connection;
  }

  /** What the other side speaks is not this protocol. */
  static final class OtherProtocol extends IOException {
    private static final long serialVersionUID = 1L;

    OtherProtocol(String message) {
      super(message);
    }
  }

  void greet() throws IOException {
    connection.write(GREETING);
  }

  String peer() {
    return connection.peer();
  }

  void send(Message message) throws IOException {
    byte[] bytes = MessageCodec.encode(message);
    var out = new Output();
    out.writeFixedInt(bytes.length);
    out.writeFixedInt(checksum(bytes, 0, bytes.length));
    out.writeRaw(bytes);
    connection.write(out.toByteArray());
  }

  /** For one who speaks something else: a line that a person can read. */
  void sendText(String line) throws IOException {
    connection.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The next message, or none if it has not come as a whole within a time. */
  Optional<Message> receive(long nanos) throws IOException {
    Optional<Message> ready = take();
    if (ready.isPresent()) {
      return ready;
    }
    byte[] more = connection.read(READ_BYTES, nanos);
    if (more.length == 0) {
      return Optional.empty();
    }
    add(more);
    return take();
  }

  private void add(byte[] more) {
    if (to + more.length > buffer.length) {
      int kept = to - from;
      byte[] next = kept + more.length > buffer.length / 2 ? grown(kept + more.length) : buffer;
      System.arraycopy(buffer, from, next, 0, kept);
      buffer = next;
      from = 0;
      to = kept;
    }
    System.arraycopy(more, 0, buffer, to, more.length);
    to += more.length;
  }

  private static byte[] grown(int least) {
    return new byte[(int) Math.min(2L * least, MOST_BYTES + 2L * READ_BYTES)];
  }

  private Optional<Message> take() throws IOException {
    if ((!greeted && !takeGreeting()) || to - from < HEAD_BYTES) {
      return Optional.empty();
    }
    var head = new Input(buffer, from, from + HEAD_BYTES, Channel::noReferences);
    int length = head.readFixedInt();
    int checksum = head.readFixedInt();
    if (length <= 0 || length > MOST_BYTES) {
      throw damaged();
    }
    int start = from + HEAD_BYTES;
    if (to - start < length) {
      return Optional.empty();
    }
    if (checksum(buffer, start, length) != checksum) {
      throw damaged();
    }
    from = start + length;
    try {
      return Optional.of(MessageCodec.decode(Arrays.copyOfRange(buffer, start, from)));
    } catch (MalformedInput malformed) {
      throw new OtherProtocol("it sends what this version of Cascade does not know");
    }
  }

  private static IOException damaged() {
    return new IOException("what arrives is damaged");
  }

  private boolean takeGreeting() throws OtherProtocol {
    int length = Math.min(to - from, GREETING.length);
    int name = Math.min(length, VERSION_AT);
    if (!Arrays.equals(buffer, from, from + name, GREETING, 0, name)) {
      throw new OtherProtocol("what answers there is no Cascade program that serves its data");
    }
    if (length < GREETING.length) {
      return false;
    }
    if (buffer[from + VERSION_AT] != GREETING[VERSION_AT]) {
      throw new OtherProtocol("it is of another version of Cascade; use the same on both sides");
    }
    from += GREETING.length;
    greeted = true;
    return true;
  }

  private static int checksum(byte[] bytes, int from, int length) {
    var crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  private static Object noReferences(long number) {
    throw new MalformedInput("a message refers to space " + number);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
