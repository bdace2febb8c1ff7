package org.cascade.lang.infer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.Node;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.Suggestions;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Records and constructors with named fields: building and copying. */
final class RecordRules {
  private RecordRules() {}

  static Type literal(Body body, Expr.RecordLit e, Optional<Type> expected) {
    String name = e.name().text();
    boolean isType = body.module().type(name).isPresent();
    Optional<SumSymbol.Constructor> constructor =
        NameRules.constructor(body, name, expected).filter(c -> c.named() || !isType);
    if (constructor.isPresent()) {
      return variant(body, e, constructor.orElseThrow(), expected);
    }
    if (!isType) {
      e.fields().forEach(f -> body.infer(f.value()));
      NameRules.unknownUpper(body, e.name());
      return Type.Special.ERROR;
    }
    Type type = NameRules.typeNamed(body, e.name(), e.typeArgs());
    Optional<RecordSymbol> record = Types.record(type);
    if (record.isEmpty()) {
      e.fields().forEach(f -> body.infer(f.value()));
      if (!Types.isError(type)) {
        body.error(
            RuleCode.NOT_CALLABLE,
            e.name(),
            "`%s` is no record, so it is not built with `{ … }`.".formatted(name));
      }
      return Type.Special.ERROR;
    }
    return QueryLiteral.is(record.orElseThrow(), e)
        ? QueryLiteral.infer(body, e, expected)
        : record(body, e, record.orElseThrow(), Types.unrefined(type), expected);
  }

  private static Type record(
      Body body, Expr.RecordLit e, RecordSymbol record, Type type, Optional<Type> expected) {
    body.world().headers().complete(record);
    CallRules.fillFromExpected(body, type, expected, e);
    List<Type> args = Types.args(type);
    body.world().table().put(e, new Resolution.BuildRecord(record, args));
    fields(
        body,
        e.fields(),
        record.fields(),
        Substitution.of(record.params(), args),
        record.name(),
        Optional.of(e));
    return type;
  }

  private static Type variant(
      Body body, Expr.RecordLit e, SumSymbol.Constructor c, Optional<Type> expected) {
    List<Type> args = NameRules.constructorArgs(body, c, e.typeArgs(), e);
    Type type = new Type.Con(c.owner(), args);
    CallRules.fillFromExpected(body, type, expected, e);
    body.world().table().put(e, new Resolution.BuildVariant(c, args));
    if (!c.named()) {
      e.fields().forEach(f -> body.infer(f.value()));
      body.error(
          RuleCode.WRONG_ARGUMENT_COUNT,
          e,
          "`%s` has no named fields; write `%s(…)`.".formatted(c, c));
      return type;
    }
    fields(
        body,
        e.fields(),
        c.fields(),
        Substitution.of(c.owner().params(), args),
        c.name(),
        Optional.of(e));
    return type;
  }

  /**
   * @param complete the literal that must have all fields; empty for a copy
   */
  private static void fields(
      Body body,
      List<Expr.FieldInit> inits,
      List<RecordSymbol.Field> fields,
      Substitution substitution,
      String owner,
      Optional<Expr.RecordLit> complete) {
    Map<String, RecordSymbol.Field> byName =
        fields.stream()
            .collect(Collectors.toMap(RecordSymbol.Field::name, f -> f, (a, b) -> a, HashMap::new));
    Set<String> seen = new HashSet<>();
    boolean unknown = false;
    for (int round = 0; round < 2; round++) {
      for (Expr.FieldInit init : inits) {
        if (CallRules.isLate(init.value()) != (round == 1)) {
          continue;
        }
        RecordSymbol.Field field = byName.get(init.name().text());
        if (field == null) {
          body.infer(init.value());
          unknownField(body, init.name(), owner, byName.keySet());
          unknown = true;
        } else {
          if (!seen.add(field.name())) {
            body.error(
                RuleCode.DUPLICATE_NAME,
                init.name(),
                "The field `%s` is given twice.".formatted(init.name()));
          }
          body.check(init.value(), substitution.apply(field.type()));
        }
      }
    }
    if (complete.isPresent() && !unknown) {
      missing(body, complete.orElseThrow().name(), fields, seen, owner);
    }
  }

  private static void unknownField(Body body, Name name, String owner, Set<String> known) {
    body.error(
        RuleCode.UNKNOWN_FIELD,
        name,
        "`%s` has no field `%s`%s"
            .formatted(owner, name, Suggestions.didYouMean(name.text(), known)));
  }

  private static void missing(
      Body body, Node at, List<RecordSymbol.Field> fields, Set<String> seen, String owner) {
    List<String> left =
        fields.stream()
            .filter(f -> !seen.contains(f.name()))
            .map(f -> "`" + f.name() + ": " + f.type() + "`")
            .toList();
    if (!left.isEmpty()) {
      body.error(
          RuleCode.MISSING_FIELD,
          at,
          "`%s` is built without %s; all fields must be given."
              .formatted(owner, String.join(", ", left)));
    }
  }

  static Type with(Body body, Expr.With e) {
    Type target = body.infer(e.target());
    Optional<RecordSymbol> record = Types.record(target);
    if (record.isEmpty()) {
      e.fields().forEach(f -> body.infer(f.value()));
      if (!Types.isError(target)) {
        body.error(
            RuleCode.BAD_OPERAND,
            e.target(),
            "`with` copies a record, and this is `%s`.".formatted(Types.zonk(target)));
      }
      return Type.Special.ERROR;
    }
    RecordSymbol symbol = record.orElseThrow();
    body.world().headers().complete(symbol);
    fields(
        body,
        e.fields(),
        symbol.fields(),
        Substitution.of(symbol.params(), Types.args(target)),
        symbol.name(),
        Optional.empty());
    return Types.unrefined(target);
  }
}
