package org.cascade.lang.types;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /**
   * {@code state s: T = e index by f, (g, h)}.
   *
   * @param indexes what the state's values can be found by besides their keys
   */
  public record State(
      String name,
      String doc,
      Type type,
      Optional<Expr> initial,
      List<Index> indexes,
      int index,
      Span declared) {
    public State(
        String name, String doc, Type type, Optional<Expr> initial, int index, Span declared) {
      this(name, doc, type, initial, List.of(), index, declared);
    }
  }

  /**
   * An index over the values of a state that is a {@code BTree}.
   *
   * @param place among the indexes of its state
   */
  public record Index(List<IndexPart> parts, int place, Span declared) {
    /** The type of its keys: that of its one part, or a tuple. */
    public Type key() {
      return parts.size() == 1
          ? parts.getFirst().type()
          : new Type.Tuple(parts.stream().map(IndexPart::type).toList());
    }

    /** As it is written: {@code (last, first)}. */
    @Override
    public String toString() {
      String all = parts.stream().map(IndexPart::toString).collect(Collectors.joining(", "));
      return parts.size() == 1 ? all : "(" + all + ")";
    }
  }

  /** What stands at the end of a path of fields, in each value. */
  public record IndexPart(List<RecordSymbol.Field> path, Type type) {
    @Override
    public String toString() {
      return path.stream().map(RecordSymbol.Field::name).collect(Collectors.joining("."));
    }
  }

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
