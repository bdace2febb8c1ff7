package org.cascade.lang.tests.ide;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.source.Source;
import org.cascade.lang.tests.cases.Cases;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/**
 * A case: a file in which {@code $0} is where the cursor is, and {@code $0} with {@code $1} what is
 * selected; or a folder with such a file and others.
 */
record Marked(Path file, Source text, Position cursor, Range selection, List<Path> others) {
  private static final String FROM = "$0";
  private static final String TO = "$1";

  /** Cases are kept with one kind of line ends; this line asks for the other. */
  private static final String CRLF = "// lines: CRLF";

  static Marked read(Path program) {
    List<Path> files = files(program);
    Path main =
        files.stream()
            .filter(f -> Cases.read(f).contains(FROM))
            .findFirst()
            .orElse(files.getFirst());
    String read = Cases.read(main);
    String marked = read.contains(CRLF) ? read.replace("\n", "\r\n") : read;
    int from = Math.max(0, marked.indexOf(FROM));
    String once = marked.replace(FROM, "");
    int to = once.contains(TO) ? once.indexOf(TO) : from;
    Source text = new Source(main.toString(), once.replace(TO, ""));
    Position cursor = Positions.position(text, from);
    Range selection = new Range(cursor, Positions.position(text, to));
    return new Marked(
        main, text, cursor, selection, files.stream().filter(f -> !f.equals(main)).toList());
  }

  private static List<Path> files(Path program) {
    if (!Files.isDirectory(program)) {
      return List.of(program);
    }
    try (Stream<Path> all = Files.walk(program)) {
      return all.filter(f -> f.toString().endsWith(".cascade")).sorted().toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  String uri() {
    return Editor.uri(file);
  }

  /** What a line {@code // name: value} says. */
  Optional<String> directive(String name) {
    return text.text()
        .lines()
        .filter(l -> l.startsWith("// " + name + ": "))
        .map(l -> l.substring(name.length() + 5).strip())
        .findFirst();
  }

  /** A text after edits, none of which touch each other. */
  static String edited(Source before, List<? extends TextEdit> edits) {
    StringBuilder text = new StringBuilder(before.text());
    List<TextEdit> sorted = new ArrayList<>(edits);
    sorted.sort(
        Comparator.comparingInt((TextEdit e) -> Positions.offset(before, e.getRange().getStart()))
            .reversed());
    for (TextEdit edit : sorted) {
      text.replace(
          Positions.offset(before, edit.getRange().getStart()),
          Positions.offset(before, edit.getRange().getEnd()),
          edit.getNewText());
    }
    return text.toString();
  }
}
