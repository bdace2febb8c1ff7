package org.cascade.lang.tests.ide;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cascade.lang.ide.server.ViewService;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.ide.tokens.Tokens;
import org.cascade.lang.source.Source;
import org.cascade.lang.tests.cases.Cases;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintLabelPart;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureInformation;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.TypeHierarchyItem;
import org.eclipse.lsp4j.WorkspaceEdit;

/** Answers of the server as lines of text, to be compared and read. */
final class Shown {
  private Shown() {}

  /** {@code file line:column text of the line}, a line each. */
  static String places(Editor editor, Marked marked, List<? extends Location> places) {
    return places.stream()
        .map(p -> place(editor, marked, p))
        .sorted()
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String place(Editor editor, Marked marked, Location place) {
    Range range = place.getRange();
    String at = (range.getStart().getLine() + 1) + ":" + (range.getStart().getCharacter() + 1);
    if (place.getUri().startsWith("cascade:")) {
      Source shown = new Source(place.getUri(), editor.document(place.getUri()));
      String line = shown.line(range.getStart().getLine() + 1).strip();
      // The lines of the library come and go.
      return name(place.getUri()) + "  `" + text(shown, range) + "` in " + line;
    }
    Source source = source(marked, place.getUri());
    return name(place.getUri())
        + " "
        + at
        + "  "
        + source.line(range.getStart().getLine() + 1).strip();
  }

  private static String name(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  private static Source source(Marked marked, String uri) {
    if (uri.equals(marked.uri())) {
      return marked.text();
    }
    Path file = Path.of(java.net.URI.create(uri));
    return new Source(file.toString(), Cases.read(file));
  }

  /** The texts of all files that an edit changes, afterwards. */
  static String edit(Marked marked, WorkspaceEdit edit) {
    StringBuilder all = new StringBuilder();
    Map<String, List<TextEdit>> changes = new TreeMap<>(edit.getChanges());
    changes.forEach((uri, edits) -> {
      all.append("---- ").append(name(uri)).append('\n');
      all.append(Marked.edited(source(marked, uri), edits));
    });
    return all.toString();
  }

  static String symbols(List<DocumentSymbol> symbols, String indent) {
    StringBuilder all = new StringBuilder();
    for (DocumentSymbol symbol : symbols) {
      all.append(indent).append(symbol.getName()).append("  ").append(symbol.getKind());
      Optional.ofNullable(symbol.getDetail()).ifPresent(d -> all.append("  ").append(d));
      all.append('\n').append(symbols(symbol.getChildren(), indent + "  "));
    }
    return all.toString();
  }

  static String selections(Marked marked, SelectionRange innermost) {
    List<String> lines = new ArrayList<>();
    for (SelectionRange at = innermost; at != null; at = at.getParent()) {
      String text = text(marked.text(), at.getRange()).strip();
      int end = text.indexOf('\n');
      lines.add(end < 0 ? text : text.substring(0, end) + " …");
    }
    return String.join("\n", lines) + "\n";
  }

  static String text(Source source, Range range) {
    return source
        .text()
        .substring(
            Positions.offset(source, range.getStart()), Positions.offset(source, range.getEnd()));
  }

  /** {@code line:column text type modifiers}. */
  static String tokens(Marked marked, List<Integer> data) {
    StringBuilder all = new StringBuilder();
    int line = 0;
    int column = 0;
    for (int i = 0; i < data.size(); i += 5) {
      line += data.get(i);
      column = data.get(i) == 0 ? column + data.get(i + 1) : data.get(i + 1);
      int start = marked.text().startOf(line + 1) + column;
      all.append(line + 1).append(':').append(column + 1).append("  ");
      all.append(marked.text().text(), start, start + data.get(i + 2)).append("  ");
      all.append(Tokens.LEGEND.getTokenTypes().get(data.get(i + 3)));
      for (int bit = 0; bit < Tokens.LEGEND.getTokenModifiers().size(); bit++) {
        if ((data.get(i + 4) & 1 << bit) != 0) {
          all.append(' ').append(Tokens.LEGEND.getTokenModifiers().get(bit));
        }
      }
      all.append('\n');
    }
    return all.toString();
  }

  private static String label(InlayHint hint) {
    return hint.getLabel().isLeft()
        ? hint.getLabel().getLeft()
        : hint.getLabel().getRight().stream()
            .map(InlayHintLabelPart::getValue)
            .collect(Collectors.joining());
  }

  /** What hints tell when they are looked at: where their parts lead, and what to write. */
  static String resolved(Editor editor, Marked marked, List<InlayHint> hints) {
    StringBuilder all = new StringBuilder();
    for (InlayHint hint : hints) {
      all.append(label(hint).strip()).append('\n');
      if (hint.getLabel().isRight()) {
        hint.getLabel().getRight().stream()
            .filter(p -> p.getLocation() != null)
            .forEach(p ->
                all.append("    ")
                    .append(p.getValue())
                    .append(" in ")
                    .append(places(editor, marked, List.of(p.getLocation()))));
      }
      if (hint.getTextEdits() != null) {
        hint.getTextEdits()
            .forEach(e -> all.append("    writes ").append(e.getNewText()).append('\n'));
      }
    }
    return all.toString();
  }

  /** The text with the hints in it, in «». */
  static String hints(Marked marked, List<InlayHint> hints) {
    List<TextEdit> edits = new ArrayList<>();
    hints.stream()
        .sorted(Comparator.comparingInt(h -> Positions.offset(marked.text(), h.getPosition())))
        .forEach(h ->
            edits.add(
                new TextEdit(new Range(h.getPosition(), h.getPosition()), "«" + label(h) + "»")));
    return Marked.edited(marked.text(), edits);
  }

  static String signatures(SignatureHelp help) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < help.getSignatures().size(); i++) {
      SignatureInformation signature = help.getSignatures().get(i);
      all.append(i == help.getActiveSignature() ? "> " : "  ").append(signature.getLabel());
      List<ParameterInformation> parameters = signature.getParameters();
      int active = help.getActiveParameter();
      if (active < parameters.size()) {
        all.append("   [").append(parameters.get(active).getLabel().getLeft()).append(']');
      }
      all.append('\n');
    }
    return all.toString();
  }

