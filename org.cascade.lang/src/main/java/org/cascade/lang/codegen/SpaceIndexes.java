package org.cascade.lang.codegen;

import java.util.List;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Writes the indexes of a space's states. */
final class SpaceIndexes {
  private final JavaFile file;
  private final ProgramIndex.SpaceNames names;

  SpaceIndexes(JavaFile file, ProgramIndex.SpaceNames names) {
    this.file = file;
    this.names = names;
  }

  Doc field(SpaceSymbol.State state, SpaceSymbol.Index index) {
    List<Type> tree = Types.args(Types.unrefined(state.type()));
    String arguments = file.arguments(List.of(index.key(), tree.get(0), tree.get(1)));
    Body body = new Body(file);
    Code of = Code.stable(names.states().get(state.index()));
    Code key = body.lambdas().lambda(key(index, tree.get(1)), false, true);
    return Statements.declaration(
        "private final " + file.name(RuntimeNames.INDEX) + arguments,
        names.of(index).field(),
        Code.call("index", List.of(of, key)));
  }

  /** What is indexed, as a function of a value. */
  private static Core.Lambda key(SpaceSymbol.Index index, Type value) {
    Local row = new Local("row", value, false);
    Core read = new Core.Read(index.declared(), row);
    List<Core> parts = index.parts().stream().map(p -> part(p, read)).toList();
    Core key =
        parts.size() == 1
            ? parts.getFirst()
            : new Core.TupleOf(index.declared(), index.key(), parts);
    Type type = new Type.Fun(List.of(value), index.key(), Effects.PURE);
    return new Core.Lambda(index.declared(), type, List.of(row), key);
  }

  private static Core part(SpaceSymbol.IndexPart part, Core row) {
    Core current = row;
    for (RecordSymbol.Field field : part.path()) {
      RecordSymbol record = Types.record(current.type()).orElseThrow();
      List<Type> args = Types.args(Types.unrefined(current.type()));
      Type type = Substitution.of(record.params(), args).apply(field.type());
      current = new Core.FieldOf(row.span(), type, current, field);
    }
    return current;
  }

  /** For queries of other spaces and modules. */
  Doc getter(SpaceSymbol.State state, SpaceSymbol.Index index) {
    List<Type> tree = Types.args(Types.unrefined(state.type()));
    Type entries = new Type.Con(Builtin.BTREE, List.of(tree.get(0), tree.get(1)));
    Type whole = new Type.Con(Builtin.BTREE, List.of(index.key(), entries));
    String name = names.of(index).field();
    String key = JavaNames.literal(state.name() + " by " + index);
    String call = "return view(" + key + ", () -> " + name + ".get());";
    return Doc.cat(
        Javadoc.of("The entries of `" + state.name() + "` by `" + index + "`."),
        Doc.braces(
            "public " + file.type(whole) + " " + names.of(index).getter() + "() ",
            List.of(Doc.text(call))));
  }
}
