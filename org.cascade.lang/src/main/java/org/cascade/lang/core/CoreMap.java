package org.cascade.lang.core;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes core of core: the same node over other nodes below it. */
final class CoreMap {
  private final UnaryOperator<Core> change;

  private CoreMap(UnaryOperator<Core> change) {
    this.change = change;
  }

  /** The node with each node directly below it changed. */
  static Core children(Core node, UnaryOperator<Core> change) {
    return new CoreMap(change).value(node);
  }

  private List<Core> all(List<Core> nodes) {
    return nodes.stream().map(change).toList();
  }

  private Optional<Core> maybe(Optional<Core> node) {
    return node.map(change);
  }

  private Core one(Core node) {
    return change.apply(node);
  }

  private Core value(Core node) {
    return switch (node) {
      case Core.Literal n -> n;
      case Core.Unit n -> n;
      case Core.TypeValue n -> n;
      case Core.TupleOf n -> new Core.TupleOf(n.span(), n.type(), all(n.items()));
      case Core.TupleItem n -> new Core.TupleItem(n.span(), n.type(), one(n.target()), n.index());
      case Core.ArrayOf n -> new Core.ArrayOf(n.span(), n.type(), all(n.items()));
      case Core.RecordOf n -> new Core.RecordOf(n.span(), n.type(), n.record(), all(n.fields()));
      case Core.FieldOf n -> new Core.FieldOf(n.span(), n.type(), one(n.target()), n.field());
      case Core.Update n ->
          new Core.Update(
              n.span(),
              n.type(),
              one(n.target()),
              n.updates().stream()
                  .map(u -> new Core.FieldUpdate(u.field(), one(u.value())))
                  .toList());
      case Core.VariantOf n ->
          new Core.VariantOf(n.span(), n.type(), n.constructor(), all(n.fields()));
      case Core.BuildType n ->
          new Core.BuildType(
              n.span(),
              n.module(),
              one(n.fields()),
              one(n.methods()),
              one(n.asserts()),
              maybe(n.distributed()));
      case Core.Template n -> new Core.Template(n.span(), n.type(), all(n.parts()));
      default -> variable(node);
    };
  }

  private Core variable(Core node) {
    return switch (node) {
      case Core.Read n -> n;
      case Core.ReadGlobal n -> n;
      case Core.Let n -> new Core.Let(n.span(), n.local(), one(n.value()), one(n.body()));
      case Core.Assign n -> new Core.Assign(n.span(), n.local(), one(n.value()));
      case Core.AssignGlobal n ->
          new Core.AssignGlobal(n.span(), n.module(), n.variable(), one(n.value()));
      case Core.Lambda n -> new Core.Lambda(n.span(), n.type(), n.params(), one(n.body()));
      case Core.Call n ->
          new Core.Call(n.span(), n.type(), n.function(), n.typeArgs(), all(n.args()));
      case Core.Invoke n -> new Core.Invoke(n.span(), n.type(), one(n.function()), all(n.args()));
      case Core.Operate n -> new Core.Operate(n.span(), n.type(), n.op(), all(n.args()));
      case Core.Coerce n -> new Core.Coerce(n.span(), n.type(), one(n.value()));
      case Core.Claim n -> claim(n);
      default -> control(node);
    };
  }

  private Core.Claim claim(Core.Claim n) {
    return new Core.Claim(
        n.span(), n.type(), one(n.value()), n.subject(), one(n.predicate()), n.what());
  }

  private List<Core.Claim> claims(List<Core.Claim> claims) {
    return claims.stream().map(this::claim).toList();
  }

  private Core control(Core node) {
    return switch (node) {
      case Core.Sequence n -> new Core.Sequence(n.span(), all(n.firsts()), one(n.last()));
      case Core.If n ->
          new Core.If(n.span(), n.type(), one(n.condition()), one(n.then()), one(n.otherwise()));
      case Core.Switch n ->
          new Core.Switch(
              n.span(),
              n.type(),
              one(n.subject()),
              n.cases().stream()
                  .map(c -> new Core.Case(c.span(), c.test(), one(c.body())))
                  .toList(),
              maybe(n.otherwise()));
      case Core.Join n ->
          new Core.Join(n.span(), n.label(), n.params(), one(n.target()), one(n.body()));
      case Core.Jump n -> new Core.Jump(n.span(), n.label(), all(n.args()));
      case Core.While n ->
          new Core.While(n.span(), one(n.condition()), claims(n.invariants()), one(n.body()));
      case Core.ForEach n ->
          new Core.ForEach(
              n.span(), n.item(), one(n.iterable()), claims(n.invariants()), one(n.body()));
      case Core.Return n -> new Core.Return(n.span(), one(n.value()));
      case Core.Abort n -> new Core.Abort(n.span(), one(n.message()));
      case Core.Attempt n -> new Core.Attempt(n.span(), n.type(), one(n.body()));
      default -> ofSpace(node);
    };
  }

  private Core ofSpace(Core node) {
    return switch (node) {
      case Core.NewSpace n ->
          new Core.NewSpace(
              n.span(),
              n.type(),
              n.space(),
              n.states().stream().map(s -> new Core.StateValue(s.state(), one(s.value()))).toList(),
              n.embeds().stream().map(this::maybe).toList(),
              n.root());
      case Core.ReadState n -> new Core.ReadState(n.span(), n.type(), one(n.target()), n.state());
      case Core.ReadIndex n ->
          new Core.ReadIndex(n.span(), n.type(), one(n.target()), n.state(), n.index());
      case Core.WriteState n ->
          new Core.WriteState(n.span(), one(n.target()), n.state(), one(n.value()));
      case Core.ReadEmbed n -> new Core.ReadEmbed(n.span(), n.type(), one(n.target()), n.embed());
      case Core.StreamOf n -> new Core.StreamOf(n.span(), n.type(), one(n.target()), n.stream());
      case Core.CallSpace n ->
          new Core.CallSpace(
              n.span(),
              n.type(),
              n.space(),
              maybe(n.target()),
              n.function(),
              n.typeArgs(),
              all(n.args()));
      case Core.ReleaseSpace n -> new Core.ReleaseSpace(n.span(), one(n.target()));
      case Core.OnEnd n -> new Core.OnEnd(n.span(), n.ending(), one(n.body()));
      case Core.Parallel n ->
          new Core.Parallel(
              n.span(),
              n.type(),
              one(n.source()),
              n.stages().stream().map(s -> new Core.Stage(s.kind(), one(s.function()))).toList(),
              sink(n.sink()));
      default -> throw new IllegalArgumentException("not a node of spaces: " + node.getClass());
    };
  }

  private Core.Sink sink(Core.Sink sink) {
    return switch (sink) {
      case Core.Sink.ToArray s -> s;
      case Core.Sink.Any s -> new Core.Sink.Any(one(s.predicate()));
      case Core.Sink.All s -> new Core.Sink.All(one(s.predicate()));
      case Core.Sink.Find s -> new Core.Sink.Find(one(s.predicate()));
      case Core.Sink.Take s -> new Core.Sink.Take(one(s.count()));
      case Core.Sink.Each s -> new Core.Sink.Each(one(s.action()));
      case Core.Sink.Reduce s -> new Core.Sink.Reduce(one(s.combine()), one(s.zero()));
    };
  }
}
