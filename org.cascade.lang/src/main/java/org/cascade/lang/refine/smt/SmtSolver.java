package org.cascade.lang.refine.smt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.refine.solve.Obligation;
import org.cascade.lang.refine.solve.SolverChain;
import org.cascade.lang.refine.solve.Verdict;
import org.cascade.lang.refine.term.Relevance;
import org.cascade.lang.refine.term.Sorts;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.refine.term.TermValues;

/**
 * Decides obligations by asking for values that make the facts true and the goal false. That there
 * are none is a proof. Values that are found are computed with before they are believed.
 */
final class SmtSolver implements SolverChain.NamedSolver {
  /** How often clauses about texts are added before it is given up. */
  private static final int MAX_ROUNDS = 60;

  /** Arrays of counterexamples are no longer than this. */
  private static final int MAX_ITEMS = 5;

  /** How far from zero a counterexample's integers are, if there is one that near. */
  private static final List<Long> SMALL = List.of(3L, 1_000L);

  private static final int MAX_DEPTH = 2;

  private final Backend backend;
  private boolean repeatable = true;

  SmtSolver(Backend backend) {
    this.backend = backend;
  }

  @Override
  public String identity() {
    return SmtSolvers.identity(backend.name());
  }

  @Override
  public boolean isRepeatable() {
    return repeatable;
  }

  @Override
  public Verdict decide(Obligation obligation) {
    repeatable = true;
    List<Term> claim = new ArrayList<>(obligation.facts());
    claim.add(Term.not(obligation.goal()));
    try (Attempt attempt = new Attempt(claim)) {
      switch (attempt.check()) {
        case UNSATISFIABLE -> {
          return new Verdict.Proved();
        }
        case SATISFIABLE -> {
          return obligation.complete()
              ? refute(obligation, symbols(claim), claim, attempt)
              : new Verdict.Unknown();
        }
        case UNKNOWN, STOPPED -> {
          return new Verdict.Unknown();
        }
      }
    }
    return new Verdict.Unknown();
  }

  private static Set<Term.Symbol> symbols(List<Term> terms) {
    Set<Term.Symbol> all = new LinkedHashSet<>();
    terms.forEach(t -> all.addAll(Relevance.symbols(t)));
    return all;
  }

  // ---- counterexamples ----

  /** The model as it is; then a smaller one, whose arrays are spelled out. */
  private Verdict refute(
      Obligation obligation, Set<Term.Symbol> symbols, List<Term> claim, Attempt attempt) {
    Optional<Map<Term.Symbol, Object>> first = attempt.model(symbols);
    if (first.isPresent() && isCounterexample(obligation, first.orElseThrow())) {
      Optional<Map<Term.Symbol, Object>> small = small(symbols, claim, Map.of());
      return found(
          small.filter(m -> isCounterexample(obligation, m)).orElseGet(first::orElseThrow));
    }
    Optional<Map<Term.Symbol, Object>> small =
        small(symbols, claim, attempt.sizes(symbols, Map.of()));
    if (small.isPresent() && isCounterexample(obligation, small.orElseThrow())) {
      return found(small.orElseThrow());
    }
    return new Verdict.Unknown(small.or(() -> first).orElse(Map.of()));
  }

  /** What is not understood may never come to such a value. */
  private static Verdict found(Map<Term.Symbol, Object> values) {
    boolean free = values.keySet().stream().allMatch(Term.Symbol::isGiven);
    return free ? new Verdict.Refuted(values) : new Verdict.Unknown(values);
  }

  private Optional<Map<Term.Symbol, Object>> small(
      Set<Term.Symbol> symbols, List<Term> claim, Map<Term, Integer> sizes) {
    return SMALL.stream().flatMap(n -> small(symbols, claim, sizes, n).stream()).findFirst();
  }

