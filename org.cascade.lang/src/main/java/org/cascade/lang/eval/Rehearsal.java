package org.cascade.lang.eval;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;

/**
 * A run of code in which claims are asked as well: gives what only a running program would know,
 * and is told the first claim that does not hold, where the run ends.
 */
public interface Rehearsal {
  /** What stands for a value that only run time knows; the run ends where there is none. */
  Optional<Value> known(Core asked);

  /** What a function value that is made here is to be called with at once; absent if it is not. */
  Optional<List<Value>> calls(Core.Lambda lambda);

  /** Which way a choice went: a branch of an {@code If}, the body of a case of a {@code Switch}. */
  void went(Core choice, Core way);

  /** A condition of a claim came out false, or did not come out at all. */
  void failed(Failure failure);

  /**
   * A claim that does not hold.
   *
   * @param made the expression that the claimed value comes from, behind all choices
   * @param condition the first conjunct that fails
   * @param aborted why the condition did not come to a value, if it did not
   * @param variables all that have a value there
   */
  record Failure(
      Core.Claim claim,
      Core made,
      Core condition,
      Value value,
      Optional<String> aborted,
      Map<Local, Value> variables) {}
}
