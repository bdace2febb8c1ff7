package org.cascade.runtime.io;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** Says in words why the network has refused something. */
public final class NetworkFailure {
  private NetworkFailure() {}

  /** Why an address could not be used, as the rest of a sentence. */
  public static String reason(Address address, IOException failure) {
    return switch (failure) {
      case UnknownHostException unknown -> "there is no host `" + address.host() + "`";
      case BindException taken ->
          "another program listens there, or `" + address.host() + "` is not this machine";
      case NoRouteToHostException away -> "no way leads to `" + address.host() + "`";
      case ConnectException refused -> "nobody listens there";
      case SocketTimeoutException silent -> "nobody answers there";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
