package org.cascade.lang.refine.smt;

import java.util.List;
import org.cascade.lang.refine.term.LibraryOp;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Types;

/** What the elements of the library's collections are, the keys of maps, and their values. */
final class SetAxioms {
  private final Saturation saturation;

  SetAxioms(Saturation saturation) {
    this.saturation = saturation;
  }

  // ---- sizes, and values by key ----

  void about(Term.Apply t, LibraryOp op) {
    switch (op) {
      case SET_INSERT, MAP_INSERT -> {
        Term known = new Term.Member(arg(t, 1), arg(t, 0));
        Term more = Terms.add(Terms.length(arg(t, 0)), Terms.ONE);
        size(t, Terms.choice(known, Terms.length(arg(t, 0)), more));
        saturation.mention(new Term.Member(arg(t, 1), t));
        if (op == LibraryOp.MAP_INSERT) {
          saturation.assume(Terms.same(Terms.valueOf(t, arg(t, 1)), arg(t, 2)));
        }
      }
      case SET_REMOVE, MAP_REMOVE -> {
        Term known = new Term.Member(arg(t, 1), arg(t, 0));
        Term fewer = Terms.subtract(Terms.length(arg(t, 0)), Terms.ONE);
        size(t, Terms.choice(known, fewer, Terms.length(arg(t, 0))));
        saturation.mention(new Term.Member(arg(t, 1), t));
      }
      case SET_UNION -> {
        Term both = Terms.add(Terms.length(arg(t, 0)), Terms.length(arg(t, 1)));
        bounds(Terms.length(arg(t, 0)), Terms.length(t), both);
        bounds(Terms.length(arg(t, 1)), Terms.length(t), both);
      }
      case SET_INTERSECT -> {
        saturation.assume(Terms.atMost(Terms.length(t), Terms.length(arg(t, 0))));
        saturation.assume(Terms.atMost(Terms.length(t), Terms.length(arg(t, 1))));
      }
      case SET_MINUS -> {
        Term least = Terms.subtract(Terms.length(arg(t, 0)), Terms.length(arg(t, 1)));
        bounds(least, Terms.length(t), Terms.length(arg(t, 0)));
      }
      case MAP_GET -> {
        Term present = new Term.Member(arg(t, 1), arg(t, 0));
        saturation.assume(Terms.iff(Terms.isSome(t), present));
        Term value = Terms.valueOf(arg(t, 0), arg(t, 1));
        saturation.assume(Term.implies(present, Terms.same(Terms.some(t), value)));
      }
      default -> {}
    }
  }

  private void size(Term t, Term length) {
    saturation.assume(Terms.equal(Terms.length(t), length));
  }

  private void bounds(Term low, Term value, Term high) {
    saturation.assume(Terms.atMost(low, value));
    saturation.assume(Terms.atMost(value, high));
  }

  // ---- elements ----

  /** Something asks whether this is an element. */
  void element(Term collection, Term element) {
    Term member = new Term.Member(element, collection);
    saturation.assume(Term.implies(member, ArrayAxioms.notEmpty(collection)));
    if (!(collection instanceof Term.Apply t)) {
      return;
    }
    if (t.head().kind() == Term.Kind.ARRAY) {
      Term one = Term.FALSE;
      for (Term item : t.args()) {
        one = Term.or(one, Terms.same(element, item));
      }
      saturation.assume(Terms.iff(member, one));
    } else if (t.head().detail() instanceof LibraryOp op) {
      element(t, op, element, member);
    }
  }

