package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Goes over core nodes without knowing what they mean. */
public final class CoreWalk {
  private CoreWalk() {}

  /** Visits a node and all below it, parents first. */
  public static void visit(Core node, Consumer<Core> visitor) {
    visitor.accept(node);
    children(node).forEach(c -> visit(c, visitor));
  }

  /** The nodes directly below, in the order they are evaluated. */
  public static List<Core> children(Core node) {
    return switch (node) {
      case Core.Literal n -> List.of();
      case Core.Unit n -> List.of();
      case Core.TypeValue n -> List.of();
      case Core.Read n -> List.of();
      case Core.ReadGlobal n -> List.of();
      case Core.TupleOf n -> n.items();
      case Core.TupleItem n -> List.of(n.target());
      case Core.ArrayOf n -> n.items();
      case Core.RecordOf n -> n.fields();
      case Core.FieldOf n -> List.of(n.target());
      case Core.Update n ->
          join(n.target(), n.updates().stream().map(Core.FieldUpdate::value).toList());
      case Core.VariantOf n -> n.fields();
      case Core.BuildType n -> n.parts();
      case Core.Template n -> n.parts();
      case Core.Let n -> List.of(n.value(), n.body());
      case Core.Assign n -> List.of(n.value());
      case Core.AssignGlobal n -> List.of(n.value());
      case Core.Lambda n -> List.of(n.body());
      case Core.Call n -> n.args();
      case Core.Invoke n -> join(n.function(), n.args());
      case Core.Operate n -> n.args();
      case Core.Coerce n -> List.of(n.value());
      case Core.Claim n -> List.of(n.value(), n.predicate());
      case Core.Sequence n -> sequence(n);
      case Core.If n -> List.of(n.condition(), n.then(), n.otherwise());
      case Core.Switch n -> switchParts(n);
      case Core.Join n -> List.of(n.body(), n.target());
      case Core.Jump n -> n.args();
      case Core.While n -> loop(n.condition(), n.invariants(), n.body());
      case Core.ForEach n -> loop(n.iterable(), n.invariants(), n.body());
      case Core.Return n -> List.of(n.value());
      case Core.Abort n -> List.of(n.message());
      case Core.Attempt n -> List.of(n.body());
      default -> ofSpace(node);
    };
  }

  private static List<Core> ofSpace(Core node) {
    return switch (node) {
      case Core.NewSpace n -> {
        List<Core> all = new ArrayList<>();
        n.states().forEach(s -> all.add(s.value()));
        n.embeds().forEach(e -> e.ifPresent(all::add));
        yield all;
      }
      case Core.ReadState n -> List.of(n.target());
      case Core.ReadIndex n -> List.of(n.target());
      case Core.WriteState n -> List.of(n.target(), n.value());
      case Core.ReadEmbed n -> List.of(n.target());
      case Core.StreamOf n -> List.of(n.target());
      case Core.CallSpace n -> n.target().map(t -> join(t, n.args())).orElse(n.args());
      case Core.ReleaseSpace n -> List.of(n.target());
      case Core.OnEnd n -> List.of(n.body());
      case Core.Parallel n -> parallel(n);
      default -> throw new IllegalArgumentException("not a node of spaces: " + node.getClass());
    };
  }

  private static List<Core> sequence(Core.Sequence n) {
    List<Core> all = new ArrayList<>(n.firsts());
    all.add(n.last());
    return all;
  }

  private static List<Core> switchParts(Core.Switch n) {
    List<Core> all = new ArrayList<>();
    all.add(n.subject());
    n.cases().forEach(c -> all.add(c.body()));
    n.otherwise().ifPresent(all::add);
    return all;
  }

  private static List<Core> loop(Core first, List<Core.Claim> invariants, Core body) {
    List<Core> all = new ArrayList<>(List.of(first));
    all.addAll(invariants);
    all.add(body);
    return all;
  }

  private static List<Core> parallel(Core.Parallel n) {
    List<Core> all = new ArrayList<>();
    all.add(n.source());
    n.stages().forEach(s -> all.add(s.function()));
    switch (n.sink()) {
      case Core.Sink.ToArray s -> {}
      case Core.Sink.Any s -> all.add(s.predicate());
      case Core.Sink.All s -> all.add(s.predicate());
      case Core.Sink.Find s -> all.add(s.predicate());
      case Core.Sink.Take s -> all.add(s.count());
      case Core.Sink.Each s -> all.add(s.action());
      case Core.Sink.Reduce s -> {
        all.add(s.combine());
        all.add(s.zero());
      }
    }
    return all;
  }

  private static List<Core> join(Core first, List<Core> rest) {
    List<Core> all = new ArrayList<>(rest.size() + 1);
    all.add(first);
    all.addAll(rest);
    return all;
  }

  /** The first node, parents first, that a question finds something in. */
  public static <T> Optional<T> find(
      Core node, java.util.function.Function<Core, Optional<T>> question) {
    Optional<T> here = question.apply(node);
    if (here.isPresent()) {
      return here;
    }
    for (Core child : children(node)) {
      Optional<T> below = find(child, question);
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }
}
