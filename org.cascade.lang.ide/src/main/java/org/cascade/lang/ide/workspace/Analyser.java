package org.cascade.lang.ide.workspace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cascade.lang.compiler.Budgets;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.ide.index.DiskIndex;
import org.cascade.lang.ide.index.Verdict;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.refine.solve.ProofCache;
import org.cascade.lang.source.Span;

/**
 * Compiles projects that have changed, one after the other and the last changed first, on a thread
 * of its own. A compilation that is overtaken by a change gives up its proofs.
 */
public final class Analyser implements AutoCloseable {
  private final Texts texts;
  private final ProofCache proofs;
  private final KeptVerdicts verdicts;
  private final List<Listener> listeners;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Deque<Project> waiting = new ArrayDeque<>();
  private volatile Budgets budgets = Budgets.DEFAULT;
  private volatile boolean closed;

  /** Is told what came of compilations. */
  public interface Listener {
    /** Something begins to be done for a project; what, in a few words. */
    default void began(Project project, String step) {}

    /** The types of a project are known. */
    default void inferred(Project project) {}

    /** Computations at compile time took something else than before. */
    default void computed(Project project) {}

    /** A project was compiled to the end, as of a revision. */
    default void checked(Project project, long revision, List<Diagnostic> diagnostics) {}

    /** All that is to be told of a project was told. */
    default void settled(Project project) {}

    /** Nothing is left to be done. */
    default void idle() {}

    /** A mistake of the server's own, or there was no memory left. */
    default void failed(Project project, Throwable mistake) {}
  }

  public Analyser(Texts texts, ProofCache proofs, DiskIndex index, List<Listener> listeners) {
    this.texts = texts;
    this.proofs = proofs;
    this.verdicts = new KeptVerdicts(index, texts);
    this.listeners = List.copyOf(listeners);
  }

  /** What computations at compile time may use from now on. */
  public void allow(Budgets newBudgets) {
    budgets = newBudgets;
  }

  private void tell(Consumer<Listener> what) {
    listeners.forEach(what);
  }

  public void start() {
    Thread thread = new Thread(this::run, "cascade-analyser");
    thread.setDaemon(true);
    thread.start();
  }

  /** Has a project compiled, before those that wait. */
  public void request(Project project) {
    lock.lock();
    try {
      waiting.remove(project);
      waiting.addFirst(project);
      wanted.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (!closed) {
        Project project = next();
        try {
          compile(project);
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
          project.known();
          tell(l -> l.failed(project, e));
        } catch (OutOfMemoryError full) {
          // What is remembered between compilations takes most; the next one begins without it.
          project.forget();
          project.known();
          tell(l -> l.failed(project, full));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Project next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (waiting.isEmpty()) {
        tell(Listener::idle);
      }
      while (waiting.isEmpty()) {
        wanted.await();
      }
      return waiting.removeFirst();
    } finally {
      lock.unlock();
    }
  }

  private void compile(Project project) {
    long revision = project.revision();
    Budgets allowed = budgets;
    Optional<Verdict> kept =
        project.isKnown() ? Optional.empty() : verdicts.recall(project, allowed);
    kept.ifPresent(v -> tell(l -> l.checked(project, revision, v.all())));
    Following following = new Following(project, revision);
    CompileRequest request =
        project
            .request(kept.isPresent() ? Phase.TYPES : Phase.CHECK, texts)
            .withBudgets(allowed)
            .withProofs(proofs)
            .withProgress(following);
    CompileResult result = Compiler.compile(request);
    project.known();
    if (project.revision() != revision) {
      return;
    }
    boolean otherCosts = project.cost(List.copyOf(following.costs));
    if (kept.isPresent()) {
      result.typed().ifPresent(t -> project.recall(t.program(), kept.get()));
    } else {
      tell(l -> l.checked(project, revision, result.diagnostics()));
      following.verdict(result).ifPresent(v -> verdicts.keep(project, allowed, result.files(), v));
    }
    project.settle(revision);
    tell(l -> l.settled(project));
    if (otherCosts) {
      tell(l -> l.computed(project));
    }
  }

  /** Hands out types as soon as they are known. */
  private final class Following implements CompileRequest.Progress {
    private final Project project;
    private final long revision;
    private final List<Project.Cost> costs = new ArrayList<>();
    private final List<Diagnostic> claims = new ArrayList<>();
    private boolean settled;

    Following(Project project, long revision) {
      this.project = project;
      this.revision = revision;
    }

    @Override
    public void begin(String step) {
      tell(l -> l.began(project, step));
    }

    @Override
    public void computed(Span at, long steps) {
      costs.add(new Project.Cost(at, steps));
    }

    @Override
    public void proved(List<Diagnostic> told, boolean isSettled) {
      claims.addAll(told);
      settled = isSettled;
    }

    /** What was found, if the same would be found at another time. */
    Optional<Verdict> verdict(CompileResult result) {
      boolean ours = result.diagnostics().stream().anyMatch(d -> d.code() == RuleCode.INTERNAL);
      if (!settled || ours) {
        return Optional.empty();
      }
      Set<Diagnostic> ofClaims = Collections.newSetFromMap(new IdentityHashMap<>());
      ofClaims.addAll(claims);
      Map<Boolean, List<Diagnostic>> parts =
          result.diagnostics().stream().collect(Collectors.partitioningBy(ofClaims::contains));
      return Optional.of(
          new Verdict(parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of())));
    }

    @Override
    public void inferred(Typed typed) {
      project.publish(Analysis.of(revision, typed));
      tell(l -> l.inferred(project));
    }

    @Override
    public boolean cancelled() {
      return closed || project.revision() != revision;
    }
  }

  @Override
  public void close() {
    closed = true;
    lock.lock();
    try {
      wanted.signal();
    } finally {
      lock.unlock();
    }
    verdicts.close();
  }
}
