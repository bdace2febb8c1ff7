package org.cascade.lang.refine.smt;

import java.util.Optional;
import org.cascade.lang.refine.solve.SolverChain;

/** Which solver there is: the door of this package. */
public final class SmtSolvers {
  /** Changes whenever the same obligation may be decided otherwise than before. */
  private static final int ENCODING = 7;

  /** What one obligation may cost: in Z3's resource units about a second. */
  private static final int Z3_STEPS = 3_000_000;

  /** How often SMTInterpol may ask whether to go on; about as much. */
  private static final long INTERPOL_STEPS = 100_000;

  /** Known without loading it. */
  public static final String PREFERRED = identity("z3 4.14.1.0 steps " + Z3_STEPS);

  private static Optional<Backend> loaded = Optional.empty();

  private SmtSolvers() {}

  /** Z3, or where its library does not load, SMTInterpol; loaded when first asked for. */
  public static SolverChain.NamedSolver load() {
    return new SmtSolver(backend());
  }

  private static synchronized Backend backend() {
    if (loaded.isEmpty()) {
      loaded = Optional.of(z3());
    }
    return loaded.orElseThrow();
  }

  private static Backend z3() {
    try {
      return new Z3Backend(Z3_STEPS);
    } catch (LinkageError | RuntimeException absent) {
      System.err.println(
          "note: the solver Z3 does not load here (%s); SMTInterpol takes over, which proves a little less."
              .formatted(absent.getMessage()));
      return new InterpolBackend(INTERPOL_STEPS);
    }
  }

  static String identity(String backend) {
    return backend + " encoding " + ENCODING;
  }
}
