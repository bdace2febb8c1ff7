package org.cascade.runtime.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cascade.runtime.codec.Codec;

/** What a program may store, while its modules tell it one after the other. */
public final class ProgramTypes {
  private final Set<String> modules = new HashSet<>();
  private final Map<String, SpaceType<?>> spaces = new TreeMap<>();
  private final List<Codec<?>> values = new ArrayList<>();

  /** Begins with a module; false if it was begun before, by another that imports it. */
  public boolean begin(String module) {
    return modules.add(module);
  }

  /** A type of space that a module declares. */
  public void space(SpaceType<?> type) {
    spaces.put(type.name(), type);
  }

  /** The named codec of a type that a module declares. */
  public void value(Codec<?> codec) {
    values.add(codec);
  }

  /** By name, so that the order of imports makes no difference to what is stored. */
  List<SpaceType<?>> spaces() {
    return List.copyOf(spaces.values());
  }

  List<Codec<?>> values() {
    return List.copyOf(values);
  }
}
