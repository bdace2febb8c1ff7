package org.cascade.lang.eval;

import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.core.Core;

/** Makes the value of <code>type { … }</code> and <code>space { … }</code>. */
final class TypeBuilding {
  private TypeBuilding() {}

  /** The parts are the values of fields, methods, asserts, and of a space whether distributed. */
  static Value build(Machine machine, Core.BuildType build, List<Value> parts) {
    List<Value.BuiltField> fields = new ArrayList<>();
    for (Value field : (ArrayValue) parts.get(0)) {
      fields.add(field((Value.Tuple) field));
    }
    machine.meter().allocate(fields.size() + 1L);
    return new Value.BuiltType(
        kind(parts),
        build.module(),
        fields,
        texts(parts.get(1)),
        texts(parts.get(2)),
        build.span());
  }

  private static Value.BuiltKind kind(List<Value> parts) {
    if (parts.size() == 3) {
      return Value.BuiltKind.RECORD;
    }
    boolean distributed = ((Value.Bool) parts.get(3)).value();
    return distributed ? Value.BuiltKind.DISTRIBUTED_SPACE : Value.BuiltKind.SPACE;
  }

  private static Value.BuiltField field(Value.Tuple field) {
    Value.Text name = (Value.Text) field.items().get(0);
    if (field.items().get(1) instanceof Value.Type type) {
      return new Value.BuiltField(name, type.type());
    }
    throw new Signal.Fault(
        "the type of the field " + ValueText.quoted(name.value()) + " has no name");
  }

  private static List<Value.Text> texts(Value array) {
    return ((ArrayValue) array).stream().map(Value.Text.class::cast).toList();
  }
}
