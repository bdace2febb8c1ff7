package org.cascade.lang.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;

/**
 * A generic function as it is for given types: its type parameters replaced, its locals new ones of
 * their new types.
 */
public final class CoreInstance {
  /** How the arithmetic of whatever number begins. */
  private static final String GENERAL = "NUM_";

  private final Substitution types;
  private final Map<Local, Local> locals = new HashMap<>();

  private CoreInstance(Substitution types) {
    this.types = types;
  }

  public static CoreFunction of(CoreFunction function, Substitution types) {
    CoreInstance instance = new CoreInstance(types);
    return new CoreFunction(
        function.symbol(),
        function.self().map(instance::local),
        instance.locals(function.params()),
        instance.node(function.body()));
  }

  private Local local(Local local) {
    Local known = locals.get(local);
    if (known == null) {
      known = new Local(local.name(), types.apply(local.type()), local.isMutable());
      if (local.isShared()) {
        known.markShared();
      }
      locals.put(local, known);
    }
    return known;
  }

  private List<Local> locals(List<Local> all) {
    return all.stream().map(this::local).toList();
  }

  private Type type(Core node) {
    return types.apply(node.type());
  }

  /** The parts first, then what the node itself says of types and locals. */
  private Core node(Core node) {
    return typed(CoreMap.children(node, this::node));
  }

  private Core typed(Core node) {
    return switch (node) {
      case Core.Literal n -> new Core.Literal(n.span(), type(n), n.value());
      case Core.TupleOf n -> new Core.TupleOf(n.span(), type(n), n.items());
      case Core.TupleItem n -> new Core.TupleItem(n.span(), type(n), n.target(), n.index());
      case Core.ArrayOf n -> new Core.ArrayOf(n.span(), type(n), n.items());
      case Core.RecordOf n -> new Core.RecordOf(n.span(), type(n), n.record(), n.fields());
      case Core.FieldOf n -> new Core.FieldOf(n.span(), type(n), n.target(), n.field());
      case Core.Update n -> new Core.Update(n.span(), type(n), n.target(), n.updates());
      case Core.VariantOf n -> new Core.VariantOf(n.span(), type(n), n.constructor(), n.fields());
      case Core.TypeValue n -> new Core.TypeValue(n.span(), type(n), types.apply(n.value()));
      case Core.Read n -> new Core.Read(n.span(), local(n.local()));
      case Core.ReadGlobal n -> new Core.ReadGlobal(n.span(), type(n), n.module(), n.variable());
      case Core.Let n -> new Core.Let(n.span(), local(n.local()), n.value(), n.body());
      case Core.Assign n -> new Core.Assign(n.span(), local(n.local()), n.value());
      default -> control(node);
    };
  }

  private Core control(Core node) {
    return switch (node) {
      case Core.If n -> new Core.If(n.span(), type(n), n.condition(), n.then(), n.otherwise());
      case Core.Switch n ->
          new Core.Switch(
              n.span(),
              type(n),
              n.subject(),
              n.cases().stream()
                  .map(c -> new Core.Case(c.span(), test(c.test()), c.body()))
                  .toList(),
              n.otherwise());
      case Core.Join n ->
          new Core.Join(n.span(), n.label(), locals(n.params()), n.target(), n.body());
      case Core.While n ->
          new Core.While(n.span(), n.condition(), claims(n.invariants()), n.body());
      case Core.ForEach n ->
          new Core.ForEach(
              n.span(), local(n.item()), n.iterable(), claims(n.invariants()), n.body());
      case Core.Attempt n -> new Core.Attempt(n.span(), type(n), n.body());
      case Core.Lambda n -> new Core.Lambda(n.span(), type(n), locals(n.params()), n.body());
      case Core.Call n ->
          new Core.Call(n.span(), type(n), n.function(), types.applyAll(n.typeArgs()), n.args());
      case Core.Invoke n -> new Core.Invoke(n.span(), type(n), n.function(), n.args());
      case Core.Operate n -> new Core.Operate(n.span(), type(n), operation(n), n.args());
      case Core.Coerce n -> new Core.Coerce(n.span(), type(n), n.value());
      case Core.Claim n -> claim(n);
      default -> ofSpace(node);
    };
  }

  /** Arithmetic of whatever number it is, is that of Int or Real where it is one. */
  private Primitive operation(Core.Operate n) {
    String name = n.op().name();
    if (!name.startsWith(GENERAL)) {
      return n.op();
    }
    String own = name.substring(GENERAL.length());
    return Builtin.is(type(n), Builtin.INT)
        ? Primitive.valueOf("INT_" + own)
        : Builtin.is(type(n), Builtin.REAL) ? Primitive.valueOf("REAL_" + own) : n.op();
  }

  private Core ofSpace(Core node) {
    return switch (node) {
      case Core.ReadState n -> new Core.ReadState(n.span(), type(n), n.target(), n.state());
      case Core.ReadEmbed n -> new Core.ReadEmbed(n.span(), type(n), n.target(), n.embed());
      case Core.StreamOf n -> new Core.StreamOf(n.span(), type(n), n.target(), n.stream());
      case Core.CallSpace n ->
          new Core.CallSpace(
              n.span(),
              type(n),
              n.space(),
              n.target(),
              n.function(),
              types.applyAll(n.typeArgs()),
              n.args());
      case Core.NewSpace n ->
          new Core.NewSpace(n.span(), type(n), n.space(), n.states(), n.embeds(), n.root());
      case Core.Parallel n ->
          new Core.Parallel(n.span(), type(n), n.source(), n.stages(), n.sink());
      default -> node;
    };
  }

  private Core.Claim claim(Core.Claim n) {
    Core.Demand what =
        n.what() instanceof Core.Demand.OfRefinement r
                && types.apply(r.refinement()) instanceof Type.Refined refined
            ? new Core.Demand.OfRefinement(refined)
            : n.what();
    return new Core.Claim(n.span(), type(n), n.value(), local(n.subject()), n.predicate(), what);
  }

  private List<Core.Claim> claims(List<Core.Claim> all) {
    return all.stream().map(this::claim).toList();
  }

  private Core.Test test(Core.Test test) {
    return switch (test) {
      case Core.Test.OfConstructor t ->
          new Core.Test.OfConstructor(
              t.constructor(), t.fields().stream().map(f -> f.map(this::local)).toList());
      case Core.Test.OfType t -> new Core.Test.OfType(local(t.local()));
      case Core.Test.OfLiteral t -> t;
    };
  }
}
