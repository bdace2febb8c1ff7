package org.cascade.lang.ide.debug.values;

import com.sun.jdi.ObjectReference;
import com.sun.jdi.StringReference;
import com.sun.jdi.Value;
import java.util.List;

/** What a value is to who reads the program. */
sealed interface Shape {
  /** A number, a truth value, {@code ()}: what its text says. */
  record Plain(String type, String text) implements Shape {}

  record Text(StringReference value) implements Shape {}

  /**
   * A record, or a case of a sum type.
   *
   * @param name {@code Point}, {@code Circle}
   * @param positional whether its parts have no names
   */
  record Made(String type, String name, boolean positional, List<Part> parts) implements Shape {}

  record Tuple(List<Part> parts) implements Shape {}

  /** A collection, of whose elements some are looked at. */
  record Collection(Kind kind, ObjectReference value, long length) implements Shape {}

  /** How a collection is written. */
  enum Kind {
    ARRAY("Array", "[", "]"),
    SET("Set", "Set{", "}"),
    MAP("Map", "{", "}"),
    TREE("BTree", "{", "}");

    final String type;
    final String open;
    final String close;

    Kind(String type, String open, String close) {
      this.type = type;
      this.open = open;
      this.close = close;
    }

    /** Whether its elements are pairs of a key and a value. */
    boolean isKeyed() {
      return this == MAP || this == TREE;
    }
  }

  /**
   * A space; its states are asked for one by one.
   *
   * @param name {@code Counter#3}
   */
  record Space(String type, String name, ObjectReference value) implements Shape {}

  /** Anything else, of which Java may say something. */
  record Other(String type, Value value) implements Shape {}
}
