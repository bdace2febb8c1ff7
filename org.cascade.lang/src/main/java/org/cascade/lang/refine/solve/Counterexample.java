package org.cascade.lang.refine.solve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.refine.term.Relevance;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.refine.term.TermValues;
import org.cascade.lang.types.Builtin;

/**
 * Looks for values that make the facts true and the goal false, among the numbers that occur and
 * their neighbours. What it finds is computed, not guessed: every fact is evaluated.
 */
final class Counterexample {
  private static final int MAX_SYMBOLS = 4;
  private static final int MAX_TRIES = 3_000;

  private final Obligation obligation;
  private final List<Term.Symbol> symbols;
  private final List<List<Object>> candidates;
  private final Map<Term.Symbol, Object> values = new LinkedHashMap<>();
  private int tries;

  private Counterexample(
      Obligation obligation, List<Term.Symbol> symbols, List<List<Object>> candidates) {
    this.obligation = obligation;
    this.symbols = symbols;
    this.candidates = candidates;
  }

  static Optional<Map<Term.Symbol, Object>> find(Obligation obligation) {
    Set<Term.Symbol> symbols = new LinkedHashSet<>(Relevance.symbols(obligation.goal()));
    Set<Object> constants = new LinkedHashSet<>();
    constants(obligation.goal(), constants);
    for (Term fact : obligation.facts()) {
      symbols.addAll(Relevance.symbols(fact));
      constants(fact, constants);
    }
    if (symbols.size() > MAX_SYMBOLS || symbols.stream().anyMatch(s -> !s.isGiven())) {
      return Optional.empty();
    }
    List<List<Object>> candidates = new ArrayList<>();
    for (Term.Symbol symbol : symbols) {
      List<Object> some = candidates(symbol, constants);
      if (some.isEmpty()) {
        return Optional.empty();
      }
      candidates.add(some);
    }
    Counterexample search = new Counterexample(obligation, List.copyOf(symbols), candidates);
    return search.search(0) ? Optional.of(search.values) : Optional.empty();
  }

  private static void constants(Term term, Set<Object> found) {
    if (term instanceof Term.Constant constant) {
      found.add(constant.value());
    }
    term.parts().forEach(p -> constants(p, found));
  }

  private static List<Object> candidates(Term.Symbol symbol, Set<Object> constants) {
    Set<Object> all = new LinkedHashSet<>();
    if (Builtin.is(symbol.type(), Builtin.BOOL)) {
      all.addAll(List.of(true, false));
    } else if (Builtin.is(symbol.type(), Builtin.INT)) {
      all.addAll(List.of(0L, -1L, 1L));
      for (Object constant : constants) {
        if (constant instanceof Long l) {
          all.add(l);
          around(l, all);
        }
      }
    } else if (Builtin.is(symbol.type(), Builtin.REAL)) {
      all.addAll(List.of(0.0, -1.0, 1.0));
      for (Object constant : constants) {
        if (constant instanceof Double d) {
          all.addAll(List.of(d, d - 1.0, d + 1.0));
        }
      }
      // Where doubles are least like numbers.
      all.addAll(List.of(1e17, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NaN));
    } else if (Builtin.is(symbol.type(), Builtin.STRING)) {
      all.addAll(List.of("", "a"));
      constants.stream().filter(String.class::isInstance).forEach(all::add);
    }
    return List.copyOf(all);
  }

  private static void around(long value, Set<Object> all) {
    if (value > Long.MIN_VALUE) {
      all.add(value - 1);
    }
    if (value < Long.MAX_VALUE) {
      all.add(value + 1);
    }
  }

  private boolean search(int index) {
    if (index == symbols.size()) {
      tries++;
      return isCounterexample();
    }
    for (Object candidate : candidates.get(index)) {
      values.put(symbols.get(index), candidate);
      if (search(index + 1)) {
        return true;
      }
      if (tries > MAX_TRIES) {
        return false;
      }
    }
    values.remove(symbols.get(index));
    return false;
  }

  private boolean isCounterexample() {
    if (!isKnownAs(obligation.goal(), false)) {
      return false;
    }
    return obligation.facts().stream().allMatch(f -> isKnownAs(f, true));
  }

  private boolean isKnownAs(Term term, boolean wanted) {
    return TermValues.evaluate(term, values).map(v -> v.equals(wanted)).orElse(false);
  }
}
