package org.cascade.lang.types;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Member;
import org.cascade.lang.source.Span;

/** A space, or a distributed one. */
public final class SpaceSymbol extends TypeSymbol {
  private final boolean distributed;
  private List<State> states = List.of();
  private List<Embed> embeds = List.of();
  private List<StreamDef> streams = List.of();
  private List<FunctionSymbol> functions = List.of();
  private List<Expr> invariants = List.of();

  /** {@code state s: T = e}. */
  public record State(
      String name, String doc, Type type, Optional<Expr> initial, int index, Span declared) {}

  /** {@code embed x: S}. */
  public record Embed(String name, String doc, Type type, int index, Span declared) {}

  /** {@code stream s = …}; the type of its events is inferred. */
  public static final class StreamDef {
    private final Member.Stream decl;
    private Type event = Type.Special.ERROR;

    public StreamDef(Member.Stream decl) {
      this.decl = decl;
    }

    public String name() {
      return decl.name().text();
    }

    public Member.Stream decl() {
      return decl;
    }

    public Type event() {
      return event;
    }

    public void defineEvent(Type type) {
      event = type;
    }
  }

  public SpaceSymbol(String module, String name, String doc, Span declared, boolean distributed) {
    super(module, name, doc, declared);
    this.distributed = distributed;
  }

  public boolean isDistributed() {
    return distributed;
  }

  public List<State> states() {
    return states;
  }

  public List<Embed> embeds() {
    return embeds;
  }

  public List<StreamDef> streams() {
    return streams;
  }

  /** Transforms, transactions, views, plain functions and migrations. */
  public List<FunctionSymbol> functions() {
    return functions;
  }

  public List<Expr> invariants() {
    return invariants;
  }

  public Optional<State> state(String name) {
    return states.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  public Optional<Embed> embed(String name) {
    return embeds.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  public Optional<StreamDef> stream(String name) {
    return streams.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  public void define(
      List<State> allStates,
      List<Embed> allEmbeds,
      List<StreamDef> allStreams,
      List<Expr> allInvariants) {
    states = List.copyOf(allStates);
    embeds = List.copyOf(allEmbeds);
    streams = List.copyOf(allStreams);
    invariants = List.copyOf(allInvariants);
  }

  public void defineFunctions(List<FunctionSymbol> all) {
    functions = List.copyOf(all);
  }
}
