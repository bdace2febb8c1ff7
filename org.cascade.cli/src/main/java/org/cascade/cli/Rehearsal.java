package org.cascade.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.BTree;
import org.cascade.runtime.value.Map;
import org.cascade.runtime.value.Set;
import org.cascade.runtime.value.Tuple2;

/**
 * Does once what a debugger will ask of values. What Java has to load and link for it is there
 * then: at a break point another thread may stand still in the middle of loading something.
 */
final class Rehearsal {
  private static final int FEW = 3;

  private Rehearsal() {}

  /** Gives how many elements were seen, so that nothing of it can be left out. */
  static long run() {
    Array<Tuple2<Long, String>> pairs = Array.of(new Tuple2<>(1L, "a"), new Tuple2<>(2L, "b"));
    long seen = BigInteger.TEN.toString().length() + new BigDecimal("1.5").toString().length();
    seen += few(pairs.stream()) + pairs.length();
    seen += few(Array.range(0, FEW).stream()) + few(Array.ofLongs(1, 2).stream());
    BTree<Long, String> tree = BTree.of(pairs);
    seen += few(tree.stream()) + tree.length();
    Map<Long, String> map = Map.of(pairs);
    seen += few(map.stream()) + map.length();
    Set<Long> set = Set.from(List.of(1L, 2L));
    return seen + few(set.stream()) + set.length();
  }

  private static long few(Stream<?> elements) {
    return elements.skip(1).limit(FEW).toArray().length;
  }
}
