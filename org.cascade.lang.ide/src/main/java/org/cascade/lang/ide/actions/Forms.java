package org.cascade.lang.ide.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.ide.symbols.Meanings;
import org.cascade.lang.ide.tree.TreePath;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/** Other forms of what stands at a place, with the same meaning or more complete. */
final class Forms {
  private final Snapshot snapshot;
  private final int from;
  private final int to;
  private final TreePath path;
  private final List<CodeAction> found = new ArrayList<>();

  private Forms(Snapshot snapshot, Range range) {
    this.snapshot = snapshot;
    this.from = snapshot.offset(range.getStart());
    this.to = snapshot.offset(range.getEnd());
    this.path = snapshot.path(from);
  }

  /** Only of the very text that is open: its places must be right. */
  static List<CodeAction> in(Snapshot snapshot, Range range) {
    if (!snapshot.isCurrent()) {
      return List.of();
    }
    Forms forms = new Forms(snapshot, range);
    forms.missingArms();
    forms.missingFields();
    forms.matchOfIf();
    forms.ifOfMatch();
    forms.writeEffects();
    forms.inline();
    forms.extract();
    forms.extractFunction();
    forms.organiseImports();
    return forms.found;
  }

  private void offer(String title, String kind, int start, int end, String text) {
    found.add(
        Actions.action(
            snapshot, title, kind, List.of(Actions.replace(snapshot, start, end, text))));
  }

  private String indentAt(int offset) {
    return Lines.indentAt(snapshot.source(), offset);
  }

  // ---- completing ----

  private void missingArms() {
    Optional<Expr.Match> match = path.nearest(Expr.Match.class);
    if (match.isEmpty()
        || !(Types.unrefined(snapshot.table().type(match.get().subject())) instanceof Type.Con c)
        || !(c.symbol() instanceof SumSymbol sum)) {
      return;
    }
    Set<String> there =
        match.get().arms().stream()
            .filter(a -> a.guard().isEmpty())
            .flatMap(a -> Meanings.of(snapshot.table(), a.pattern()).stream())
            .map(Entity::name)
            .collect(Collectors.toSet());
    boolean open =
        match.get().arms().stream()
            .noneMatch(a -> Meanings.of(snapshot.table(), a.pattern()).isEmpty());
    List<SumSymbol.Constructor> missing =
        sum.constructors().stream().filter(x -> !there.contains(x.name())).toList();
    if (open && !missing.isEmpty()) {
      int close = match.get().span().end() - 1;
      String outer = indentAt(match.get().span().offset());
      String arms =
          missing.stream()
              .map(x -> outer + "    " + pattern(x) + " => error(\"not handled\")\n")
              .collect(Collectors.joining());
      int at = startOfBlank(close);
      offer("Add the missing cases", CodeActionKind.QuickFix, at, close, "\n" + arms + outer);
    }
  }

  private int startOfBlank(int offset) {
    return Lines.startOfBlank(snapshot.source(), offset);
  }

  private static String pattern(SumSymbol.Constructor c) {
    String parts =
        c.fields().stream().map(RecordSymbol.Field::name).collect(Collectors.joining(", "));
    return c.fields().isEmpty()
        ? c.name()
        : c.named() ? c.name() + " { " + parts + " }" : c.name() + "(" + parts + ")";
  }

