package org.cascade.lang.ide.actions;

import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Values to begin with, where a value has to stand. */
final class Placeholders {
  private Placeholders() {}

  static String of(Type type) {
    if (type instanceof Type.Refined r) {
      return of(r.base()) + " as " + r;
    }
    Type plain = Types.unrefined(type);
    if (!(plain instanceof Type.Con c)) {
      return plain.equals(Type.UNIT) ? "()" : "error(\"to be filled in\")";
    }
    return switch (c.symbol().name()) {
      case "Int" -> "0";
      case "Real" -> "0.0";
      case "Bool" -> "false";
      case "String" -> "\"\"";
      case "Array" -> "[]";
      case "Set", "Map", "BTree" -> c.symbol().name() + ".empty()";
      case "Option" -> "None";
      default -> c.symbol() == Builtin.DATE_TIME ? "DateTime.now()" : "error(\"to be filled in\")";
    };
  }
}
