package org.cascade.lang.ide.outline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cascade.lang.parser.scan.Kind;
import org.cascade.lang.parser.scan.Lexeme;
import org.cascade.lang.parser.scan.Scanned;
import org.cascade.lang.source.Source;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;

/** What can be folded: brackets over several lines, comments, and the imports. One per line. */
public final class Folding {
  private final Source source;
  private final Map<Integer, FoldingRange> byLine = new TreeMap<>();

  private Folding(Source source) {
    this.source = source;
  }

  public static List<FoldingRange> of(Source source) {
    Folding folding = new Folding(source);
    Scanned scanned = Scanned.of(source.text());
    folding.brackets(scanned.lexemes());
    folding.imports(scanned.lexemes());
    folding.comments(scanned.trivia());
    return List.copyOf(folding.byLine.values());
  }

  /** Folds lines, from 1; the last one stays to be seen if it closes a bracket. */
  private void fold(int from, int to, String kind) {
    if (to > from) {
      FoldingRange range = new FoldingRange(from - 1, to - 1);
      range.setKind(kind);
      byLine.merge(from, range, (a, b) -> a.getEndLine() >= b.getEndLine() ? a : b);
    }
  }

  private void brackets(List<Lexeme> lexemes) {
    Deque<Lexeme> open = new ArrayDeque<>();
    for (Lexeme lexeme : lexemes) {
      switch (lexeme.kind()) {
        case LBRACE, HEAD_OPEN, LPAREN, LBRACK -> open.push(lexeme);
        case RBRACE, RPAREN, RBRACK -> {
          if (!open.isEmpty()) {
            int from = source.lineOf(open.pop().start());
            fold(from, source.lineOf(lexeme.start()) - 1, FoldingRangeKind.Region);
          }
        }
        default -> {}
      }
    }
  }

  private void imports(List<Lexeme> lexemes) {
    List<Integer> lines = new ArrayList<>();
    for (Lexeme lexeme : lexemes) {
      if (lexeme.kind() == Kind.IMPORT) {
        lines.add(source.lineOf(lexeme.start()));
      }
    }
    if (!lines.isEmpty()) {
      fold(lines.getFirst(), lines.getLast(), FoldingRangeKind.Imports);
    }
  }

  /** Neighbouring line comments are one. */
  private void comments(List<Lexeme> trivia) {
    int first = -1;
    int last = -1;
    for (Lexeme lexeme : trivia) {
      int line = source.lineOf(lexeme.start());
      if (lexeme.kind() == Kind.ML_COMMENT) {
        fold(line, source.lineOf(lexeme.end()), FoldingRangeKind.Comment);
      } else if (lexeme.kind() == Kind.SL_COMMENT) {
        if (line != last + 1) {
          fold(first, last, FoldingRangeKind.Comment);
          first = line;
        }
        last = line;
      }
    }
    fold(first, last, FoldingRangeKind.Comment);
  }
}
