package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;

/** Java statements in order; after one that never ends normally, what is added is dropped. */
final class Block {
  private final List<Doc> statements = new ArrayList<>();
  private boolean reachable = true;
  private boolean loneIf;

  void add(Doc statement) {
    if (reachable) {
      loneIf = false;
      statements.add(statement);
    }
  }

  /** Adds a {@code return}, {@code throw}, {@code break}, or anything else that goes elsewhere. */
  void addLast(Doc statement) {
    add(statement);
    reachable = false;
  }

  void addIf(Doc statement, boolean completes) {
    if (reachable) {
      boolean first = statements.isEmpty();
      add(statement);
      loneIf = first;
      reachable = completes;
    }
  }

  void addAll(Block other) {
    if (reachable) {
      statements.addAll(other.statements);
      loneIf = false;
      reachable = other.reachable;
    }
  }

  /** Whether it is one {@code if}, so that it may follow an {@code else}. */
  boolean isLoneIf() {
    return loneIf && statements.size() == 1;
  }

  boolean isReachable() {
    return reachable;
  }

  boolean isEmpty() {
    return statements.isEmpty() && reachable;
  }

  List<Doc> statements() {
    return List.copyOf(statements);
  }

  /** Drops a {@code return;} at the end, where a method ends anyway. */
  Block withoutLast(Doc statement) {
    if (!statements.isEmpty() && statements.getLast() == statement) {
      statements.removeLast();
    }
    return this;
  }
}
