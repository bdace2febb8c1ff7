package org.cascade.lang.ide.debug.machine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For which times a break point stops: {@code 5}, {@code >= 5}, {@code > 5}, {@code % 5}.
 *
 * @param operator {@code ==} for a number alone
 */
public record HitCount(String operator, long number) {
  private static final Pattern WRITTEN = Pattern.compile("\\s*(==|>=|>|%)?\\s*(\\d{1,18})\\s*");

  /** Reads it; absent if it is written in no such way. */
  public static Optional<HitCount> parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String operator = matcher.group(1) == null ? "==" : matcher.group(1);
    long number = Long.parseLong(matcher.group(2));
    return number == 0 ? Optional.empty() : Optional.of(new HitCount(operator, number));
  }

  boolean fits(long times) {
    return switch (operator) {
      case ">=" -> times >= number;
      case ">" -> times > number;
      case "%" -> times % number == 0;
      default -> times == number;
    };
  }
}
