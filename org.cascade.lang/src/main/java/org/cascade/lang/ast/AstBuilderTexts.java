package org.cascade.lang.ast;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.source.Span;
import org.cascade.lang.syntax.ExprNode;
import org.cascade.lang.syntax.TextNode;

/** The part of {@link AstBuilder} for what literals mean: numbers, escapes, indentation. */
final class AstBuilderTexts {
  private static final String BLOCK = "\"\"\"";

  private final AstBuilder all;

  AstBuilderTexts(AstBuilder all) {
    this.all = all;
  }

  // ---- numbers ----

  Expr integer(String text, Span span) {
    String digits = text.replace("_", "");
    int radix = digits.startsWith("0x") ? 16 : digits.startsWith("0b") ? 2 : 10;
    String number = radix == 10 ? digits : digits.substring(2);
    boolean valid = !number.isEmpty();
    for (int i = 0; i < number.length() && valid; i++) {
      valid = Character.digit(number.charAt(i), radix) >= 0;
    }
    // A malformed number has been reported by the scanner.
    return valid ? new Expr.IntLit(span, new BigInteger(number, radix)) : new Expr.Missing(span);
  }

  Expr real(String text, Span span) {
    double value;
    try {
      value = Double.parseDouble(text.replace("_", ""));
    } catch (NumberFormatException malformed) {
      // The scanner has reported it.
      return new Expr.Missing(span);
    }
    if (Double.isInfinite(value)) {
      all.complain(span, "`" + text + "` is larger than any `Real`, which ends at about 1.8e308.");
    }
    return new Expr.RealLit(span, value);
  }

  // ---- strings ----

  /** A string without {@code $( )}, with its quotes. */
  Expr.StringLit plain(String text, Span span) {
    int quotes = text.startsWith(BLOCK) ? 3 : 1;
    // One that is never closed has been reported, and lacks its end.
    boolean closed = text.length() >= 2 * quotes && text.endsWith("\"".repeat(quotes));
    String raw = text.substring(quotes, text.length() - (closed ? quotes : 0));
    checkEscapes(raw, span.offset() + quotes);
    List<String> pieces = new ArrayList<>(List.of(raw));
    if (quotes == 3) {
      stripIndentation(pieces);
    }
    return new Expr.StringLit(span, unescape(pieces.getFirst()));
  }

  /** The parts of a template; texts have spans without quotes and brackets. */
  List<Expr> parts(List<ExprNode> nodes) {
    List<String> raws = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    boolean block = false;
    for (ExprNode node : nodes) {
      if (node instanceof TextNode text) {
        boolean head = raws.isEmpty();
        String literal = text.getText() == null ? "" : text.getText();
        block = head ? literal.startsWith(BLOCK) : block;
        int quotes = block ? 3 : 1;
        Span whole = all.span(text);
        int front = Math.min(literal.length(), head ? quotes : 1);
        String after = literal.substring(front);
        int back = after.endsWith("$(") ? 2 : after.endsWith("\"".repeat(quotes)) ? quotes : 0;
        raws.add(after.substring(0, after.length() - back));
        spans.add(all.span(whole.offset() + front, after.length() - back));
        checkEscapes(raws.getLast(), spans.getLast().offset());
      }
    }
    if (block) {
      stripIndentation(raws);
    }
    return assemble(nodes, raws, spans);
  }

  private List<Expr> assemble(List<ExprNode> nodes, List<String> raws, List<Span> spans) {
    List<Expr> parts = new ArrayList<>();
    int text = 0;
    for (ExprNode node : nodes) {
      if (!(node instanceof TextNode)) {
        parts.add(all.exprs.expr(node));
        continue;
      }
      String value = unescape(raws.get(text));
      if (!value.isEmpty()) {
        parts.add(new Expr.StringLit(spans.get(text), value));
      }
      text++;
    }
    return List.copyOf(parts);
  }

