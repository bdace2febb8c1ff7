package org.cascade.lang.query;

import java.util.List;
import org.cascade.lang.core.Core;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Writes where the rows of a plan come from. */
final class AccessEmitter {
  private final QueryLibrary library;

  AccessEmitter(QueryLibrary library) {
    this.library = library;
  }

  Pipe.Source source(Span span, Plan.Access access) {
    return switch (access) {
      case Plan.Access.Scan a -> scan(span, a);
      case Plan.Access.Lookup a ->
          a.keys().index().isPresent()
              ? ofIndex(span, a, a.keys().index().get())
              : ofTree(span, a.source(), bounded(span, a.source().tree(), a));
    };
  }

  private Pipe.Source scan(Span span, Plan.Access.Scan scan) {
    return switch (scan.source()) {
      case Chain.Source.Tree s -> ofTree(span, s, s.tree());
      case Chain.Source.Elements s -> new Pipe.Source(s.array(), s.array(), s.row());
      case Chain.Source.Others s -> {
        RecordSymbol rows = Types.record(s.rows().type()).orElseThrow();
        Core array =
            new Core.Call(
                span,
                Builtin.array(s.row()),
                method(rows, "to_array"),
                List.of(),
                List.of(s.rows()));
        yield new Pipe.Source(array, array, s.row());
      }
    };
  }

  private static FunctionSymbol method(RecordSymbol record, String name) {
    return record.methods().stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new CascadeBugException("`" + record + "` has no `" + name + "`"));
  }

  private Pipe.Source ofTree(Span span, Chain.Source.Tree source, Core tree) {
    String each = source.entries() ? "each_entry" : "each_value";
    String all = source.entries() ? "entries" : "values";
    List<Type> args = Types.args(Types.unrefined(tree.type()));
    Type.Con iterable = library.type(each, List.of(source.row()));
    return new Pipe.Source(
        library.call(span, each, iterable, args, tree),
        library.call(span, all, Builtin.array(source.row()), args, tree),
        source.row());
  }

  private Pipe.Source ofIndex(Span span, Plan.Access.Lookup lookup, SpaceSymbol.Index declared) {
    Core.ReadState state = (Core.ReadState) lookup.source().tree();
    List<Type> tree = Types.args(Types.unrefined(state.type()));
    Type type = tree(declared.key(), tree(tree.get(0), tree.get(1)));
    Core index = new Core.ReadIndex(span, type, state.target(), state.state(), declared);
    Core within = bounded(span, index, lookup);
    List<Type> args = List.of(declared.key(), tree.get(0), tree.get(1));
    Type row = lookup.source().row();
    String what = lookup.source().entries() ? "entries" : "values";
    if (!lookup.ordered()) {
      Core all = library.call(span, what + "_by_key", Builtin.array(row), args, within);
      return new Pipe.Source(all, all, row);
    }
    String each = lookup.source().entries() ? "each_indexed_entry" : "each_indexed";
    Type.Con iterable = library.type(each, List.of(row));
    return new Pipe.Source(
        library.call(span, each, iterable, args, within),
        library.call(span, what + "_indexed", Builtin.array(row), args, within),
        row);
  }

  private static Type tree(Type key, Type value) {
    return new Type.Con(Builtin.BTREE, List.of(key, value));
  }

  private static boolean isPlainEquality(Plan.Access.Lookup lookup) {
    Conjunct.Bound first = lookup.bounds().getFirst();
    return lookup.keys().parts().size() == 1
        && first.isEqual()
        && first.isExact()
        && Types.erased(lookup.keys().type()).equals(first.type());
  }

  /** The part of a tree whose keys lie within the bounds. */
  private Core bounded(Span span, Core tree, Plan.Access.Lookup lookup) {
    if (lookup.bounds().isEmpty()) {
      return tree;
    }
    Core key = lookup.bounds().getFirst().value();
    if (isPlainEquality(lookup) && Calm.isTotal(key)) {
      return library.call(
          span, "found", tree.type(), Types.args(Types.unrefined(tree.type())), tree, key);
    }
    Core place = new OrderEmitter(library).place(span, lookup.keys(), lookup.bounds());
    List<Type> args = Types.args(Types.unrefined(tree.type()));
    return library.call(span, "within", tree.type(), args, tree, place);
  }
}
