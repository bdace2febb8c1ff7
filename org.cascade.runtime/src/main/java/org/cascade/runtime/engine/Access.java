package org.cascade.runtime.engine;

import java.util.Optional;
import org.cascade.runtime.io.Address;

/**
 * Who may do what with the data in a directory.
 *
 * @param readOnly whether it is only looked at, as it is when it is opened
 * @param serve where replicas may connect, if anywhere
 */
public record Access(boolean readOnly, Optional<Address> serve) {
  /** The program alone works on it. */
  public static final Access ALONE = new Access(false, Optional.empty());
}
