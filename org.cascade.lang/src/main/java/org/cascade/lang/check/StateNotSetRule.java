package org.cascade.lang.check;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/**
 * {@link RuleCode#STATE_NOT_SET}: a state without initial value is given to {@code new}, or
 * assigned by the block that called it before anything else is done with the space.
 */
final class StateNotSetRule {
  private final Typed typed;
  private final Reporter reporter;
  private final Map<Expr, Boolean> bound = new IdentityHashMap<>();

  private StateNotSetRule(Typed typed, Reporter reporter) {
    this.typed = typed;
    this.reporter = reporter;
  }

  static void check(Typed typed, List<Nodes> all, Reporter reporter) {
    StateNotSetRule rule = new StateNotSetRule(typed, reporter);
    Code.modules(typed)
        .flatMap(u -> Nodes.creations(Code.main(u), typed.table()).stream())
        .forEach(rule::creation);
    all.forEach(n -> n.creations().forEach(rule::creation));
    all.forEach(n -> n.news().forEach(rule::unbound));
  }

  private void creation(Nodes.Creation creation) {
    Expr.Call call = creation.call();
    bound.put(call, true);
    variable(creation.let()).ifPresent(v -> follow(call, v, missing(call), creation.rest()));
  }

  private Optional<Variable> variable(Stmt.Let let) {
    return typed.table().variable(let.pattern());
  }

  private Optional<SpaceSymbol> created(Expr.Call call) {
    return Nodes.created(call, typed.table());
  }

  /** The states that neither their declaration nor the call gives a value. */
  private Set<String> missing(Expr.Call call) {
    Set<String> given =
        call.args().stream()
            .flatMap(a -> a.label().stream())
            .map(Object::toString)
            .collect(Collectors.toSet());
    return created(call).orElseThrow().states().stream()
        .filter(s -> s.initial().isEmpty() && !given.contains(s.name()))
        .map(SpaceSymbol.State::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The statements behind the creation, as far as they concern the space. */
  private void follow(Expr.Call call, Variable v, Set<String> missing, List<Stmt> rest) {
    for (Stmt s : rest) {
      if (missing.isEmpty()) {
        return;
      }
      Optional<String> assigned = assigned(s, v);
      if (assigned.isPresent()) {
        missing.remove(assigned.orElseThrow());
      } else {
        Optional<Expr> use = use(s, v);
        if (use.isPresent()) {
          report(use.orElseThrow().span(), created(call).orElseThrow(), missing);
          return;
        }
      }
    }
    reportUnlessEmpty(call, missing);
  }

  private void reportUnlessEmpty(Expr.Call call, Set<String> missing) {
    if (!missing.isEmpty()) {
      report(call.span(), created(call).orElseThrow(), missing);
    }
  }

  /** {@code x.s := e}, where e does not use x. */
  private Optional<String> assigned(Stmt stmt, Variable v) {
    return stmt instanceof Stmt.Eval e
            && e.expr() instanceof Expr.Assign a
            && !a.update()
            && a.target() instanceof Expr.Member m
            && isUse(m.target(), v)
            && !Children.any(a.value(), x -> isUse(x, v))
        ? Optional.of(m.name().text())
        : Optional.empty();
  }

  private Optional<Expr> use(Stmt stmt, Variable v) {
    List<Expr> found = new ArrayList<>();
    Children.stmt(stmt)
        .forEach(e ->
            Code.walk(
                e,
                x -> {
                  if (isUse(x, v)) {
                    found.add(x);
                  }
                }));
    return found.stream().findFirst();
  }

  private boolean isUse(Expr expr, Variable v) {
    return expr instanceof Expr.NameRef
        && switch (typed.table().meaning(expr).orElse(new Resolution.CallValue())) {
          case Resolution.OfLocal l -> l.variable() == v;
          case Resolution.OfGlobal g -> g.variable() == v;
          default -> false;
        };
  }

  private void unbound(Expr.Call call) {
    Optional<SpaceSymbol> space = created(call);
    if (space.isPresent()) {
      if (!bound.containsKey(call)) {
        reportUnlessEmpty(call, missing(call));
      }
      embeds(call, space.orElseThrow());
    }
  }

  /** A space embedded without being given is made by {@code new()}, so it must need nothing. */
  private void embeds(Expr.Call call, SpaceSymbol space) {
    long given = call.args().stream().filter(a -> a.label().isEmpty()).count();
    for (SpaceSymbol.Embed e : space.embeds()) {
      boolean labelled =
          call.args().stream()
              .anyMatch(a -> a.label().map(l -> l.text().equals(e.name())).orElse(false));
      Optional<SpaceSymbol> inner = Types.space(e.type());
      if (e.index() < given || labelled || inner.isEmpty()) {
        continue;
      }
      Set<String> open =
          inner.orElseThrow().states().stream()
              .filter(s -> s.initial().isEmpty())
              .map(SpaceSymbol.State::name)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      if (!open.isEmpty()) {
        reporter.report(
            RuleCode.STATE_NOT_SET,
            call.span(),
            "`%s.new` makes the embedded `%s: %s`, whose state %s has no value; make it before and give it: `%s.new(%s)`."
                .formatted(space, e.name(), inner.orElseThrow(), names(open), space, e.name()));
      }
    }
  }

  private void report(Span span, SpaceSymbol space, Set<String> missing) {
    String first = missing.iterator().next();
    reporter.report(
        RuleCode.STATE_NOT_SET,
        span,
        "The state %s of this `%s` has no value yet; give it to `%s.new(%s: …)`, or assign `x.%s := …` before anything else is done with it."
            .formatted(names(missing), space, space, first, first));
  }

  private static String names(Set<String> all) {
    return all.stream().map(n -> "`" + n + "`").collect(Collectors.joining(", "));
  }
}
