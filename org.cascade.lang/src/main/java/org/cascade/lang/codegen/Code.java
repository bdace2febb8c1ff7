package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.source.Span;

/**
 * A Java expression.
 *
 * @param precedence one of the constants here
 * @param boxed whether it is of type Long, Double or Boolean and not the primitive
 * @param stable whether it is the same whenever it is evaluated, and free of effects
 * @param statement whether Java allows it as a statement
 * @param operator what joins the parts, if it is a chain that grows: {@code .}, {@code +}, …
 */
record Code(
    Doc doc,
    int precedence,
    boolean boxed,
    boolean stable,
    boolean statement,
    String operator,
    List<Doc> parts) {
  static final int LAMBDA = 0;
  static final int TERNARY = 1;
  static final int OR = 2;
  static final int AND = 3;
  static final int EQUALITY = 4;
  static final int RELATION = 5;
  static final int SUM = 6;
  static final int PRODUCT = 7;

  /** A minus sign binds as tight as a cast, but may not stand behind one. */
  static final int NEGATIVE = 8;

  static final int UNARY = 9;
  static final int ATOM = 10;

  private static Code plain(Doc doc, int precedence, boolean stable, boolean statement) {
    return new Code(doc, precedence, false, stable, statement, "", List.of());
  }

  /** A name or literal that stays the same. */
  static Code stable(String text) {
    return plain(Doc.text(text), text.startsWith("-") ? NEGATIVE : ATOM, true, false);
  }

  /** A variable that may change, or a field. */
  static Code variable(String text) {
    return plain(Doc.text(text), ATOM, false, false);
  }

  /** {@code f(args)}, {@code new C(args)}: {@code head} is all before the bracket. */
  static Code call(Object head, List<Code> args) {
    return plain(Doc.cat(head, arguments(args)), ATOM, false, true);
  }

  static Code of(Doc doc, int precedence) {
    return plain(doc, precedence, false, false);
  }

  static Doc arguments(List<Code> args) {
    return Doc.list("(", args.stream().map(Code::doc).toList(), ")");
  }

  /**
   * {@code this.name(args)}; a chain of calls breaks before each dot or nowhere. A call at its
   * start counts as one more, for which an empty link stands.
   */
  Code dot(String name, List<Code> args) {
    List<Doc> links = new ArrayList<>();
    Doc link = Doc.cat(".", name, arguments(args));
    if (operator.equals(".")) {
      links.addAll(parts);
    } else {
      links.add(in(ATOM));
      if (statement) {
        links.add(Doc.EMPTY);
      }
    }
    links.add(link);
    return new Code(chain(links), ATOM, false, false, true, ".", links);
  }

  /** A break behind so short a name would gain nothing. */
  private static boolean isShortName(Doc doc) {
    return switch (doc) {
      case Doc.Text t -> t.text().length() <= 4;
      case Doc.At a -> isShortName(a.body());
      default -> false;
    };
  }

  private static Doc chain(List<Doc> links) {
    if (links.size() == 2) {
      return Doc.cat(links.get(0), links.get(1));
    }
    int start = isShortName(links.getFirst()) ? 2 : 1;
    Doc head = Doc.cat(links.subList(0, start));
    List<Doc> rest = new ArrayList<>();
    for (Doc link : links.subList(start, links.size())) {
      if (link != Doc.EMPTY) {
        rest.add(Doc.SOFT);
        rest.add(link);
      }
    }
    return Doc.group(head, Doc.nest(4, Doc.cat(rest)));
  }

  /** {@code left op right}, left-associative. */
  static Code binary(Code left, String op, Code right, int precedence) {
    List<Doc> operands = new ArrayList<>();
    boolean grows = left.operator.equals(op) && left.precedence == precedence;
    if (grows) {
      operands.addAll(left.parts);
    } else {
      operands.add(left.in(precedence));
    }
    operands.add(right.in(precedence + 1));
    List<Doc> rest = new ArrayList<>();
    for (Doc operand : operands.subList(1, operands.size())) {
      rest.add(Doc.LINE);
      rest.add(Doc.cat(op, " ", operand));
    }
    Doc doc = Doc.group(operands.getFirst(), Doc.nest(4, Doc.cat(rest)));
    return new Code(doc, precedence, false, false, false, op, operands);
  }

  static Code ternary(Code condition, Code then, Code otherwise) {
    Doc doc =
        Doc.group(
            condition.in(OR),
            Doc.nest(4, Doc.LINE, "? ", then.in(OR), Doc.LINE, ": ", otherwise.in(TERNARY)));
    return new Code(doc, TERNARY, then.boxed && otherwise.boxed, false, false, "", List.of());
  }

  static Code not(Code operand) {
    return of(Doc.cat("!", operand.in(UNARY)), UNARY);
  }

  /** {@code (type) this}. */
  Code cast(String type) {
    Doc doc = Doc.group("(", type, ")", Doc.nest(4, Doc.LINE, in(UNARY)));
    return new Code(doc, UNARY, false, stable, false, "", List.of());
  }

  Code asBoxed() {
    return new Code(doc, precedence, true, stable, statement, operator, parts);
  }

  Code asBoxed(boolean really) {
    return really ? asBoxed() : this;
  }

  Code at(Span span) {
    return new Code(new Doc.At(span, doc), precedence, boxed, stable, statement, operator, parts);
  }

  /** The same, whose last step comes from a place of its own: a call in a chain, or all of it. */
  Code lastAt(Span span) {
    if (!operator.equals(".") || parts.size() < 2) {
      return at(span);
    }
    List<Doc> links = new ArrayList<>(parts);
    links.add(new Doc.At(span, links.removeLast()));
    return new Code(chain(links), precedence, boxed, stable, statement, operator, links);
  }

  /** In brackets where the context binds tighter. */
  Doc in(int context) {
    return precedence >= context ? doc : Doc.cat("(", doc, ")");
  }
}
