package org.cascade.lang.refine.solve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.refine.term.Term;

/** Verdicts as lines of text, symbols by their numbers in the {@link Canonical} obligation. */
final class VerdictText {
  private VerdictText() {}

  /** Absent if a value in it has no text. */
  static Optional<String> write(Verdict verdict, List<Term.Symbol> symbols) {
    return switch (verdict) {
      case Verdict.Proved p -> Optional.of("proved");
      case Verdict.Refuted r -> write("refuted", r.witness(), symbols);
      case Verdict.Unknown u -> write("unknown", u.candidate(), symbols);
    };
  }

  private static Optional<String> write(
      String word, Map<Term.Symbol, Object> values, List<Term.Symbol> symbols) {
    StringBuilder text = new StringBuilder(word);
    for (Map.Entry<Term.Symbol, Object> entry : values.entrySet()) {
      Optional<String> value = ValueCode.write(entry.getValue());
      int number = symbols.indexOf(entry.getKey());
      if (value.isEmpty() || number < 0) {
        return Optional.empty();
      }
      text.append(' ').append(number).append('=').append(value.orElseThrow());
    }
    return Optional.of(text.toString());
  }

  /** Absent if the text is none that {@link #write} makes. */
  static Optional<Verdict> read(String text, List<Term.Symbol> symbols) {
    String[] words = text.split(" ");
    Map<Term.Symbol, Object> values = new LinkedHashMap<>();
    for (int i = 1; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      if (equals <= 0 || !words[i].substring(0, equals).matches("[0-9]{1,6}")) {
        return Optional.empty();
      }
      int number = Integer.parseInt(words[i].substring(0, equals));
      if (number >= symbols.size()) {
        return Optional.empty();
      }
      Term.Symbol symbol = symbols.get(number);
      Optional<Object> value = ValueCode.read(words[i].substring(equals + 1), symbol.type());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.put(symbol, value.orElseThrow());
    }
    return switch (words[0]) {
      case "proved" -> Optional.of(new Verdict.Proved());
      case "refuted" -> Optional.of(new Verdict.Refuted(values));
      case "unknown" -> Optional.of(new Verdict.Unknown(values));
      default -> Optional.empty();
    };
  }
}
