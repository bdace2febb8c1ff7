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
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * What is true of values by their types alone: refinements, also of what is inside, and invariants.
 * Only terms that are of their type wherever they stand are noted: that one is so on a path alone
 * is a fact of the path.
 */
public final class TypeFacts {
  /** How deep values are looked into. */
  private static final int MAX_DEPTH = 2;

  private final Lowering lowering;
  private final Map<Term, Set<Note>> noted = new HashMap<>();
  private final Map<Term, Map<Type, Term>> facts = new HashMap<>();
  private final Set<Type> open = new HashSet<>();

  /**
   * What a term's value is.
   *
   * @param when on which condition
   */
  private record Note(Type type, Term when) {}

  public TypeFacts(Lowering lowering) {
    this.lowering = lowering;
  }

  /** Remembers that a symbol's value is of a type; gives the symbol. */
  Term.Symbol note(Term.Symbol symbol, Type type) {
    note(symbol, type, Term.TRUE);
    return symbol;
  }

  /** Remembers that a term's value, wherever it stands, is of a type on a condition. */
  void note(Term term, Type type, Term when) {
    Type known = Types.zonk(type);
    if (says(known)) {
      noted.computeIfAbsent(term, t -> new LinkedHashSet<>()).add(new Note(known, when));
    }
  }

  /** Whether being of a type says anything about a value. */
  private static boolean says(Type type) {
    boolean invariants = Types.record(type).map(r -> !r.invariants().isEmpty()).orElse(false);
    boolean refined = !Types.erased(type).equals(type) && !(type instanceof Type.Fun);
    return refined || invariants;
  }

  /** What is known of a value where it is of a type. */
  Term ofType(Term term, Type type, Walk walk) {
    Type known = Types.zonk(type);
    return says(known) && !(term instanceof Term.Constant) ? fact(term, known, walk) : Term.TRUE;
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
      for (Note note : noted.getOrDefault(term, Set.of())) {
        Term fact = Term.implies(note.when(), fact(term, note.type(), walk));
        if (!fact.equals(Term.TRUE)) {
          all.add(fact);
          queue.add(fact);
        }
      }
    }
    return all;
  }

  /** What is so of what is in a value by the types that its fields and items are declared with. */
  public List<Term> inside(Term value, Walk walk) {
    List<Term> all = new ArrayList<>();
    inside(value, 0, walk, all);
    return all;
  }

  private void inside(Term value, int depth, Walk walk, List<Term> all) {
    if (depth > MAX_DEPTH) {
      return;
    }
    List<Term> parts = new ArrayList<>();
    switch (Types.unrefined(value.type())) {
      case Type.Tuple t -> {
        for (int i = 0; i < t.items().size(); i++) {
          Type type = t.items().get(i);
          parts.add(Translation.part(value, Term.Kind.TUPLE, Term.Kind.ITEM, i, i, type));
          all.add(ofType(parts.getLast(), type, walk));
        }
      }
      case Type.Con c when c.symbol() instanceof RecordSymbol r && !r.isTransaction() -> {
        Substitution types = Substitution.of(r.params(), c.args());
        for (RecordSymbol.Field f : r.fields()) {
          Type type = types.apply(f.type());
          parts.add(Translation.part(value, Term.Kind.RECORD, Term.Kind.FIELD, f, f.index(), type));
          all.add(ofType(parts.getLast(), type, walk));
        }
      }
      default -> {}
    }
    parts.forEach(p -> inside(p, depth + 1, walk, all));
  }

  private Term fact(Term term, Type type, Walk walk) {
    Map<Type, Term> known = facts.computeIfAbsent(term, t -> new HashMap<>());
    Term fact = known.get(type);
    if (fact != null) {
      return fact;
    }
    // A predicate may call what gives a value of the same type: that tells nothing new.
    if (!open.add(type)) {
      return Term.TRUE;
    }
    fact = says(term, type, walk);
    open.remove(type);
    known.put(type, fact);
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
