package org.cascade.runtime.store;

import java.util.List;

/** What is stored of a type of space: its states and streams, in the order of their declaration. */
public record SpaceSchema(String name, List<StateSchema<?>> states, List<StreamSchema> streams) {
  public List<String> stateNames() {
    return states.stream().<String>map(StateSchema::name).toList();
  }
}
