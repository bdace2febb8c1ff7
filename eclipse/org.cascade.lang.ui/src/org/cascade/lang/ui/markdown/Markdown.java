package org.cascade.lang.ui.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * A text and its looks, made of Markdown: headings, code, emphasis, links, lists and rules.
 *
 * @param text as it is shown
 * @param pieces stretches with another look than the rest, in their order
 */
public record Markdown(String text, List<Piece> pieces) {
  /** How a stretch looks. */
  public enum Look {
    /** A title. */
    HEADING,
    /** Lines of a program. */
    BLOCK,
    /** A bit of a program. */
    CODE,
    /** Loud. */
    STRONG,
    /** Stressed. */
    EMPHASIS,
    /** Leads somewhere. */
    LINK
  }

  /** A stretch of the text; `target` is where a link leads, else empty. */
  public record Piece(int start, int length, Look look, String target) {}

  private static final Pattern SPAN =
      Pattern.compile(
          "`+([^`]+)`+|\\*\\*([^*]+)\\*\\*|(?<![\\w*])[*_]([^*_]+)[*_](?!\\w)|\\[([^\\]]+)\\]\\(([^)\\s]+)\\)|\\\\([\\\\`*_{}\\[\\]()#+\\-.!<>|])");

  /** Of what the server sends: Markdown or plain text. */
  public static String source(Either<String, MarkupContent> told) {
    return told == null ? "" : told.isLeft() ? told.getLeft() : told.getRight().getValue();
  }

  /** Reads Markdown. What it does not know is shown as it is written. */
  public static Markdown of(String source) {
    Reader reader = new Reader();
    source.strip().lines().forEach(reader::line);
    return new Markdown(reader.text.toString().stripTrailing(), List.copyOf(reader.pieces));
  }

  private static final class Reader {
    private final StringBuilder text = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();
    private boolean inBlock;
    private boolean blank = true;

    void line(String line) {
      if (line.strip().startsWith("```")) {
        inBlock = !inBlock;
      } else if (inBlock) {
        add(line, Look.BLOCK, "");
        text.append('\n');
        blank = false;
      } else if (line.isBlank() || line.strip().matches("[-*_]{3,}")) {
        if (!blank) {
          text.append('\n');
        }
        blank = true;
      } else {
        words(line);
        text.append('\n');
        blank = false;
      }
    }

    private void words(String line) {
      Matcher heading = Pattern.compile("#{1,6}\\s+(.*)").matcher(line);
      Matcher item = Pattern.compile("(\\s*)[-*+]\\s+(.*)").matcher(line);
      if (heading.matches()) {
        add(heading.group(1).replace("`", ""), Look.HEADING, "");
      } else if (item.matches()) {
        text.append(item.group(1)).append("• ");
        spans(item.group(2));
      } else {
        spans(line.replaceFirst("^\\s*>\\s?", ""));
      }
    }

    private void spans(String line) {
      Matcher span = SPAN.matcher(line);
      int end = 0;
      while (span.find()) {
        text.append(line, end, span.start());
        end = span.end();
        if (span.group(1) != null) {
          add(span.group(1), Look.CODE, "");
        } else if (span.group(2) != null) {
          add(span.group(2).replace("`", ""), Look.STRONG, "");
        } else if (span.group(3) != null) {
          add(span.group(3), Look.EMPHASIS, "");
        } else if (span.group(4) != null) {
          add(span.group(4).replace("`", ""), Look.LINK, span.group(5));
        } else {
          text.append(span.group(6));
        }
      }
      text.append(line.substring(end));
    }

    private void add(String words, Look look, String target) {
      if (!words.isEmpty()) {
        pieces.add(new Piece(text.length(), words.length(), look, target));
        text.append(words);
      }
    }
  }
}