  private Optional<Map<Term.Symbol, Object>> small(
      Set<Term.Symbol> symbols, List<Term> claim, Map<Term, Integer> sizes, long most) {
    List<Term> all = new ArrayList<>(claim);
    sizes.forEach((array, size) -> all.add(Terms.same(array, spelled(array, size))));
    for (Term.Symbol symbol : symbols) {
      for (Term number : integers(symbol, 0)) {
        all.add(Terms.atMost(Term.constant(-most), number));
        all.add(Terms.atMost(number, Term.constant(most)));
      }
    }
    try (Attempt attempt = new Attempt(all)) {
      if (attempt.check() != Backend.Answer.SATISFIABLE) {
        return Optional.empty();
      }
      // How long arrays in arrays are is known once those have elements.
      Map<Term, Integer> inner = sizes.isEmpty() ? sizes : attempt.sizes(symbols, sizes);
      Optional<Map<Term.Symbol, Object>> spelled =
          inner.size() > sizes.size() ? small(symbols, claim, inner, most) : Optional.empty();
      return spelled.or(() -> attempt.model(symbols));
    }
  }

  /** The integers in a value, as far as it is a record or a tuple. */
  private static List<Term> integers(Term term, int depth) {
    if (Sorts.isInt(term)) {
      return List.of(term);
    }
    List<Term> all = new ArrayList<>();
    if (depth < MAX_DEPTH) {
      StructureAxioms.parts(term).forEach(p -> all.addAll(integers(p, depth + 1)));
    }
    return all;
  }

  /** The arrays in a value: it is one, or a record, a tuple or an array that has some. */
  private static void arrays(Term term, int depth, Map<Term, Integer> known, Set<Term> found) {
    if (Terms.isArray(term.type())) {
      found.add(term);
      for (long i = 0; i < known.getOrDefault(term, 0) && depth < MAX_DEPTH; i++) {
        arrays(Terms.at(term, Term.constant(i)), depth + 1, known, found);
      }
    } else if (depth < MAX_DEPTH) {
      StructureAxioms.parts(term).forEach(p -> arrays(p, depth + 1, known, found));
    }
  }

  private static Term spelled(Term array, int size) {
    List<Term> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(new Term.Symbol("item" + i, Terms.element(array.type()), true));
    }
    return new Term.Apply(new Term.Head(Term.Kind.ARRAY, "array"), array.type(), items);
  }

  private static boolean isCounterexample(Obligation obligation, Map<Term.Symbol, Object> values) {
    return TermValues.evaluate(obligation.goal(), values).map(v -> v.equals(false)).orElse(false)
        && obligation.facts().stream()
            .allMatch(f -> TermValues.evaluate(f, values).map(v -> v.equals(true)).orElse(false));
  }

  // ---- one question ----

  /** Terms that are all to be true, and a solver asked for values that make them so. */
  private final class Attempt implements AutoCloseable {
    private final Encoder encoder = new Encoder();
    private final Backend.Session session = backend.open();
    private final StringTheory strings;

    Attempt(List<Term> terms) {
      encoder.assertions(Saturation.of(terms)).forEach(session::add);
      strings = new StringTheory(encoder);
    }

    Backend.Answer check() {
      for (int round = 0; round < MAX_ROUNDS; round++) {
        Backend.Answer answer = session.check();
        repeatable &= answer != Backend.Answer.STOPPED;
        if (answer != Backend.Answer.SATISFIABLE) {
          return answer;
        }
        List<Smt> clauses = strings.clashes(session);
        if (clauses.isEmpty()) {
          return answer;
        }
        clauses.forEach(session::add);
      }
      return Backend.Answer.UNKNOWN;
    }

    /** Values of all symbols; absent if the model does not tell one. */
    Optional<Map<Term.Symbol, Object>> model(Set<Term.Symbol> symbols) {
      ModelReader reader = new ModelReader(encoder, session, strings.texts());
      Map<Term.Symbol, Object> all = new LinkedHashMap<>();
      for (Term.Symbol symbol : symbols) {
        Optional<Object> value = reader.read(symbol);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        all.put(symbol, value.orElseThrow());
      }
      return Optional.of(all);
    }

    /** How long the model's arrays are, those that are known and those in their elements. */
    Map<Term, Integer> sizes(Set<Term.Symbol> symbols, Map<Term, Integer> known) {
      ModelReader reader = new ModelReader(encoder, session, strings.texts());
      Set<Term> found = new LinkedHashSet<>();
      symbols.forEach(s -> arrays(s, 0, known, found));
      Map<Term, Integer> all = new LinkedHashMap<>(known);
      for (Term array : found) {
        long size = reader.integer(Terms.length(array)).orElse(0L);
        all.putIfAbsent(array, (int) Math.min(size, MAX_ITEMS));
      }
      return all;
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
