package org.cascade.lang.ui.editor;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with places to fill in.
 *
 * @param text what is written
 * @param stops the places, in the order in which they are visited; those with one number are filled
 *     in together
 */
record Snippet(String text, List<Stop> stops) {
  /** A place in the text; number 0 is where the cursor stands in the end. */
  record Stop(int number, int offset, int length, List<String> choices) {}

  /**
   * Reads the protocol's form: {@code $1}, {@code ${1:name}}, {@code ${1|a,b|}}; a backslash takes
   * a sign as it is.
   */
  static Snippet of(String source) {
    Reader reader = new Reader(source);
    reader.read(false);
    return new Snippet(reader.text.toString(), List.copyOf(reader.stops));
  }

  private static final class Reader {
    private final String source;
    private final StringBuilder text = new StringBuilder();
    private final List<Stop> stops = new ArrayList<>();
    private int at;

    Reader(String source) {
      this.source = source;
    }

    private void read(boolean inPlace) {
      while (at < source.length()) {
        char c = source.charAt(at);
        if (inPlace && c == '}') {
          return;
        }
        at++;
        if (c == '\\' && at < source.length()) {
          text.append(source.charAt(at++));
        } else if (c == '$' && at < source.length() && Character.isDigit(source.charAt(at))) {
          stops.add(new Stop(number(), text.length(), 0, List.of()));
        } else if (c == '$'
            && at + 1 < source.length()
            && source.charAt(at) == '{'
            && Character.isDigit(source.charAt(at + 1))) {
          at++;
          place();
        } else {
          text.append(c);
        }
      }
    }

    private void place() {
      int number = number();
      int start = text.length();
      int index = stops.size();
      List<String> choices = List.of();
      if (at < source.length() && source.charAt(at) == ':') {
        at++;
        read(true);
      } else if (at < source.length() && source.charAt(at) == '|') {
        int end = source.indexOf('|', at + 1);
        choices = List.of(source.substring(at + 1, end).split(","));
        text.append(choices.getFirst());
        at = end + 1;
      }
      at++;
      stops.add(index, new Stop(number, start, text.length() - start, choices));
    }

    private int number() {
      int start = at;
      while (at < source.length() && Character.isDigit(source.charAt(at))) {
        at++;
      }
      return Integer.parseInt(source.substring(start, at));
    }
  }
}
