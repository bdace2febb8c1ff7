package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Lowers values built with named fields, and copies of them. */
final class LowerRecords {
  private final Lowering lowering;
  private final Scope scope;

  LowerRecords(Lowering lowering, Scope scope) {
    this.lowering = lowering;
    this.scope = scope;
  }

  Core literal(Expr.RecordLit e) {
    Type type = scope.type(e);
    return switch (scope.resolution(e)) {
      case Resolution.BuildRecord r ->
          inOrder(
              e,
              r.record().fields(),
              fields ->
                  lowering
                      .refinements()
                      .invariants(
                          new Core.RecordOf(e.span(), type, r.record(), fields),
                          r.record().fields()));
      case Resolution.BuildVariant r ->
          inOrder(
              e,
              r.constructor().fields(),
              fields -> new Core.VariantOf(e.span(), type, r.constructor(), fields));
      default -> throw new CascadeBugException("builds nothing at " + e.span());
    };
  }

  /** Evaluates the values as they are written, and hands them on as they are declared. */
  private Core inOrder(
      Expr.RecordLit e, List<RecordSymbol.Field> declared, Function<List<Core>, Core> build) {
    Map<String, Core> values = new HashMap<>();
    List<Core.Let> lets = new ArrayList<>();
    boolean sameOrder =
        e.fields().stream()
            .map(f -> f.name().text())
            .toList()
            .equals(declared.stream().map(RecordSymbol.Field::name).toList());
    for (Expr.FieldInit field : e.fields()) {
      Core value = lowering.exprs(scope).lower(field.value());
      if (!sameOrder && !LowerOps.isSimple(value)) {
        Local local = scope.temporary(field.name().text(), value.type());
        Core read = new Core.Read(value.span(), local);
        lets.add(new Core.Let(value.span(), local, value, read));
        value = read;
      }
      values.put(field.name().text(), value);
    }
    Core result = build.apply(declared.stream().map(f -> values.get(f.name())).toList());
    for (int i = lets.size() - 1; i >= 0; i--) {
      Core.Let let = lets.get(i);
      result = new Core.Let(let.span(), let.local(), let.value(), result);
    }
    return result;
  }

  Core with(Expr.With e) {
    Core target = lowering.exprs(scope).lower(e.target());
    RecordSymbol record =
        Types.record(target.type())
            .orElseThrow(() -> new CascadeBugException("no record at " + e.span()));
    List<Core.FieldUpdate> updates = new ArrayList<>();
    for (Expr.FieldInit field : e.fields()) {
      RecordSymbol.Field changed = record.field(field.name().text()).orElseThrow();
      updates.add(new Core.FieldUpdate(changed, lowering.exprs(scope).lower(field.value())));
    }
    Core copy = new Core.Update(e.span(), scope.type(e), target, updates);
    return lowering
        .refinements()
        .invariants(copy, updates.stream().map(Core.FieldUpdate::field).toList());
  }
}
