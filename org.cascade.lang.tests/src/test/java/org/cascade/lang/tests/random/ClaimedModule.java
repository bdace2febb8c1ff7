package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.core.RunTimeChecks;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.eval.Evaluation;
import org.cascade.lang.eval.Value;
import org.cascade.lang.refine.solve.ProofCache;

/**
 * Programs with claims in one module, without the lines whose claims the checker does not accept.
 *
 * @param programs those that are accepted as they are now
 */
record ClaimedModule(List<Claimed> programs) {
  private static final int ROUNDS = 8;
  private static final int TYPE_LINES = ClaimedPrograms.TYPES.split("\n").length;

  /** Answers stay the same whatever was asked before, so modules can share them. */
  private static final ProofCache ANSWERS =
      new ProofCache() {
        private final Map<String, String> answers = new ConcurrentHashMap<>();

        @Override
        public Optional<String> find(String digest) {
          return Optional.ofNullable(answers.get(digest));
        }

        @Override
        public void store(String digest, String answer) {
          answers.put(digest, answer);
        }
      };

  /** What the checker leaves of programs. */
  static ClaimedModule accepted(List<Claimed> all) {
    List<Claimed> accepted = new ArrayList<>();
    List<Claimed> pending = all;
    for (int round = 0; round < ROUNDS && !pending.isEmpty(); round++) {
      Map<Integer, List<Integer>> rejected = rejected(pending);
      List<Claimed> changed = new ArrayList<>();
      for (int i = 0; i < pending.size(); i++) {
        Claimed program = pending.get(i);
        List<Integer> lines = rejected.getOrDefault(i, List.of());
        if (lines.isEmpty()) {
          accepted.add(program);
        } else if (program.canDoWithout(lines)) {
          changed.add(program.without(lines));
        }
      }
      pending = changed;
    }
    return new ClaimedModule(List.copyOf(accepted));
  }

  /** By program, its lines with errors, both counted from 0. */
  private static Map<Integer, List<Integer>> rejected(List<Claimed> programs) {
    Map<Integer, List<Integer>> rejected = new TreeMap<>();
    for (Diagnostic error : Compiler.compile(request(programs, Phase.CHECK)).errors()) {
      int line = error.span().line() - 1 - TYPE_LINES;
      if (line < 0) {
        throw new AssertionError(error.code().id() + ": " + error.message());
      }
      int at = 0;
      while (line >= programs.get(at).lines().size()) {
        line -= programs.get(at++).lines().size();
      }
      rejected.computeIfAbsent(at, n -> new ArrayList<>()).add(line);
    }
    return rejected;
  }

  private static CompileRequest request(List<Claimed> programs, Phase phase) {
    return TwoWays.request(text(programs), phase).withProofs(ANSWERS);
  }

  private static String text(List<Claimed> programs) {
    StringBuilder text = new StringBuilder(ClaimedPrograms.TYPES);
    programs.forEach(p -> text.append(p.text()));
    return text.toString();
  }

  private List<Integer> numbers() {
    return programs.stream().map(Claimed::number).toList();
  }

  /** What came of each program in the evaluator with all checks switched on. */
  Map<Integer, String> evaluated() {
    CompileResult result = Compiler.compile(request(programs, Phase.CORE).withChecks());
    OneWay evaluator = new OneWay(result.core());
    Map<Integer, String> all = new TreeMap<>();
    TwoWays.onBigStack(
        () -> numbers().forEach(number -> all.put(number, shown(evaluator.run("p" + number)))));
    return all;
  }

  /** The same of both, the evaluator and compiled Java, which have to agree. */
  Map<Integer, String> compiled() {
    CompileRequest request = request(programs, Phase.CLASSES).withChecks();
    Map<Integer, String> all = new TreeMap<>();
    TwoWays.run(request, numbers())
        .forEach((number, verdict) ->
            all.put(
                number,
                switch (verdict) {
                  case Verdict.Agrees same -> same.shown();
                  default -> RunTimeChecks.FAILED + verdict;
                }));
    return all;
  }

  /** What came of each as compiled Java: spaces can only run so. */
  Map<Integer, String> compiledOnly() {
    return TwoWays.compiled(request(programs, Phase.CLASSES).withChecks(), numbers());
  }

  private static String shown(Evaluation evaluation) {
    return switch (evaluation) {
      case Evaluation.Evaluated done when done.value() instanceof Value.Text text -> text.value();
      case Evaluation.Evaluated done -> done.value().toString();
      case Evaluation.Aborted aborted -> aborted.message();
      case Evaluation.OutOfBudget spent -> "out of budget: " + spent.limit();
      case Evaluation.NotConst other -> RunTimeChecks.FAILED + other.what();
    };
  }

  static boolean failed(String shown) {
    return shown.contains(RunTimeChecks.FAILED);
  }

  /** The fewest lines with which a program is accepted and fails. */
  static Claimed shrunk(Claimed program, long deadlineNanos) {
    Claimed smallest = program;
    for (int length = program.lines().size() / 2; length > 0; length /= 2) {
      for (int at = 0; at + length <= smallest.lines().size(); ) {
        List<Claimed.Line> lines = new ArrayList<>(smallest.lines());
        lines.subList(at, at + length).clear();
        Claimed smaller = new Claimed(program.number(), List.copyOf(lines));
        if (System.nanoTime() < deadlineNanos && isAcceptedAndFails(smaller)) {
          smallest = smaller;
        } else {
          at++;
        }
      }
    }
    return smallest;
  }

  private static boolean isAcceptedAndFails(Claimed program) {
    List<Claimed> one = List.of(program);
    if (!program.text().contains("let p" + program.number() + "()")
        || Compiler.compile(request(one, Phase.CHECK)).hasErrors()) {
      return false;
    }
    return new ClaimedModule(one).evaluated().values().stream().anyMatch(ClaimedModule::failed);
  }
}
