package org.cascade.lang.ide.workspace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cascade.lang.compiler.Budgets;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.Phase;
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
    default void checked(Project project, long revision, CompileResult result) {}

    /** Nothing is left to be done. */
    default void idle() {}

    /** A mistake of the server's own. */
    default void failed(Project project, Throwable mistake) {}
  }

  public Analyser(Texts texts, ProofCache proofs, List<Listener> listeners) {
    this.texts = texts;
    this.proofs = proofs;
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
    Following following = new Following(project, revision);
    CompileRequest request =
        project
            .request(Phase.CHECK, texts)
            .withBudgets(budgets)
            .withProofs(proofs)
            .withProgress(following);
    CompileResult result = Compiler.compile(request);
    project.known();
    if (project.revision() == revision) {
      boolean otherCosts = project.cost(List.copyOf(following.costs));
      tell(l -> l.checked(project, revision, result));
      if (otherCosts) {
        tell(l -> l.computed(project));
      }
    }
  }

  /** Hands out types as soon as they are known. */
  private final class Following implements CompileRequest.Progress {
    private final Project project;
    private final long revision;
    private final List<Project.Cost> costs = new ArrayList<>();

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
  }
}
