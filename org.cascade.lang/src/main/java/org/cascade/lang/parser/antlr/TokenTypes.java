package org.cascade.lang.parser.antlr;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.antlr.runtime.Token;
import org.cascade.lang.parser.scan.Kind;

/** The numbers that one generated parser has for the kinds of lexemes. */
public final class TokenTypes {
  private final int[] numbers;

  private TokenTypes(int[] numbers) {
    this.numbers = numbers;
  }

  /** Reads the {@code .tokens} file that was generated with a parser and lies beside it. */
  public static TokenTypes of(Class<?> parser) {
    Map<String, Integer> table = new HashMap<>();
    String file = parser.getSimpleName() + ".tokens";
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(parser.getResourceAsStream(file), file),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int equals = line.lastIndexOf('=');
        table.put(line.substring(0, equals), Integer.valueOf(line.substring(equals + 1).trim()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int[] numbers = new int[Kind.values().length];
    for (Kind kind : Kind.values()) {
      numbers[kind.ordinal()] =
          kind == Kind.EOF
              ? Token.EOF
              : Objects.requireNonNull(table.get(kind.terminal()), kind.terminal());
    }
    return new TokenTypes(numbers);
  }

  public int of(Kind kind) {
    return numbers[kind.ordinal()];
  }

  /** The kind with this number, if it is one of a token. */
  Optional<Kind> kind(int number) {
    return Arrays.stream(Kind.values()).filter(kind -> of(kind) == number).findFirst();
  }
}
