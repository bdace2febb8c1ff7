package org.cascade.runtime.io;

import java.util.Optional;

/** Where a process is reached: a host by name or number, and a port. */
public record Address(String host, int port) {
  /** This machine, as only programs on it can reach it. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final int LARGEST_PORT = 65_535;

  /**
   * Reads {@code host:port}, {@code [host]:port} or a port of this machine; none of other texts.
   */
  public static Optional<Address> parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon <= 0 ? LOOPBACK : text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.indexOf(':') >= 0) {
      return Optional.empty();
    }
    String digits = text.substring(colon + 1);
    if (host.isEmpty() || !digits.matches("\\d{1,5}") || Integer.parseInt(digits) > LARGEST_PORT) {
      return Optional.empty();
    }
    return Optional.of(new Address(host, Integer.parseInt(digits)));
  }

  /** Whether only programs on this machine reach it. */
  public boolean isLoopback() {
    return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
  }

  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
