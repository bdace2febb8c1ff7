package org.cascade.lang.refine.smt;

import java.util.List;
import org.cascade.lang.refine.term.LibraryOp;
import org.cascade.lang.refine.term.Sorts;
import org.cascade.lang.refine.term.Term;

/** How long the library's arrays are, and what stands at their indexes. */
final class ArrayAxioms {
  private final Saturation saturation;

  ArrayAxioms(Saturation saturation) {
    this.saturation = saturation;
  }

  void literal(Term.Apply array) {
    long size = array.args().size();
    saturation.assume(Terms.equal(Terms.length(array), Term.constant(size)));
    for (int i = 0; i < array.args().size(); i++) {
      Term index = Term.constant((long) i);
      saturation.assume(Terms.same(Terms.at(array, index), array.args().get(i)));
    }
  }

  // ---- what an operation gives ----

  void about(Term.Apply t, LibraryOp op) {
    switch (op) {
      case ARRAY_GET -> optional(t, Terms.isIndex(arg(t, 1), arg(t, 0)), arg(t, 1));
      case ARRAY_FIRST -> optional(t, notEmpty(arg(t, 0)), Terms.ZERO);
      case ARRAY_LAST -> optional(t, notEmpty(arg(t, 0)), before(Terms.length(arg(t, 0))));
      case ARRAY_APPEND -> {
        length(t, after(Terms.length(arg(t, 0))));
        saturation.assume(Terms.same(Terms.at(t, Terms.length(arg(t, 0))), arg(t, 1)));
      }
      case ARRAY_CONCAT -> length(t, Terms.add(Terms.length(arg(t, 0)), Terms.length(arg(t, 1))));
      case ARRAY_INSERT_AT -> {
        lengthIfDefined(t, after(Terms.length(arg(t, 0))));
        assumeIfDefined(t, Terms.same(Terms.at(t, arg(t, 1)), arg(t, 2)));
      }
      case ARRAY_REMOVE_AT -> lengthIfDefined(t, before(Terms.length(arg(t, 0))));
      case ARRAY_SET -> {
        lengthIfDefined(t, Terms.length(arg(t, 0)));
        assumeIfDefined(t, Terms.same(Terms.at(t, arg(t, 1)), arg(t, 2)));
      }
      case ARRAY_SLICE -> lengthIfDefined(t, Terms.subtract(arg(t, 2), arg(t, 1)));
      case ARRAY_MAP, ARRAY_REVERSE, ARRAY_SORT, ARRAY_SORT_BY ->
          length(t, Terms.length(arg(t, 0)));
      case ARRAY_FILTER, ARRAY_DISTINCT, ARRAY_TO_SET -> {
        saturation.assume(Terms.atMost(Terms.length(t), Terms.length(arg(t, 0))));
        if (op != LibraryOp.ARRAY_FILTER) {
          saturation.assume(Term.implies(notEmpty(arg(t, 0)), notEmpty(t)));
        }
      }
      case ARRAY_TAKE -> length(t, clamped(t));
      case ARRAY_DROP -> length(t, Terms.subtract(Terms.length(arg(t, 0)), clamped(t)));
      case ARRAY_RANGE -> {
        Term count = Terms.subtract(arg(t, 1), arg(t, 0));
        Term none = Terms.atMost(arg(t, 1), arg(t, 0));
        lengthIfDefined(t, Terms.choice(none, Terms.ZERO, count));
      }
      case SET_TO_ARRAY, MAP_KEYS, MAP_VALUES -> length(t, Terms.length(arg(t, 0)));
      default -> {}
    }
  }

  private void optional(Term.Apply t, Term present, Term index) {
    saturation.assume(Terms.iff(Terms.isSome(t), present));
    saturation.assume(Term.implies(present, Terms.same(Terms.some(t), Terms.at(arg(t, 0), index))));
  }

  /** How many {@code take} takes. */
  private static Term clamped(Term.Apply t) {
    Term length = Terms.length(arg(t, 0));
    Term atMost = Terms.choice(Terms.atMost(arg(t, 1), length), arg(t, 1), length);
    return Terms.choice(Terms.less(arg(t, 1), Terms.ZERO), Terms.ZERO, atMost);
  }

  private void length(Term t, Term length) {
    saturation.assume(Terms.equal(Terms.length(t), length));
  }

  private void lengthIfDefined(Term.Apply t, Term length) {
    assumeIfDefined(t, Terms.equal(Terms.length(t), length));
  }

  private void assumeIfDefined(Term.Apply t, Term fact) {
    saturation.assume(Term.implies(new Term.Defined(t), fact));
  }

  // ---- when it gives something ----

  void defined(Term.Defined d, Term.Apply t, LibraryOp op) {
    switch (op) {
      case ARRAY_INDEX, ARRAY_REMOVE_AT, ARRAY_SET -> iff(d, Terms.isIndex(arg(t, 1), arg(t, 0)));
      case ARRAY_INSERT_AT ->
          iff(d, between(Terms.ZERO, arg(t, 1), arg(t, 1), Terms.length(arg(t, 0))));
      case ARRAY_SLICE, STRING_SLICE ->
          iff(
              d,
              Terms.and(
                  Terms.atMost(Terms.ZERO, arg(t, 1)),
                  between(arg(t, 1), arg(t, 2), arg(t, 2), Terms.length(arg(t, 0)))));
      case ARRAY_RANGE -> {
        Term most = Terms.add(arg(t, 0), Term.constant((long) Encoder.MAX_LENGTH));
        iff(d, Terms.atMost(arg(t, 1), most));
      }
      case MAP_INDEX -> iff(d, new Term.Member(arg(t, 1), arg(t, 0)));
      default -> {}
    }
  }

