package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;

/** Writes doc comments: Cascade's Markdown as the HTML that Javadoc of Java 21 reads. */
final class Javadoc {
  private static final int WIDTH = 94;

  private final List<String> lines = new ArrayList<>();

  private Javadoc() {}

  /** A comment and a line break, or nothing if there is nothing to say. */
  static Doc of(String markdown) {
    return of(markdown, List.of());
  }

  /**
   * @param tags block tags, such as {@code @param x text}; their texts are Markdown too
   */
  static Doc of(String markdown, List<String> tags) {
    if (markdown.isBlank() && tags.isEmpty()) {
      return Doc.EMPTY;
    }
    Javadoc javadoc = new Javadoc();
    javadoc.markdown(markdown);
    if (!tags.isEmpty() && !javadoc.lines.isEmpty()) {
      javadoc.lines.add("");
    }
    tags.forEach(t -> javadoc.wrap(escape(t, true), "    "));
    return javadoc.comment();
  }

  private void markdown(String markdown) {
    boolean code = false;
    boolean newParagraph = false;
    StringBuilder paragraph = new StringBuilder();
    for (String line : markdown.strip().split("\\R", -1)) {
      boolean fence = line.strip().startsWith("```");
      if (fence || line.isBlank()) {
        flush(paragraph, newParagraph);
        newParagraph = !lines.isEmpty();
      }
      if (fence) {
        if (!code && newParagraph && !lines.getLast().isEmpty()) {
          lines.add("");
        }
        lines.add(code ? "</pre>" : "<pre>");
        code = !code;
      } else if (code) {
        lines.add(escape(line, false));
      } else if (!line.isBlank()) {
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
      }
    }
    flush(paragraph, newParagraph);
    if (code) {
      lines.add("</pre>");
    }
  }

  private void flush(StringBuilder paragraph, boolean later) {
    if (!paragraph.isEmpty()) {
      if (later) {
        lines.add("");
      }
      wrap((later ? "<p>" : "") + escape(paragraph.toString(), true), "");
      paragraph.setLength(0);
    }
  }

  private void wrap(String text, String indent) {
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.toString().isBlank() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
      }
      line.append(line.isEmpty() || line.toString().isBlank() ? "" : " ").append(word);
    }
    lines.add(line.toString());
  }

  /** Also what Java reads before it knows of comments: their end, and unicode escapes. */
  private static String escape(String text, boolean code) {
    StringBuilder out = new StringBuilder();
    boolean inCode = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '`' -> {
          if (code) {
            out.append(inCode ? "</code>" : "<code>");
            inCode = !inCode;
          } else {
            out.append(c);
          }
        }
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '\\' -> out.append("&#92;");
        case '@' -> out.append(code && i == 0 ? "@" : "&#64;");
        case '/' -> out.append(i > 0 && text.charAt(i - 1) == '*' ? "&#47;" : "/");
        default -> out.append(c);
      }
    }
    return out.append(inCode ? "</code>" : "").toString();
  }

  private Doc comment() {
    if (lines.size() == 1 && lines.getFirst().length() <= WIDTH - 4) {
      return Doc.cat("/** ", lines.getFirst(), " */", Doc.HARD);
    }
    List<Doc> all = new ArrayList<>();
    all.add(Doc.text("/**"));
    lines.forEach(l -> all.add(Doc.text(l.isEmpty() ? " *" : " * " + l)));
    all.add(Doc.text(" */"));
    return Doc.cat(Doc.join(Doc.HARD, all), Doc.HARD);
  }
}
