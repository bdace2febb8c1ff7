package org.cascade.lang.refine.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Lowering;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * What is true of values by their types alone: refinements, also of what is inside, and invariants.
 * Only terms that are of their type wherever they stand are noted, never what is so on one path.
 */
public final class TypeFacts {
  private final Lowering lowering;
  private final Map<Term, Set<Type>> noted = new HashMap<>();
  private final Map<Term, Map<Type, Term>> facts = new HashMap<>();
  private final Set<Type> open = new HashSet<>();

  public TypeFacts(Lowering lowering) {
    this.lowering = lowering;
  }

  /** Remembers that a term's value is of a type; gives the term. */
  Term note(Term term, Type type) {
    Type known = Types.zonk(type);
    boolean invariants = Types.record(known).map(r -> !r.invariants().isEmpty()).orElse(false);
    boolean refined = !Types.erased(known).equals(known) && !(known instanceof Type.Fun);
    if ((refined || invariants) && !(term instanceof Term.Constant)) {
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
        if (!fact.equals(Term.TRUE)) {
          all.add(fact);
          queue.add(fact);
        }
      }
    }
    return all;
  }

  private Term fact(Term term, Type type, Walk walk) {
    Map<Type, Term> known = facts.computeIfAbsent(term, t -> new HashMap<>());
    Term fact = known.get(type);
    if (fact == null) {
      known.put(type, Term.TRUE);
      fact = of(term, type, walk);
      known.put(type, fact);
    }
    return fact;
  }

  /** What a value's being of a type says. */
  Term of(Term term, Type type, Walk walk) {
    // A predicate may call what gives a value of the same type: that tells nothing new.
    if (!open.add(type)) {
      return Term.TRUE;
    }
    Term fact = says(term, type, walk);
    open.remove(type);
    return fact;
  }

  private Term says(Term term, Type type, Walk walk) {
    Local value = new Local("value", Types.erased(type), false);
    Term fact = lowering.holds(value, type).map(p -> says(p, value, term, walk)).orElse(Term.TRUE);
    Local self = new Local("self", Types.unrefined(type), false);
    for (Core invariant : lowering.invariants(self)) {
      fact = Term.and(fact, says(invariant, self, term, walk));
    }
    return fact;
  }

  /** It has been evaluated when the value came to be, so it came to a value. */
  private static Term says(Core predicate, Local subject, Term term, Walk walk) {
    boolean aborts =
        CoreWalk.find(predicate, c -> c instanceof Core.Abort ? Optional.of(c) : Optional.empty())
            .isPresent();
    if (aborts) {
      return Term.TRUE;
    }
    Term.Applied applied = walk.predicate(predicate, subject, term, State.START);
    return Term.and(applied.defined(), applied.value());
  }
}
