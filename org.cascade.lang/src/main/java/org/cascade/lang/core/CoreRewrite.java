package org.cascade.lang.core;

import java.util.List;
import java.util.function.UnaryOperator;

/** Makes core anew with other parts, without knowing what it means. */
public final class CoreRewrite {
  private CoreRewrite() {}

  /** The node with each node directly below replaced; the node itself where none changed. */
  public static Core children(Core node, UnaryOperator<Core> change) {
    List<Core> before = CoreWalk.children(node);
    if (before.isEmpty()) {
      return node;
    }
    List<Core> after = before.stream().map(change).toList();
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i) != after.get(i)) {
        return rebuild(node, after);
      }
    }
    return node;
  }

  /** The node with what a local stands for in place of each read of it. */
  public static Core substitute(Core node, Local local, Core value) {
    return node instanceof Core.Read r && r.local() == local
        ? value
        : children(node, c -> substitute(c, local, value));
  }

  /** The node with these parts, in the order of {@link CoreWalk#children}. */
  private static Core rebuild(Core node, List<Core> parts) {
    Parts p = new Parts(parts);
    return switch (node) {
      case Core.TupleOf n -> new Core.TupleOf(n.span(), n.type(), parts);
      case Core.TupleItem n -> new Core.TupleItem(n.span(), n.type(), p.next(), n.index());
      case Core.ArrayOf n -> new Core.ArrayOf(n.span(), n.type(), parts);
      case Core.RecordOf n -> new Core.RecordOf(n.span(), n.type(), n.record(), parts);
      case Core.FieldOf n -> new Core.FieldOf(n.span(), n.type(), p.next(), n.field());
      case Core.Update n ->
          new Core.Update(
              n.span(),
              n.type(),
              p.next(),
              n.updates().stream().map(u -> new Core.FieldUpdate(u.field(), p.next())).toList());
      case Core.VariantOf n -> new Core.VariantOf(n.span(), n.type(), n.constructor(), parts);
      case Core.BuildType n ->
          new Core.BuildType(
              n.span(),
              n.module(),
              p.next(),
              p.next(),
              p.next(),
              n.distributed().map(d -> p.next()));
      case Core.Template n -> new Core.Template(n.span(), n.type(), parts);
      case Core.Let n -> new Core.Let(n.span(), n.local(), p.next(), p.next());
      case Core.Assign n -> new Core.Assign(n.span(), n.local(), p.next());
      case Core.AssignGlobal n ->
          new Core.AssignGlobal(n.span(), n.module(), n.variable(), p.next());
      case Core.Lambda n -> new Core.Lambda(n.span(), n.type(), n.params(), p.next());
      case Core.Call n -> new Core.Call(n.span(), n.type(), n.function(), n.typeArgs(), parts);
      case Core.Invoke n -> new Core.Invoke(n.span(), n.type(), p.next(), p.rest());
      case Core.Operate n -> new Core.Operate(n.span(), n.type(), n.op(), parts);
      case Core.Coerce n -> new Core.Coerce(n.span(), n.type(), p.next());
      case Core.Claim n ->
          new Core.Claim(n.span(), n.type(), p.next(), n.subject(), p.next(), n.what());
      default -> control(node, p);
    };
  }

  private static Core control(Core node, Parts p) {
    return switch (node) {
      case Core.Sequence n -> new Core.Sequence(n.span(), p.take(n.firsts().size()), p.next());
      case Core.If n -> new Core.If(n.span(), n.type(), p.next(), p.next(), p.next());
      case Core.Switch n ->
          new Core.Switch(
              n.span(),
              n.type(),
              p.next(),
              n.cases().stream().map(c -> new Core.Case(c.span(), c.test(), p.next())).toList(),
              n.otherwise().map(o -> p.next()));
      case Core.Join n -> {
        Core body = p.next();
        yield new Core.Join(n.span(), n.label(), n.params(), p.next(), body);
      }
      case Core.Jump n -> new Core.Jump(n.span(), n.label(), p.rest());
      case Core.While n ->
          new Core.While(n.span(), p.next(), p.claims(n.invariants().size()), p.next());
      case Core.ForEach n ->
          new Core.ForEach(n.span(), n.item(), p.next(), p.claims(n.invariants().size()), p.next());
      case Core.Return n -> new Core.Return(n.span(), p.next());
      case Core.Abort n -> new Core.Abort(n.span(), p.next());
      case Core.Attempt n -> new Core.Attempt(n.span(), n.type(), p.next());
      default -> ofSpace(node, p);
    };
  }

  private static Core ofSpace(Core node, Parts p) {
    return switch (node) {
      case Core.NewSpace n ->
          new Core.NewSpace(
              n.span(),
              n.type(),
              n.space(),
              n.states().stream().map(s -> new Core.StateValue(s.state(), p.next())).toList(),
              n.embeds().stream().map(e -> e.map(x -> p.next())).toList(),
              n.root());
      case Core.ReadState n -> new Core.ReadState(n.span(), n.type(), p.next(), n.state());
      case Core.ReadIndex n ->
          new Core.ReadIndex(n.span(), n.type(), p.next(), n.state(), n.index());
      case Core.WriteState n -> new Core.WriteState(n.span(), p.next(), n.state(), p.next());
      case Core.ReadEmbed n -> new Core.ReadEmbed(n.span(), n.type(), p.next(), n.embed());
      case Core.StreamOf n -> new Core.StreamOf(n.span(), n.type(), p.next(), n.stream());
      case Core.CallSpace n ->
          new Core.CallSpace(
              n.span(),
              n.type(),
              n.space(),
              n.target().map(t -> p.next()),
              n.function(),
              n.typeArgs(),
              p.rest());
      case Core.ReleaseSpace n -> new Core.ReleaseSpace(n.span(), p.next());
      case Core.OnCommit n -> new Core.OnCommit(n.span(), p.next());
      case Core.Parallel n -> parallel(n, p);
      default -> throw new IllegalArgumentException("a node without parts: " + node.getClass());
    };
  }

  private static Core parallel(Core.Parallel n, Parts p) {
    Core source = p.next();
    List<Core.Stage> stages =
        n.stages().stream().map(s -> new Core.Stage(s.kind(), p.next())).toList();
    Core.Sink sink =
        switch (n.sink()) {
          case Core.Sink.ToArray s -> s;
          case Core.Sink.Any s -> new Core.Sink.Any(p.next());
          case Core.Sink.All s -> new Core.Sink.All(p.next());
          case Core.Sink.Find s -> new Core.Sink.Find(p.next());
          case Core.Sink.Each s -> new Core.Sink.Each(p.next());
          case Core.Sink.Reduce s -> new Core.Sink.Reduce(p.next(), p.next());
        };
    return new Core.Parallel(n.span(), n.type(), source, stages, sink);
  }

  /** Hands out parts, one after the other. */
  private static final class Parts {
    private final List<Core> all;
    private int given;

    Parts(List<Core> all) {
      this.all = all;
    }

    Core next() {
      return all.get(given++);
    }

    List<Core> take(int count) {
      given += count;
      return all.subList(given - count, given);
    }

    /** A claim with other parts is a claim. */
    List<Core.Claim> claims(int count) {
      return take(count).stream().map(Core.Claim.class::cast).toList();
    }

    List<Core> rest() {
      return take(all.size() - given);
    }
  }
}
