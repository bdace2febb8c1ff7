package org.cascade.runtime.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.Output;

/**
 * The types of space that records in a part of the log speak of, with their states, by name and
 * schema. Records refer to a state by its place here.
 */
record Catalog(Map<String, List<State>> types) {
  static final Catalog EMPTY = new Catalog(Map.of());

  /** A state as it was when the catalog was written. */
  record State(String name, String schema) {}

  static Catalog of(Iterable<SpaceSchema> schemas) {
    Map<String, List<State>> types = new LinkedHashMap<>();
    for (SpaceSchema schema : schemas) {
      List<State> states = new ArrayList<>();
      for (StateSchema<?> state : schema.states()) {
        states.add(new State(state.name(), state.codec().schema()));
      }
      types.put(schema.name(), List.copyOf(states));
    }
    return new Catalog(types);
  }

  void write(Output out) {
    out.writeUnsigned(types.size());
    types.forEach((name, states) -> {
      out.writeString(name);
      out.writeUnsigned(states.size());
      for (State state : states) {
        out.writeString(state.name());
        out.writeString(state.schema());
      }
    });
  }

  static Catalog read(Input in) {
    Map<String, List<State>> types = new LinkedHashMap<>();
    int count = in.readCount(2);
    for (int i = 0; i < count; i++) {
      String name = in.readString();
      List<State> states = new ArrayList<>();
      int stateCount = in.readCount(2);
      for (int j = 0; j < stateCount; j++) {
        String state = in.readString();
        states.add(new State(state, in.readString()));
      }
      types.put(name, List.copyOf(states));
    }
    return new Catalog(types);
  }

  /** The types' names, numbered as records do. */
  List<String> names() {
    return List.copyOf(types.keySet());
  }

  /** Whether it has the type, but no such state of it. */
  boolean lacks(String type, String state) {
    List<State> states = types.get(type);
    return states != null && states.stream().noneMatch(each -> each.name().equals(state));
  }
}
