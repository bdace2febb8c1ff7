package org.cascade.lang.ide.debug.values;

import com.sun.jdi.Value;
import java.util.Optional;

/**
 * A value with a name: a variable, a field, an element.
 *
 * @param value absent if it has none yet
 * @param type as the program has it; empty to go by the value
 */
public record Part(String name, Optional<Value> value, String type) {
  public static Part of(String name, Value value) {
    return new Part(name, Optional.ofNullable(value), "");
  }
}
