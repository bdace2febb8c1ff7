package org.cascade.lang.refine.smt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.LibraryOp;
import org.cascade.lang.refine.term.Sorts;
import org.cascade.lang.refine.term.Term;

/**
 * Arrays, sets, maps and texts. What holds of every index, element or key is said of those that the
 * obligation mentions; each is handed on to the collections that another is made of, or made into,
 * or equal to.
 */
final class CollectionAxioms {
  /** What makes a collection whose elements are known better than their places. */
  private static final Set<LibraryOp> SELECTING =
      Set.of(
          LibraryOp.ARRAY_FILTER,
          LibraryOp.ARRAY_DISTINCT,
          LibraryOp.SET_TO_ARRAY,
          LibraryOp.MAP_KEYS,
          LibraryOp.MAP_VALUES);

  private final Saturation saturation;
  private final ArrayAxioms arrays;
  private final SetAxioms sets;
  private final TextAxioms texts;

  /** By collection: what is asked of it, and what else it has to do with. */
  private final Map<Term, Known> known = new LinkedHashMap<>();

  private final Set<Term.Apply> literals = new LinkedHashSet<>();

  /** Whether anything asks for elements; if not, no index makes one. */
  private boolean watching;

  /** What is asked of one collection. */
  private static final class Known {
    final Set<Term> indexes = new LinkedHashSet<>();
    final Set<Term> elements = new LinkedHashSet<>();
    final Set<Term> equals = new LinkedHashSet<>();
    final Set<Term.Apply> uses = new LinkedHashSet<>();
    final Set<Term.ForAll> foralls = new LinkedHashSet<>();
  }

  CollectionAxioms(Saturation saturation) {
    this.saturation = saturation;
    this.arrays = new ArrayAxioms(saturation);
    this.sets = new SetAxioms(saturation);
    this.texts = new TextAxioms(saturation);
  }

  void about(Term term) {
    if (Terms.isCollection(term.type())) {
      saturation.mention(Terms.length(term));
    } else if (Sorts.isString(term)) {
      texts.empty(term);
    }
    for (Term side : Saturation.sides(term)) {
      for (Term other : Saturation.sides(term)) {
        link(side, other);
      }
    }
    extensionality(term);
    switch (term) {
      case Term.ForAll f -> forAll(f);
      case Term.Member m -> {
        watch();
        element(m.collection(), m.element());
      }
      case Term.Defined d -> defined(d);
      case Term.Apply a -> apply(a);
      case Term.Operation o when o.op() == Primitive.STRING_CONCAT -> texts.concat(o);
      default -> {}
    }
  }

  private Known of(Term collection) {
    return known.computeIfAbsent(collection, c -> new Known());
  }

  // ---- terms ----

  private void apply(Term.Apply a) {
    if (a.head().kind() == Term.Kind.ARRAY) {
      arrays.literal(a);
      literals.add(a);
      if (watching) {
        a.args().forEach(e -> element(a, e));
      }
    }
    Terms.operation(a).ifPresent(op -> library(a, op));
  }

  private void library(Term.Apply a, LibraryOp op) {
    for (Term arg : a.args()) {
      if (Terms.isCollection(arg.type())) {
        use(arg, a);
      }
    }
    switch (op) {
      case ARRAY_INDEX -> index(a.args().get(0), a.args().get(1));
      case MAP_INDEX -> element(a.args().get(0), a.args().get(1));
      case ARRAY_CONTAINS, SET_CONTAINS, MAP_CONTAINS -> {
        Term member = new Term.Member(a.args().get(1), a.args().get(0));
        saturation.assume(Terms.iff(a, member));
      }
      default -> made(a, op);
    }
  }

  private void made(Term.Apply a, LibraryOp op) {
    if (SELECTING.contains(op)) {
      watch();
    }
    arrays.about(a, op);
    sets.about(a, op);
    texts.about(a, op);
  }

  private void use(Term collection, Term.Apply by) {
    Known k = of(collection);
    if (k.uses.add(by)) {
      List.copyOf(k.indexes).forEach(i -> arrays.indexBelow(by, collection, i));
      List.copyOf(k.elements).forEach(e -> sets.elementBelow(by, collection, e));
    }
  }

