package org.cascade.lang.refine.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Lowering;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * What is true of values by their types alone: refinements and invariants. Only terms that are of
 * their type wherever they stand are noted, never what is so on one path.
 */
public final class TypeFacts {
  private final Lowering lowering;
  private final Map<Term, Set<Type>> noted = new HashMap<>();
  private final Map<Term, Map<Type, Term>> facts = new HashMap<>();

  public TypeFacts(Lowering lowering) {
    this.lowering = lowering;
  }

  /** Remembers that a term's value is of a type; gives the term. */
  public Term note(Term term, Type type) {
    Type known = Types.resolve(type);
    boolean invariants = Types.record(known).map(r -> !r.invariants().isEmpty()).orElse(false);
    if (known instanceof Type.Refined || invariants) {
      noted.computeIfAbsent(term, t -> new LinkedHashSet<>()).add(known);
    }
    return term;
  }

  /** The facts about these terms and all in them. */
  public List<Term> about(List<Term> terms, Walk walk) {
    List<Term> all = new ArrayList<>();
    Set<Term> seen = new HashSet<>();
    List<Term> queue = new ArrayList<>(terms);
    for (int i = 0; i < queue.size(); i++) {
      Term term = queue.get(i);
      if (!seen.add(term)) {
        continue;
      }
      queue.addAll(term.parts());
      for (Type type : noted.getOrDefault(term, Set.of())) {
        Term fact = fact(term, type, walk);
        all.add(fact);
        queue.add(fact);
      }
    }
    return all;
  }

  private Term fact(Term term, Type type, Walk walk) {
    Map<Type, Term> known = facts.computeIfAbsent(term, t -> new HashMap<>());
    Term fact = known.get(type);
    if (fact == null) {
      known.put(type, Term.TRUE);
      fact = Term.TRUE;
      if (type instanceof Type.Refined refined) {
        CoreModule.Check check = lowering.check(refined);
        fact = walk.predicate(check.predicate(), check.value(), term, State.START);
      }
      Local self = new Local("self", Types.unrefined(type), false);
      for (Core invariant : lowering.invariants(self)) {
        fact = Term.and(fact, walk.predicate(invariant, self, term, State.START));
      }
      known.put(type, fact);
    }
    return fact;
  }
}
