package org.cascade.lang.ide.hints;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.ide.hover.Description;
import org.cascade.lang.ide.settings.Settings;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.ide.symbols.Meanings;
import org.cascade.lang.ide.tree.Nodes;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.infer.Coercion;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * What is not written and yet so: types of {@code let} and parameters, results and effects of
 * functions, names of parameters at calls, what was proved, and what is asked at run time.
 */
public final class Hints {
  private final Snapshot snapshot;
  private final Range within;
  private final Settings.Hints wanted;
  private final Optional<List<Diagnostic>> verdicts;
  private final List<InlayHint> found = new ArrayList<>();

  private Hints(
      Snapshot snapshot, Range within, Settings.Hints wanted, Optional<List<Diagnostic>> verdicts) {
    this.verdicts = verdicts;
    this.snapshot = snapshot;
    this.within = within;
    this.wanted = wanted;
  }

  /**
   * @param verdicts what was told of the file; absent as long as proofs are made
   */
  public static List<InlayHint> in(
      Snapshot snapshot, Range within, Settings.Hints wanted, Optional<List<Diagnostic>> verdicts) {
    Hints hints = new Hints(snapshot, within, wanted, verdicts);
    snapshot.unit().tree().items().forEach(hints::visit);
    return hints.found;
  }

  private void visit(Node node) {
    Optional<Range> place = snapshot.range(node.span());
    if (place.isPresent() && isOutside(place.get())) {
      return;
    }
    switch (node) {
      case Stmt.Let s when wanted.types() && s.type().isEmpty() && isTelling(s.value()) ->
          binding(s.pattern());
      case Stmt.Var s when wanted.types() && s.type().isEmpty() && isTelling(s.value()) ->
          snapshot.table().variable(s).ifPresent(v -> type(s.name().span(), v.type()));
      case Decl.Param p when wanted.types() && p.type().isEmpty() && !p.isSelf() ->
          snapshot.table().variable(p).ifPresent(v -> type(p.name().span(), v.type()));
      case Decl.Function f -> function(f);
      case Expr.Call c when wanted.parameterNames() -> arguments(c);
      case Expr.As a when wanted.proofs() ->
          after(a.span(), "checked when run", "The program asks here whether it holds.");
      default -> {}
    }
    if (wanted.proofs()
        && isProved(node)
        && node instanceof Expr e
        && snapshot.table().coercion(e).orElse(null) instanceof Coercion.Prove p) {
      after(e.span(), "✓", "Proved to be `" + p.to() + "`.");
    }
    Nodes.in(node).forEach(this::visit);
  }

  /** Whether its proof is made, and nothing was told that speaks against it. */
  private boolean isProved(Node node) {
    return verdicts.isPresent()
        && verdicts.get().stream()
            .map(Diagnostic::span)
            .noneMatch(s ->
                s.source() == node.span().source()
                    && s.offset() <= node.span().end()
                    && node.span().offset() <= s.end());
  }

  private boolean isOutside(Range place) {
    return place.getEnd().getLine() < within.getStart().getLine()
        || place.getStart().getLine() > within.getEnd().getLine();
  }

  /** Where the value says its type itself, a hint would only repeat it. */
  private static boolean isTelling(Expr value) {
    return switch (value) {
      case Expr.IntLit e -> false;
      case Expr.RealLit e -> false;
      case Expr.BoolLit e -> false;
      case Expr.StringLit e -> false;
      case Expr.Template e -> false;
      case Expr.RecordLit e -> false;
      case Expr.As e -> false;
      case Expr.Lambda e -> false;
      case Expr.Missing e -> false;
      default -> true;
    };
  }

  private void binding(Pattern pattern) {
    if (pattern instanceof Pattern.Bind b) {
      snapshot.table().variable(b).ifPresent(v -> type(b.span(), v.type()));
    } else {
      Nodes.in(pattern)
          .forEach(n -> {
            if (n instanceof Pattern p) {
              binding(p);
            }
          });
    }
  }

  private void type(Span name, Type type) {
    Type closed = Types.closed(type);
    if (!Types.isError(closed)) {
      add(name, true, ": " + closed, InlayHintKind.Type, Optional.empty());
    }
  }

  private void function(Decl.Function f) {
    Optional<FunctionSymbol> symbol = snapshot.table().function(f);
    if (symbol.isEmpty() || !(f.body() instanceof Decl.Body.Of body)) {
      return;
    }
    StringBuilder text = new StringBuilder();
    if (wanted.types() && f.result().isEmpty() && symbol.get().result().isPresent()) {
      text.append("-> ").append(Types.closed(symbol.get().result().get()));
    }
    boolean effects = symbol.get().isSolved() && !symbol.get().effects().isPure();
    if (wanted.effects() && f.effects().isEmpty() && effects) {
      text.append(text.isEmpty() ? "" : " ").append("with ").append(symbol.get().effects());
    }
    Description.constraints(symbol.get())
        .filter(c -> wanted.constraints())
        .ifPresent(c -> text.append(text.isEmpty() ? "" : " ").append("where ").append(c));
    if (!text.isEmpty()) {
      before(body.expr().span(), text.toString());
    }
  }

  /** In front of a body, or of the {@code =} before it. */
  private void before(Span body, String text) {
    String all = body.source().text();
    int at = body.offset();
    while (at > 0 && (Character.isWhitespace(all.charAt(at - 1)) || all.charAt(at - 1) == '=')) {
      at--;
    }
    add(body.at(at, 0), true, " " + text, InlayHintKind.Type, Optional.empty());
  }

  /** The names of parameters, where an argument does not tell what it is for. */
  private void arguments(Expr.Call call) {
    Optional<Entity> called = Meanings.of(snapshot.table(), call);
    if (called.isEmpty() || !(called.get() instanceof Entity.OfFunction f)) {
      return;
    }
    FunctionSymbol function = f.function();
    int first =
        function.owner().isEmpty()
                && function.hasSelfParameter()
                && call.callee() instanceof Expr.Member
            ? 1
            : 0;
    for (int i = 0; i < call.args().size() && i + first < function.params().size(); i++) {
      Expr value = call.args().get(i).value();
      String name = function.params().get(i + first).name();
      if (isBare(value)
          && function.params().size() - first > 1
          && call.args().get(i).label().isEmpty()) {
        add(value.span(), false, name + ": ", InlayHintKind.Parameter, Optional.empty());
      }
    }
  }

  private static boolean isBare(Expr value) {
    return switch (value) {
      case Expr.IntLit e -> true;
      case Expr.RealLit e -> true;
      case Expr.BoolLit e -> true;
      case Expr.StringLit e -> true;
      case Expr.Unary e -> isBare(e.operand());
      default -> false;
    };
  }

  private void after(Span span, String text, String tooltip) {
    add(span, true, " " + text, InlayHintKind.Type, Optional.of(tooltip));
  }

  private void add(
      Span at, boolean behind, String text, InlayHintKind kind, Optional<String> tooltip) {
    Optional<Range> place = snapshot.range(at);
    if (place.isEmpty()) {
      return;
    }
    Position position = behind ? place.get().getEnd() : place.get().getStart();
    boolean writable = kind == InlayHintKind.Type && tooltip.isEmpty() && !text.contains("where ");
    InlayHint hint = new InlayHint(position, HintLabels.of(text));
    hint.setKind(kind);
    hint.setData(HintLabels.data(snapshot.document().uri(), writable));
    tooltip.ifPresent(t -> hint.setTooltip(Either.forLeft(t)));
    found.add(hint);
  }
}
