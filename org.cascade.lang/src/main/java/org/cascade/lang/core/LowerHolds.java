package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;

/** Asks what is inside a value for its refinements: elements, items, fields. */
final class LowerHolds {
  private final Lowering lowering;
  private final LowerRefine refine;
  private final RecursiveHolds recursive;

  LowerHolds(Lowering lowering, LowerRefine refine) {
    this.lowering = lowering;
    this.refine = refine;
    this.recursive = new RecursiveHolds(lowering, this);
  }

  /** Both types without refinements on the outside; absent if there is nothing to ask. */
  Optional<Core> holds(Scope scope, Local subject, Type from, Type to, Span span) {
    if (LowerTypes.same(from, to)) {
      return Optional.empty();
    }
    if (from instanceof Type.Tuple f && to instanceof Type.Tuple t) {
      return items(scope, subject, f.items(), t.items(), span);
    }
    if (from instanceof Type.Fun f && to instanceof Type.Fun t) {
      return LowerRefine.isBase(t.result(), f.result())
          ? Optional.empty()
          : Optional.of(cannotAsk(span, "what functions give cannot be checked before"));
    }
    if (from instanceof Type.Con f && to instanceof Type.Con t && f.symbol() == t.symbol()) {
      return RecursiveHolds.isRecursive(f.symbol())
          ? Optional.of(recursive.call(scope, subject, f, t, span))
          : parts(scope, subject, f, t, span);
    }
    return Optional.empty();
  }

  /** The same of two uses of one type, for what is directly in it. */
  Optional<Core> parts(Scope scope, Local subject, Type.Con from, Type.Con to, Span span) {
    return switch (from.symbol()) {
      case SumSymbol s -> constructors(scope, subject, s, from.args(), to.args(), span);
      case RecordSymbol r -> fields(scope, subject, r, from.args(), to.args(), span);
      default -> collection(scope, subject, from, to, span);
    };
  }

  private Optional<Core> part(Scope scope, Core value, Type to, Span span) {
    if (LowerRefine.isBase(to, value.type())) {
      return Optional.empty();
    }
    Local local = scope.temporary("part", value.type());
    return refine
        .holds(scope, local, value.type(), to, span)
        .map(p -> new Core.Let(span, local, value, p));
  }

  private static Optional<Core> conjunction(Span span, List<Core> all) {
    return all.isEmpty() ? Optional.empty() : Optional.of(LowerOps.all(span, all));
  }

  private Optional<Core> items(
      Scope scope, Local subject, List<Type> from, List<Type> to, Span span) {
    List<Core> all = new ArrayList<>();
    for (int i = 0; i < from.size(); i++) {
      Core read = new Core.Read(span, subject);
      Core item = new Core.TupleItem(span, from.get(i), read, i);
      part(scope, item, to.get(i), span).ifPresent(all::add);
    }
    return conjunction(span, all);
  }

  private Optional<Core> fields(
      Scope scope, Local subject, RecordSymbol record, List<Type> from, List<Type> to, Span span) {
    List<Core> all = new ArrayList<>();
    for (RecordSymbol.Field field : record.fields()) {
      Type have = Substitution.of(record.params(), from).apply(field.type());
      Type want = Substitution.of(record.params(), to).apply(field.type());
      Core read = new Core.Read(span, subject);
      part(scope, new Core.FieldOf(span, have, read, field), want, span).ifPresent(all::add);
    }
    return conjunction(span, all);
  }

  private Optional<Core> constructors(
      Scope scope, Local subject, SumSymbol sum, List<Type> from, List<Type> to, Span span) {
    List<Core.Case> cases = new ArrayList<>();
    boolean asks = false;
    for (SumSymbol.Constructor constructor : sum.constructors()) {
      List<Optional<Local>> locals = new ArrayList<>();
      List<Core> all = new ArrayList<>();
      for (RecordSymbol.Field field : constructor.fields()) {
        Type have = Substitution.of(sum.params(), from).apply(field.type());
        Type want = Substitution.of(sum.params(), to).apply(field.type());
        Local local = scope.temporary(field.name(), have);
        Optional<Core> condition = refine.holds(scope, local, have, want, span);
        condition.ifPresent(all::add);
        locals.add(condition.map(c -> local));
      }
      asks |= !all.isEmpty();
      cases.add(
          new Core.Case(
              span, new Core.Test.OfConstructor(constructor, locals), LowerOps.all(span, all)));
    }
    Core read = new Core.Read(span, subject);
    return asks
        ? Optional.of(new Core.Switch(span, Builtin.BOOL_TYPE, read, cases, Optional.empty()))
        : Optional.empty();
  }

  private static Core cannotAsk(Span span, String why) {
    return new Core.Abort(span, LowerExpr.text(span, why));
  }

  private Optional<Core> collection(
      Scope scope, Local subject, Type.Con from, Type.Con to, Span span) {
    Core read = new Core.Read(span, subject);
    if (from.symbol() == Builtin.ARRAY || from.symbol() == Builtin.SET) {
      Type have = from.args().getFirst();
      Core all = from.symbol() == Builtin.SET ? asArray(read, have, span) : read;
      return elements(scope, all, have, to.args().getFirst(), span);
    }
    if (from.symbol() != Builtin.MAP && from.symbol() != Builtin.BTREE) {
      return Optional.empty();
    }
    List<Core> all = new ArrayList<>();
    List<String> names = List.of("keys", "values");
    for (int i = 0; i < 2; i++) {
      Type have = from.args().get(i);
      FunctionSymbol function =
          lowering.typings().extension(from.symbol(), names.get(i)).orElseThrow();
      Core part = new Core.Call(span, Builtin.array(have), function, from.args(), List.of(read));
      elements(scope, part, have, to.args().get(i), span).ifPresent(all::add);
    }
    return conjunction(span, all);
  }

  /** {@code all.all(element => condition)}. */
  private Optional<Core> elements(Scope scope, Core all, Type have, Type want, Span span) {
    if (LowerRefine.isBase(want, have)) {
      return Optional.empty();
    }
    Local item = scope.temporary("element", have);
    Optional<Core> condition = refine.holds(scope, item, have, want, span);
    return condition.map(c -> forAll(span, item, all, c));
  }

  private Core forAll(Span span, Local item, Core all, Core condition) {
    Type type = new Type.Fun(List.of(item.type()), Builtin.BOOL_TYPE, Effects.PURE);
    Core lambda = new Core.Lambda(span, type, List.of(item), condition);
    List<Type> types = List.of(item.type());
    FunctionSymbol function = lowering.typings().extension(Builtin.ARRAY, "all").orElseThrow();
    return new Core.Call(span, Builtin.BOOL_TYPE, function, types, List.of(all, lambda));
  }

  private Core asArray(Core set, Type element, Span span) {
    FunctionSymbol function = lowering.typings().extension(Builtin.SET, "to_array").orElseThrow();
    return new Core.Call(span, Builtin.array(element), function, List.of(element), List.of(set));
  }
}