  /** The text with a proposal taken, and what is told of it. */
  static String taken(Editor editor, Marked m, List<CompletionItem> items, String label) {
    CompletionItem item =
        items.stream().filter(i -> i.getLabel().equals(label)).findFirst().orElseThrow();
    var edits = new java.util.ArrayList<>(List.of(item.getTextEdit().getLeft()));
    if (item.getAdditionalTextEdits() != null) {
      edits.addAll(item.getAdditionalTextEdits());
    }
    CompletionItem resolved = Editor.get(editor.texts().resolveCompletionItem(item));
    String doc =
        resolved.getDocumentation() == null
            ? ""
            : "---- documentation\n" + resolved.getDocumentation().getRight().getValue() + "\n";
    return Marked.edited(m.text(), edits) + doc;
  }

  /** Types, one a line. */
  static String types(List<TypeHierarchyItem> items) {
    return items.stream()
        .map(t -> t.getName() + "  " + t.getDetail())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** The lines that the cursor's place became, and the place that the first of them came from. */
  static String view(
      Editor editor,
      Marked m,
      TextDocumentIdentifier id,
      Function<TextDocumentPositionParams, CompletableFuture<Location>> ask) {
    Location at = Editor.get(ask.apply(new TextDocumentPositionParams(id, m.cursor())));
    Range range = at.getRange();
    List<String> lines = editor.document(at.getUri()).lines().toList();
    Location back =
        Editor.get(
            editor.views().source(new ViewService.DocumentPlace(at.getUri(), range.getStart())));
    List<Location> from = back == null ? List.of() : List.of(back);
    int last = range.getEnd().getLine();
    int end = range.getEnd().getCharacter() == 0 ? last : last + 1;
    List<String> shown = new ArrayList<>(lines.subList(0, 1));
    shown.addAll(lines.subList(range.getStart().getLine(), end));
    return String.join("\n", shown) + "\n---- from\n" + Shown.places(editor, m, from);
  }
}
