package org.cascade.lang.refine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.eval.Value;
import org.cascade.lang.refine.replay.Replayed;
import org.cascade.lang.refine.term.Relevance;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.refine.walk.Free;
import org.cascade.lang.source.Span;

/** A run that broke a claim, in the user's own names: values, and the way that was taken. */
final class CounterexampleText {
  private static final int MAX_VALUES = 3;
  private static final int MAX_TURNS = 4;
  private static final int LONG = 80;

  private final Judgement judgement;
  private final Replayed how;
  private final Map<String, Value> near = new LinkedHashMap<>();
  private final Map<String, Value> far = new LinkedHashMap<>();

  private CounterexampleText(Judgement judgement, Replayed how) {
    this.judgement = judgement;
    this.how = how;
  }

  static CounterexampleText of(Judgement judgement, Replayed how) {
    CounterexampleText text = new CounterexampleText(judgement, how);
    text.collect();
    return text;
  }

  // ---- values ----

  /** Near is what the claim itself mentions, far what the run began with. */
  private void collect() {
    Set<Local> mentioned = new LinkedHashSet<>(Free.locals(judgement.value()));
    mentioned.addAll(Free.locals(judgement.condition()));
    String text = judgement.claim().span().text();
    mentioned.forEach(local -> {
      Value value = how.variables().get(local);
      if (value != null && isWord(local.name(), text) && isShown(value)) {
        near.put(local.name(), value);
      }
    });
    Set<Term.Symbol> about = new LinkedHashSet<>();
    judgement.obligation().facts().forEach(f -> about.addAll(Relevance.symbols(f)));
    about.addAll(Relevance.symbols(judgement.obligation().goal()));
    how.inputs()
        .forEach((symbol, value) -> {
          boolean own = isGiven(symbol) || symbol.isGiven() && !isElement(symbol);
          if (own && isShown(value) && !near.containsKey(symbol.name())) {
            (about.contains(symbol) && near.isEmpty() ? near : far).put(symbol.name(), value);
          }
        });
  }

  private boolean isGiven(Term.Symbol symbol) {
    return judgement.scene().given().containsValue(symbol);
  }

  /** Elements are told by the collection they are in. */
  private boolean isElement(Term.Symbol symbol) {
    return how.variables().keySet().stream().anyMatch(l -> l.name().equals(symbol.name()))
        && !isGiven(symbol);
  }

  private static boolean isWord(String name, String text) {
    return text.matches("(?s).*\\b" + java.util.regex.Pattern.quote(name) + "\\b.*");
  }

  private static boolean isShown(Value value) {
    return !(value instanceof Value.Function)
        && !(value instanceof Value.Unit)
        && !(value instanceof Value.Uuid)
        && ValueSource.of(value).length() <= LONG;
  }

  /** {@code where `n` is 3 and `xs` is []}, or nothing. */
  String clause() {
    return clauseWithout("");
  }

  /** The same where the claimed value is told already. */
  String clauseWithout(String text) {
    List<String> all =
        near.entrySet().stream()
            .filter(e -> !e.getKey().equals(text))
            .limit(MAX_VALUES)
            .map(e -> "`%s` is %s".formatted(e.getKey(), ValueSource.of(e.getValue())))
            .toList();
    if (all.size() < 2) {
      return all.isEmpty() ? "" : " where " + all.getFirst();
    }
    String firsts = String.join(", ", all.subList(0, all.size() - 1));
    return " where %s and %s".formatted(firsts, all.getLast());
  }

  /** What is special about a Real that is no number, or none that can be written. */
  String aboutNumbers() {
    Map<String, Value> all = new LinkedHashMap<>(far);
    all.putAll(near);
    Optional<String> none =
        all.entrySet().stream().filter(e -> isNan(e.getValue())).map(Map.Entry::getKey).findFirst();
    if (none.isPresent() || isNan(how.value())) {
      return (" `NaN`, not a number, is what `0.0 / 0.0` gives: each comparison with it is false,"
              + " so it also goes where a condition such as `%1$s >= 0.0` does not hold."
              + " Exclude it with `not %1$s.is_nan()`, or ask for what is needed itself, such"
              + " as `%1$s < 0.0`.")
          .formatted(none.orElse("x"));
    }
    boolean infinite =
        Stream.concat(near.values().stream(), Stream.of(how.value()))
            .anyMatch(v -> v instanceof Value.Real r && Double.isInfinite(r.value()));
    return infinite ? " `Infinity` is what `1.0 / 0.0` gives, and what is too large." : "";
  }

  private static boolean isNan(Value value) {
    return value instanceof Value.Real r && Double.isNaN(r.value());
  }

  // ---- other places ----

  List<Diagnostic.Related> related(Surroundings surroundings) {
    List<Diagnostic.Related> all = new ArrayList<>();
    inputs().ifPresent(all::add);
    for (Pattern arm : surroundings.arms(judgement.claim().span())) {
      all.add(
          new Diagnostic.Related(
              arm.span(), "in the arm of `%s`".formatted(ClaimWords.text(arm.span()))));
    }
    List<Replayed.Turn> path = how.path();
    int from = Math.max(0, path.size() - MAX_TURNS);
    path.subList(from, path.size()).forEach(t -> turn(t).ifPresent(all::add));
    return all;
  }

  private Optional<Diagnostic.Related> inputs() {
    Map<String, Value> begun = new LinkedHashMap<>();
    judgement
        .scene()
        .given()
        .forEach((local, term) -> {
          Value value = term instanceof Term.Symbol s ? how.inputs().get(s) : null;
          if (value != null && isShown(value)) {
            begun.put(local.name(), value);
          }
        });
    if (begun.isEmpty() || judgement.function().isEmpty()) {
      return Optional.empty();
    }
    String with =
        begun.entrySet().stream()
            .map(e -> "`%s` = %s".formatted(e.getKey(), ValueSource.of(e.getValue())))
            .collect(Collectors.joining(", "));
    Span name = judgement.function().orElseThrow().symbol().decl().name().span();
    return Optional.of(new Diagnostic.Related(name, "called with " + with));
  }

  private static Optional<Diagnostic.Related> turn(Replayed.Turn turn) {
    return turn.choice() instanceof Core.If i && isCondition(i.condition())
        ? Optional.of(
            new Diagnostic.Related(
                i.condition().span(),
                "on the path where `%s` is %s"
                    .formatted(ClaimWords.text(i.condition().span()), turn.way() == i.then())))
        : Optional.empty();
  }

  /** Whether it was written as a condition, not as a pattern. */
  private static boolean isCondition(Core condition) {
    String text = condition.span().text();
    return isShort(condition.span())
        && (!(condition instanceof Core.Operate)
            || text.matches("(?s).*([<>=!]|\\b(and|or|not|is)\\b).*"));
  }

  private static boolean isShort(Span span) {
    return span.length() > 0 && span.length() <= LONG && span.text().indexOf('\n') < 0;
  }
}
