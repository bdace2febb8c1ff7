package org.cascade.lang.refine.solve;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The cheap procedure, then what is remembered, then the solver, which is only loaded where an
 * obligation gets that far.
 */
public final class SolverChain implements Solver {
  private final Solver cheap;
  private final ProofCache cache;
  private final String preferred;
  private final Supplier<NamedSolver> last;
  private int doubtful;

  /** A solver whose answers depend on the obligation and on its identity alone. */
  public interface NamedSolver extends Solver {
    /** Name, version, limits, and version of the encoding. */
    String identity();

    /** Whether the last answer would be the same on every machine, so that it may be kept. */
    boolean isRepeatable();
  }

  /**
   * @param preferred the identity of the solver that is wanted, known before it is loaded
   */
  public SolverChain(Solver cheap, ProofCache cache, String preferred, Supplier<NamedSolver> last) {
    this.cheap = cheap;
    this.cache = cache;
    this.preferred = preferred;
    this.last = last;
  }

  @Override
  public Verdict decide(Obligation obligation) {
    Verdict quick = cheap.decide(obligation);
    if (!(quick instanceof Verdict.Unknown)) {
      return quick;
    }
    Canonical canonical = new Canonical(obligation);
    return remembered(canonical, preferred).orElseGet(() -> solved(canonical));
  }

  private Optional<Verdict> remembered(Canonical canonical, String identity) {
    return cache
        .find(canonical.digest(identity))
        .flatMap(text -> VerdictText.read(text, canonical.symbols()));
  }

  private Verdict solved(Canonical canonical) {
    NamedSolver solver = last.get();
    String identity = solver.identity();
    if (!identity.equals(preferred)) {
      Optional<Verdict> known = remembered(canonical, identity);
      if (known.isPresent()) {
        return known.orElseThrow();
      }
    }
    Verdict verdict = solver.decide(canonical.obligation());
    if (solver.isRepeatable()) {
      VerdictText.write(verdict, canonical.symbols())
          .ifPresent(text -> cache.store(canonical.digest(identity), text));
    } else {
      doubtful++;
    }
    return verdict;
  }

  @Override
  public int doubtful() {
    return doubtful;
  }
}
