package org.cascade.lang.refine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.refine.term.Relevance;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Types;

/** Why nothing could be shown: what the claim hangs on of which nothing is known. */
final class MissingFacts {
  private final Judgement judgement;
  private final Set<String> found = new LinkedHashSet<>();

  private MissingFacts(Judgement judgement) {
    this.judgement = judgement;
  }

  /**
   * Sentences, the most telling first.
   *
   * @param condition what is open, as it would be written at the claim
   */
  static List<String> of(Judgement judgement, Optional<String> condition) {
    MissingFacts facts = new MissingFacts(judgement);
    facts.look(judgement.obligation().goal(), condition);
    facts.look(judgement.term(), condition);
    return List.copyOf(facts.found);
  }

  private void look(Term term, Optional<String> condition) {
    results(term);
    for (Term.Symbol symbol : Relevance.symbols(term)) {
      if (!symbol.isGiven()) {
        unknown(symbol, condition);
      }
    }
  }

  /** Calls that stand for what they give. */
  private void results(Term term) {
    if (term instanceof Term.Apply a && a.head().detail() instanceof FunctionSymbol f) {
      result(f);
    }
    term.parts().forEach(this::results);
  }

  private void unknown(Term.Symbol symbol, Optional<String> condition) {
    Optional<Core> from = source(symbol);
    if (from.isPresent()) {
      switch (from.orElseThrow()) {
        case Core.Call c -> result(c.function());
        case Core.CallSpace c -> result(c.function());
        case Core.ReadState s -> state(s);
        default -> {}
      }
      return;
    }
    if (isChangedByLoop(symbol.name())) {
      String more =
          condition
              .map(c -> "; say with `invariant` at the loop what holds, such as `%s`".formatted(c))
              .orElse("");
      found.add(
          "Nothing else is known of `%s`, which a loop changes%s.".formatted(symbol.name(), more));
    }
  }

  private void result(FunctionSymbol function) {
    boolean refined =
        function.result().map(r -> !Types.erased(r).equals(Types.zonk(r))).orElse(false);
    boolean ours = !function.module().startsWith("cascade.");
    String words =
        refined
            ? "Of the result of `%s` only its type is known"
            : "Nothing is known of the result of `%s`";
    String more = ours && !refined ? "; give it a refined result type." : ".";
    found.add(words.formatted(function) + more);
  }

  private void state(Core.ReadState read) {
    found.add(
        "What the state `%s` holds here is not known, since it may have been written; `let` keeps what was read before."
            .formatted(read.state().name()));
  }

  /** The expression whose value it stands for. */
  private Optional<Core> source(Term.Symbol symbol) {
    return judgement.scene().came().entrySet().stream()
        .filter(e -> e.getValue() == symbol)
        .map(java.util.Map.Entry::getKey)
        .min(java.util.Comparator.comparing(c -> c.span().offset()));
  }

  private boolean isChangedByLoop(String name) {
    List<Core> loops = new ArrayList<>();
    CoreWalk.visit(
        judgement.scene().body(),
        c -> {
          if (c instanceof Core.While || c instanceof Core.ForEach) {
            loops.add(c);
          }
        });
    return loops.stream()
        .anyMatch(l ->
            CoreWalk.find(
                    l,
                    c ->
                        c instanceof Core.Assign a && a.local().name().equals(name)
                            ? Optional.of(c)
                            : Optional.empty())
                .isPresent());
  }
}
