package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads types as the prelude writes them. */
final class TyReader {
  private final String text;
  private final Map<String, Ty.Param> params;
  private int at;

  TyReader(String text, Map<String, Ty.Param> params) {
    this.text = text;
    this.params = params;
  }

  boolean atEnd() {
    skip(",");
    return at >= text.length();
  }

  /** Blanks, and one of these characters if it comes next. */
  private boolean skip(String any) {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    boolean found = at < text.length() && any.indexOf(text.charAt(at)) >= 0;
    at += found ? 1 : 0;
    return found;
  }

  String word() {
    skip("");
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    if (start == at) {
      throw new IllegalArgumentException("a name was expected at " + at + " of " + text);
    }
    return text.substring(start, at);
  }

  Ty afterColon() {
    skip(":");
    return type();
  }

  Ty type() {
    if (skip("(")) {
      List<Ty> items = list(")");
      skip("");
      if (text.startsWith("->", at)) {
        at += 2;
        return new Ty.Fn(items, type());
      }
      return items.size() == 1 ? items.getFirst() : new Ty.Tuple(items);
    }
    String name = word();
    if (params.containsKey(name)) {
      return params.get(name);
    }
    return new Ty.Con(name, skip("<") ? list(">") : List.of());
  }

  private List<Ty> list(String close) {
    List<Ty> items = new ArrayList<>();
    while (!skip(close)) {
      items.add(type());
      skip(",");
    }
    return List.copyOf(items);
  }
}
