package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.TypeExpr;
import org.cascade.lang.source.BuiltSource;
import org.cascade.lang.source.Source;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/**
 * What inference found out, beside the tree. All types are finished when inference has ended. Nodes
 * of erroneous programs may lack entries; then their type is {@code ERROR}.
 */
public final class TypeTable {
  private final Map<Node, Type> types = new IdentityHashMap<>();
  private final Map<Node, Resolution> resolutions = new IdentityHashMap<>();
  private final Map<Node, Coercion> coercions = new IdentityHashMap<>();
  private final Map<Node, Variable> variables = new IdentityHashMap<>();
  private final Map<Node, FunctionSymbol> functions = new IdentityHashMap<>();
  private final Map<Node, Effects> effects = new IdentityHashMap<>();
  private final Map<Decl.Splice, List<Decl>> built;
  private final Map<Member.SpliceMember, List<Member>> members;
  private final Map<Source, BuiltSource> sources;
  private final Optional<TypeTable> base;

  /** Most of what is known, and the nodes of which it tells nothing any more. */
  private final Optional<TypeTable> before;

  /** About expressions that have entries here; in the lowest table also about the base's. */
  private final Answers answers;

  private final Set<Node> gone = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Is told each node that gets an entry. */
  private List<Node> log = new ArrayList<>();

  /**
   * @param base asked for nodes that this table does not have
   */
  TypeTable(Optional<TypeTable> base) {
    this.base = base;
    this.before = Optional.empty();
    this.built = new IdentityHashMap<>();
    this.members = new IdentityHashMap<>();
    this.sources = new IdentityHashMap<>();
    this.answers = new Answers();
  }

  private TypeTable(TypeTable before, TypeTable last, Answers answers) {
    this.base = before.base;
    this.before = Optional.of(before);
    this.built = before.built;
    this.members = before.members;
    this.sources = before.sources;
    this.gone.addAll(last.gone);
    this.answers = answers;
  }

  /**
   * A table that knows the same but for some nodes, and leaves this one as it is: what is new
   * stands on top, and what is below is shared.
   */
  TypeTable without(List<Node> nodes) {
    Answers left = before.isPresent() ? answers.without(nodes) : new Answers();
    TypeTable next = new TypeTable(before.orElse(this), this, left);
    if (before.isPresent()) {
      next.types.putAll(types);
      next.resolutions.putAll(resolutions);
      next.coercions.putAll(coercions);
      next.variables.putAll(variables);
      next.functions.putAll(functions);
      next.effects.putAll(effects);
    }
    for (Node node : nodes) {
      if (next.before.orElseThrow().holds(node)) {
        next.gone.add(node);
      }
      next.types.remove(node);
      next.resolutions.remove(node);
      next.coercions.remove(node);
      next.variables.remove(node);
      next.functions.remove(node);
      next.effects.remove(node);
    }
    return next;
  }

  private boolean holds(Node node) {
    return types.containsKey(node)
        || resolutions.containsKey(node)
        || variables.containsKey(node)
        || functions.containsKey(node)
        || coercions.containsKey(node)
        || effects.containsKey(node);
  }

  void log(List<Node> nodes) {
    log = nodes;
  }

  private <T> Optional<T> own(Function<TypeTable, Map<Node, T>> which, Node node) {
    T found = which.apply(this).get(node);
    if (found != null) {
      return Optional.of(found);
    }
    return before.isPresent() && !gone.contains(node)
        ? Optional.ofNullable(which.apply(before.orElseThrow()).get(node))
        : Optional.empty();
  }

  /** An expression's own type, before {@link #coercion}. */
  public Type type(Expr expr) {
    return typeOf(expr);
  }

  /** The type of the values a pattern is matched with. */
  public Type type(Pattern pattern) {
    return typeOf(pattern);
  }

  /** What a written type means. */
  public Type type(TypeExpr written) {
    return typeOf(written);
  }

  /** Holes that nothing filled take any value. */
  private Type typeOf(Node node) {
    return Types.closed(inferred(node));
  }

  /** The type as it is known while inference still runs: may have holes. */
  Type inferred(Node node) {
    Optional<Type> own = own(t -> t.types, node);
    if (own.isPresent()) {
      return Types.zonk(own.orElseThrow());
    }
    return base.map(b -> b.inferred(node)).orElse(Type.Special.ERROR);
  }

  /** What an expression's place makes of its value, if anything. */
  public Optional<Coercion> coercion(Expr expr) {
    return own(t -> t.coercions, expr)
        .map(Finished::of)
        .or(() -> base.flatMap(b -> b.coercion(expr)));
  }

  /** The type an expression has in its place: after its coercion. */
  public Type placedType(Expr expr) {
    return coercion(expr).map(Coercion::to).orElseGet(() -> type(expr));
  }

