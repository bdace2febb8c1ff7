package org.cascade.runtime.io;

import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A network in memory. Bytes take a time by chance, arrive in pieces by chance, and stay where they
 * are while the network is split; connections can be cut, which loses any last part of what is
 * under way. Nobody ever waits: who would is told that nothing has come.
 */
public final class SimulatedNetwork implements Network {
  private static final long LONGEST_DELAY_NANOS = 20_000_000;

  private final Random random;
  private final TimeSource time;
  private final Map<Integer, SimulatedListener> listeners = new HashMap<>();
  private final List<Wire> wires = new ArrayList<>();
  private boolean split;

  public SimulatedNetwork(long seed, TimeSource time) {
    this.random = new Random(seed);
    this.time = time;
  }

  /** Nothing arrives from now on, and nobody is told. */
  public void split() {
    split = true;
  }

  /** Things arrive again. */
  public void heal() {
    split = false;
  }

  /** Ends all connections, as a router does that starts anew. */
  public void cutAll() {
    wires.forEach(Wire::cut);
    wires.clear();
  }

  /** Changes one of the bytes that are under way; false if there are none. */
  public boolean damage() {
    for (Wire wire : wires) {
      for (Piece piece : wire.underWay) {
        piece.bytes()[random.nextInt(piece.bytes().length)] ^= (byte) (1 + random.nextInt(255));
        return true;
      }
    }
    return false;
  }

  /** How many bytes are under way. */
  public long underWay() {
    return wires.stream().flatMap(w -> w.underWay.stream()).mapToLong(p -> p.bytes().length).sum();
  }

  @Override
  public Listener listen(Address address) throws IOException {
    if (listeners.containsKey(address.port())) {
      throw new BindException("port " + address.port() + " is taken");
    }
    var listener = new SimulatedListener(address);
    listeners.put(address.port(), listener);
    return listener;
  }

  @Override
  public Connection connect(Address address, long nanos) throws IOException {
    if (split) {
      throw new SocketTimeoutException("nobody answers");
    }
    SimulatedListener listener = listeners.get(address.port());
    if (listener == null) {
      throw new ConnectException("nobody listens");
    }
    var there = new Wire();
    var back = new Wire();
    wires.add(there);
    wires.add(back);
    listener.waiting.add(new End(there, back));
    return new End(back, there);
  }

  /** Bytes that arrive together, not before a time. */
  private record Piece(long at, byte[] bytes) {}

  /** One direction of a connection. */
  private final class Wire {
    private final ArrayDeque<Piece> underWay = new ArrayDeque<>();
    private long lastAt;
    private boolean ended;

    void send(byte[] bytes) {
      int from = 0;
      while (from < bytes.length) {
        int length = Math.min(bytes.length - from, 1 + random.nextInt(4 * bytes.length));
        long arrival = time.steadyNanos() + random.nextLong(LONGEST_DELAY_NANOS);
        lastAt = Math.max(lastAt, arrival);
        underWay.add(new Piece(lastAt, Arrays.copyOfRange(bytes, from, from + length)));
        from += length;
      }
    }

    byte[] take(int most) throws IOException {
      Piece first = underWay.peek();
      if (first == null && ended) {
        throw new EOFException("the other side has ended the connection");
      }
      if (first == null || split || first.at() > time.steadyNanos()) {
        return new byte[0];
      }
      underWay.remove();
      if (first.bytes().length > most) {
        byte[] rest = Arrays.copyOfRange(first.bytes(), most, first.bytes().length);
        underWay.addFirst(new Piece(first.at(), rest));
      }
      return Arrays.copyOf(first.bytes(), Math.min(most, first.bytes().length));
    }

    void cut() {
      int lost = random.nextInt(underWay.size() + 1);
      for (int i = 0; i < lost; i++) {
        underWay.removeLast();
      }
      ended = true;
    }
  }

  private final class SimulatedListener implements Listener {
    private final Address address;
    private final ArrayDeque<Connection> waiting = new ArrayDeque<>();

    SimulatedListener(Address address) {
      this.address = address;
    }

    @Override
    public Address address() {
      return address;
    }

    @Override
    public Optional<Connection> accept(long nanos) {
      return Optional.ofNullable(waiting.poll());
    }

    @Override
    public void close() {
      listeners.remove(address.port());
    }
  }

  /** One side of a connection. */
  private record End(Wire in, Wire out) implements Connection {
    @Override
    public String peer() {
      return "a simulated machine";
    }

    @Override
    public byte[] read(int most, long nanos) throws IOException {
      return in.take(most);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      if (out.ended) {
        throw new IOException("the connection is gone");
      }
      out.send(bytes.clone());
    }

    @Override
    public void close() {
      in.ended = true;
      out.ended = true;
    }
  }
}
