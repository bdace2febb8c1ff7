package org.cascade.lang.ide.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.ast.TypeExpr;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.Span;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** The declarations of a file as a tree, and those of all files by name. */
public final class Symbols {
  private Symbols() {}

  /**
   * A declaration with those inside it.
   *
   * @param detail its type as written, on one line; empty if there is none
   */
  private record Entry(
      String name, String detail, SymbolKind kind, Span whole, Span at, List<Entry> inner) {}

  public static List<DocumentSymbol> ofDocument(Snapshot snapshot) {
    return entries(snapshot.unit().tree()).stream()
        .flatMap(e -> shown(snapshot, e).stream())
        .toList();
  }

  /** The declarations of a program whose names have the letters of a query, in their order. */
  public static List<WorkspaceSymbol> ofWorkspace(
      List<ModuleUnit> units, java.util.function.Function<ModuleUnit, String> uris, String query) {
    List<WorkspaceSymbol> found = new ArrayList<>();
    for (ModuleUnit unit : units) {
      collect(entries(unit.tree()), unit, uris.apply(unit), unit.name(), query, found);
    }
    return found;
  }

  private static void collect(
      List<Entry> entries,
      ModuleUnit unit,
      String uri,
      String container,
      String query,
      List<WorkspaceSymbol> into) {
    for (Entry entry : entries) {
      if (matches(entry.name, query) && entry.at.source() == unit.source()) {
        org.eclipse.lsp4j.Location at =
            new org.eclipse.lsp4j.Location(uri, Positions.range(entry.at));
        into.add(new WorkspaceSymbol(entry.name, entry.kind, Either.forLeft(at), container));
      }
      collect(entry.inner, unit, uri, container + "." + entry.name, query, into);
    }
  }

  private static boolean matches(String name, String query) {
    String lower = name.toLowerCase(Locale.ROOT);
    int at = 0;
    for (char c : query.toLowerCase(Locale.ROOT).toCharArray()) {
      at = lower.indexOf(c, at) + 1;
      if (at == 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<DocumentSymbol> shown(Snapshot snapshot, Entry entry) {
    Optional<Range> whole = snapshot.range(entry.whole);
    Optional<Range> at = snapshot.range(entry.at);
    if (whole.isEmpty() || at.isEmpty()) {
      return Optional.empty();
    }
    DocumentSymbol symbol = new DocumentSymbol(entry.name, entry.kind, whole.get(), at.get());
    if (!entry.detail.isEmpty()) {
      symbol.setDetail(entry.detail);
    }
    symbol.setChildren(entry.inner.stream().flatMap(e -> shown(snapshot, e).stream()).toList());
    return Optional.of(symbol);
  }

  private static List<Entry> entries(Module tree) {
    return tree.items().stream().flatMap(i -> entry(i).stream()).toList();
  }

  private static List<Entry> entry(Node node) {
    return switch (node) {
      case Decl.Function f -> one(f.name(), signature(f), functionKind(f), f.span(), List.of());
      case Decl.Const c ->
          one(c.name(), written(c.type()), SymbolKind.Constant, c.span(), List.of());
      case Decl.Type t -> one(t.name(), "", typeKind(t), t.span(), typeParts(t));
      case Decl.Space s -> one(s.name(), "", SymbolKind.Class, s.span(), members(s.members()));
      case Decl.Effect e -> one(e.name(), "", SymbolKind.Interface, e.span(), List.of());
      case Decl.Test t ->
          List.of(
              new Entry(
                  "test " + t.title(),
                  "",
                  SymbolKind.Method,
                  t.span(),
                  t.span().at(t.span().offset(), "test".length()),
                  List.of()));
      case Decl.Extern e -> e.members().stream().flatMap(m -> entry(m).stream()).toList();
      case Stmt.Let l -> names(l.pattern(), written(l.type()), l.span());
      case Stmt.Var v -> one(v.name(), written(v.type()), SymbolKind.Variable, v.span(), List.of());
      case Member.Field f ->
          one(f.name(), written(f.type()), SymbolKind.Field, f.span(), List.of());
      case Member.State s ->
          one(s.name(), written(s.type()), SymbolKind.Property, s.span(), List.of());
      case Member.Embed e ->
          one(e.name(), written(e.type()), SymbolKind.Property, e.span(), List.of());
      case Member.Stream s -> one(s.name(), "", SymbolKind.Event, s.span(), List.of());
      case Decl.Constructor c ->
          one(c.name(), parts(c), SymbolKind.EnumMember, c.span(), members(c.fields()));
      default -> List.of();
    };
  }

  private static List<Entry> one(
      Name name, String detail, SymbolKind kind, Span whole, List<Entry> inner) {
    return name.isMissing()
        ? List.of()
        : List.of(new Entry(name.text(), detail, kind, whole.to(name.span()), name.span(), inner));
  }

  private static String signature(Decl.Function f) {
    String params =
        f.params().stream().map(p -> line(p.span())).collect(Collectors.joining(", ", "(", ")"));
    return params + f.result().map(r -> " -> " + line(r.span())).orElse("");
  }

  private static String parts(Decl.Constructor c) {
    return c.positional().isEmpty()
        ? ""
        : c.positional().stream().map(Symbols::written).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String written(Optional<TypeExpr> type) {
    return type.map(Symbols::written).orElse("");
  }

  private static String written(TypeExpr type) {
    return line(type.span());
  }

  private static String line(Span span) {
    return span.text().strip().replaceAll("\\s+", " ");
  }

  private static SymbolKind functionKind(Decl.Function f) {
    return switch (f.kind()) {
      case LET, CONST -> SymbolKind.Function;
      case METHOD, TRANSFORM, TRANSACTION, VIEW, MIGRATE -> SymbolKind.Method;
    };
  }

  private static SymbolKind typeKind(Decl.Type t) {
    return switch (t.body()) {
      case Decl.TypeBody.RecordBody b -> SymbolKind.Struct;
      case Decl.TypeBody.SumBody b -> SymbolKind.Enum;
      case Decl.TypeBody.AliasBody b -> SymbolKind.Interface;
      case Decl.TypeBody.ExternBody b -> SymbolKind.Class;
    };
  }

  private static List<Entry> typeParts(Decl.Type t) {
    return switch (t.body()) {
      case Decl.TypeBody.RecordBody b -> members(b.members());
      case Decl.TypeBody.SumBody b -> members(b.constructors());
      case Decl.TypeBody.AliasBody b -> List.of();
      case Decl.TypeBody.ExternBody b -> List.of();
    };
  }

  private static List<Entry> members(List<? extends Node> members) {
    return members.stream().flatMap(m -> entry(m).stream()).toList();
  }

  private static List<Entry> names(Pattern pattern, String type, Span whole) {
    return switch (pattern) {
      case Pattern.Bind b -> one(b.name(), type, SymbolKind.Variable, whole, List.of());
      case Pattern.Typed t -> names(t.pattern(), written(t.type()), whole);
      case Pattern.Tuple t ->
          t.items().stream().flatMap(p -> names(p, "", whole).stream()).toList();
      case Pattern.Constructor c ->
          c.args().stream().flatMap(p -> names(p, "", whole).stream()).toList();
      default -> List.of();
    };
  }
}