  /**
   * What a node stands for: {@code NameRef TypeRef Member Call RecordLit Try Index Splice} and the
   * patterns {@code Constructor Record}.
   */
  public Optional<Resolution> resolution(Node node) {
    return own(t -> t.resolutions, node)
        .map(Finished::of)
        .or(() -> base.flatMap(b -> b.resolution(node)));
  }

  /** The same for those who look at no types in it, or close them. */
  public Optional<Resolution> meaning(Node node) {
    return own(t -> t.resolutions, node)
        .or(() -> base.flatMap(b -> b.own(t -> t.resolutions, node)));
  }

  /** The refinement that a call asks its argument for, if it does. */
  public Optional<Type.Refined> refinement(Expr.Call call) {
    return meaning(call)
        .filter(Resolution.CallRefine.class::isInstance)
        .map(r -> (Type.Refined) Types.closed(((Resolution.CallRefine) r).refinement()));
  }

  /** The function that a node names or calls, if it does. */
  public Optional<FunctionSymbol> named(Node node) {
    return meaning(node)
        .flatMap(r ->
            switch (r) {
              case Resolution.CallFunction c -> Optional.of(c.function());
              case Resolution.OfFunction f -> Optional.of(f.function());
              default -> Optional.empty();
            });
  }

  /**
   * The variable that a {@code Pattern.Bind}, {@code Decl.Param}, {@code Stmt.Var}, {@code
   * Decl.Const} or {@code Pattern.FieldPattern} in its short form declares.
   */
  public Optional<Variable> variable(Node node) {
    return own(t -> t.variables, node).or(() -> base.flatMap(b -> b.variable(node)));
  }

  public Optional<FunctionSymbol> function(Decl.Function decl) {
    return own(t -> t.functions, decl).or(() -> base.flatMap(b -> b.function(decl)));
  }

  /** The latent effects of a lambda, before they are solved. */
  public Effects effects(Expr.Lambda lambda) {
    return own(t -> t.effects, lambda).orElse(Effects.PURE);
  }

  /** What {@code @f(…)} has built where a member stands. */
  public List<Member> built(Member.SpliceMember splice) {
    return members.getOrDefault(splice, List.of());
  }

  /** What {@code @f(…)} has built where declarations stand. */
  public List<Decl> built(Decl.Splice splice) {
    return built.getOrDefault(splice, List.of());
  }

  /** Where a source comes from, if it was built at compile time. */
  public Optional<BuiltSource> origin(Source source) {
    return Optional.ofNullable(sources.get(source));
  }

  /** How many such calls are known by now. */
  public int builtCount() {
    return built.size();
  }

  /** A module with what was built among its items, in place of the calls. */
  public Module expanded(Module tree) {
    if (built.isEmpty()) {
      return tree;
    }
    List<Module.Item> items = new ArrayList<>();
    tree.items().forEach(item -> expand(item, items));
    return new Module(tree.span(), tree.name(), tree.imports(), List.copyOf(items));
  }

  private void expand(Module.Item item, List<Module.Item> into) {
    if (item instanceof Decl.Splice splice) {
      built(splice).forEach(d -> expand(d, into));
    } else {
      into.add(item);
    }
  }

  // ---- what passes find out ----

  /**
   * Answers a question, or tells what was answered before. To be asked when inference has ended: an
   * answer is forgotten with the entries of its expression, which are replaced together with those
   * of all inside it.
   */
  public <T> T ask(Question<T> question, Expr about) {
    TypeTable lowest = before.orElse(this);
    if (types.containsKey(about)) {
      return answers.to(question, about, this);
    }
    boolean below = !gone.contains(about) && lowest.types.containsKey(about);
    return below || base.filter(b -> b.types.containsKey(about)).isPresent()
        ? lowest.answers.to(question, about, this)
        : question.answer().apply(about, this);
  }

  // ---- filled by inference ----

  void put(Member.SpliceMember splice, List<Member> built) {
    members.put(splice, List.copyOf(built));
  }

  void put(Decl.Splice splice, List<Decl> declarations) {
    built.put(splice, List.copyOf(declarations));
  }

  void put(Source source, BuiltSource origin) {
    sources.put(source, origin);
  }

  void put(Node node, Type type) {
    log.add(node);
    types.put(node, type);
  }

  void put(Node node, Resolution resolution) {
    log.add(node);
    resolutions.put(node, resolution);
  }

  void put(Node node, Coercion coercion) {
    log.add(node);
    coercions.put(node, coercion);
  }

  void put(Node node, Variable variable) {
    log.add(node);
    variables.put(node, variable);
  }

  void put(Decl.Function decl, FunctionSymbol symbol) {
    log.add(decl);
    functions.put(decl, symbol);
  }

  void put(Expr.Lambda lambda, Effects latent) {
    log.add(lambda);
    effects.put(lambda, latent);
  }
}
