package org.cascade.lang.compiler;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.refine.solve.ProofCache;
import org.cascade.lang.source.Span;

/**
 * What to compile, and how far.
 *
 * @param inputs files, folders and texts; one module each, and one per file of a folder
 * @param sourceRoot where imports are looked up and module names begin; absent: the folder given,
 *     or the one that fits the file's module name
 * @param classPath what generated Java is compiled against; needed for {@link Phase#CLASSES}
 * @param checked whether what was proved is asked all the same when the program runs
 * @param tests whether what is generated is only to run the tests
 */
public record CompileRequest(
    List<Input> inputs,
    Optional<Path> sourceRoot,
    Phase phase,
    List<Path> classPath,
    boolean checked,
    boolean tests,
    Setting setting) {

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

  /**
   * Whom the compiler asks and tells while it works.
   *
   * @param cache what is left of the compilation before, if there was one
   * @param proofs answers to obligations, of any run
   * @param proves whether claims are judged
   */
  public record Setting(
      Budgets budgets,
      Progress progress,
      CompileCache cache,
      ProofCache proofs,
      SourceReader reader,
      boolean proves) {}

  /** Is told what the compiler does. */
  @FunctionalInterface
  public interface Progress {
    Progress NONE = step -> {};

    /** A few words, such as {@code checking 12 modules}. */
    void begin(String step);

    /** Something at a place was computed in so many steps, now or in a compilation before. */
    default void computed(Span at, long steps) {}

    /** Types are known; called before anything that may take long. */
    default void inferred(Typed typed) {}

    /**
     * What claims are not proved is known.
     *
     * @param settled whether the same would be found at another time
     */
    default void proved(List<Diagnostic> told, boolean settled) {}

    /** Whether the result is wanted no more: then what takes long is not finished. */
    default boolean cancelled() {
      return false;
    }
  }

  public static CompileRequest ofPath(Path path, Phase phase) {
    return of(new Input.OfPath(path), phase);
  }

  public static CompileRequest ofText(String path, String text, Phase phase) {
    return of(new Input.OfText(path, text), phase);
  }

  private static CompileRequest of(Input input, Phase phase) {
    Setting setting =
        new Setting(
            Budgets.DEFAULT,
            Progress.NONE,
            new CompileCache(),
            ProofCache.NONE,
            SourceReader.DISK,
            true);
    return new CompileRequest(
        List.of(input), Optional.empty(), phase, List.of(), false, false, setting);
  }

  public CompileRequest withInputs(List<Input> all) {
    return new CompileRequest(
        List.copyOf(all), sourceRoot, phase, classPath, checked, tests, setting);
  }

  public CompileRequest withSourceRoot(Path root) {
    return new CompileRequest(inputs, Optional.of(root), phase, classPath, checked, tests, setting);
  }

  public CompileRequest withClassPath(List<Path> path) {
    return new CompileRequest(
        inputs, sourceRoot, phase, List.copyOf(path), checked, tests, setting);
  }

  /** The same with all checks switched on: a claim that is false then aborts the program. */
  public CompileRequest withChecks() {
    return new CompileRequest(inputs, sourceRoot, phase, classPath, true, tests, setting);
  }

  public CompileRequest forTests() {
    return new CompileRequest(inputs, sourceRoot, phase, classPath, checked, true, setting);
  }

  public CompileRequest withBudgets(Budgets of) {
    return with(
        new Setting(
            of, setting.progress, setting.cache, setting.proofs, setting.reader, setting.proves));
  }

  public CompileRequest withProgress(Progress listener) {
    return with(
        new Setting(
            setting.budgets,
            listener,
            setting.cache,
            setting.proofs,
            setting.reader,
            setting.proves));
  }

  public CompileRequest withCache(CompileCache of) {
    return with(
        new Setting(
            setting.budgets, setting.progress, of, setting.proofs, setting.reader, setting.proves));
  }

  public CompileRequest withProofs(ProofCache of) {
    return with(
        new Setting(
            setting.budgets, setting.progress, setting.cache, of, setting.reader, setting.proves));
  }

  /** The same with files read by an editor, say, whose texts are not saved yet. */
  public CompileRequest withReader(SourceReader reader) {
    return with(
        new Setting(
            setting.budgets,
            setting.progress,
            setting.cache,
            setting.proofs,
            reader,
            setting.proves));
  }

  /** The same with claims taken to hold: to see what becomes of a program, not to run it. */
  public CompileRequest withoutProving() {
    return with(
        new Setting(
            setting.budgets,
            setting.progress,
            setting.cache,
            setting.proofs,
            setting.reader,
            false));
  }

  private CompileRequest with(Setting other) {
    return new CompileRequest(inputs, sourceRoot, phase, classPath, checked, tests, other);
  }

  Progress progress() {
    return setting.progress;
  }

  CompileCache cache() {
    return setting.cache;
  }
}
