package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Some programs with the types that they share, as one module.
 *
 * @param number of the module; with the seed it decides all of it
 */
record RandomModule(long seed, int number, Code types, List<Code> programs) {
  /** How deep expressions nest, at most. */
  private static final int SIZE = 5;

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
    List<Integer> all = IntStream.range(0, programs.size()).boxed().toList();
    Map<Integer, Verdict> verdicts = new TreeMap<>(TwoWays.run(text(), all));
    if (verdicts.values().stream().anyMatch(Verdict.Rejected.class::isInstance)) {
      // One program alone is to blame, or a few.
      all.forEach(i -> verdicts.put(i, alone(i, programs.get(i))));
    }
    return verdicts;
  }

  private Verdict alone(int index, Code program) {
    return alone(index, types, program);
  }

  private static Verdict alone(int index, Code types, Code program) {
    return TwoWays.run(Code.of(types, program).toString(), List.of(index)).get(index);
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
