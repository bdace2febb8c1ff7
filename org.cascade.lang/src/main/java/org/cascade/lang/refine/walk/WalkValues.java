package org.cascade.lang.refine.walk;

import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Follows what builds values, takes them apart and computes. */
final class WalkValues {
  private final Walk walk;

  WalkValues(Walk walk) {
    this.walk = walk;
  }

  Flow of(Core core, State state) {
    return switch (core) {
      case Core.TypeValue n ->
          Flow.of(Term.apply(Term.Kind.TYPE, n.value(), Type.Special.TYPE), state);
      case Core.TupleOf n -> built(n, Term.Kind.TUPLE, "tuple", n.items(), state);
      case Core.ArrayOf n -> built(n, Term.Kind.ARRAY, "array", n.items(), state);
      case Core.RecordOf n -> built(n, Term.Kind.RECORD, n.record(), n.fields(), state);
      case Core.VariantOf n -> built(n, Term.Kind.VARIANT, n.constructor(), n.fields(), state);
      case Core.TupleItem n -> item(n, state);
      case Core.FieldOf n -> field(n, state);
      case Core.Update n -> update(n, state);
      case Core.Coerce n -> walk.walk(n.value(), state);
      case Core.Operate n -> operate(n, state);
      case Core.Template n -> template(n, state);
      default -> walk.opaque(core, state);
    };
  }

  Flow assign(Core core, Place place, State state) {
    Flow value = walk.walk(core, state);
    return value.ends()
        ? value
        : Flow.of(Translation.UNIT, walk.memory().write(place, value.value(), value.after()));
  }

  // ---- parts ----

  private Flow built(Core core, Term.Kind kind, Object detail, List<Core> parts, State state) {
    Walk.Args args = walk.args(parts, state);
    return args.ends()
        ? Flow.end(args.after())
        : Flow.of(Translation.typed(kind, detail, core.type(), args.terms()), args.after());
  }

  private Flow item(Core.TupleItem n, State state) {
    Flow flow = walk.walk(n.target(), state);
    return flow.ends()
        ? flow
        : walk.ofType(item(flow.value(), n.index(), n.type()), n.type(), flow.after());
  }

  Term item(Term tuple, int index, Type type) {
    if (tuple instanceof Term.Choice c) {
      return Memory.either(
          c.condition(), item(c.then(), index, type), item(c.otherwise(), index, type));
    }
    return Translation.part(tuple, Term.Kind.TUPLE, Term.Kind.ITEM, index, index, type);
  }

  private Flow field(Core.FieldOf n, State state) {
    Flow flow = walk.walk(n.target(), state);
    return flow.ends()
        ? flow
        : walk.ofType(field(flow.value(), n.field(), n.type()), n.type(), flow.after());
  }

  private Term field(Term record, RecordSymbol.Field field, Type type) {
    if (record instanceof Term.Choice c) {
      return Memory.either(
          c.condition(), field(c.then(), field, type), field(c.otherwise(), field, type));
    }
    Term part =
        Translation.part(record, Term.Kind.RECORD, Term.Kind.FIELD, field, field.index(), type);
    // What a field is declared as, it is in every record.
    if (part instanceof Term.Apply a && a.args().equals(List.of(record)) && isOf(type, field)) {
      walk.typeFacts().note(part, type, Term.TRUE);
    }
    return part;
  }

  static boolean isOf(Type type, RecordSymbol.Field field) {
    return Types.zonk(type).equals(Types.zonk(field.type()));
  }

  private Flow update(Core.Update n, State state) {
    Flow target = walk.walk(n.target(), state);
    if (target.ends()) {
      return target;
    }
    Walk.Args args =
        walk.args(n.updates().stream().map(Core.FieldUpdate::value).toList(), target.after());
    if (args.ends()) {
      return Flow.end(args.after());
    }
    Type type = n.target().type();
    RecordSymbol record = Types.record(type).orElseThrow();
    Substitution types = Substitution.of(record.params(), Types.args(type));
    List<Term> fields = new ArrayList<>();
    for (RecordSymbol.Field field : record.fields()) {
      fields.add(field(target.value(), field, types.apply(field.type())));
    }
    for (int i = 0; i < n.updates().size(); i++) {
      fields.set(n.updates().get(i).field().index(), args.terms().get(i));
    }
    return Flow.of(Translation.typed(Term.Kind.RECORD, record, n.type(), fields), args.after());
  }

  // ---- operations ----

  private Flow template(Core.Template n, State state) {
    Walk.Args args = walk.args(n.parts(), state);
    return args.ends()
        ? Flow.end(args.after())
        : Flow.of(Translation.template(args.terms()), args.after());
  }

  private Flow operate(Core.Operate n, State state) {
    if (n.op() == Primitive.AND || n.op() == Primitive.OR) {
      return logic(n, state);
    }
    Walk.Args args = walk.args(n.args(), state);
    if (args.ends()) {
      return Flow.end(args.after());
    }
    Term term = Translation.operation(n, args.terms());
    State after = args.after().and(Translation.defined(term)).assume(Translation.known(term));
    return walk.ofType(term, n.type(), after);
  }

  /** The right side is evaluated only where the left one does not decide. */
  private Flow logic(Core.Operate n, State state) {
    Flow left = walk.walk(n.args().get(0), state);
    if (left.ends()) {
      return left;
    }
    boolean and = n.op() == Primitive.AND;
    Term goesOn = and ? left.value() : Term.not(left.value());
    State on = left.after().and(goesOn);
    State decided = left.after().and(Term.not(goesOn));
    Flow right = walk.walk(n.args().get(1), on);
    Merge.Way skipped = Merge.Way.when(Term.not(goesOn), decided, Flow.of(Term.of(!and), decided));
    List<Merge.Way> ways =
        right.ends() ? List.of(skipped) : List.of(skipped, Merge.Way.when(goesOn, on, right));
    Flow both = Merge.of(walk.memory(), left.after(), ways, !right.ends());
    return right.ends()
        ? both
        : Flow.of(Translation.operation(n, List.of(left.value(), right.value())), both.after());
  }
}
