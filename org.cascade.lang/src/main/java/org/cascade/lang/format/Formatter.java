package org.cascade.lang.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.compiler.Parsing;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.parser.scan.Kind;
import org.cascade.lang.parser.scan.Lexeme;
import org.cascade.lang.parser.scan.Scanned;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;

/**
 * Lays a program out: four blanks of indentation, one statement a line, blanks around operators.
 * The user's own line breaks stay, save that blocks are opened up and long lists spread. Laying out
 * twice gives the same as once.
 */
public final class Formatter {
  private static final int WIDTH = 100;

  private Formatter() {}

  /** The text laid out; absent, with the reason reported, if it has syntax errors. */
  public static Optional<String> format(Source source, Reporter reporter) {
    Reporter parsed = new Reporter();
    Parsing.parse(source, parsed);
    if (parsed.hasErrors()) {
      parsed.sorted().forEach(reporter::report);
      return Optional.empty();
    }
    Scanned scanned = Scanned.of(source.text());
    String text = layOut(Pieces.of(scanned));
    if (!says(scanned).equals(says(Scanned.of(text)))) {
      String message =
          "This file was left as it is: laying it out would have changed what it says, which is a"
              + " mistake of the formatter. Please report it.";
      reporter.report(RuleCode.INTERNAL, new Span(source, 0, 0), message);
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private static String layOut(Pieces pieces) {
    LineBreaks breaks = LineBreaks.of(pieces);
    Set<Integer> spread = new HashSet<>();
    Writer.Written written = Writer.write(pieces, breaks);
    Optional<Integer> list = longList(pieces, written.lines(), spread);
    while (list.isPresent()) {
      spread.add(list.get());
      breaks.spread(list.get());
      written = Writer.write(pieces, breaks);
      list = longList(pieces, written.lines(), spread);
    }
    return written.text();
  }

  /** The outermost list with commas that begins and ends on a line that is too long. */
  private static Optional<Integer> longList(
      Pieces pieces, List<Writer.Line> lines, Set<Integer> spread) {
    for (Writer.Line line : lines) {
      for (int i = line.first(); line.width() > WIDTH && i <= line.last(); i++) {
        Kind kind = pieces.get(i).kind();
        boolean list = kind == Kind.LPAREN || kind == Kind.LBRACK;
        int closer = pieces.match(i);
        if (list && closer <= line.last() && hasItems(pieces, i, closer) && !spread.contains(i)) {
          return Optional.of(i);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean hasItems(Pieces pieces, int opener, int closer) {
    for (int i = opener + 1; i < closer; i++) {
      if (pieces.around(i) == opener && pieces.get(i).kind() == Kind.COMMA) {
        return !insideText(pieces, opener);
      }
    }
    return false;
  }

  /** A string of one line cannot hold a line break, not even inside its {@code $( )}. */
  private static boolean insideText(Pieces pieces, int i) {
    int around = pieces.around(i);
    while (around != Pieces.NONE) {
      Kind kind = pieces.get(around).kind();
      if (kind == Kind.STR_HEAD || kind == Kind.STR_MID) {
        return true;
      }
      around = pieces.around(around);
    }
    return false;
  }

  /** All that a text says: its lexemes and its comments, without how they are laid out. */
  private static List<String> says(Scanned scanned) {
    List<String> all = new ArrayList<>();
    for (Lexeme lexeme : scanned.lexemes()) {
      String text = scanned.text().substring(lexeme.start(), lexeme.end()).replace("\r\n", "\n");
      all.add(lexeme.kind() == Kind.SEP ? "SEP" : lexeme.kind() + " " + text);
    }
    for (Lexeme lexeme : scanned.trivia()) {
      if (lexeme.kind() != Kind.WS) {
        String text = scanned.text().substring(lexeme.start(), lexeme.end());
        all.add("comment " + text.replace("\r\n", "\n").stripTrailing());
      }
    }
    return all;
  }
}
