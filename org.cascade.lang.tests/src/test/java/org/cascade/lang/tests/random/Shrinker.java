package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes a failing program smaller, as long as it fails in the same way. */
final class Shrinker {
  private final Function<Code, Verdict> judge;
  private final Verdict failure;
  private final long deadlineNanos;

  private Shrinker(Function<Code, Verdict> judge, Verdict failure, long seconds) {
    this.judge = judge;
    this.failure = failure;
    this.deadlineNanos = System.nanoTime() + seconds * 1_000_000_000L;
  }

  /** The smallest that is found within the time. */
  static Code shrink(Code program, Verdict failure, Function<Code, Verdict> judge, long seconds) {
    Shrinker shrinker = new Shrinker(judge, failure, seconds);
    Code smallest = program;
    while (true) {
      Optional<Code> smaller = shrinker.smaller(smallest);
      if (smaller.isEmpty()) {
        return smallest;
      }
      smallest = smaller.get();
    }
  }

  private Optional<Code> smaller(Code program) {
    int length = program.toString().length();
    for (Code.Node node : program.nodes()) {
      for (Code other : simpler(node)) {
        if (System.nanoTime() > deadlineNanos) {
          return Optional.empty();
        }
        Code candidate =
            program.replace(node, old -> new Code.Node(old.type(), old.optional(), List.of(other)));
        if (candidate.toString().length() < length && failure.isLike(judge.apply(candidate))) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  /** What could stand in place of a node: nothing, the least value, or a part of the same type. */
  private static List<Code> simpler(Code.Node node) {
    List<Code> all = new ArrayList<>();
    if (node.optional()) {
      all.add(Code.text(""));
    }
    node.type().flatMap(Literals::least).map(Code::text).ifPresent(all::add);
    for (Code.Node inner : node.nodes()) {
      if (inner != node && node.type().isPresent() && inner.type().equals(node.type())) {
        all.add(inner);
      }
    }
    return all;
  }
}
