package org.cascade.runtime.io;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The machine's network: TCP. */
final class RealNetwork implements Network {
  private static final int WAITING_CONNECTIONS = 16;

  @Override
  public Listener listen(Address address) throws IOException {
    var socket = new ServerSocket();
    boolean bound = false;
    try {
      socket.setReuseAddress(true);
      InetAddress host = InetAddress.getByName(address.host());
      socket.bind(new InetSocketAddress(host, address.port()), WAITING_CONNECTIONS);
      bound = true;
      return new TcpListener(new Address(address.host(), socket.getLocalPort()), socket);
    } finally {
      if (!bound) {
        socket.close();
      }
    }
  }

  @Override
  public Connection connect(Address address, long nanos) throws IOException {
    InetAddress host = InetAddress.getByName(address.host());
    var socket = new Socket();
    boolean connected = false;
    try {
      socket.connect(new InetSocketAddress(host, address.port()), millis(nanos));
      Connection connection = connection(socket);
      connected = true;
      return connection;
    } finally {
      if (!connected) {
        socket.close();
      }
    }
  }

  private static Connection connection(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    return new TcpConnection(String.valueOf(socket.getRemoteSocketAddress()), socket);
  }

  /** At least one: none at all would mean forever. */
  private static int millis(long nanos) {
    return (int) Math.clamp(TimeUnit.NANOSECONDS.toMillis(nanos), 1, Integer.MAX_VALUE);
  }

  private record TcpListener(Address address, ServerSocket socket) implements Listener {
    @Override
    public Optional<Connection> accept(long nanos) throws IOException {
      socket.setSoTimeout(millis(nanos));
      try {
        return Optional.of(connection(socket.accept()));
      } catch (SocketTimeoutException nobody) {
        return Optional.empty();
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private record TcpConnection(String peer, Socket socket) implements Connection {
    @Override
    public byte[] read(int most, long nanos) throws IOException {
      if (nanos <= 0 && socket.getInputStream().available() == 0) {
        return new byte[0];
      }
      socket.setSoTimeout(millis(nanos));
      byte[] bytes = new byte[most];
      try {
        int count = socket.getInputStream().read(bytes);
        if (count < 0) {
          throw new EOFException("the other side has ended the connection");
        }
        return Arrays.copyOf(bytes, count);
      } catch (SocketTimeoutException nothing) {
        return new byte[0];
      }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
