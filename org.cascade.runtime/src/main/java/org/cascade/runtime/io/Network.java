package org.cascade.runtime.io;

import java.io.IOException;
import java.util.Optional;

/**
 * Connections between processes. What is sent arrives in order and once, or not at all; a
 * connection may end or fall silent at any time.
 */
public interface Network {
  /** Takes connections at an address; with port 0, at any that is free. */
  Listener listen(Address address) throws IOException;

  /** Connects to whoever listens at an address; gives up after a time. */
  Connection connect(Address address, long nanos) throws IOException;

  /** A place where connections arrive. */
  interface Listener extends AutoCloseable {
    /** The address, with its port. */
    Address address();

    /** The next connection, or none if none comes within a time. */
    Optional<Connection> accept(long nanos) throws IOException;

    @Override
    void close() throws IOException;
  }

  /** One end of a connection. Reading, writing and closing may be done by different threads. */
  interface Connection extends AutoCloseable {
    /** Who is at the other end, for messages. */
    String peer();

    /**
     * Some bytes that have arrived, a number of them at most, or none if none arrive within a time.
     * Throws once the other side has ended the connection.
     */
    byte[] read(int most, long nanos) throws IOException;

    /** Sends bytes; waits while the other side does not take them. */
    void write(byte[] bytes) throws IOException;

    @Override
    void close() throws IOException;
  }
}
