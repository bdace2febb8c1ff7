package org.cascade.lang.ide.debug.machine;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.connect.TransportTimeoutException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Waits on a port of this machine for the JVM of one program. */
public final class Door implements AutoCloseable {
  private static final String PATIENCE_MILLIS = "200";

  private final ListeningConnector connector;
  private final Map<String, Connector.Argument> arguments;
  private final String address;

  private Door(
      ListeningConnector connector, Map<String, Connector.Argument> arguments, String address) {
    this.connector = connector;
    this.arguments = arguments;
    this.address = address;
  }

  /** Opens a port that nobody else uses. */
  public static Door open() throws IOException {
    ListeningConnector connector =
        Bootstrap.virtualMachineManager().listeningConnectors().stream()
            .filter(c -> c.transport().name().equals("dt_socket"))
            .findFirst()
            .orElseThrow(() -> new IOException("this Java has no debugger for sockets"));
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    set(arguments, "localAddress", InetAddress.getLoopbackAddress().getHostAddress());
    set(arguments, "timeout", PATIENCE_MILLIS);
    try {
      return new Door(connector, arguments, connector.startListening(arguments));
    } catch (IllegalConnectorArgumentsException e) {
      throw new IOException(e);
    }
  }

  private static void set(Map<String, Connector.Argument> arguments, String name, String value) {
    Connector.Argument argument = arguments.get(name);
    if (argument != null) {
      argument.setValue(value);
    }
  }

  /** What the JVM has to be started with, so that it comes here and waits before it runs. */
  public String javaOption() {
    String port = address.substring(address.lastIndexOf(':') + 1);
    return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=127.0.0.1:" + port;
  }

  /**
   * The JVM, once it is there.
   *
   * @param expected whether it may still come
   * @return absent if it will not come
   */
  public Optional<VirtualMachine> await(BooleanSupplier expected) throws IOException {
    while (expected.getAsBoolean()) {
      try {
        return Optional.of(connector.accept(arguments));
      } catch (TransportTimeoutException e) {
        continue; // asked again whether it may still come
      } catch (IllegalConnectorArgumentsException e) {
        throw new IOException(e);
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    try {
      connector.stopListening(arguments);
    } catch (IllegalConnectorArgumentsException e) {
      throw new IOException(e);
    }
  }
}
