package org.cascade.lang.refine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Local;
import org.cascade.lang.eval.Budget;
import org.cascade.lang.eval.Definitions;
import org.cascade.lang.eval.Evaluation;
import org.cascade.lang.eval.Evaluator;
import org.cascade.lang.eval.Value;
import org.cascade.lang.refine.walk.Free;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Variable;

/** Evaluates what is known at compile time: expressions over constants and lets of constants. */
final class Constants implements Definitions {
  private static final Budget BUDGET = new Budget(1_000_000, 2_000_000, 1_000);
  private final Definitions definitions;
  private final Map<Local, Core> lets = new HashMap<>();
  private final Map<Variable, Core> globals = new HashMap<>();
  private final Map<Local, Optional<Value>> values = new HashMap<>();

  Constants(Definitions definitions) {
    this.definitions = definitions;
  }

  void bound(Local local, Core value) {
    lets.put(local, value);
    values.remove(local);
  }

  /** What an immutable local was bound to. */
  Optional<Core> binding(Local local) {
    return Optional.ofNullable(lets.get(local));
  }

  void bound(Variable variable, Core value) {
    globals.put(variable, value);
  }

  @Override
  public Optional<CoreFunction> function(FunctionSymbol symbol) {
    return definitions.function(symbol);
  }

  @Override
  public Optional<Core> constant(String module, Variable variable) {
    Optional<Core> known =
        Optional.ofNullable(globals.get(variable)).filter(c -> Free.locals(c).isEmpty());
    return known.isPresent() ? known : definitions.constant(module, variable);
  }

  /** The value of an expression, if it is known. */
  Optional<Value> value(Core core) {
    return evaluate(core, Map.of())
        .flatMap(e ->
            e instanceof Evaluation.Evaluated done ? Optional.of(done.value()) : Optional.empty());
  }

  /** What comes of a condition over a subject with this value; absent if something is not known. */
  Optional<Evaluation> holds(Core condition, Local subject, Core value) {
    Map<Local, Value> given = new HashMap<>();
    if (Free.locals(condition).contains(subject)) {
      Optional<Value> known = subjectValue(condition, subject, value);
      if (known.isEmpty()) {
        return Optional.empty();
      }
      given.put(subject, known.orElseThrow());
    }
    return evaluate(condition, given);
  }

  /** The value, or of a record just built, as much of it as the condition looks at. */
  private Optional<Value> subjectValue(Core condition, Local subject, Core value) {
    Core built = value;
    while (built instanceof Core.Claim claim) {
      built = claim.value();
    }
    if (!(built instanceof Core.RecordOf record)) {
      return value(value);
    }
    Set<Object> used = fieldsUsed(condition, subject);
    List<Value> fields = new ArrayList<>();
    for (int i = 0; i < record.fields().size(); i++) {
      boolean needed = used.contains(subject) || used.contains(i);
      Optional<Value> field = needed ? value(record.fields().get(i)) : Optional.of(Value.UNIT);
      if (field.isEmpty()) {
        return Optional.empty();
      }
      fields.add(field.orElseThrow());
    }
    return Optional.of(new Value.Record(record.record(), List.copyOf(fields)));
  }

  /** The indexes of the subject's fields that are read; the subject itself if all of it is. */
  private static Set<Object> fieldsUsed(Core condition, Local subject) {
    Set<Object> used = new HashSet<>();
    Set<Core> inFields = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    CoreWalk.visit(
        condition,
        c -> {
          if (c instanceof Core.FieldOf f
              && f.target() instanceof Core.Read r
              && r.local() == subject) {
            used.add(f.field().index());
            inFields.add(r);
          } else if (c instanceof Core.Read r && r.local() == subject && !inFields.contains(r)) {
            used.add(subject);
          }
        });
    return used;
  }

  private Optional<Evaluation> evaluate(Core core, Map<Local, Value> given) {
    Map<Local, Value> all = new HashMap<>(given);
    for (Local local : Free.locals(core)) {
      if (!all.containsKey(local)) {
        Optional<Value> value = valueOf(local);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        all.put(local, value.orElseThrow());
      }
    }
    Evaluation outcome = Evaluator.evaluate(core, all, this, BUDGET);
    boolean known =
        outcome instanceof Evaluation.Evaluated || outcome instanceof Evaluation.Aborted;
    return known ? Optional.of(outcome) : Optional.empty();
  }

  private Optional<Value> valueOf(Local local) {
    Optional<Value> known = values.get(local);
    if (known == null) {
      values.put(local, Optional.empty());
      known = Optional.ofNullable(lets.get(local)).flatMap(this::value);
      values.put(local, known);
    }
    return known;
  }
}
