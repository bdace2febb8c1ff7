package org.cascade.lang.ide.views;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.cascade.lang.ide.workspace.Project;
import org.cascade.lang.ide.workspace.Workspace;
import org.cascade.lang.source.Source;

/**
 * Keeps what files are shown as up to date, on a thread of its own. While a file has errors its
 * pages stay as they were, and say so.
 */
public final class Views implements AutoCloseable {
  /** Those that were asked for longest ago are forgotten; they are made anew if asked for again. */
  private static final int MOST_SHOWN = 8;

  private static final int MOST_MAKERS = 2;

  private final Workspace workspace;
  private final Listener listener;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(Views::thread);
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<View.Subject, Shown> shown = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<View.Subject> waiting = new HashSet<>();

  /** Of the files that were made last, since each keeps a program; used by the thread alone. */
  private final Map<Path, Maker> makers = new LinkedHashMap<>(4, 0.75f, true);

  /** Is told of pages that have changed. */
  public interface Listener {
    void changed(String uri);

    /** A mistake of the server's own. */
    void failed(String what, Throwable mistake);
  }

  /**
   * A page as it was told last.
   *
   * @param good of the last text without errors
   * @param asked whether someone has it as it is: else nobody looks at it any more
   * @param stale whether it has to be made anew when someone asks
   */
  private record Shown(
      CompletableFuture<Page> told, Optional<Page> good, boolean asked, boolean stale) {
    Shown with(boolean isAsked, boolean isStale) {
      return new Shown(told, good, isAsked, isStale);
    }
  }

  public Views(Workspace workspace, Listener listener) {
    this.workspace = workspace;
    this.listener = listener;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "cascade-views");
    thread.setDaemon(true);
    return thread;
  }

  /** The page as it is known; where none is known yet, as soon as it is made. */
  public CompletableFuture<Page> page(View.Subject subject) {
    lock.lock();
    try {
      Shown known = shown.get(subject);
      if (known == null) {
        known = new Shown(new CompletableFuture<>(), Optional.empty(), true, true);
      }
      shown.put(subject, known.with(true, false));
      forgetOldest();
      if (known.stale) {
        request(subject);
      }
      return known.told;
    } finally {
      lock.unlock();
    }
  }

  private void forgetOldest() {
    while (shown.size() > MOST_SHOWN) {
      var oldest = shown.entrySet().iterator();
      oldest.next().getValue().told.cancel(false);
      oldest.remove();
    }
  }

  /** Says that a program was found to be other than before. */
  public void changed(Project project) {
    lock.lock();
    try {
      Set<Path> files = new HashSet<>(project.files());
      List.copyOf(shown.keySet()).stream()
          .filter(s -> files.contains(s.file()))
          .forEach(this::outdated);
    } finally {
      lock.unlock();
    }
  }

  private void outdated(View.Subject subject) {
    Shown known = shown.get(subject);
    if (known != null && known.asked) {
      request(subject);
    } else if (known != null) {
      shown.put(subject, known.with(false, true));
    }
  }

  private void request(View.Subject subject) {
    if (!thread.isShutdown() && waiting.add(subject)) {
      thread.execute(() -> make(subject));
    }
  }

  private void make(View.Subject subject) {
    Optional<Shown> before = begin(subject);
    if (before.isEmpty()) {
      return;
    }
    try {
      Optional<Project> project = workspace.projectOf(subject.file());
      Maker.Outcome outcome =
          project.isEmpty()
              ? new Maker.Outcome.Gone()
              : maker(subject.file()).make(subject.view(), project.get(), workspace.texts());
      tell(subject, before.get(), outcome);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      before.get().told.completeExceptionally(e);
      listener.failed(subject.uri(), e);
    }
  }

  private Maker maker(Path file) {
    Maker maker = makers.computeIfAbsent(file, Maker::new);
    if (makers.size() > MOST_MAKERS) {
      Path oldest = makers.keySet().iterator().next();
      makers.remove(oldest);
    }
    return maker;
  }

  private Optional<Shown> begin(View.Subject subject) {
    lock.lock();
    try {
      waiting.remove(subject);
      return Optional.ofNullable(shown.get(subject));
    } finally {
      lock.unlock();
    }
  }

  private void tell(View.Subject subject, Shown before, Maker.Outcome outcome) {
    String name = String.valueOf(subject.file().getFileName());
    Optional<Page> good =
        outcome instanceof Maker.Outcome.Made made ? Optional.of(made.page()) : before.good;
    Page page =
        switch (outcome) {
          case Maker.Outcome.Made made -> made.page().below(List.of("// Made of `" + name + "`."));
          case Maker.Outcome.Faulty faulty ->
              good.orElseGet(() -> new Page("", faulty.source(), List.of()))
                  .below(List.of(faults(name, faulty.errors(), good.isPresent())));
          case Maker.Outcome.Gone gone ->
              new Page("", new Source(name, ""), List.of())
                  .below(List.of("// There is no program with `" + name + "` in it."));
        };
    boolean first = before.told.complete(page);
    boolean other = !first && !isTold(before.told, page);
    lock.lock();
    try {
      Shown now = shown.get(subject);
      if (now != null) {
        boolean asked = now.asked && !other;
        shown.put(
            subject, new Shown(CompletableFuture.completedFuture(page), good, asked, now.stale));
      }
    } finally {
      lock.unlock();
    }
    if (other) {
      listener.changed(subject.uri());
    }
  }

  private static boolean isTold(CompletableFuture<Page> told, Page page) {
    return !told.isCompletedExceptionally() && told.join().text().equals(page.text());
  }

  private static String faults(String name, int count, boolean before) {
    String errors = count == 1 ? "an error" : count + " errors";
    return before
        ? "// `%s` has %s now; this was made of it when it had none.".formatted(name, errors)
        : "// `%s` has %s: nothing is made of it yet.".formatted(name, errors);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
