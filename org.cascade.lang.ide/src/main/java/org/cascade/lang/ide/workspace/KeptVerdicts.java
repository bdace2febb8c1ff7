package org.cascade.lang.ide.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cascade.lang.compiler.Budgets;
import org.cascade.lang.compiler.Library;
import org.cascade.lang.compiler.SourceFiles;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.ide.index.DiskIndex;
import org.cascade.lang.ide.index.Verdict;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.Source;

/**
 * Has verdicts kept on the disk, a while after the last change, and knows which of them still
 * holds.
 */
final class KeptVerdicts implements AutoCloseable {
  private static final long DELAY_MILLIS = 1500;

  private final DiskIndex index;
  private final Texts texts;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(KeptVerdicts::thread);
  private final Map<Path, Pending> pending = new LinkedHashMap<>();

  /** What is to be written. */
  private record Pending(DiskIndex.Subject subject, Verdict verdict) {}

  KeptVerdicts(DiskIndex index, Texts texts) {
    this.index = index;
    this.texts = texts;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "cascade-index");
    thread.setDaemon(true);
    return thread;
  }

  /** What an earlier run found in this very program. */
  Optional<Verdict> recall(Project project, Budgets budgets) {
    return index.recall(subject(project, budgets));
  }

  /**
   * Keeps what was found.
   *
   * @param read the files that were read for it
   */
  void keep(Project project, Budgets budgets, List<Path> read, Verdict verdict) {
    if (!new HashSet<>(project.files()).containsAll(read)) {
      return; // nobody would tell that a file outside has changed
    }
    Pending next = new Pending(subject(project, budgets), verdict.frozen());
    synchronized (pending) {
      pending.put(project.root(), next);
    }
    try {
      thread.schedule(() -> write(project.root(), next), DELAY_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The server ends: close has written what there was.
      return;
    }
  }

  /** Unless there is something newer. */
  private void write(Path root, Pending what) {
    synchronized (pending) {
      if (pending.get(root) != what) {
        return;
      }
      pending.remove(root);
    }
    index.keep(what.subject, what.verdict);
  }

  private DiskIndex.Subject subject(Project project, Budgets budgets) {
    Map<String, Source> byPath = new HashMap<>();
    for (Path file : project.files()) {
      texts.read(file, "", new Reporter()).ifPresent(s -> byPath.put(s.path(), s));
    }
    List<String> settings = new ArrayList<>(List.of(project.root().toString(), budgets.toString()));
    project.classPath(texts).forEach(p -> settings.add(p + " " + state(p)));
    return new DiskIndex.Subject(
        project.root(),
        settings,
        List.copyOf(byPath.values()),
        path -> Optional.ofNullable(byPath.get(path)).or(() -> library(path)));
  }

  private static Optional<Source> library(String path) {
    String name = path.replace(SourceFiles.EXTENSION, "").replace('/', '.');
    return Library.module(name).map(ModuleUnit::source);
  }

  /** Tells versions of a jar or of a folder of classes apart. */
  private static String state(Path path) {
    try (Stream<Path> all = Files.walk(path)) {
      return String.valueOf(
          all.map(p -> p + " " + p.toFile().lastModified() + " " + p.toFile().length())
              .sorted()
              .toList()
              .hashCode());
    } catch (IOException e) {
      return "missing";
    }
  }

  /** Writes what is not written yet. */
  @Override
  public void close() {
    thread.shutdown();
    List<Pending> left;
    synchronized (pending) {
      left = List.copyOf(pending.values());
      pending.clear();
    }
    left.forEach(p -> index.keep(p.subject, p.verdict));
  }
}
