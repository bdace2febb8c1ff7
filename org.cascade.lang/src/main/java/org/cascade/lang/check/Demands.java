package org.cascade.lang.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cascade.lang.infer.EffectGraph;
import org.cascade.lang.infer.EffectGraph.Constraint;
import org.cascade.lang.infer.EffectLimit;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;

/**
 * What the functions given for a parameter must keep to: what the place may not do at which they
 * are called, through however many parameters they come there.
 */
final class Demands {
  private final EffectGraph graph;
  private final List<EffectGraph.Instance> calls = new ArrayList<>();
  private final Map<EffectVariable, Set<Allowance>> demands = new HashMap<>();

  private Demands(EffectGraph graph) {
    this.graph = graph;
  }

  static Demands of(Typed typed) {
    Demands all = new Demands(typed.effects());
    typed.effects().constraints().forEach(all::add);
    all.collect(typed);
    return all;
  }

  private void add(Constraint constraint) {
    if (constraint instanceof EffectGraph.Instance call && !call.arguments().isEmpty()) {
      calls.add(call);
    }
  }

  /** The calls that give functions, with the effects of those. */
  List<EffectGraph.Instance> calls() {
    return calls;
  }

  Set<Allowance> of(EffectVariable parameter) {
    return demands.getOrDefault(parameter, Set.of());
  }

  private void collect(Typed typed) {
    for (FunctionSymbol f : typed.functions()) {
      List<EffectVariable> given = f.params().stream().flatMap(p -> p.effects().stream()).toList();
      if (!given.isEmpty()) {
        Allowance.ofKind(f).ifPresent(a -> given.forEach(v -> demand(v, a)));
      }
    }
    for (EffectLimit limit : typed.limits()) {
      Allowance allowance = Allowance.of(limit);
      graph.solved(Effects.of(limit.variable())).variables().forEach(v -> demand(v, allowance));
    }
    boolean grown = true;
    while (grown) {
      grown = false;
      for (EffectGraph.Instance call : calls) {
        grown |= passOn(call);
      }
    }
  }

  private boolean demand(EffectVariable parameter, Allowance allowance) {
    return demands.computeIfAbsent(parameter, v -> new LinkedHashSet<>()).add(allowance);
  }

  /** A parameter that is given on has to keep to what is asked there. */
  private boolean passOn(EffectGraph.Instance call) {
    boolean grown = false;
    for (Map.Entry<EffectVariable, Effects> argument : call.arguments().entrySet()) {
      for (Allowance a : List.copyOf(of(argument.getKey()))) {
        for (EffectVariable v : graph.solved(argument.getValue()).variables()) {
          grown |= demand(v, a);
        }
      }
    }
    return grown;
  }
}