  private void element(Term.Apply t, LibraryOp op, Term e, Term member) {
    switch (op) {
      case ARRAY_APPEND, SET_INSERT ->
          saturation.assume(Terms.iff(member, Term.or(in(e, t, 0), Terms.same(e, arg(t, 1)))));
      case MAP_INSERT -> {
        Term key = Terms.same(e, arg(t, 1));
        saturation.assume(Terms.iff(member, Term.or(in(e, t, 0), key)));
        unchanged(t, e, Term.not(key));
      }
      case SET_REMOVE ->
          saturation.assume(
              Terms.iff(member, Term.and(in(e, t, 0), Term.not(Terms.same(e, arg(t, 1))))));
      case MAP_REMOVE -> {
        Term other = Term.not(Terms.same(e, arg(t, 1)));
        saturation.assume(Terms.iff(member, Term.and(in(e, t, 0), other)));
        unchanged(t, e, other);
      }
      case ARRAY_CONCAT, SET_UNION ->
          saturation.assume(Terms.iff(member, Term.or(in(e, t, 0), in(e, t, 1))));
      case SET_INTERSECT ->
          saturation.assume(Terms.iff(member, Term.and(in(e, t, 0), in(e, t, 1))));
      case SET_MINUS ->
          saturation.assume(Terms.iff(member, Term.and(in(e, t, 0), Term.not(in(e, t, 1)))));
      case ARRAY_INSERT_AT ->
          ifDefined(t, Terms.iff(member, Term.or(in(e, t, 0), Terms.same(e, arg(t, 2)))));
      case ARRAY_SET ->
          ifDefined(t, Term.implies(member, Term.or(in(e, t, 0), Terms.same(e, arg(t, 2)))));
      case ARRAY_REMOVE_AT, ARRAY_SLICE -> {
        ifDefined(t, Term.implies(member, in(e, t, 0)));
        standsSomewhere(t, e, member);
      }
      case ARRAY_TAKE, ARRAY_DROP -> {
        saturation.assume(Term.implies(member, in(e, t, 0)));
        standsSomewhere(t, e, member);
      }
      case ARRAY_REVERSE,
          ARRAY_SORT,
          ARRAY_SORT_BY,
          ARRAY_DISTINCT,
          ARRAY_TO_SET,
          SET_TO_ARRAY,
          MAP_KEYS ->
          saturation.assume(Terms.iff(member, in(e, t, 0)));
      case ARRAY_RANGE -> {
        Term inside = Term.and(Terms.atMost(arg(t, 0), e), Terms.less(e, arg(t, 1)));
        ifDefined(t, Terms.iff(member, inside));
      }
      case ARRAY_FILTER -> filtered(t, e, member);
      case ARRAY_MAP -> mapped(t, e, member);
      case MAP_VALUES -> {
        Term key = saturation.fresh("key", Types.args(arg(t, 0).type()).getFirst());
        Term value = Terms.same(Terms.valueOf(arg(t, 0), key), e);
        Term exists = Term.and(new Term.Member(key, arg(t, 0)), value);
        saturation.assume(Term.implies(member, exists));
      }
      default -> {}
    }
  }

  /** Which of the source's elements are left depends on where they stand. */
  private void standsSomewhere(Term.Apply t, Term e, Term member) {
    Term place = saturation.fresh("place", Builtin.INT_TYPE);
    Term there = Terms.same(Terms.at(t, place), e);
    saturation.assume(Term.implies(member, Term.and(Terms.isIndex(place, t), there)));
  }

  /** The value of another key is what it was. */
  private void unchanged(Term.Apply t, Term key, Term other) {
    Term same = Terms.same(Terms.valueOf(t, key), Terms.valueOf(arg(t, 0), key));
    saturation.assume(Term.implies(other, same));
  }

  private void filtered(Term.Apply t, Term e, Term member) {
    if (arg(t, 1) instanceof Term.Closure p) {
      Term.Applied applied = p.apply(List.of(e));
      Term chosen = Term.and(in(e, t, 0), applied.value());
      saturation.assume(Term.implies(applied.defined(), Terms.iff(member, chosen)));
    }
    saturation.assume(Term.implies(member, in(e, t, 0)));
  }

  private void mapped(Term.Apply t, Term e, Term member) {
    if (arg(t, 1) instanceof Term.Closure f) {
      Term origin = saturation.fresh("origin", Terms.element(arg(t, 0).type()));
      Term.Applied applied = f.apply(List.of(origin));
      Term same = Term.implies(applied.defined(), Terms.same(e, applied.value()));
      Term exists = Term.and(new Term.Member(origin, arg(t, 0)), same);
      saturation.assume(Term.implies(member, exists));
    }
  }

  /** What an element becomes in what is made of the collection. */
  void elementBelow(Term.Apply made, Term collection, Term element) {
    Term member = new Term.Member(element, collection);
    switch (Terms.operation(made).orElseThrow()) {
      case ARRAY_MAP -> {
        if (arg(made, 1) instanceof Term.Closure f) {
          Term.Applied applied = f.apply(List.of(element));
          Term becomes = new Term.Member(applied.value(), made);
          saturation.assume(Term.implies(Term.and(member, applied.defined()), becomes));
        }
      }
      case MAP_VALUES -> {
        Term value = new Term.Member(Terms.valueOf(collection, element), made);
        saturation.assume(Term.implies(member, value));
      }
      case ARRAY_FILTER,
          ARRAY_APPEND,
          ARRAY_CONCAT,
          ARRAY_REVERSE,
          ARRAY_SORT,
          ARRAY_SORT_BY,
          ARRAY_DISTINCT,
          ARRAY_TO_SET,
          SET_INSERT,
          SET_UNION,
          SET_TO_ARRAY,
          MAP_KEYS,
          MAP_INSERT,
          MAP_REMOVE ->
          saturation.mention(new Term.Member(element, made));
      default -> {}
    }
  }

  private void ifDefined(Term.Apply t, Term fact) {
    saturation.assume(Term.implies(new Term.Defined(t), fact));
  }

  private static Term in(Term element, Term.Apply t, int index) {
    return new Term.Member(element, arg(t, index));
  }

  private static Term arg(Term.Apply t, int index) {
    return t.args().get(index);
  }
}
