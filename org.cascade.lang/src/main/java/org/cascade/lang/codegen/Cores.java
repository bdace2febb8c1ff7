package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.Label;
import org.cascade.lang.core.Local;

/** Pure questions to core. */
final class Cores {
  private Cores() {}

  /** The direct parts, in order of evaluation. */
  static List<Core> children(Core core) {
    return switch (core) {
      case Core.Literal c -> List.of();
      case Core.Unit c -> List.of();
      case Core.TypeValue c -> List.of();
      case Core.Read c -> List.of();
      case Core.ReadGlobal c -> List.of();
      case Core.TupleOf c -> c.items();
      case Core.TupleItem c -> List.of(c.target());
      case Core.ArrayOf c -> c.items();
      case Core.RecordOf c -> c.fields();
      case Core.FieldOf c -> List.of(c.target());
      case Core.Update c -> {
        List<Core> all = new ArrayList<>(List.of(c.target()));
        c.updates().forEach(u -> all.add(u.value()));
        yield all;
      }
      case Core.VariantOf c -> c.fields();
      case Core.Template c -> c.parts();
      case Core.Let c -> List.of(c.value(), c.body());
      case Core.Assign c -> List.of(c.value());
      case Core.AssignGlobal c -> List.of(c.value());
      case Core.Sequence c -> {
        List<Core> all = new ArrayList<>(c.firsts());
        all.add(c.last());
        yield all;
      }
      case Core.If c -> List.of(c.condition(), c.then(), c.otherwise());
      case Core.Switch c -> {
        List<Core> all = new ArrayList<>(List.of(c.subject()));
        c.cases().forEach(k -> all.add(k.body()));
        c.otherwise().ifPresent(all::add);
        yield all;
      }
      case Core.Join c -> List.of(c.body(), c.target());
      case Core.Jump c -> c.args();
      case Core.While c -> List.of(c.condition(), c.body());
      case Core.ForEach c -> List.of(c.iterable(), c.body());
      case Core.Return c -> List.of(c.value());
      case Core.Abort c -> List.of(c.message());
      case Core.Attempt c -> List.of(c.body());
      case Core.Lambda c -> List.of(c.body());
      case Core.Call c -> c.args();
      case Core.Invoke c -> {
        List<Core> all = new ArrayList<>(List.of(c.function()));
        all.addAll(c.args());
        yield all;
      }
      case Core.Operate c -> c.args();
      case Core.Coerce c -> List.of(c.value());
      // What is claimed is proved; only the value is left.
      case Core.Claim c -> List.of(c.value());
      case Core.BuildType c -> c.parts();
      case Core.NewSpace c -> {
        List<Core> all = new ArrayList<>();
        c.embeds().forEach(e -> e.ifPresent(all::add));
        c.states().forEach(s -> all.add(s.value()));
        yield all;
      }
      case Core.ReadState c -> List.of(c.target());
      case Core.WriteState c -> List.of(c.target(), c.value());
      case Core.ReadEmbed c -> List.of(c.target());
      case Core.StreamOf c -> List.of(c.target());
      case Core.CallSpace c -> {
        List<Core> all = new ArrayList<>();
        c.target().ifPresent(all::add);
        all.addAll(c.args());
        yield all;
      }
      case Core.ReleaseSpace c -> List.of(c.target());
      case Core.OnCommit c -> List.of(c.body());
      case Core.Parallel c -> {
        List<Core> all = new ArrayList<>(List.of(c.source()));
        c.stages().forEach(s -> all.add(s.function()));
        all.addAll(children(c.sink()));
        yield all;
      }
    };
  }

  private static List<Core> children(Core.Sink sink) {
    return switch (sink) {
      case Core.Sink.ToArray s -> List.of();
      case Core.Sink.Any s -> List.of(s.predicate());
      case Core.Sink.All s -> List.of(s.predicate());
      case Core.Sink.Find s -> List.of(s.predicate());
      case Core.Sink.Each s -> List.of(s.action());
      case Core.Sink.Reduce s -> List.of(s.combine(), s.zero());
    };
  }

  /** Visits the core and all in it. */
  static void walk(Core core, Consumer<Core> visitor) {
    visitor.accept(core);
    children(core).forEach(c -> walk(c, visitor));
  }

  static boolean any(Core core, Predicate<Core> test) {
    return test.test(core) || children(core).stream().anyMatch(c -> any(c, test));
  }

  /** The number of nodes, counted up to a limit. */
  static int size(Core core, int limit) {
    int size = 1;
    for (Core child : children(core)) {
      if (size > limit) {
        break;
      }
      size += size(child, limit - size);
    }
    return size;
  }

  static int jumps(Core core, Label label) {
    int own = core instanceof Core.Jump j && j.label() == label ? 1 : 0;
    return own + children(core).stream().mapToInt(c -> jumps(c, label)).sum();
  }

  static boolean reads(Core core, Local local) {
    return any(core, c -> c instanceof Core.Read r && r.local() == local);
  }

  /** Whether a part that becomes a Java lambda reads the local. */
  static boolean captures(Core core, Local local) {
    return any(core, c -> isLambda(c) && reads(c, local));
  }

  private static boolean isLambda(Core core) {
    return core instanceof Core.Lambda
        || core instanceof Core.Attempt
        || core instanceof Core.OnCommit
        || core instanceof Core.NewSpace;
  }

  /** Whether it returns from the function around it. */
  static boolean returns(Core core) {
    return core instanceof Core.Return
        || (!(core instanceof Core.Lambda || core instanceof Core.OnCommit)
            && children(core).stream().anyMatch(Cores::returns));
  }

  /** All cores that a module is made of. */
  static List<Core> roots(CoreModule module) {
    List<Core> roots = new ArrayList<>();
    for (CoreModule.CoreType type : module.types()) {
      switch (type) {
        case CoreModule.CoreRecord r -> {
          r.methods().forEach(m -> roots.add(m.body()));
          r.check().ifPresent(c -> roots.add(c.predicate()));
        }
        case CoreModule.CoreSum s -> {}
        case CoreModule.CoreRefinement r -> roots.add(r.check().predicate());
        case CoreModule.CoreSpace s -> addRoots(s, roots);
      }
    }
    module.functions().stream().map(CoreFunction::body).forEach(roots::add);
    module.globals().forEach(g -> g.constant().ifPresent(roots::add));
    roots.add(module.main());
    module.tests().forEach(t -> roots.add(t.body()));
    return roots;
  }

  private static void addRoots(CoreModule.CoreSpace space, List<Core> roots) {
    space.initial().forEach(i -> i.ifPresent(roots::add));
    space.functions().forEach(f -> roots.add(f.body()));
    for (CoreModule.CoreStream stream : space.streams()) {
      roots.add(stream.yield());
      switch (stream.trigger()) {
        case CoreModule.Trigger.OfState t -> {}
        case CoreModule.Trigger.OfExpression t -> roots.add(t.watched());
        case CoreModule.Trigger.When t -> roots.add(t.condition());
      }
    }
  }
}
