package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.core.Core;

/**
 * Writes constants known at compile time; long arrays in methods of their own, which Java bounds.
 */
final class Constants {
  private static final int ITEMS_PER_METHOD = 500;

  private final JavaFile file;
  private final Members members;

  Constants(JavaFile file, Members members) {
    this.file = file;
    this.members = members;
  }

  Doc declaration(Core value, String type, String name) {
    if (value instanceof Core.ArrayOf array && array.items().size() > ITEMS_PER_METHOD) {
      return inParts(array, type, name);
    }
    Body body = new Body(file);
    Code code = body.expressions().value(value, true);
    Doc warning = body.hasUncheckedCast() ? members.uncheckedWarning() : Doc.EMPTY;
    return Doc.cat(warning, Statements.declaration("public static final " + type, name, code));
  }

  private Doc inParts(Core.ArrayOf array, String type, String name) {
    List<Doc> methods = new ArrayList<>();
    Code all = Code.stable("");
    for (int i = 0; i < array.items().size(); i += ITEMS_PER_METHOD) {
      int to = Math.min(array.items().size(), i + ITEMS_PER_METHOD);
      Core part = new Core.ArrayOf(array.span(), array.type(), array.items().subList(i, to));
      String method = name + "_" + (i / ITEMS_PER_METHOD + 1);
      Body body = new Body(file);
      Code code = body.expressions().value(part, true);
      Doc warning = body.hasUncheckedCast() ? members.uncheckedWarning() : Doc.EMPTY;
      methods.add(
          Doc.cat(
              warning,
              Doc.braces(
                  "private static " + type + " " + method + "() ",
                  List.of(Doc.group("return ", code, ";")))));
      Code call = Code.call(method, List.of());
      all = i == 0 ? call : all.dot("concat", List.of(call));
    }
    Doc field = Statements.declaration("public static final " + type, name, all);
    return Doc.cat(field, Doc.HARD, Doc.HARD, Doc.join(Doc.cat(Doc.HARD, Doc.HARD), methods));
  }
}
