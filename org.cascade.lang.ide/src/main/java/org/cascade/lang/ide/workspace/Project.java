package org.cascade.lang.ide.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cascade.lang.compiler.CompileCache;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.ide.classpath.ClassPaths;
import org.cascade.lang.ide.index.Verdict;
import org.cascade.lang.names.Program;
import org.cascade.lang.source.Span;
import org.jspecify.annotations.Nullable;

/** Files that are compiled together, below one source root, and what is known of them. */
public final class Project {
  /** How often someone who waits is asked whether they still want to. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Path root;
  private final ClassPaths classPaths;
  private CompileCache cache = new CompileCache();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition published = lock.newCondition();
  private final Set<Path> files = new TreeSet<>();
  private long revision = 1;

  /** As of which revision something has changed besides single files. */
  private long others = 1;

  private final Map<Path, Long> changes = new HashMap<>();
  private @Nullable Analysis analysis;

  /** The revision that was checked to the end. */
  private long checked;

  /** What was computed at compile time, with how many steps that took. */
  private List<Cost> costs = List.of();

  /** Is done when something is known for the first time, or it is clear that nothing will be. */
  private final CompletableFuture<Boolean> known = new CompletableFuture<>();

  /** A computation at compile time, and how many steps it took. */
  public record Cost(Span at, long steps) {}

  Project(Path root, ClassPaths classPaths) {
    this.root = root;
    this.classPaths = classPaths;
  }

  public Path root() {
    return root;
  }

  /** Adds or takes out a file. */
  void include(Path file, boolean there) {
    lock.lock();
    try {
      boolean changed = there ? files.add(file) : files.remove(file);
      if (changed) {
        others = ++revision;
      }
    } finally {
      lock.unlock();
    }
  }

  public List<Path> files() {
    lock.lock();
    try {
      return List.copyOf(files);
    } finally {
      lock.unlock();
    }
  }

  /** Says that what its texts use has changed. */
  void changed() {
    lock.lock();
    try {
      others = ++revision;
    } finally {
      lock.unlock();
    }
  }

  /** Says that one of its texts has changed. */
  void changed(Path file) {
    lock.lock();
    try {
      changes.put(file, ++revision);
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing has changed since a revision, but for one file. */
  boolean isSameBut(Path file, long since) {
    lock.lock();
    try {
      return others <= since
          && changes.entrySet().stream()
              .allMatch(c -> c.getValue() <= since || c.getKey().equals(file));
    } finally {
      lock.unlock();
    }
  }

  /** How many changes there were. */
  public long revision() {
    lock.lock();
    try {
      return revision;
    } finally {
      lock.unlock();
    }
  }

  void publish(Analysis newest) {
    lock.lock();
    try {
      analysis = newest;
      published.signalAll();
    } finally {
      lock.unlock();
    }
    known();
  }

  /** Says that a revision was checked to the end, proofs and all. */
  void settle(long newest) {
    lock.lock();
    try {
      checked = newest;
      published.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether the newest texts are checked, or come to be within a while. */
  boolean isChecked(long patienceMillis, Runnable goOn) throws InterruptedException {
    lock.lock();
    try {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
      while (end - System.nanoTime() > 0 && checked < revision) {
        goOn.run();
        published.awaitNanos(Math.min(LOOK_NANOS, end - System.nanoTime()));
      }
      return checked >= revision;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Learns what computations at compile time took.
   *
   * @return whether that is something else than before
   */
  boolean cost(List<Cost> newest) {
    lock.lock();
    try {
      boolean other =
          !costs.stream()
              .map(Cost::steps)
              .toList()
              .equals(newest.stream().map(Cost::steps).toList());
      costs = newest;
      return other;
    } finally {
      lock.unlock();
    }
  }

  /** How many steps the computations at compile time took, by where they stand. */
  public List<Cost> costs() {
    lock.lock();
    try {
      return costs;
    } finally {
      lock.unlock();
    }
  }

  /** Says that whoever waits for the first answers need not wait any longer. */
  void known() {
    known.complete(true);
  }

  /** Is done when there is something to answer with. */
  CompletableFuture<Boolean> whenKnown() {
    return known;
  }

  /** Whether something has been found out about it. */
  boolean isKnown() {
    lock.lock();
    try {
      return analysis != null;
    } finally {
      lock.unlock();
    }
  }

  /** Takes over what an earlier run has found in this very program. */
  void recall(Program program, Verdict verdict) {
    if (verdict.isWhole()) {
      cache().recall(program, verdict.claims());
    }
  }

  /** Forgets what compilations before have found out. */
  public void forget() {
    lock.lock();
    try {
      cache = new CompileCache();
      others = ++revision;
    } finally {
      lock.unlock();
    }
  }

  /** What is known, if anything is; of the newest texts if that comes within a while. */
  public Optional<Analysis> analysis(long patienceMillis) throws InterruptedException {
    return analysis(patienceMillis, () -> {});
  }

  /**
   * The same for someone who may lose interest.
   *
   * @param goOn throws if nobody waits for the answer any more
   */
  Optional<Analysis> analysis(long patienceMillis, Runnable goOn) throws InterruptedException {
    lock.lock();
    try {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
      long wanted = revision;
      while (end - System.nanoTime() > 0 && (analysis == null || analysis.revision() < wanted)) {
        goOn.run();
        published.awaitNanos(Math.min(LOOK_NANOS, end - System.nanoTime()));
      }
      return Optional.ofNullable(analysis);
    } finally {
      lock.unlock();
    }
  }

  private CompileCache cache() {
    lock.lock();
    try {
      return cache;
    } finally {
      lock.unlock();
    }
  }

  /** One of its files with what that imports, as if nothing were known of it. */
  public CompileRequest requestOf(Path file, Phase phase, Texts texts) {
    return CompileRequest.ofPath(file, phase)
        .withSourceRoot(root)
        .withClassPath(classPath(texts))
        .withReader(texts);
  }

  /** Java libraries are looked for only where something is bound to Java. */
  List<Path> classPath(Texts texts) {
    return files().stream().anyMatch(f -> texts.mentions(f, "extern java"))
        ? classPaths.of(root)
        : List.of();
  }

  CompileRequest request(Phase phase, Texts texts) {
    List<CompileRequest.Input> inputs = new ArrayList<>();
    files().forEach(file -> inputs.add(new CompileRequest.Input.OfPath(file)));
    return CompileRequest.ofPath(root, phase)
        .withInputs(inputs)
        .withSourceRoot(root)
        .withClassPath(classPath(texts))
        .withReader(texts)
        .withCache(cache());
  }
}
