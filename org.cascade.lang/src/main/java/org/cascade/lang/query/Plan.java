package org.cascade.lang.query;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;

/**
 * How a query is answered: where rows come from, and what is done with them, in order.
 *
 * @param type of the whole
 * @param end absent where the rows are handed on
 */
record Plan(Span span, Type type, Access access, List<Stage> stages, Optional<Chain.End> end) {

  /** How rows are found. */
  sealed interface Access {
    Type row();

    /** All rows of the source. */
    record Scan(Chain.Source source, Type row) implements Access {}

    /**
     * The rows of a tree, or of an index over it, whose keys lie within bounds.
     *
     * @param ordered whether rows come in the order of the key that was used, rather than in that
     *     of the tree
     */
    record Lookup(Chain.Source.Tree source, Keys keys, List<Conjunct.Bound> bounds, boolean ordered)
        implements Access {
      @Override
      public Type row() {
        return source.row();
      }
    }
  }

  /**
   * What rows can be found by.
   *
   * @param parts where the parts of the key stand in a row
   * @param type of the whole key
   * @param index absent for the tree's own key
   */
  record Keys(List<Path> parts, List<Type> types, Type type, Optional<SpaceSymbol.Index> index) {}

  /** Something that is done with all rows that come. */
  sealed interface Stage {
    /** Keeps rows for which all hold. */
    record Filter(Local row, List<Conjunct> conjuncts) implements Stage {}

    /** Orders by several keys, and keeps the first rows if there is a limit. */
    record Sort(Type row, List<SortKey> keys, Optional<Core> limit) implements Stage {}

    record Limit(Core count) implements Stage {}

    record Offset(Core count) implements Stage {}

    record Select(Function function) implements Stage {}

    record Group(Function key, Type row, Type group) implements Stage {}

    /** Pairs each row with its partners. */
    record Join(Partners partners, Function mine, Type row, boolean outer, Type pair)
        implements Stage {}
  }

  record SortKey(Function key, boolean descending) {}

  /** How the partners of a row are found. */
  sealed interface Partners {
    /** The type of a partner. */
    Type row();

    /** The other rows are hashed by their key. */
    record Hashed(Plan other, Function theirs, Type row) implements Partners {}

    /**
     * The other side has the rows by that key.
     *
     * @param filter what else is asked of them
     */
    record Found(Chain.Source.Tree source, Keys keys, Type row, List<Stage> filter)
        implements Partners {}
  }
}
