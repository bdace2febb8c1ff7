package org.cascade.lang.ide.lens;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ide.tree.Nodes;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.infer.TypeTable;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * The spaces that a function reaches, as far as its text tells: its own, those of its parameters
 * and of names and states, and all that a loop goes over. What functions it calls reach is taken
 * along, with their parameters replaced by what they are given.
 */
final class Reach {
  /** A function that calls itself through many others is not followed further. */
  private static final int DEEPEST = 8;

  private final TypeTable table;
  private final Set<FunctionSymbol> open;
  private final Map<String, Place> found = new LinkedHashMap<>();

  /** Names that stand for one after the other of what an expression holds, by that. */
  private final Map<String, String> each = new LinkedHashMap<>();

  /**
   * A space that is reached.
   *
   * @param text how it is written; empty for the function's own
   * @param all whether it is all that the text holds
   */
  record Place(String text, boolean all, SpaceSymbol space) {
    boolean isOwn() {
      return text.isEmpty();
    }
  }

  private Reach(TypeTable table, Set<FunctionSymbol> open) {
    this.table = table;
    this.open = open;
  }

  /** In the order in which they are first written. */
  static List<Place> of(TypeTable table, FunctionSymbol function) {
    return of(table, function, Set.of());
  }

  private static List<Place> of(
      TypeTable table, FunctionSymbol function, Set<FunctionSymbol> open) {
    if (open.contains(function)
        || open.size() > DEEPEST
        || !(function.decl().body() instanceof Decl.Body.Of body)) {
      return List.of();
    }
    Set<FunctionSymbol> inside = new HashSet<>(open);
    inside.add(function);
    Reach reach = new Reach(table, inside);
    reach.visit(body.expr());
    return List.copyOf(reach.found.values());
  }

  private void add(Place place) {
    found.putIfAbsent(place.text + (place.all ? " all" : ""), place);
  }

  private void visit(Node node) {
    switch (node) {
      case Expr.For f -> bind(f);
      case Expr.Call c -> call(c);
      default -> {}
    }
    switch (table.resolution(node).orElse(null)) {
      case Resolution.OfState s -> add(placeOf(node, s.space()));
      case Resolution.CallSpace c when node instanceof Expr.Call call ->
          called(c.function(), call, c.receiver(), Optional.of(c.space()));
      case Resolution.CallFunction c when node instanceof Expr.Call call ->
          called(c.function(), call, c.receiver(), Optional.empty());
      case Resolution.CallNew c -> add(new Place("a new " + c.space().name(), false, c.space()));
      case null -> {}
      default -> {}
    }
    Nodes.in(node).forEach(this::visit);
  }

  // ---- names that stand for many ----

  private void bind(Expr.For loop) {
    each.put(loop.pattern().span().text(), loop.iterable().span().text());
  }

  /** The parameter of a function that is handed to a collection. */
  private void call(Expr.Call call) {
    if (call.callee() instanceof Expr.Member callee) {
      for (Expr.Arg arg : call.args()) {
        if (arg.value() instanceof Expr.Lambda lambda && !lambda.params().isEmpty()) {
          lambda.params().forEach(p -> each.put(p.name().text(), callee.target().span().text()));
        }
      }
    }
    if (table.resolution(call).orElse(null) instanceof Resolution.CallParallelMap
        && !call.args().isEmpty()) {
      Expr instances = call.args().getFirst().value();
      element(table.type(instances))
          .ifPresent(s -> add(new Place(instances.span().text(), true, s)));
    }
  }

  private static Optional<SpaceSymbol> element(Type collection) {
    return Types.args(Types.closed(collection)).stream()
        .flatMap(a -> Types.space(a).stream())
        .findFirst();
  }

  // ---- places ----

  /** Where a state is that a name or a member names. */
  private Place placeOf(Node node, SpaceSymbol space) {
    return node instanceof Expr.Member member
        ? place(member.target(), space)
        : new Place("", false, space);
  }

  private Place place(Expr instance, SpaceSymbol space) {
    String text = instance.span().text().strip();
    if (text.equals("self")) {
      return new Place("", false, space);
    }
    return Optional.ofNullable(each.get(text))
        .map(all -> new Place(all, true, space))
        .orElseGet(() -> new Place(text, false, space));
  }

  // ---- calls ----

  private void called(
      FunctionSymbol function,
      Expr.Call call,
      Resolution.Receiver receiver,
      Optional<SpaceSymbol> space) {
    Optional<Place> target =
        switch (receiver) {
          case NONE -> Optional.empty();
          case SELF -> space.map(s -> new Place("", false, s));
          case TARGET ->
              space.flatMap(s ->
                  call.callee() instanceof Expr.Member m
                      ? Optional.of(place(m.target(), s))
                      : Optional.empty());
        };
    if (function.kind() != Decl.FunctionKind.LET) {
      target.ifPresent(this::add);
    }
    for (Place inner : of(table, function, open)) {
      seenFromHere(inner, function, call, target).ifPresent(this::add);
    }
  }

  /** What a called function reaches, in the words of the caller. */
  private Optional<Place> seenFromHere(
      Place inner, FunctionSymbol function, Expr.Call call, Optional<Place> target) {
    if (inner.isOwn()) {
      return target;
    }
    for (int i = 0; i < function.params().size() && i < call.args().size(); i++) {
      String name = function.params().get(i).name();
      if (inner.text.equals(name)) {
        Place given = place(call.args().get(i).value(), inner.space);
        return Optional.of(new Place(given.text, given.all || inner.all, inner.space));
      }
    }
    return target
        .filter(t -> !t.isOwn() && !inner.text.startsWith("a new "))
        .map(t -> new Place(t.text + "." + inner.text, inner.all || t.all, inner.space))
        .or(() -> Optional.of(inner));
  }
}
