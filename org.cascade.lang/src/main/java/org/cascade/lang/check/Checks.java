package org.cascade.lang.check;

import java.util.List;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.infer.Typed;

/** Runs the rules that look at a whole typed program. */
public final class Checks {
  private Checks() {}

  public static void check(Typed typed, Reporter reporter) {
    List<Nodes> nodes = Code.roots(typed).stream().map(r -> Nodes.of(r, typed)).toList();
    EffectTrace trace = new EffectTrace(typed.effects());
    Demands demands = Demands.of(typed);
    EffectRule.check(typed, trace, demands, reporter);
    OnEndRule.check(typed, nodes, reporter);
    ParallelWriteRule.check(typed, nodes, trace, demands, reporter);
    StateNotSetRule.check(typed, nodes, reporter);
    TransactionShapeRule.check(typed, reporter);
    InfiniteTypeRule.check(typed, reporter);
    StreamTriggerRule.check(typed, reporter);
    MigrationShapeRule.check(typed, reporter);
    NotStorableRule.check(typed, reporter);
    CompileTimeOnlyRule.check(typed, reporter);
    UsedBeforeSetRule.check(typed, reporter);
    DuplicateOverloadRule.check(typed, reporter);
  }
}