  private void index(Term array, Term index) {
    Known k = of(array);
    if (!k.indexes.add(index)) {
      return;
    }
    arrays.read(array, index, List.copyOf(k.indexes));
    List.copyOf(k.uses).forEach(u -> arrays.indexBelow(u, array, index));
    k.equals.forEach(o -> saturation.mention(Terms.at(o, index)));
    if (watching) {
      member(array, index);
    }
  }

  private void member(Term array, Term index) {
    Term member = new Term.Member(Terms.at(array, index), array);
    saturation.assume(Term.implies(Terms.isIndex(index, array), member));
  }

  private void element(Term collection, Term element) {
    Known k = of(collection);
    if (!k.elements.add(element)) {
      return;
    }
    sets.element(collection, element);
    List.copyOf(k.uses).forEach(u -> sets.elementBelow(u, collection, element));
    List.copyOf(k.foralls).forEach(f -> instance(f, element));
    k.equals.forEach(o -> saturation.mention(new Term.Member(element, o)));
  }

  private void link(Term left, Term right) {
    if (left.equals(right) || !Terms.isCollection(left.type())) {
      return;
    }
    Known k = of(left);
    if (k.equals.add(right)) {
      k.indexes.forEach(i -> saturation.mention(Terms.at(right, i)));
      k.elements.forEach(e -> saturation.mention(new Term.Member(e, right)));
    }
  }

  // ---- for all elements ----

  private void forAll(Term.ForAll f) {
    watch();
    of(f.collection()).foralls.add(f);
    Term witness = saturation.fresh("element", Terms.element(f.collection().type()));
    Term.Applied applied = f.predicate().apply(List.of(witness));
    Term breaks = Term.not(Term.and(applied.defined(), applied.value()));
    Term exists = Term.and(new Term.Member(witness, f.collection()), breaks);
    saturation.assume(Term.or(f, exists));
    List.copyOf(of(f.collection()).elements).forEach(e -> instance(f, e));
  }

  private void instance(Term.ForAll f, Term element) {
    Term.Applied applied = f.predicate().apply(List.of(element));
    Term holds = Term.and(applied.defined(), applied.value());
    saturation.assume(Term.implies(Term.and(f, new Term.Member(element, f.collection())), holds));
  }

  private void watch() {
    if (watching) {
      return;
    }
    watching = true;
    for (Map.Entry<Term, Known> entry : new ArrayList<>(known.entrySet())) {
      List.copyOf(entry.getValue().indexes).forEach(i -> member(entry.getKey(), i));
    }
    List.copyOf(literals).forEach(a -> a.args().forEach(e -> element(a, e)));
  }

  /** Whether what is applied to each element comes to a value for each. */
  private void defined(Term.Defined d) {
    if (d.of() instanceof Term.Apply a
        && a.args().size() == 2
        && a.args().get(1) instanceof Term.Closure closure) {
      saturation.assume(Terms.iff(d, everywhere(a.args().get(0), closure)));
    } else if (d.of() instanceof Term.ForAll f) {
      saturation.assume(Term.implies(everywhere(f.collection(), f.predicate()), d));
    } else {
      Terms.operation(d.of()).ifPresent(op -> arrays.defined(d, (Term.Apply) d.of(), op));
    }
  }

  private static Term everywhere(Term collection, Term.Closure closure) {
    Term.Closure defined =
        new Term.Closure(
            List.of("defined", closure),
            closure.type(),
            args -> new Term.Applied(closure.apply(args).defined(), Term.TRUE));
    return new Term.ForAll(collection, defined);
  }

  /** What differs, differs somewhere. */
  private void extensionality(Term term) {
    List<Term> sides = term instanceof Term.Choice ? List.of() : Saturation.sides(term);
    if (sides.size() != 2 || !Terms.isArray(sides.getFirst().type())) {
      return;
    }
    Term left = sides.get(0);
    Term right = sides.get(1);
    Term place = saturation.fresh("place", org.cascade.lang.types.Builtin.INT_TYPE);
    Term differs = Term.not(Terms.same(Terms.at(left, place), Terms.at(right, place)));
    Term longer = Term.not(Terms.equal(Terms.length(left), Terms.length(right)));
    saturation.assume(
        Term.or(term, Term.or(longer, Term.and(Terms.isIndex(place, left), differs))));
  }
}
