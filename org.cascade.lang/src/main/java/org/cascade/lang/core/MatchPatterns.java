package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/** What patterns mean where they stand: pure questions, no code. */
final class MatchPatterns {
  private final Scope scope;

  MatchPatterns(Scope scope) {
    this.scope = scope;
  }

  /** A tuple's item or a record's field that some row looks at. */
  record Part(int index, Optional<RecordSymbol.Field> field, Local local) {
    Core read(Span span, Local subject) {
      Core target = new Core.Read(span, subject);
      return field
          .<Core>map(f -> new Core.FieldOf(span, local.type(), target, f))
          .orElseGet(() -> new Core.TupleItem(span, local.type(), target, index));
    }
  }

  static List<Pattern> wildcards(Span span, int count) {
    return Collections.nCopies(count, new Pattern.Wildcard(span));
  }

  int firstQuestion(LowerMatch.Row row) {
    for (int i = 0; i < row.cells().size(); i++) {
      if (!(row.cells().get(i) instanceof Pattern.Wildcard)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether {@code p: T} asks something of values of the subject's type. */
  boolean isTest(Pattern.Typed typed, Type subject) {
    Type asked = scope.type(typed.type());
    if (Types.resolve(asked) instanceof Type.Refined && !LowerTypes.same(asked, subject)) {
      return !LowerRefine.isBase(asked, subject);
    }
    Type s = Types.unrefined(subject);
    return (s == Type.Special.ANY && Types.unrefined(asked) != Type.Special.ANY)
        || (s == Type.Special.TYPE && Types.unrefined(asked) != Type.Special.TYPE);
  }

  /** Whether the pattern only takes apart: of a record, or of what was found to be one in Any. */
  boolean isProduct(Pattern.Record record, Type subject) {
    return scope.resolution(record) instanceof Resolution.BuildRecord
        || (scope.resolution(record) instanceof Resolution.TestType
            && Types.record(subject).isPresent());
  }

  /** Whether tuples are taken apart here; a pattern in parentheses may also be a type. */
  boolean isProduct(Type subject) {
    return Types.unrefined(subject) != Type.Special.TYPE;
  }

  boolean canTakeApart(Pattern cell, Type subject) {
    return cell instanceof Pattern.Wildcard
        || (cell instanceof Pattern.Tuple && isProduct(subject))
        || (cell instanceof Pattern.Record r && isProduct(r, subject));
  }

  /** The constructor that a pattern asks for. */
  Optional<SumSymbol.Constructor> constructor(Pattern pattern) {
    if (!(pattern instanceof Pattern.Constructor) && !(pattern instanceof Pattern.Record)) {
      return Optional.empty();
    }
    return switch (scope.resolution(pattern)) {
      case Resolution.BuildVariant b -> Optional.of(b.constructor());
      case Resolution.OfConstructor c -> Optional.of(c.constructor());
      case Resolution.CallConstructor c -> Optional.of(c.constructor());
      default -> Optional.empty();
    };
  }

  /** One pattern per field of the constructor. */
  List<Pattern> fieldPatterns(Pattern pattern, SumSymbol.Constructor constructor) {
    int count = constructor.fields().size();
    return switch (pattern) {
      case Pattern.Constructor c when c.args().size() == count -> c.args();
      case Pattern.Record r ->
          constructor.fields().stream().map(f -> fieldPattern(r, f.name())).toList();
      default -> wildcards(pattern.span(), count);
    };
  }

  private Pattern fieldPattern(Pattern.Record record, String field) {
    for (Pattern.FieldPattern f : record.fields()) {
      if (f.name().text().equals(field)) {
        return f.pattern().orElseGet(() -> shortForm(f));
      }
    }
    return new Pattern.Wildcard(record.span());
  }

  /** {@code { w }} binds {@code w}; the table knows its variable by the field pattern. */
  private Pattern shortForm(Pattern.FieldPattern field) {
    return scope.shortForm(field);
  }

  List<Type> fieldTypes(SumSymbol.Constructor constructor, Type subject) {
    Substitution substitution = Substitution.of(constructor.owner().params(), Types.args(subject));
    return constructor.fields().stream().map(f -> substitution.apply(f.type())).toList();
  }

  /** A name a row gives to a column's values. */
  Optional<String> nameFor(List<LowerMatch.Row> rows, int column) {
    return rows.stream()
        .map(r -> r.cells().get(column))
        .filter(Pattern.Bind.class::isInstance)
        .map(p -> ((Pattern.Bind) p).name().text())
        .findFirst();
  }

  // ---- parts of tuples and records ----

  List<Part> parts(Local subject, List<LowerMatch.Row> rows, int column) {
    List<Part> parts = new ArrayList<>();
    if (Types.unrefined(subject.type()) instanceof Type.Tuple tuple) {
      for (int i = 0; i < tuple.items().size(); i++) {
        addPart(parts, i, Optional.empty(), tuple.items().get(i), rows, column);
      }
      return parts;
    }
    RecordSymbol record = Types.record(subject.type()).orElseThrow();
    Substitution substitution = Substitution.of(record.params(), Types.args(subject.type()));
    for (RecordSymbol.Field field : record.fields()) {
      Type type = substitution.apply(field.type());
      addPart(parts, field.index(), Optional.of(field), type, rows, column);
    }
    return parts;
  }

  private void addPart(
      List<Part> parts,
      int index,
      Optional<RecordSymbol.Field> field,
      Type type,
      List<LowerMatch.Row> rows,
      int column) {
    Part shape = new Part(index, field, new Local("_", type, false));
    List<Pattern> cells = rows.stream().map(r -> partOf(r.cells().get(column), shape)).toList();
    if (cells.stream().allMatch(Pattern.Wildcard.class::isInstance)) {
      return;
    }
    String name =
        cells.stream()
            .filter(Pattern.Bind.class::isInstance)
            .map(p -> ((Pattern.Bind) p).name().text())
            .findFirst()
            .orElse(field.map(RecordSymbol.Field::name).orElse("item" + index));
    parts.add(new Part(index, field, scope.temporary(name, type)));
  }

  Pattern partOf(Pattern cell, Part part) {
    return switch (cell) {
      case Pattern.Tuple t -> t.items().get(part.index());
      case Pattern.Record r -> fieldPattern(r, part.field().orElseThrow().name());
      default -> new Pattern.Wildcard(cell.span());
    };
  }

  // ---- names ----

  boolean binds(Pattern pattern) {
    return !variables(pattern).isEmpty();
  }

  /** The variables a pattern binds, in order; of alternatives, the first one's. */
  List<Variable> variables(Pattern pattern) {
    List<Variable> found = new ArrayList<>();
    collect(pattern, found);
    return found;
  }

  private void collect(Pattern pattern, List<Variable> found) {
    switch (pattern) {
      case Pattern.Bind b -> found.add(scope.variable(b));
      case Pattern.Typed t -> collect(t.pattern(), found);
      case Pattern.Constructor c -> c.args().forEach(a -> collect(a, found));
      case Pattern.Record r ->
          r.fields()
              .forEach(f ->
                  f.pattern()
                      .ifPresentOrElse(p -> collect(p, found), () -> found.add(scope.variable(f))));
      case Pattern.Tuple t -> t.items().forEach(i -> collect(i, found));
      case Pattern.Or o -> collect(o.options().getFirst(), found);
      case Pattern.Wildcard w -> {}
      case Pattern.Literal l -> {}
      case Pattern.Range r -> {}
      case Pattern.Missing m -> {}
    }
  }
}
