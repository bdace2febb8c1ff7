package org.cascade.lang.eval;

import java.util.List;

/** A library function, as the evaluator runs it. */
@FunctionalInterface
interface Intrinsic {
  Value run(Machine machine, List<Value> args);
}
