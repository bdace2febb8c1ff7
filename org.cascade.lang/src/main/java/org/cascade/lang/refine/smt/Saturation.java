package org.cascade.lang.refine.smt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Type;

/**
 * Adds to an obligation what its terms mean: axioms for each term in it, then for the terms that
 * these bring in, to a depth. All in the order in which things were met, so that the same
 * obligation always gets the same axioms.
 */
final class Saturation {
  private static final int MAX_DEPTH = 5;
  private static final int MAX_FACTS = 2_500;

  private final Set<Term> facts = new LinkedHashSet<>();
  private final Map<Term, Integer> depths = new LinkedHashMap<>();
  private final Deque<Term> queue = new ArrayDeque<>();
  private final StructureAxioms structures = new StructureAxioms(this);
  private final CallAxioms calls = new CallAxioms(this);
  private final CollectionAxioms collections = new CollectionAxioms(this);
  private int depth;
  private int skolems;

  /** The terms and all that was found out about what is in them. */
  static List<Term> of(List<Term> terms) {
    Saturation saturation = new Saturation();
    terms.forEach(saturation::assume);
    saturation.run();
    return List.copyOf(saturation.facts);
  }

  private void run() {
    while (!queue.isEmpty() && facts.size() < MAX_FACTS) {
      Term term = queue.removeFirst();
      depth = depths.getOrDefault(term, 0) + 1;
      if (depth <= MAX_DEPTH) {
        structures.about(term, depth);
        calls.about(term);
        collections.about(term);
      }
    }
  }

  /** Notes what is true. */
  void assume(Term fact) {
    if (!fact.equals(Term.TRUE) && facts.add(fact)) {
      mention(fact);
    }
  }

  /** Makes sure that what a term means is known. */
  void mention(Term term) {
    if (!depths.containsKey(term)) {
      term.parts().forEach(this::mention);
      depths.put(term, depth);
      queue.addLast(term);
    }
  }

  /** A value of which nothing is known yet. */
  Term fresh(String name, Type type) {
    skolems++;
    return new Term.Symbol(name + "!" + skolems, type, false);
  }

  /** The two sides of an equality; empty for other terms. */
  static List<Term> sides(Term term) {
    return switch (term) {
      case Term.Operation o when o.op() == Primitive.EQUAL -> o.args();
      case Term.Apply a when a.head().detail().equals(Terms.SAME) -> a.args();
      case Term.Choice c -> new ArrayList<>(List.of(c, c.then(), c.otherwise()));
      default -> List.of();
    };
  }
}
