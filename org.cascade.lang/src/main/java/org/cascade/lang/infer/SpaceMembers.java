package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Name;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.ModuleScope;
import org.cascade.lang.names.Scope;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Fills in a space from its members, whether they were written or built. */
final class SpaceMembers {
  private final World world;
  private final SpaceSymbol space;
  private final ModuleScope module;
  private final Scope scope;
  private final TypeReader reader;
  private final List<SpaceSymbol.State> states = new ArrayList<>();
  private final List<SpaceSymbol.Embed> embeds = new ArrayList<>();
  private final List<SpaceSymbol.StreamDef> streams = new ArrayList<>();
  private final List<Expr> invariants = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /**
   * @param module where the names in the members are looked up
   */
  SpaceMembers(World world, SpaceSymbol space, ModuleScope module, Scope scope) {
    this.world = world;
    this.space = space;
    this.module = module;
    this.scope = scope;
    this.reader = new TypeReader(world, module, scope, Effects.ANY);
  }

  /**
   * @param first states that stand before those among the members
   */
  void define(List<SpaceSymbol.State> first, List<Member> members) {
    for (SpaceSymbol.State state : first) {
      if (free(state.name(), state.declared())) {
        states.add(state);
      }
    }
    members.forEach(this::add);
    space.define(states, embeds, streams, invariants);
    space.defineFunctions(world.headers().memberFunctions(space, members, module, scope));
    space.functions().forEach(this::clash);
    world.members().spaceLater(space, module, scope);
  }

  private void add(Member member) {
    switch (member) {
      case Member.State x -> state(x);
      case Member.Embed x -> embed(x);
      case Member.Stream x -> {
        if (free(x.name())) {
          streams.add(new SpaceSymbol.StreamDef(x));
        }
      }
      case Member.Invariant x -> invariants.add(x.condition());
      case Member.Field x ->
          world.error(
              RuleCode.SYNTAX,
              x,
              "A space has states, not fields; write `state %s`.".formatted(x.span().text()));
      case Decl.Function x -> {}
      case Member.SpliceMember x -> {}
    }
  }

  private void state(Member.State x) {
    if (free(x.name())) {
      Type type = reader.read(x.type());
      states.add(
          new SpaceSymbol.State(
              x.name().text(),
              x.doc(),
              type,
              x.initial(),
              new IndexRules(world, x, type).indexes(),
              states.size(),
              x.name().span()));
    }
  }

  private void embed(Member.Embed x) {
    if (free(x.name())) {
      embeds.add(
          new SpaceSymbol.Embed(
              x.name().text(), x.doc(), embedType(x), embeds.size(), x.name().span()));
    }
  }

  private boolean free(Name name) {
    return free(name.text(), name.span());
  }

  private boolean free(String name, Span at) {
    if (names.add(name)) {
      return true;
    }
    world.error(RuleCode.DUPLICATE_NAME, at, "The member `%s` is declared twice.".formatted(name));
    return false;
  }

  private void clash(FunctionSymbol f) {
    if (names.contains(f.name()) && f.kind() != Decl.FunctionKind.MIGRATE) {
      world.error(
          RuleCode.DUPLICATE_NAME,
          f.decl().name(),
          "The space has a state, embed or stream `%s` already.".formatted(f.name()));
    }
  }

  private Type embedType(Member.Embed e) {
    Type type = reader.read(e.type());
    if (Types.space(type).isEmpty() && !Types.isError(type)) {
      world.error(
          RuleCode.EMBED_NOT_SPACE,
          e.type(),
          "`embed` holds a space inside this one, and `%s` is none; write `state %s: %s`."
              .formatted(type, e.name(), type));
      return Type.Special.ERROR;
    }
    return type;
  }
}