  /**
   * Where the opening quotes end their line: that newline goes, a blank last line goes, and so does
   * the indentation that all lines which are not blank have in common.
   */
  private static void stripIndentation(List<String> pieces) {
    String first = pieces.getFirst().replace("\r\n", "\n");
    if (!first.startsWith("\n")) {
      return;
    }
    int common = Integer.MAX_VALUE;
    for (int i = 0; i < pieces.size(); i++) {
      pieces.set(i, pieces.get(i).replace("\r\n", "\n"));
      common = Math.min(common, indentation(pieces.get(i), i == pieces.size() - 1));
    }
    for (int i = 0; i < pieces.size(); i++) {
      pieces.set(i, unindent(pieces.get(i), common));
    }
    pieces.set(0, pieces.getFirst().substring(1));
    String last = pieces.getLast();
    int lineStart = last.lastIndexOf('\n') + 1;
    if (last.substring(lineStart).isBlank() && (lineStart > 0 || pieces.size() == 1)) {
      pieces.set(pieces.size() - 1, last.substring(0, Math.max(0, lineStart - 1)));
    }
  }

  private static int indentation(String piece, boolean last) {
    int least = Integer.MAX_VALUE;
    for (int line = piece.indexOf('\n'); line >= 0; line = piece.indexOf('\n', line + 1)) {
      int at = line + 1;
      while (at < piece.length() && (piece.charAt(at) == ' ' || piece.charAt(at) == '\t')) {
        at++;
      }
      boolean blank = at == piece.length() ? last : piece.charAt(at) == '\n';
      if (!blank) {
        least = Math.min(least, at - line - 1);
      }
    }
    return least;
  }

  private static String unindent(String piece, int common) {
    StringBuilder out = new StringBuilder(piece.length());
    for (int i = 0; i < piece.length(); i++) {
      out.append(piece.charAt(i));
      if (piece.charAt(i) == '\n') {
        int drop = 0;
        while (drop < common
            && i + 1 < piece.length()
            && (piece.charAt(i + 1) == ' ' || piece.charAt(i + 1) == '\t')) {
          drop++;
          i++;
        }
      }
    }
    return out.toString();
  }

  // ---- escapes ----

  private void checkEscapes(String raw, int offset) {
    for (int i = raw.indexOf('\\'); i >= 0 && i < raw.length(); i = raw.indexOf('\\', i)) {
      int length = escapeLength(raw, i);
      if (length == 0) {
        int end = Math.min(raw.length(), i + 2);
        all.complain(
            RuleCode.BAD_ESCAPE,
            all.span(offset + i, end - i),
            "`"
                + raw.substring(i, end)
                + "` is not an escape: there are `\\n`, `\\t`, `\\r`,"
                + " `\\\"`, `\\\\`, `\\$` and `\\u{1F600}`.");
      }
      i += Math.max(2, length);
    }
  }

  /** The length of the escape at a backslash; 0 if it is none. */
  private static int escapeLength(String raw, int at) {
    char c = at + 1 < raw.length() ? raw.charAt(at + 1) : '\0';
    if ("ntr\"\\$".indexOf(c) >= 0 && c != '\0') {
      return 2;
    }
    int close = raw.indexOf('}', at);
    boolean form = c == 'u' && raw.startsWith("{", at + 2) && close > at + 3 && close <= at + 9;
    if (!form) {
      return 0;
    }
    for (int i = at + 3; i < close; i++) {
      if (Character.digit(raw.charAt(i), 16) < 0) {
        return 0;
      }
    }
    int point = Integer.parseInt(raw, at + 3, close, 16);
    return Character.isValidCodePoint(point) ? close + 1 - at : 0;
  }

  private static String unescape(String raw) {
    int at = raw.indexOf('\\');
    if (at < 0) {
      return raw;
    }
    StringBuilder out = new StringBuilder(raw.length());
    int from = 0;
    while (at >= 0) {
      int length = escapeLength(raw, at);
      out.append(raw, from, at);
      if (length == 2) {
        out.append(
            switch (raw.charAt(at + 1)) {
              case 'n' -> '\n';
              case 't' -> '\t';
              case 'r' -> '\r';
              default -> raw.charAt(at + 1);
            });
      } else if (length > 2) {
        out.appendCodePoint(Integer.parseInt(raw, at + 3, at + length - 1, 16));
      }
      from = Math.min(raw.length(), at + (length == 0 ? 1 : length));
      at = raw.indexOf('\\', from);
    }
    return out.append(raw, from, raw.length()).toString();
  }
}
