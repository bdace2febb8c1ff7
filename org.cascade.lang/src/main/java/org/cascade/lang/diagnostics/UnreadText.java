package org.cascade.lang.diagnostics;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.cascade.lang.source.Span;

/**
 * The stretches that could not be read. What is found in them may be there by mistake, and names
 * they mention may be declared in them.
 */
final class UnreadText {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** What is wrong with a text before any name is looked up. */
  private static final Set<RuleCode> OF_TEXT = EnumSet.range(RuleCode.SYNTAX, RuleCode.BAD_ESCAPE);

  private static final Set<RuleCode> OF_NAMES =
      EnumSet.of(
          RuleCode.UNKNOWN_NAME,
          RuleCode.UNKNOWN_TYPE,
          RuleCode.UNKNOWN_MEMBER,
          RuleCode.UNKNOWN_FIELD,
          RuleCode.UNKNOWN_EFFECT);

  private final List<Span> stretches = new ArrayList<>();
  private final Set<String> words = new HashSet<>();

  void add(Span stretch) {
    stretches.add(stretch);
    WORD.matcher(stretch.text()).results().map(MatchResult::group).forEach(words::add);
  }

  boolean holds(Span span) {
    return stretches.stream().anyMatch(s -> s.holds(span));
  }

  List<Span> starts() {
    return stretches.stream().map(s -> new Span(s.source(), s.offset(), 0)).toList();
  }

  /** Whether the diagnostic may be a consequence only. */
  boolean explains(Diagnostic d) {
    if (stretches.isEmpty() || OF_TEXT.contains(d.code())) {
      return false;
    }
    return holds(d.span()) || OF_NAMES.contains(d.code()) && words.contains(d.span().text());
  }
}
