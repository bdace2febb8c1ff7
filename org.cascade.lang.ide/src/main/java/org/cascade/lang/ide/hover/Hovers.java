package org.cascade.lang.ide.hover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ide.generated.GeneratedCode;
import org.cascade.lang.ide.navigation.Lookup;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.ide.symbols.Occurrence;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.ide.tree.TreePath;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.parser.scan.Lexeme;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Range;

/** What is shown under the cursor: a declaration with all its types, or an expression's type. */
public final class Hovers {
  private Hovers() {}

  public static Optional<Hover> at(Snapshot snapshot, int offset) {
    Optional<Occurrence> name = Lookup.at(snapshot, offset);
    return name.isPresent()
        ? name.flatMap(o -> of(snapshot, o, offset))
        : unnamed(snapshot, offset);
  }

  /** Of what has no name: a word of the language, with the type of what it begins, or a value. */
  private static Optional<Hover> unnamed(Snapshot snapshot, int offset) {
    Optional<Hover> value = ofExpression(snapshot, snapshot.path(offset));
    Optional<Lexeme> word = Keywords.at(snapshot.source().text(), offset);
    Optional<String> meaning = word.flatMap(w -> Keywords.meaning(w.kind().text()));
    if (meaning.isEmpty()) {
      return value;
    }
    List<String> parts = new ArrayList<>();
    value.ifPresent(v -> parts.add(v.getContents().getRight().getValue()));
    parts.add(meaning.get());
    Range place =
        Positions.range(snapshot.source(), word.orElseThrow().start(), word.orElseThrow().end());
    return Optional.of(new Hover(markdown(parts), place));
  }

  private static Optional<Hover> of(Snapshot snapshot, Occurrence at, int offset) {
    List<String> parts = new ArrayList<>();
    parts.add(code(Description.of(at.entity())));
    switch (at.entity()) {
      case Entity.OfFunction f -> {
        if (!at.isDeclaration()) {
          instance(snapshot, f.function(), offset).ifPresent(parts::add);
        }
        Description.constraints(f.function()).ifPresent(c -> parts.add("Constraint: `" + c + "`"));
        Description.note(f.function()).ifPresent(parts::add);
      }
      case Entity.OfVariable v -> refinement(v.variable().type()).ifPresent(parts::add);
      case Entity.OfField f -> refinement(f.field().type()).ifPresent(parts::add);
      case Entity.OfState s -> refinement(s.state().type()).ifPresent(parts::add);
      default -> {}
    }
    GeneratedCode.around(snapshot.typed(), at.entity())
        .flatMap(code -> code.code(at.entity()))
        .ifPresent(text -> parts.add(built(text, Description.of(at.entity()))));
    String doc = Description.doc(at.entity());
    if (!doc.isBlank()) {
      parts.add(doc.strip());
    }
    return snapshot.range(at.span()).map(r -> new Hover(markdown(parts), r));
  }

  /** What a call makes of the function's type parameters. */
  private static Optional<String> instance(Snapshot snapshot, FunctionSymbol f, int offset) {
    return snapshot.path(offset).nodes().reversed().stream()
        .flatMap(n -> snapshot.table().resolution(n).stream())
        .flatMap(r -> typeArgs(r, f).stream())
        .findFirst()
        .flatMap(args -> Description.instance(f, args));
  }

  private static Optional<List<Type>> typeArgs(Resolution resolution, FunctionSymbol f) {
    return switch (resolution) {
      case Resolution.CallFunction r when r.function() == f -> Optional.of(r.typeArgs());
      case Resolution.CallSpace r when r.function() == f -> Optional.of(r.typeArgs());
      case Resolution.OfFunction r when r.function() == f -> Optional.of(r.typeArgs());
      default -> Optional.empty();
    };
  }

  private static String built(String text, String known) {
    return known.equals(text) ? "Built at compile time." : "Built at compile time:\n" + code(text);
  }

  /** What a refined type demands. */
  private static Optional<String> refinement(Type type) {
    return Types.closed(type) instanceof Type.Refined r
        ? r.symbol()
            .predicate()
            .map(p -> "`%s` is `%s where %s`".formatted(r, r.base(), p.span().text().strip()))
        : Optional.empty();
  }

  private static Optional<Hover> ofExpression(Snapshot snapshot, TreePath path) {
    Optional<Expr> expr = path.nearest(Expr.class).filter(e -> isShown(e, path.last()));
    return expr.flatMap(e -> {
      String type = Description.shown(snapshot.table().type(e));
      return snapshot.range(e.span()).map(r -> new Hover(markdown(List.of(code(type))), r));
    });
  }

  /** Blocks and the like span too much for their type to be what is asked for. */
  private static boolean isShown(Expr expr, Node smallest) {
    return smallest == expr
        && switch (expr) {
          case Expr.Block e -> false;
          case Expr.Missing e -> false;
          case Expr.For e -> false;
          case Expr.While e -> false;
          default -> true;
        };
  }

  private static String code(String text) {
    return "```cascade\n" + text + "\n```";
  }

  private static MarkupContent markdown(List<String> parts) {
    return new MarkupContent(MarkupKind.MARKDOWN, String.join("\n\n", parts));
  }
}
