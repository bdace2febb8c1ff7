package org.cascade.lang.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Variable;

/**
 * A program as its tests see it: of the statements at the top of files only those are left that
 * give a value to a name which a test uses, itself or through what it calls.
 */
public final class TestMains {
  private final Map<FunctionSymbol, Core> bodies = new IdentityHashMap<>();
  private final Map<SpaceSymbol, List<Core>> spaces = new IdentityHashMap<>();
  private final Map<Variable, Core> setters = new IdentityHashMap<>();
  private final Map<Variable, Core> constants = new IdentityHashMap<>();
  private final Set<Core> needed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Core> work = new ArrayDeque<>();

  private TestMains() {}

  public static List<CoreModule> of(List<CoreModule> modules) {
    TestMains mains = new TestMains();
    modules.forEach(mains::declare);
    modules.forEach(m -> m.tests().forEach(t -> mains.need(t.body())));
    while (!mains.work.isEmpty()) {
      CoreWalk.visit(mains.work.remove(), mains::visit);
    }
    return modules.stream().map(mains::reduced).toList();
  }

  private void declare(CoreModule module) {
    module.functions().forEach(f -> bodies.put(f.symbol(), f.body()));
    for (CoreModule.CoreType type : module.types()) {
      switch (type) {
        case CoreModule.CoreRecord r -> {
          r.methods().forEach(f -> bodies.put(f.symbol(), f.body()));
          r.check().ifPresent(c -> bodies.put(c.symbol(), c.predicate()));
        }
        case CoreModule.CoreSum s -> {}
        case CoreModule.CoreRefinement r -> bodies.put(r.check().symbol(), r.check().predicate());
        case CoreModule.CoreSpace s -> {
          s.functions().forEach(f -> bodies.put(f.symbol(), f.body()));
          spaces.put(s.symbol(), partsOf(s));
        }
      }
    }
    module.globals().forEach(g -> g.constant().ifPresent(c -> constants.put(g.variable(), c)));
    statements(module)
        .forEach(s ->
            CoreWalk.visit(
                s,
                c -> {
                  if (c instanceof Core.AssignGlobal a) {
                    setters.putIfAbsent(a.variable(), s);
                  }
                }));
  }

  /** What runs wherever such a space is made. */
  private static List<Core> partsOf(CoreModule.CoreSpace space) {
    List<Core> parts = new ArrayList<>();
    space.initial().forEach(i -> i.ifPresent(parts::add));
    space.invariants().forEach(i -> parts.add(i.condition()));
    for (CoreModule.CoreStream stream : space.streams()) {
      parts.add(stream.yield());
      switch (stream.trigger()) {
        case CoreModule.Trigger.OfState t -> {}
        case CoreModule.Trigger.OfExpression t -> parts.add(t.watched());
        case CoreModule.Trigger.When t -> parts.add(t.condition());
      }
    }
    return parts;
  }

  private static List<Core> statements(CoreModule module) {
    return module.main() instanceof Core.Sequence sequence ? sequence.firsts() : List.of();
  }

  private void visit(Core core) {
    switch (core) {
      case Core.ReadGlobal n -> value(n.variable());
      case Core.AssignGlobal n -> value(n.variable());
      case Core.Call n -> function(n.function());
      case Core.CallSpace n -> function(n.function());
      case Core.NewSpace n -> spaces.getOrDefault(n.space(), List.of()).forEach(this::need);
      default -> {}
    }
  }

  private void value(Variable variable) {
    Core setter = setters.get(variable);
    if (setter != null) {
      need(setter);
    }
    Core constant = constants.get(variable);
    if (constant != null) {
      need(constant);
    }
  }

  private void function(FunctionSymbol function) {
    Core body = bodies.get(function);
    if (body != null) {
      need(body);
    }
  }

  private void need(Core core) {
    if (needed.add(core)) {
      work.add(core);
    }
  }

  private CoreModule reduced(CoreModule m) {
    List<Core> kept = statements(m).stream().filter(needed::contains).toList();
    Core main = new Core.Sequence(m.main().span(), kept, new Core.Unit(m.main().span()));
    return new CoreModule(
        m.name(), m.source(), m.imports(), m.types(), m.functions(), m.globals(), main, m.tests());
  }
}
