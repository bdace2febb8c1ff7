package org.cascade.lang.query;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Type;

/**
 * A query as it is written: calls of the library, from its collection to its end.
 *
 * @param type of the whole
 * @param end absent where the query goes on elsewhere
 */
record Chain(Span span, Type type, Source source, List<Step> steps, Optional<End> end) {

  /** Where rows come from. */
  sealed interface Source {
    /** The type of its rows. */
    Type row();

    /**
     * A tree's values, or its entries as pairs.
     *
     * @param tree of type {@code BTree<K, V>}
     */
    record Tree(Core tree, boolean entries, Type row) implements Source {}

    /** The elements of an array. */
    record Elements(Core array, Type row) implements Source {}

    /** Rows that something else asks for: a variable, a call. */
    record Others(Core rows, Type row) implements Source {}
  }

  /** A step from rows to rows. */
  sealed interface Step {
    record Filter(Function condition) implements Step {}

    /**
     * @param then whether it orders within the order before it
     */
    record Order(Function key, boolean descending, boolean then) implements Step {}

    record Limit(Core count) implements Step {}

    record Offset(Core count) implements Step {}

    record Select(Function function) implements Step {}

    /**
     * @param group the type of the groups, {@code Group<K, T>}
     */
    record Group(Function key, Type group) implements Step {}

    /**
     * @param outer whether a row without partner stays
     * @param pair the type of the pairs
     */
    record Join(Chain other, Function mine, Function theirs, boolean outer, Type pair)
        implements Step {}
  }

  /** What is done with the rows in the end. */
  enum EndKind {
    TO_ARRAY,
    FIRST,
    COUNT,
    EXISTS,
    SUM,
    MIN,
    MAX,
    AVG
  }

  /**
   * @param function for aggregates: of which value
   */
  record End(EndKind kind, Optional<Function> function) {}

  /** The type of the last rows. */
  Type row() {
    for (int i = steps.size() - 1; i >= 0; i--) {
      switch (steps.get(i)) {
        case Step.Select s -> {
          return s.function().body().type();
        }
        case Step.Group s -> {
          return s.group();
        }
        case Step.Join s -> {
          return s.pair();
        }
        default -> {
          // The rows are those of the step before.
        }
      }
    }
    return source.row();
  }

  /** Whether rows that are handed on are told apart by an order, so that one may go on with it. */
  boolean endsInOrder() {
    for (int i = steps.size() - 1; i >= 0; i--) {
      switch (steps.get(i)) {
        case Step.Order s -> {
          return true;
        }
        case Step.Filter s -> {}
        case Step.Select s -> {}
        default -> {
          return false;
        }
      }
    }
    return source instanceof Source.Others;
  }
}