  private void iff(Term.Defined d, Term condition) {
    saturation.assume(Terms.iff(d, condition));
  }

  private static Term between(Term a, Term b, Term c, Term d) {
    return Term.and(Terms.atMost(a, b), Terms.atMost(c, d));
  }

  // ---- what stands where ----

  /** Something asks for an element of this array. */
  void read(Term array, Term index, List<Term> others) {
    if (!(array instanceof Term.Apply t) || !(t.head().detail() instanceof LibraryOp op)) {
      return;
    }
    Term value = Terms.at(t, index);
    Term inside = Terms.isIndex(index, t);
    Term source = arg(t, 0);
    switch (op) {
      case ARRAY_APPEND -> {
        Term old = Terms.isIndex(index, source);
        saturation.assume(Term.implies(old, Terms.same(value, Terms.at(source, index))));
      }
      case ARRAY_CONCAT -> {
        Term first = Terms.isIndex(index, source);
        Term rest = Terms.subtract(index, Terms.length(source));
        saturation.assume(Term.implies(first, Terms.same(value, Terms.at(source, index))));
        saturation.assume(
            Term.implies(
                Term.and(inside, Term.not(first)), Terms.same(value, Terms.at(arg(t, 1), rest))));
      }
      case ARRAY_SET -> {
        Term same = Terms.same(value, Terms.at(source, index));
        Term other = Term.not(Terms.equal(index, arg(t, 1)));
        assumeIfDefined(t, Term.implies(Term.and(inside, other), same));
      }
      case ARRAY_INSERT_AT -> shifted(t, index, value, before(index), true);
      case ARRAY_REMOVE_AT -> shifted(t, index, value, after(index), false);
      case ARRAY_TAKE ->
          saturation.assume(Term.implies(inside, Terms.same(value, Terms.at(source, index))));
      case ARRAY_DROP -> {
        Term place = Terms.add(index, clamped(t));
        saturation.assume(Term.implies(inside, Terms.same(value, Terms.at(source, place))));
      }
      case ARRAY_SLICE -> {
        Term place = Terms.add(index, arg(t, 1));
        assumeIfDefined(t, Term.implies(inside, Terms.same(value, Terms.at(source, place))));
      }
      case ARRAY_REVERSE -> {
        Term place = Terms.subtract(before(Terms.length(source)), index);
        saturation.assume(Term.implies(inside, Terms.same(value, Terms.at(source, place))));
      }
      case ARRAY_RANGE ->
          assumeIfDefined(t, Term.implies(inside, Terms.equal(value, Terms.add(source, index))));
      case ARRAY_MAP -> mapped(t, index, value);
      case ARRAY_SORT -> others.forEach(o -> sorted(t, index, o));
      default -> {}
    }
  }

  private void shifted(Term.Apply t, Term index, Term value, Term moved, boolean inserted) {
    Term source = arg(t, 0);
    Term below = Terms.less(index, arg(t, 1));
    Term inside = Terms.isIndex(index, t);
    Term above = inserted ? Terms.less(arg(t, 1), index) : Term.not(below);
    assumeIfDefined(
        t, Term.implies(Term.and(inside, below), Terms.same(value, Terms.at(source, index))));
    assumeIfDefined(
        t, Term.implies(Term.and(inside, above), Terms.same(value, Terms.at(source, moved))));
  }

  private void mapped(Term.Apply t, Term index, Term value) {
    if (arg(t, 1) instanceof Term.Closure f) {
      Term.Applied applied = f.apply(List.of(Terms.at(arg(t, 0), index)));
      Term known = Term.and(Terms.isIndex(index, t), applied.defined());
      saturation.assume(Term.implies(known, Terms.same(value, applied.value())));
    }
  }

  private void sorted(Term.Apply t, Term left, Term right) {
    Term a = Terms.at(t, left);
    Term b = Terms.at(t, right);
    if (!left.equals(right) && (Sorts.isInt(a) || Sorts.isString(a))) {
      Term inside = Term.and(Terms.isIndex(left, t), Terms.isIndex(right, t));
      saturation.assume(
          Term.implies(Term.and(inside, Terms.less(left, right)), Terms.atMost(a, b)));
      saturation.assume(
          Term.implies(Term.and(inside, Terms.less(right, left)), Terms.atMost(b, a)));
    }
  }

  /** An element of an array is one of what is made of the array. */
  void indexBelow(Term.Apply made, Term array, Term index) {
    switch (Terms.operation(made).orElseThrow()) {
      case ARRAY_APPEND, ARRAY_SET, ARRAY_MAP, ARRAY_TAKE ->
          saturation.mention(Terms.at(made, index));
      case ARRAY_CONCAT -> {
        if (arg(made, 0).equals(array)) {
          saturation.mention(Terms.at(made, index));
        }
      }
      default -> {}
    }
  }

  static Term notEmpty(Term collection) {
    return Terms.less(Terms.ZERO, Terms.length(collection));
  }

  private static Term before(Term index) {
    return Terms.subtract(index, Terms.ONE);
  }

  private static Term after(Term index) {
    return Terms.add(index, Terms.ONE);
  }

  private static Term arg(Term.Apply t, int index) {
    return t.args().get(index);
  }
}
