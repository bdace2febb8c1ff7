package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Some programs with the types that they share, as one module.
 *
 * @param number of the module; with the seed it decides all of it
 */
record RandomModule(long seed, int number, Code types, List<Code> programs) {
  /** How deep expressions nest, at most. */
  private static final int SIZE = Integer.getInteger("cascade.random.size", 5);

  static RandomModule generate(long seed, int number, int count) {
    Types types = new Types(Dice.of(seed, number));
    Code declarations = types.declarations();
    List<Code> programs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Dice dice = Dice.of(seed, 1_000_000L * (number + 1) + i);
      programs.add(Programs.generate(i, dice, types, dice.between(2, SIZE)));
    }
    return new RandomModule(seed, number, declarations, List.copyOf(programs));
  }

  String text() {
    return Code.of(types, Code.joined("", programs)).toString();
  }

  /** The verdicts on its programs, in order. */
  Map<Integer, Verdict> verdicts() {
    Map<Integer, Verdict> verdicts = new TreeMap<>();
    judge(IntStream.range(0, programs.size()).boxed().toList(), verdicts);
    return verdicts;
  }

  /** Where programs are rejected, one alone is to blame, or a few: halves tell which. */
  private void judge(List<Integer> some, Map<Integer, Verdict> verdicts) {
    List<Code> texts = some.stream().map(programs::get).toList();
    Map<Integer, Verdict> found =
        TwoWays.run(Code.of(types, Code.joined("", texts)).toString(), some);
    boolean rejected = found.values().stream().anyMatch(Verdict.Rejected.class::isInstance);
    if (!rejected || some.size() == 1) {
      verdicts.putAll(found);
      return;
    }
    judge(some.subList(0, some.size() / 2), verdicts);
    judge(some.subList(some.size() / 2, some.size()), verdicts);
  }

  private Verdict alone(int index, Code program) {
    return alone(index, types, program);
  }

  private static Verdict alone(int index, Code types, Code program) {
    return Objects.requireNonNull(
        TwoWays.run(Code.of(types, program).toString(), List.of(index)).get(index));
  }

  /** What to look at: where it comes from, the smallest program, both values. */
  String report(int index, Verdict failure, long seconds) {
    Code both = Code.of(types, programs.get(index));
    Verdict again = alone(index, programs.get(index));
    if (!again.isLike(failure)) {
      return "seed %d, module %d, program %d: %s\nalone: %s\n%s"
          .formatted(seed, number, index, failure, again, programs.get(index));
    }
    Code least = Shrinker.shrink(both, failure, code -> alone(index, Code.of(), code), seconds);
    return "seed %d, module %d, program %d: %s\nshrunk: %s\n%s"
        .formatted(seed, number, index, failure, alone(index, Code.of(), least), least);
  }
}
