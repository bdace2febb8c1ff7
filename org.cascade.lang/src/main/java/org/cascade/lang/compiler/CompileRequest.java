package org.cascade.lang.compiler;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.refine.solve.ProofCache;

/**
 * What to compile, and how far.
 *
 * @param inputs files, folders and texts; one module each, and one per file of a folder
 * @param sourceRoot where imports are looked up and module names begin; absent: the folder given,
 *     or the one that fits the file's module name
 * @param classPath what generated Java is compiled against; needed for {@link Phase#CLASSES}
 * @param cache what is left of the compilation before, if there was one
 * @param proofs answers to obligations, of any run
 * @param checked whether what was proved is asked all the same when the program runs
 * @param tests whether what is generated is only to run the tests
 */
public record CompileRequest(
    List<Input> inputs,
    Optional<Path> sourceRoot,
    Phase phase,
    Budgets budgets,
    List<Path> classPath,
    Progress progress,
    CompileCache cache,
    ProofCache proofs,
    boolean checked,
    boolean tests) {

  /** One thing to compile. */
  public sealed interface Input {
    /** A file, or a folder with all {@code .cascade} files below it. */
    record OfPath(Path path) implements Input {}

    /**
     * A text that is not (yet) in a file.
     *
     * @param path what diagnostics call it; its module is named after it
     */
    record OfText(String path, String text) implements Input {}
  }

  /** Is told what the compiler begins to do. */
  @FunctionalInterface
  public interface Progress {
    Progress NONE = step -> {};

    /** A few words, such as {@code checking 12 modules}. */
    void begin(String step);
  }

  public static CompileRequest ofPath(Path path, Phase phase) {
    return of(new Input.OfPath(path), phase);
  }

  public static CompileRequest ofText(String path, String text, Phase phase) {
    return of(new Input.OfText(path, text), phase);
  }

  private static CompileRequest of(Input input, Phase phase) {
    return new CompileRequest(
        List.of(input),
        Optional.empty(),
        phase,
        Budgets.DEFAULT,
        List.of(),
        Progress.NONE,
        new CompileCache(),
        ProofCache.NONE,
        false,
        false);
  }

  public CompileRequest withInputs(List<Input> all) {
    return new CompileRequest(
        List.copyOf(all),
        sourceRoot,
        phase,
        budgets,
        classPath,
        progress,
        cache,
        proofs,
        checked,
        tests);
  }

  public CompileRequest withBudgets(Budgets of) {
    return new CompileRequest(
        inputs, sourceRoot, phase, of, classPath, progress, cache, proofs, checked, tests);
  }

  public CompileRequest withClassPath(List<Path> path) {
    return new CompileRequest(
        inputs,
        sourceRoot,
        phase,
        budgets,
        List.copyOf(path),
        progress,
        cache,
        proofs,
        checked,
        tests);
  }

  public CompileRequest withProgress(Progress listener) {
    return new CompileRequest(
        inputs, sourceRoot, phase, budgets, classPath, listener, cache, proofs, checked, tests);
  }

  public CompileRequest withSourceRoot(Path root) {
    return new CompileRequest(
        inputs,
        Optional.of(root),
        phase,
        budgets,
        classPath,
        progress,
        cache,
        proofs,
        checked,
        tests);
  }

  public CompileRequest withCache(CompileCache of) {
    return new CompileRequest(
        inputs, sourceRoot, phase, budgets, classPath, progress, of, proofs, checked, tests);
  }

  public CompileRequest withProofs(ProofCache of) {
    return new CompileRequest(
        inputs, sourceRoot, phase, budgets, classPath, progress, cache, of, checked, tests);
  }

  /** The same with all checks switched on: a claim that is false then aborts the program. */
  public CompileRequest withChecks() {
    return new CompileRequest(
        inputs, sourceRoot, phase, budgets, classPath, progress, cache, proofs, true, tests);
  }

  public CompileRequest forTests() {
    return new CompileRequest(
        inputs, sourceRoot, phase, budgets, classPath, progress, cache, proofs, checked, true);
  }
}
