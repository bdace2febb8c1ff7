package org.cascade.lang.ide.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.ide.completion.Imports;
import org.cascade.lang.ide.diagnostics.Told;
import org.cascade.lang.ide.symbols.Names;
import org.cascade.lang.ide.tree.TreePath;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Effects;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.TextEdit;

/** Fixes of what the checker tells, by its rule, beside those it brings itself. */
final class Mending {
  private static final java.util.regex.Pattern MEANT =
      java.util.regex.Pattern.compile("[Dd]id you mean `([A-Za-z_][\\w.]*)`\\?");
  private static final java.util.regex.Pattern NEEDED =
      java.util.regex.Pattern.compile("This is `(.+?)`, but `(.+?)` is needed here");
  private static final java.util.regex.Pattern WRITE =
      java.util.regex.Pattern.compile("write `([^`]+)`");
  private static final String INDENT = "    ";

  private final Snapshot snapshot;
  private final Diagnostic told;
  private final Span at;
  private final TreePath path;
  private final List<CodeAction> found = new ArrayList<>();

  private Mending(Snapshot snapshot, Diagnostic told) {
    this.snapshot = snapshot;
    this.told = told;
    this.at = told.span();
    this.path = snapshot.path(at.offset());
  }

  /** Only of the very text that is open: its places must be right. */
  static List<CodeAction> of(Snapshot snapshot, Diagnostic told) {
    if (!snapshot.isCurrent() || told.span().source() != snapshot.source()) {
      return List.of();
    }
    Mending mending = new Mending(snapshot, told);
    mending.meant();
    mending.byRule();
    return mending.found;
  }

  private void byRule() {
    switch (told.code()) {
      case UNKNOWN_NAME, UNKNOWN_TYPE -> imported();
      case UNKNOWN_EFFECT -> declaredEffect();
      case TYPE_MISMATCH -> converted();
      case NOT_ASSIGNABLE -> madeVar();
      case NOT_A_TYPE -> replaced("Write `%s`");
      case INT_TOO_LARGE -> replaced("Write `%s`");
      case BAD_ESCAPE -> offer("Write a backslash", at.offset(), at.offset(), "\\");
      case VALUE_UNUSED, UPDATE_UNUSED -> used();
      case NOT_EXHAUSTIVE -> rest();
      case UNREACHABLE_ARM -> withoutArm();
      case EFFECT_NOT_ALLOWED -> allowed();
      case TRANSACTION_SHAPE -> completed();
      case EMBED_NOT_SPACE -> asState();
      default -> {}
    }
  }

  private void offer(String title, int from, int to, String text) {
    offer(title, List.of(Actions.replace(snapshot, from, to, text)));
  }

  private void offer(String title, List<TextEdit> edits) {
    CodeAction action = Actions.action(snapshot, title, CodeActionKind.QuickFix, edits);
    action.setDiagnostics(List.of(Told.of(told, snapshot.workspace())));
    found.add(action);
  }

  // ---- names ----

  private void meant() {
    Matcher meant = MEANT.matcher(told.message());
    String written = at.text();
    if (meant.find() && written.matches("\"?[A-Za-z_][\\w.]*\"?")) {
      String quote = written.startsWith("\"") ? "\"" : "";
      String name = meant.group(1);
      offer("Change to `" + name + "`", at.offset(), at.end(), quote + name + quote);
    }
  }

  private void imported() {
    String name = at.text();
    Names names = new Names(snapshot.typed(), snapshot.unit());
    for (ModuleUnit unit : snapshot.typed().program().units()) {
      if (unit != snapshot.unit() && !names.declaredIn(unit, name).isEmpty()) {
        TextEdit edit = Imports.adding(snapshot.unit(), snapshot.source(), unit.name(), name);
        offer("Import `%s` from `%s`".formatted(name, unit.name()), List.of(edit));
      }
    }
  }

  private void declaredEffect() {
    path.nodes().stream()
        .skip(1)
        .findFirst()
        .ifPresent(item -> {
          int start = item.span().offset();
          offer("Declare `effect " + at.text() + "`", start, start, "effect " + at.text() + "\n");
        });
  }

  private void replaced(String title) {
    Matcher write = WRITE.matcher(told.message());
    if (write.find()) {
      offer(title.formatted(write.group(1)), at.offset(), at.end(), write.group(1));
    }
  }

  // ---- types ----

  private void converted() {
    Matcher types = NEEDED.matcher(told.message());
    if (!types.lookingAt() || at.length() == 0) {
      return;
    }
    String is = types.group(1);
    String needed = types.group(2);
    if (needed.equals("Option<" + is + ">")) {
      offer("Wrap in `Some`", at.offset(), at.end(), "Some(" + at.text() + ")");
    } else if (needed.startsWith("Result<" + is + ", ")) {
      offer("Wrap in `Ok`", at.offset(), at.end(), "Ok(" + at.text() + ")");
    } else if (needed.equals("Array<" + is + ">")) {
      offer("Make it an array", at.offset(), at.end(), "[" + at.text() + "]");
    } else if (is.equals("Int") && needed.equals("Real")) {
      called("to_real()");
    } else if (is.equals("Real") && needed.equals("Int")) {
      called("to_int()");
    } else if (needed.equals("String")) {
      called("to_string()");
    }
  }

