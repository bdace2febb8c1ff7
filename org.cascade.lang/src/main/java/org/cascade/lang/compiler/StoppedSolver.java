package org.cascade.lang.compiler;

import java.util.concurrent.CancellationException;
import org.cascade.lang.refine.solve.Obligation;
import org.cascade.lang.refine.solve.Solver;
import org.cascade.lang.refine.solve.Verdict;

/** Decides as another solver does, until the result is wanted no more. */
record StoppedSolver(Solver solver, CompileRequest.Progress progress) implements Solver {
  @Override
  public Verdict decide(Obligation obligation) {
    if (progress.cancelled()) {
      throw new CancellationException();
    }
    return solver.decide(obligation);
  }

  @Override
  public int doubtful() {
    return solver.doubtful();
  }
}
