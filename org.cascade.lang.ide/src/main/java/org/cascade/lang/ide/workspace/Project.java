package org.cascade.lang.ide.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cascade.lang.compiler.CompileCache;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.Phase;
import org.jspecify.annotations.Nullable;

/** Files that are compiled together, below one source root, and what is known of them. */
public final class Project {
  private final Path root;
  private final CompileCache cache = new CompileCache();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition published = lock.newCondition();
  private final Set<Path> files = new TreeSet<>();
  private long revision = 1;
  private @Nullable Analysis analysis;

  Project(Path root) {
    this.root = root;
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
        revision++;
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

  /** Says that one of its texts has changed. */
  void changed() {
    lock.lock();
    try {
      revision++;
    } finally {
      lock.unlock();
    }
  }

  long revision() {
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
  }

  /** What is known, if anything is; of the newest texts if that comes within a while. */
  public Optional<Analysis> analysis(long patienceMillis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
      long wanted = revision;
      while (left > 0 && (analysis == null || analysis.revision() < wanted)) {
        left = published.awaitNanos(left);
      }
      return Optional.ofNullable(analysis);
    } finally {
      lock.unlock();
    }
  }

  CompileRequest request(Phase phase) {
    List<CompileRequest.Input> inputs = new ArrayList<>();
    files().forEach(file -> inputs.add(new CompileRequest.Input.OfPath(file)));
    return CompileRequest.ofPath(root, phase)
        .withInputs(inputs)
        .withSourceRoot(root)
        .withCache(cache);
  }
}
