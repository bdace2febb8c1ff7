package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.types.RefinementSymbol;

/**
 * Writes the file of a refinement: its values are those of the base, so it has static members only.
 */
final class RefinementFile {
  private RefinementFile() {}

  static GeneratedFile emit(ProgramIndex index, CoreModule.CoreRefinement type) {
    RefinementSymbol symbol = type.symbol();
    JavaFile file = new JavaFile(index, index.className(symbol), Set.of());
    Members members = new Members(file);
    List<Doc> all = new ArrayList<>();
    all.add(Doc.braces("private " + file.simpleName() + "() ", List.of()));
    all.add(Checks.method(file, members, type.check(), false));
    String base = file.type(type.check().value().type());
    String boxed = file.boxed(type.check().value().type());
    String string = file.name("java.lang.String");
    String result = file.name(RuntimeNames.RESULT);
    String params = symbol.params().isEmpty() ? "" : JavaFile.parameters(symbol.params()) + " ";
    all.add(
        Doc.cat(
            Javadoc.of("The value, or why it is not of the type."),
            Doc.braces(
                "public static %s%s<%s, %s> of(%s value) "
                    .formatted(params, result, boxed, string, base),
                List.of(
                    Doc.text(
                        "return holds(value) ? %s.ok(value) : %s.err(message(value));"
                            .formatted(result, result))))));
    all.add(
        Doc.cat(
            Javadoc.of("The value; aborts if it is not of the type."),
            Doc.braces(
                "public static " + params + base + " check(" + base + " value) ",
                List.of(
                    Doc.braces(
                        "if (!holds(value)) ",
                        List.of(
                            Doc.text(
                                "throw new "
                                    + file.name(RuntimeNames.ABORT)
                                    + "(message(value));"))),
                    Doc.text("return value;")))));
    String show = base.equals(string) ? ".quoted(value)" : ".show(value)";
    String value = file.name(RuntimeNames.SHOW) + show;
    String words = JavaNames.literal(" is not of type " + symbol.name());
    all.add(
        Doc.braces(
            "private static " + params + string + " message(" + base + " value) ",
            List.of(Doc.text("return " + value + " + " + words + ";"))));
    Doc head = Doc.text("public final class " + file.simpleName() + " ");
    Doc body = Members.body(new Doc.At(symbol.declared(), head), all);
    return file.finish(Doc.cat(Javadoc.of(symbol.doc()), body));
  }
}
