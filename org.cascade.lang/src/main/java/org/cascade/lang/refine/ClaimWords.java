package org.cascade.lang.refine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Article;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;

/** Parts of sentences about claims. */
final class ClaimWords {
  private static final int LONG = 60;
  private static final String PLAIN =
      "[A-Za-z0-9_.]+(\\([A-Za-z0-9_, .\"]*\\)|\\[[A-Za-z0-9_ .]*\\])*";

  private ClaimWords() {}

  /** The text, on one line and not too long. */
  static String text(Span span) {
    String line = span.text().replaceAll("\\s+", " ").strip();
    return line.length() <= LONG ? line : line.substring(0, LONG - 1) + "…";
  }

  static boolean isLong(String text) {
    return text.length() > LONG;
  }

  /** As an operand of something that binds tightly. */
  static String operand(String text) {
    return text.matches(PLAIN) || isWrapped(text) ? text : "(" + text + ")";
  }

  private static boolean isWrapped(String text) {
    return text.length() > 1 && text.charAt(0) == '"' && text.indexOf('"', 1) == text.length() - 1;
  }

  /** The claimed value, as the sentence calls it. */
  static String value(Core.Claim claim) {
    String text = "`" + text(claim.value().span()) + "`";
    return isOfFunction(claim) ? "what " + text + " gives" : text;
  }

  /**
   * Whether a function is to give values of a type: then the claim is about a call nobody wrote.
   */
  static boolean isOfFunction(Core.Claim claim) {
    return claim.value() instanceof Core.Invoke i && i.function().span().equals(i.span());
  }

  /** {@code an `Age`}. */
  static String type(Type type) {
    return "%s `%s`".formatted(Article.of(type.toString()), type);
  }

  static boolean isNamed(Type type) {
    return switch (type) {
      case Type.Refined r ->
          !r.symbol().isInPlace() && r.args().stream().allMatch(ClaimWords::isNamed);
      case Type.Con c -> c.args().stream().allMatch(ClaimWords::isNamed);
      case Type.Tuple t -> !t.items().isEmpty() && t.items().stream().allMatch(ClaimWords::isNamed);
      default -> false;
    };
  }

  /** Whether {@code T.of(e)} can be asked of it. */
  static boolean hasOf(Type type) {
    return type instanceof Type.Refined r
        && isNamed(r)
        && r.args().isEmpty()
        && Builtin.named(r.symbol().name()).isEmpty();
  }

  /** What is asked, as its declaration says it. */
  static String asked(Core.Claim claim, Core condition) {
    return stated(claim, condition).stream()
        .map(c -> text(c.span()))
        .distinct()
        .collect(Collectors.joining(" and ", "`", "`"));
  }

  /** {@code `0 <= value` is false}, behind the refinement's own words if it has some. */
  static String reason(Core.Claim claim, Core condition, String is, Optional<String> own) {
    String of = isOfParts(claim, condition) ? " of what is in it" : "";
    String plain = "%s %s%s".formatted(asked(claim, condition), is, of);
    return own.map(words -> "%s (%s)".formatted(words, plain)).orElse(plain);
  }

  /** Where the condition is declared. */
  static Span declared(Core.Claim claim, Core condition) {
    return stated(claim, condition).getFirst().span();
  }

  /** The conditions that have a text of their own. */
  private static List<Core> stated(Core.Claim claim, Core condition) {
    Span value = claim.value().span();
    if (!isOfParts(claim, condition)) {
      return List.of(condition);
    }
    Core inner =
        CoreWalk.find(
                condition,
                c ->
                    Builtin.is(c.type(), Builtin.BOOL) && !value.holds(c.span())
                        ? Optional.of(c)
                        : Optional.empty())
            .orElse(condition);
    return ConditionText.conjuncts(inner);
  }

  /** Whether it asks elements, items or fields, which no text says. */
  private static boolean isOfParts(Core.Claim claim, Core condition) {
    return claim.what() instanceof Core.Demand.OfRefinement
        && claim.value().span().holds(condition.span());
  }
}