  private void called(String call) {
    String text = at.text();
    boolean atom = path.nodes().stream().anyMatch(n -> n.span().equals(at) && isAtom(n));
    String value = atom ? text : "(" + text + ")";
    offer("Convert with `" + call + "`", at.offset(), at.end(), value + "." + call);
  }

  private static boolean isAtom(Node node) {
    return node instanceof Expr.NameRef
        || node instanceof Expr.Call
        || node instanceof Expr.Member
        || node instanceof Expr.IntLit
        || node instanceof Expr.RealLit
        || node instanceof Expr.Index;
  }

  // ---- statements ----

  private void madeVar() {
    declaration(at.text())
        .ifPresent(let -> {
          int start = let.span().offset();
          if (snapshot.source().text().startsWith("let ", start)) {
            offer("Make `" + at.text() + "` a `var`", start, start + "let".length(), "var");
          }
        });
  }

  /** The {@code let} before this place, in a block around it, that gives a name. */
  private Optional<Stmt.Let> declaration(String name) {
    for (Node node : path.nodes().reversed()) {
      List<? extends Node> within =
          switch (node) {
            case Expr.Block b -> b.stmts();
            case Module m -> m.items();
            default -> List.of();
          };
      for (Node statement : within.reversed()) {
        if (statement instanceof Stmt.Let let
            && let.span().end() <= at.offset()
            && let.pattern() instanceof Pattern.Bind bind
            && bind.name().text().equals(name)) {
          return Optional.of(let);
        }
      }
    }
    return Optional.empty();
  }

  private void used() {
    path.nearest(Stmt.Eval.class)
        .map(Stmt.Eval::span)
        .ifPresent(statement -> {
          offer("Give it a name", statement.offset(), statement.offset(), "let result = ");
          int line = snapshot.source().startOf(snapshot.source().lineOf(statement.offset()));
          int end = statement.end();
          String text = snapshot.source().text();
          boolean alone =
              text.substring(line, statement.offset()).isBlank()
                  && end < text.length()
                  && text.charAt(end) == '\n';
          offer("Remove it", alone ? line : statement.offset(), alone ? end + 1 : end, "");
        });
  }

  // ---- matches ----

  private void rest() {
    path.nearest(Expr.Match.class)
        .ifPresent(match -> {
          int close = match.span().end() - 1;
          String outer = Lines.indentAt(snapshot.source(), match.span().offset());
          String arm = "\n" + outer + INDENT + "_ => error(\"not handled\")\n" + outer;
          offer(
              "Add an arm for the rest", Lines.startOfBlank(snapshot.source(), close), close, arm);
        });
  }

  private void withoutArm() {
    path.nearest(Expr.Arm.class)
        .ifPresent(arm -> {
          String text = snapshot.source().text();
          int from = Lines.startOfBlank(snapshot.source(), arm.span().offset());
          int to = arm.span().end();
          if (to < text.length() && text.charAt(to) == ',') {
            to++;
          }
          offer("Remove this arm", from, to, "");
        });
  }

  // ---- effects and spaces ----

  /** Where the function's own list forbids it, and not its kind. */
  private void allowed() {
    Optional<Decl.Function> function = path.nearest(Decl.Function.class);
    if (function.isEmpty() || function.get().effects().isEmpty()) {
      return;
    }
    boolean free =
        switch (function.get().kind()) {
          case LET, METHOD, TRANSFORM -> true;
          case CONST, TRANSACTION, VIEW, MIGRATE -> false;
        };
    snapshot
        .table()
        .function(function.get())
        .filter(f -> free)
        .ifPresent(f -> {
          var all = snapshot.typed().effects().solved(Effects.of(f.effectVariable()));
          Span list = function.get().effects().get().span();
          if (!all.any() && all.variables().isEmpty()) {
            offer(
                "Allow `%s` the effects it has".formatted(f.name()),
                list.offset(),
                list.end(),
                all.toString());
          }
        });
  }

  /** The part that the message names, at the end of the type. */
  private void completed() {
    Matcher write = WRITE.matcher(told.message());
    Optional<Decl.Type> type = path.nearest(Decl.Type.class);
    if (type.isPresent() && write.find() && write.group(1).contains("(")) {
      String outer = Lines.indentAt(snapshot.source(), type.get().span().offset());
      String part = write.group(1).replace("…", "Ok(())").replace("-> Unit { Ok(()) }", "{ }");
      int close = type.get().span().end() - 1;
      offer(
          "Add `" + part.substring(0, part.indexOf('(')) + "`",
          Lines.startOfBlank(snapshot.source(), close),
          close,
          "\n" + outer + INDENT + part + "\n" + outer);
    }
  }

  private void asState() {
    path.nearest(Member.Embed.class)
        .ifPresent(embed -> {
          int start = embed.span().offset();
          offer("Make it a `state`", start, start + "embed".length(), "state");
        });
  }
}
