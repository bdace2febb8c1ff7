package org.cascade.lang.refine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Lowering;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.eval.Definitions;
import org.cascade.lang.eval.SampleValues;
import org.cascade.lang.eval.Value;
import org.cascade.lang.refine.replay.Replay;
import org.cascade.lang.refine.replay.Replayed;
import org.cascade.lang.refine.solve.Obligation;
import org.cascade.lang.refine.solve.Solver;
import org.cascade.lang.refine.solve.Verdict;
import org.cascade.lang.refine.term.Relevance;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.refine.term.TermValues;
import org.cascade.lang.refine.walk.TypeFacts;
import org.cascade.lang.refine.walk.Walk;

/** Looks for a run of the program that breaks a claim: from what the solver found, or by trying. */
final class Refuter {
  private static final int MAX_TRIES = 60;

  private final Lowering lowering;
  private final Definitions definitions;
  private final Solver solver;
  private final TypeFacts typeFacts;
  private final Walk walk;

  Refuter(
      Lowering lowering, Definitions definitions, Solver solver, TypeFacts typeFacts, Walk walk) {
    this.lowering = lowering;
    this.definitions = definitions;
    this.solver = solver;
    this.typeFacts = typeFacts;
    this.walk = walk;
  }

  Answer answer(Judgement judgement) {
    return switch (judgement.verdict()) {
      case Verdict.Proved p -> new Answer.Proved();
      case Verdict.Refuted r -> answered(judgement, replayed(judgement, r.witness()));
      case Verdict.Unknown u ->
          answered(
              judgement,
              u.candidate().isEmpty() ? Optional.empty() : replayed(judgement, u.candidate()));
    };
  }

  private Answer answered(Judgement judgement, Optional<Replayed> first) {
    return first
        .or(() -> ofAllFacts(judgement, List.of()))
        .or(() -> tried(judgement))
        .map(found -> plainer(judgement, found))
        .map(found -> simplest(judgement, found))
        .<Answer>map(Answer.Refuted::new)
        .orElseGet(Answer.Unknown::new);
  }

  private Optional<Replayed> replayed(Judgement judgement, Map<Term.Symbol, Object> values) {
    Map<Term.Symbol, Value> all = new LinkedHashMap<>();
    values.forEach((symbol, value) -> all.put(symbol, TermValues.value(value)));
    return Replay.run(lowering, definitions, judgement.scene(), target(judgement), all);
  }

  private Replayed simplest(Judgement judgement, Replayed found) {
    Replay.Target target = target(judgement);
    return Replay.simplest(lowering, definitions, judgement.scene(), target, found);
  }

  private static Replay.Target target(Judgement judgement) {
    Set<Term> about = new LinkedHashSet<>();
    Relevance.opaque(judgement.obligation().goal(), about);
    judgement.obligation().facts().forEach(f -> Relevance.opaque(f, about));
    return new Replay.Target(judgement.claim(), judgement.value(), judgement.condition(), about);
  }

  /** Values that also take the way there, whatever that depends on. */
  private Optional<Replayed> ofAllFacts(Judgement judgement, List<Term> more) {
    List<Term> facts = new ArrayList<>(judgement.state().facts());
    List<Term> about = new ArrayList<>(facts);
    about.add(judgement.obligation().goal());
    about.addAll(judgement.scene().given().values());
    facts.addAll(typeFacts.about(about, walk));
    judgement.scene().given().values().forEach(g -> facts.addAll(typeFacts.inside(g, walk)));
    facts.addAll(more);
    Verdict verdict = solver.decide(new Obligation(facts, judgement.obligation().goal(), true));
    return switch (verdict) {
      case Verdict.Proved p -> Optional.empty();
      case Verdict.Refuted r -> replayed(judgement, r.witness());
      case Verdict.Unknown u ->
          u.candidate().isEmpty() ? Optional.empty() : replayed(judgement, u.candidate());
    };
  }

  /** A number that is none is only shown where nothing else will do. */
  private Replayed plainer(Judgement judgement, Replayed found) {
    List<Term> numbers = new ArrayList<>();
    found
        .inputs()
        .forEach((symbol, value) -> {
          if (value instanceof Value.Real r && Double.isNaN(r.value())) {
            numbers.add(new Term.Operation(Primitive.EQUAL, List.of(symbol, symbol)));
          }
        });
    return numbers.isEmpty() ? found : ofAllFacts(judgement, numbers).orElse(found);
  }

  // ---- trying ----

  /** Simple inputs, for what only running it can tell, such as loops. */
  private Optional<Replayed> tried(Judgement judgement) {
    List<Map<Term.Symbol, Object>> all = List.of(Map.of());
    for (Map.Entry<Local, Term> given : judgement.scene().given().entrySet()) {
      if (given.getValue() instanceof Term.Symbol symbol) {
        all = extended(all, symbol);
      }
    }
    if (all.size() == 1) {
      return Optional.empty();
    }
    return all.stream().flatMap(values -> replayed(judgement, values).stream()).findFirst();
  }

  private static List<Map<Term.Symbol, Object>> extended(
      List<Map<Term.Symbol, Object>> all, Term.Symbol symbol) {
    List<Value> values = new SampleValues().some(symbol.type());
    List<Map<Term.Symbol, Object>> longer = new ArrayList<>();
    for (Map<Term.Symbol, Object> each : all) {
      for (Value value : values) {
        Map<Term.Symbol, Object> more = new LinkedHashMap<>(each);
        more.put(symbol, TermValues.plain(value));
        longer.add(more);
      }
    }
    return longer.isEmpty() || longer.size() > MAX_TRIES ? all : longer;
  }
}
