package org.cascade.lang.ide.workspace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.refine.solve.ProofCache;

/**
 * Compiles projects that have changed, one after the other and the last changed first, on a thread
 * of its own. A compilation that is overtaken by a change gives up its proofs.
 */
public final class Analyser implements AutoCloseable {
  private final Texts texts;
  private final ProofCache proofs;
  private final Listener listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Deque<Project> waiting = new ArrayDeque<>();
  private volatile boolean closed;

  /** Is told what came of compilations. */
  public interface Listener {
    /** Something begins to be done for a project; what, in a few words. */
    void began(Project project, String step);

    /** A project was compiled to the end, as of a revision. */
    void checked(Project project, long revision, CompileResult result);

    /** Nothing is left to be done. */
    void idle();

    /** A mistake of the server's own. */
    void failed(Project project, Throwable mistake);
  }

  public Analyser(Texts texts, ProofCache proofs, Listener listener) {
    this.texts = texts;
    this.proofs = proofs;
    this.listener = listener;
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
        } catch (RuntimeException | StackOverflowError e) {
          listener.failed(project, e);
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
        listener.idle();
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
    CompileRequest request =
        project
            .request(Phase.CHECK)
            .withReader(texts)
            .withProofs(proofs)
            .withProgress(new Following(project, revision));
    CompileResult result = Compiler.compile(request);
    if (project.revision() == revision) {
      listener.checked(project, revision, result);
    }
  }

  /** Hands out types as soon as they are known. */
  private final class Following implements CompileRequest.Progress {
    private final Project project;
    private final long revision;

    Following(Project project, long revision) {
      this.project = project;
      this.revision = revision;
    }

    @Override
    public void begin(String step) {
      listener.began(project, step);
    }

    @Override
    public void inferred(Typed typed) {
      project.publish(Analysis.of(revision, typed));
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
