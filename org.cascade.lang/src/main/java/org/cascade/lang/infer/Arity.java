package org.cascade.lang.infer;

import java.util.List;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Node;
import org.cascade.lang.diagnostics.RuleCode;

/**
 * {@link RuleCode#TOO_MANY_PARTS}: tuples and function values have few parts, since nobody can tell
 * more of them apart by position. Declared functions may have any number of parameters. A sum type
 * has as many constructors as fit into Java.
 */
final class Arity {
  private static final int MOST = 8;

  /** More would not fit into one method of Java, which takes them apart. */
  private static final int MOST_CONSTRUCTORS = 500;

  private Arity() {}

  static void tuple(World world, Node at, int items) {
    atMost(
        MOST,
        world,
        at,
        items,
        "A tuple has at most %d members, and this has %d; declare a record, whose fields have names.");
  }

  static void sum(World world, List<Decl.Constructor> all) {
    if (!all.isEmpty()) {
      atMost(
          MOST_CONSTRUCTORS,
          world,
          all.get(Math.min(MOST_CONSTRUCTORS, all.size() - 1)).name(),
          all.size(),
          "A sum type has at most %d constructors, and this has %d; group them into sum types of their own, or use one constructor with a number or a text.");
    }
  }

  /** A function inside another may become a value, which keeps the variables that it assigns. */
  static void local(World world, Node at, int parameters) {
    atMost(
        MOST,
        world,
        at,
        parameters,
        "A function inside another has at most %d parameters, and this has %d; declare it at the top of the module, or have it take a record.");
  }

  static void function(World world, Node at, int parameters) {
    atMost(
        MOST,
        world,
        at,
        parameters,
        "A function that is a value has at most %d parameters, and this has %d; have it take a record.");
  }

  private static void atMost(int most, World world, Node at, int count, String message) {
    if (count > most) {
      world.error(RuleCode.TOO_MANY_PARTS, at, message.formatted(most, count));
    }
  }
}
