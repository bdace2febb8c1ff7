package org.cascade.lang.refine.smt;

import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * Records, tuples and sums: a part of what was built is what was put in, and a value is what would
 * be built of its parts. From the latter follows that values with equal parts are equal.
 */
final class StructureAxioms {
  /** How deep values are taken apart; recursive types have no end. */
  private static final int MAX_DEPTH = 3;

  /** Sums with more constructors than this are not taken apart. */
  private static final int MAX_CONSTRUCTORS = 12;

  private final Saturation saturation;

  StructureAxioms(Saturation saturation) {
    this.saturation = saturation;
  }

  void about(Term term, int depth) {
    if (term instanceof Term.Apply a && isBuilt(a)) {
      built(a);
      return;
    }
    if (depth > MAX_DEPTH || term instanceof Term.Choice) {
      return;
    }
    switch (Types.unrefined(term.type())) {
      case Type.Tuple t -> tuple(term, t);
      case Type.Con c when c.symbol() instanceof RecordSymbol r && !r.isTransaction() ->
          record(term, c, r);
      case Type.Con c when c.symbol() instanceof SumSymbol s -> sum(term, c, s);
      default -> {}
    }
  }

  static boolean isBuilt(Term.Apply apply) {
    return switch (apply.head().kind()) {
      case RECORD, TUPLE, VARIANT -> true;
      default -> false;
    };
  }

  private void built(Term.Apply built) {
    switch (built.head().detail()) {
      case RecordSymbol r -> {
        for (RecordSymbol.Field field : r.fields()) {
          Term value = built.args().get(field.index());
          saturation.assume(Terms.same(field(built, field, value.type()), value));
        }
      }
      case SumSymbol.Constructor c -> {
        saturation.assume(Terms.is(c, built));
        for (int i = 0; i < built.args().size(); i++) {
          Term value = built.args().get(i);
          saturation.assume(Terms.same(Terms.field(c, i, value.type(), built), value));
        }
      }
      default -> {
        for (int i = 0; i < built.args().size(); i++) {
          Term value = built.args().get(i);
          saturation.assume(Terms.same(item(built, i, value.type()), value));
        }
      }
    }
  }

  private void tuple(Term term, Type.Tuple type) {
    List<Term> items = parts(term);
    Term.Head head = new Term.Head(Term.Kind.TUPLE, items.isEmpty() ? "()" : "tuple");
    saturation.assume(Terms.same(term, new Term.Apply(head, type, items)));
  }

  private void record(Term term, Type.Con type, RecordSymbol record) {
    Term.Head head = new Term.Head(Term.Kind.RECORD, record);
    saturation.assume(Terms.same(term, new Term.Apply(head, type, parts(term))));
  }

  /** A tuple's items, a record's fields; none of other values. */
  static List<Term> parts(Term term) {
    List<Term> all = new ArrayList<>();
    switch (Types.unrefined(term.type())) {
      case Type.Tuple t -> {
        for (int i = 0; i < t.items().size(); i++) {
          all.add(item(term, i, t.items().get(i)));
        }
      }
      case Type.Con c when c.symbol() instanceof RecordSymbol r && !r.isTransaction() ->
          r.fields().forEach(f -> all.add(field(term, f, typeOf(c, f))));
      default -> {}
    }
    return all;
  }

  private void sum(Term term, Type.Con type, SumSymbol sum) {
    if (sum.constructors().size() > MAX_CONSTRUCTORS) {
      return;
    }
    for (SumSymbol.Constructor constructor : sum.constructors()) {
      List<Term> fields = new ArrayList<>();
      for (RecordSymbol.Field field : constructor.fields()) {
        fields.add(Terms.field(constructor, fields.size(), typeOf(type, field), term));
      }
      Term.Head head = new Term.Head(Term.Kind.VARIANT, constructor);
      Term whole = new Term.Apply(head, type, fields);
      saturation.assume(Term.implies(Terms.is(constructor, term), Terms.same(term, whole)));
    }
  }

  private static Type typeOf(Type.Con whole, RecordSymbol.Field field) {
    return Substitution.of(whole.symbol().params(), whole.args()).apply(field.type());
  }

  private static Term field(Term record, RecordSymbol.Field field, Type type) {
    return Term.apply(Term.Kind.FIELD, field, type, record);
  }

  private static Term item(Term tuple, int index, Type type) {
    return Term.apply(Term.Kind.ITEM, index, type, tuple);
  }
}
