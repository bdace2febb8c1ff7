package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.Node;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.Suggestions;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** {@code index by f, (g, h)} of a state: paths of fields of the values of a tree. */
final class IndexRules {
  private final World world;
  private final Member.State state;
  private final Type type;

  IndexRules(World world, Member.State state, Type type) {
    this.world = world;
    this.state = state;
    this.type = type;
  }

  List<SpaceSymbol.Index> indexes() {
    if (state.indexes().isEmpty() || Types.isError(type)) {
      return List.of();
    }
    Optional<Type> value =
        Builtin.is(type, Builtin.BTREE)
            ? Optional.of(Types.args(Types.unrefined(type)).get(1))
            : Optional.empty();
    if (value.flatMap(Types::record).isEmpty()) {
      invalid(
          state.indexes().getFirst(),
          "An index is made over a `BTree` whose values are records, and `%s` is `%s`; index its tree, or leave the index out."
              .formatted(state.name(), type));
      return List.of();
    }
    List<SpaceSymbol.Index> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Member.Index written : state.indexes()) {
      index(written, value.get(), all.size())
          .ifPresent(index -> {
            if (seen.add(index.toString())) {
              all.add(index);
            } else {
              invalid(
                  written,
                  "`%s` has an index by `%s` already; leave this one out."
                      .formatted(state.name(), index));
            }
          });
    }
    return List.copyOf(all);
  }

  private Optional<SpaceSymbol.Index> index(Member.Index written, Type value, int place) {
    List<SpaceSymbol.IndexPart> parts = new ArrayList<>();
    for (List<Name> path : written.parts()) {
      Optional<SpaceSymbol.IndexPart> part = part(path, value);
      part.ifPresent(parts::add);
      part.ifPresent(p -> world.later(() -> mustBeOrdered(path.getLast(), p)));
    }
    return parts.size() == written.parts().size()
        ? Optional.of(new SpaceSymbol.Index(List.copyOf(parts), place, written.span()))
        : Optional.empty();
  }

  private Optional<SpaceSymbol.IndexPart> part(List<Name> path, Type value) {
    List<RecordSymbol.Field> fields = new ArrayList<>();
    Type current = value;
    for (Name name : path) {
      Optional<RecordSymbol> record = Types.record(current);
      if (record.isEmpty()) {
        invalid(
            name,
            "`%s` is no record, so it has no field `%s` to index by; end the path before it."
                .formatted(current, name));
        return Optional.empty();
      }
      world.headers().complete(record.get());
      Optional<RecordSymbol.Field> field = record.get().field(name.text());
      if (field.isEmpty()) {
        List<String> known = record.get().fields().stream().map(RecordSymbol.Field::name).toList();
        world.error(
            RuleCode.UNKNOWN_FIELD,
            name,
            "`%s` has no field `%s`%s"
                .formatted(record.get(), name, Suggestions.didYouMean(name.text(), known)));
        return Optional.empty();
      }
      fields.add(field.get());
      current =
          Substitution.of(record.get().params(), Types.args(Types.unrefined(current)))
              .apply(field.get().type());
    }
    return Optional.of(new SpaceSymbol.IndexPart(List.copyOf(fields), current));
  }

  private void mustBeOrdered(Name name, SpaceSymbol.IndexPart part) {
    if (!OperatorRules.isOrdered(part.type())) {
      invalid(
          name,
          "An index keeps values in order, and `%s` has no order: `%s`; index by a field that has one."
              .formatted(part.type(), part));
    }
  }

  private void invalid(Node at, String message) {
    world.error(RuleCode.INDEX_INVALID, at, message);
  }
}