  private void missingFields() {
    Optional<Expr.RecordLit> literal = path.nearest(Expr.RecordLit.class);
    if (literal.isEmpty()) {
      return;
    }
    List<RecordSymbol.Field> fields =
        switch (snapshot.table().resolution(literal.get()).orElse(null)) {
          case Resolution.BuildRecord b -> b.record().fields();
          case Resolution.BuildVariant b -> b.constructor().fields();
          case null -> List.of();
          default -> List.of();
        };
    Set<String> given =
        literal.get().fields().stream().map(f -> f.name().text()).collect(Collectors.toSet());
    String missing =
        fields.stream()
            .filter(f -> !given.contains(f.name()))
            .map(f -> f.name() + ": " + Placeholders.of(f.type()))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      int close = literal.get().span().end() - 1;
      String before = given.isEmpty() ? " " : ", ";
      offer(
          "Add the missing fields",
          CodeActionKind.QuickFix,
          startOfBlank(close),
          close,
          before + missing + " ");
    }
  }

  // ---- rewriting ----

  private void matchOfIf() {
    Optional<Expr.If> branch = path.nearest(Expr.If.class);
    if (branch.isEmpty() || branch.get().otherwise().isEmpty()) {
      return;
    }
    Expr.If e = branch.get();
    String outer = indentAt(e.span().offset());
    String text =
        e.condition() instanceof Expr.Is is
            ? "match %s {\n%s    %s => %s\n%s    _ => %s\n%s}"
                .formatted(
                    is.operand().span().text(),
                    outer,
                    is.pattern().span().text(),
                    e.then().span().text(),
                    outer,
                    e.otherwise().get().span().text(),
                    outer)
            : "match %s {\n%s    true => %s\n%s    false => %s\n%s}"
                .formatted(
                    e.condition().span().text(),
                    outer,
                    e.then().span().text(),
                    outer,
                    e.otherwise().get().span().text(),
                    outer);
    offer(
        "Write as `match`",
        CodeActionKind.RefactorRewrite,
        e.span().offset(),
        e.span().end(),
        text);
  }

  /** Of two arms, the second of which takes all else. */
  private void ifOfMatch() {
    Optional<Expr.Match> match = path.nearest(Expr.Match.class).filter(m -> m.arms().size() == 2);
    if (match.isEmpty()) {
      return;
    }
    Expr.Arm first = match.get().arms().get(0);
    Expr.Arm second = match.get().arms().get(1);
    Optional<Boolean> bool = literal(first.pattern());
    boolean rest =
        second.guard().isEmpty()
            && (second.pattern() instanceof Pattern.Wildcard
                || bool.isPresent() && literal(second.pattern()).equals(bool.map(b -> !b)));
    if (!rest || bool.isPresent() && first.guard().isPresent()) {
      return;
    }
    String subject = match.get().subject().span().text();
    String condition =
        bool.map(b -> b ? subject : "not (" + subject + ")")
            .orElseGet(() -> subject + " is " + first.pattern().span().text());
    String guard = first.guard().map(g -> " and " + g.span().text()).orElse("");
    offer(
        "Write as `if`",
        CodeActionKind.RefactorRewrite,
        match.get().span().offset(),
        match.get().span().end(),
        "if %s%s %s else %s".formatted(condition, guard, block(first), block(second)));
  }

  private static Optional<Boolean> literal(Pattern pattern) {
    return pattern instanceof Pattern.Literal l && l.value() instanceof Expr.BoolLit b
        ? Optional.of(b.value())
        : Optional.empty();
  }

  private static String block(Expr.Arm arm) {
    String text = arm.body().span().text();
    return arm.body() instanceof Expr.Block ? text : "{ " + text + " }";
  }

  private void writeEffects() {
    Optional<Decl.Function> function = path.nearest(Decl.Function.class);
    Optional<FunctionSymbol> symbol = function.flatMap(snapshot.table()::function);
    if (symbol.isEmpty()
        || function.get().effects().isPresent()
        || function.get().where().isPresent()
        || !symbol.get().isSolved()
        || !symbol.get().effects().variables().isEmpty()
        || symbol.get().effects().any()
        || !(function.get().body() instanceof Decl.Body.Of body)) {
      return;
    }
    int at = body.expr().span().offset();
    String text = snapshot.source().text();
    while (at > 0 && (Character.isWhitespace(text.charAt(at - 1)) || text.charAt(at - 1) == '=')) {
      at--;
    }
    offer(
        "Write the effects of `" + symbol.get().name() + "`",
        CodeActionKind.RefactorRewrite,
        at,
        at,
        " with " + symbol.get().effects());
  }

  // ---- inline and extract ----

  private void inline() {
    Optional<Stmt.Let> let = path.nearest(Stmt.Let.class);
    Optional<Expr.Block> block = path.nearest(Expr.Block.class);
    if (let.isPresent() && block.isPresent() && block.get().stmts().contains(let.get())) {
      Inlining.of(snapshot, let.get(), block.get())
          .map(edits -> Actions.action(snapshot, "Inline", CodeActionKind.RefactorInline, edits))
          .ifPresent(found::add);
    }
  }

  /** What is selected becomes a value with a name, above the statement it is in. */
  private void extract() {
    if (from == to) {
      return;
    }
    Optional<Expr> selected =
        path.nodes().stream()
            .filter(Expr.class::isInstance)
            .map(Expr.class::cast)
            .filter(e -> isSelected(e.span()))
            .findFirst();
    Optional<Node> statement = statementAround();
    if (selected.isPresent() && statement.isPresent() && selected.get() != statement.get()) {
      int start = statement.get().span().offset();
      String value = selected.get().span().text();
      found.add(
          Actions.action(
              snapshot,
              "Extract into `let`",
              CodeActionKind.RefactorExtract,
              List.of(
                  Actions.replace(
                      snapshot, start, start, "let extracted = " + value + "\n" + indentAt(start)),
                  Actions.replace(
                      snapshot,
                      selected.get().span().offset(),
                      selected.get().span().end(),
                      "extracted"))));
    }
  }

  private void extractFunction() {
    if (from == to) {
      return;
    }
    path.nodes().stream()
        .filter(Expr.class::isInstance)
        .map(Expr.class::cast)
        .filter(e -> isSelected(e.span()))
        .findFirst()
        .flatMap(e -> Extraction.ofExpression(snapshot, path, e))
        .or(this::extractStatements)
        .ifPresent(edits ->
            found.add(
                Actions.action(
                    snapshot, "Extract into a function", CodeActionKind.RefactorExtract, edits)));
  }

  private Optional<List<TextEdit>> extractStatements() {
    for (Node node : path.nodes().reversed()) {
      if (node instanceof Expr.Block block) {
        List<Stmt> within =
            block.stmts().stream()
                .filter(s -> from <= s.span().offset() && s.span().end() <= to)
                .toList();
        if (!within.isEmpty() && isSelected(within.getFirst().span().to(within.getLast().span()))) {
          return Extraction.ofStatements(snapshot, path, block, within);
        }
      }
    }
    return Optional.empty();
  }

  private boolean isSelected(Span span) {
    String text = snapshot.source().text();
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return span.offset() == start && span.end() == end;
  }

  private Optional<Node> statementAround() {
    List<Node> nodes = path.nodes();
    for (int i = nodes.size() - 1; i > 0; i--) {
      if (nodes.get(i - 1) instanceof Expr.Block || nodes.get(i - 1) instanceof Module) {
        return Optional.of(nodes.get(i));
      }
    }
    return Optional.empty();
  }

  // ---- imports ----

  private void organiseImports() {
    List<Module.Import> imports = snapshot.unit().tree().imports();
    if (imports.isEmpty()) {
      return;
    }
    int start = imports.getFirst().span().offset();
    int end = imports.getLast().span().end();
    String now = snapshot.source().text().substring(start, end);
    Set<String> used = words(end);
    String sorted =
        imports.stream()
            .flatMap(i -> written(i, used).stream())
            .sorted()
            .distinct()
            .collect(Collectors.joining("\n"));
    if (!sorted.equals(now) && !now.contains("//") && !now.contains("/*")) {
      offer("Organise imports", CodeActionKind.SourceOrganizeImports, start, end, sorted);
    }
  }

  /** All words behind the imports. */
  private Set<String> words(int behind) {
    return Stream.of(snapshot.source().text().substring(behind).split("\\W+"))
        .collect(Collectors.toSet());
  }

  /** Without the names that nothing mentions; absent if none is left. */
  private static Optional<String> written(Module.Import i, Set<String> used) {
    String module = i.module().stream().map(Name::text).collect(Collectors.joining("."));
    if (i.names().isEmpty()) {
      return Optional.of("import " + module);
    }
    List<String> names =
        i.names().stream().map(Name::text).filter(used::contains).sorted().distinct().toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("import " + module + ".{" + String.join(", ", names) + "}");
  }
}
