package org.cascade.runtime.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.Output;

/**
 * The types of space that records in a part of the log speak of, with their states and streams, by
 * name and schema. Records refer to a state by its place here.
 */
record Catalog(Map<String, Type> types) {
  static final Catalog EMPTY = new Catalog(Map.of());

  /** A type of space as it was when the catalog was written. */
  record Type(List<Member> states, List<Member> streams) {
    static Type of(SpaceSchema schema) {
      return new Type(
          schema.states().stream()
              .map(state -> new Member(state.name(), state.codec().schema()))
              .toList(),
          schema.streams().stream()
              .map(stream -> new Member(stream.name(), stream.event().schema()))
              .toList());
    }
  }

  /** A state, or a stream by what its events are. */
  record Member(String name, String schema) {}

  static Catalog of(Iterable<SpaceSchema> schemas) {
    Map<String, Type> types = new LinkedHashMap<>();
    schemas.forEach(schema -> types.put(schema.name(), Type.of(schema)));
    return new Catalog(types);
  }

  void write(Output out) {
    out.writeUnsigned(types.size());
    types.forEach((name, type) -> {
      out.writeString(name);
      write(type.states(), out);
      write(type.streams(), out);
    });
  }

  private static void write(List<Member> members, Output out) {
    out.writeUnsigned(members.size());
    for (Member member : members) {
      out.writeString(member.name());
      out.writeString(member.schema());
    }
  }

  static Catalog read(Input in) {
    Map<String, Type> types = new LinkedHashMap<>();
    int count = in.readCount(3);
    for (int i = 0; i < count; i++) {
      String name = in.readString();
      List<Member> states = members(in);
      types.put(name, new Type(states, members(in)));
    }
    return new Catalog(types);
  }

  private static List<Member> members(Input in) {
    List<Member> members = new ArrayList<>();
    int count = in.readCount(2);
    for (int i = 0; i < count; i++) {
      String name = in.readString();
      members.add(new Member(name, in.readString()));
    }
    return List.copyOf(members);
  }

  /** The types' names, numbered as records do. */
  List<String> names() {
    return List.copyOf(types.keySet());
  }

  /** Whether it has the type, but no such state of it. */
  boolean lacks(String type, String state) {
    Type known = types.get(type);
    return known != null && known.states().stream().noneMatch(each -> each.name().equals(state));
  }
}
