package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Writes the file of a record type: a Java record. */
final class RecordFile {
  private final ProgramIndex index;
  private final CoreModule.CoreRecord type;
  private final RecordSymbol symbol;
  private final JavaFile file;
  private final Members members;
  private final Optional<CoreModule.Check> check;
  private final List<String> names = new ArrayList<>();

  private RecordFile(ProgramIndex index, CoreModule.CoreRecord type) {
    this.index = index;
    this.type = type;
    this.symbol = type.symbol();
    this.file = new JavaFile(index, index.className(symbol), Set.of());
    this.members = new Members(file);
    this.check = type.check().filter(index::isAtRunTime);
    symbol.fields().forEach(f -> names.add(index.field(symbol, f.index())));
  }

  static GeneratedFile emit(ProgramIndex index, CoreModule.CoreRecord type) {
    RecordFile record = new RecordFile(index, type);
    return record.file.finish(record.declaration());
  }

  private Doc declaration() {
    List<Doc> all = new ArrayList<>();
    all.add(codec());
    if (check.isPresent() || !refined().isEmpty()) {
      all.add(factory());
    }
    type.methods().forEach(m -> all.add(method(members, m)));
    check.ifPresent(c -> all.add(Checks.method(file, members, c, true)));
    boolean comparable = Values.isComparable(symbol);
    if (comparable) {
      all.add(comparison());
    }
    all.add(
        members.override(
            "void show(" + file.name("java.lang.StringBuilder") + " out)",
            Values.show(file, symbol.name(), true, symbol.fields(), names)));
    all.add(members.toStringByShow());
    Doc head = head(comparable);
    return Doc.cat(
        Javadoc.of(symbol.doc(), Values.docTags(symbol.fields(), names)),
        Members.body(new Doc.At(symbol.declared(), head), all));
  }

  private Doc head(boolean comparable) {
    String self = file.boxed(symbol.selfType());
    String order = comparable ? ", " + file.name("java.lang.Comparable") + "<" + self + ">" : "";
    return Doc.group(
        "public record " + self,
        Doc.list("(", Values.components(file, symbol.fields(), names), ")"),
        Doc.nest(4, Doc.LINE, "implements " + file.name(RuntimeNames.SHOWN) + order),
        " ");
  }

  private Doc comparison() {
    String self = file.boxed(symbol.selfType());
    return members.override(
        "int compareTo(" + self + " other)",
        Values.comparison(file, symbol.fields(), names, "", "other"));
  }

  private Doc codec() {
    return Codecs.member(
        file,
        symbol,
        new Codecs.Form() {
          @Override
          public List<Doc> write(Codecs codecs) {
            List<Doc> all = new ArrayList<>();
            for (RecordSymbol.Field field : symbol.fields()) {
              all.add(codecs.write(field.type(), "value." + names.get(field.index()) + "()"));
            }
            return all;
          }

          @Override
          public List<Doc> read(Codecs codecs) {
            List<Code> fields = symbol.fields().stream().map(f -> codecs.read(f.type())).toList();
            Code made = Code.call("new " + file.boxed(symbol.selfType()), fields);
            return List.of(Doc.group("return ", made, ";"));
          }

          @Override
          public Code schema(Codecs codecs) {
            return codecs.schema(symbol);
          }
        });
  }

  /** A method of a record; on the record itself, or on an updated copy. */
  static Doc method(Members members, CoreFunction method) {
    String modifiers = method.self().isPresent() ? "public" : "public static";
    boolean isVoid = ProgramIndex.isVoid(method.symbol());
    return members.function(
        method, modifiers, List.of(), body -> body.method(method.body(), isVoid).statements());
  }

  // ---- for Java callers ----

  private List<RecordSymbol.Field> refined() {
    return symbol.fields().stream().filter(f -> Checks.of(index, f.type()).isPresent()).toList();
  }

  /**
   * {@code of(…)}: what the compiler proves at each construction in Cascade is checked for Java.
   */
  private Doc factory() {
    List<Doc> statements = new ArrayList<>();
    for (RecordSymbol.Field field : refined()) {
      String name = names.get(field.index());
      RefinementSymbol refinement = ((Type.Refined) Types.resolve(field.type())).symbol();
      String holds = Checks.holds(file, index, refinement, name);
      statements.add(refuse("!" + holds, field.name(), refinement.name()));
    }
    String self = file.boxed(symbol.selfType());
    Code made = Code.call("new " + self, names.stream().map(Code::stable).toList());
    if (check.isEmpty()) {
      statements.add(Doc.group("return ", made, ";"));
    } else {
      String local = names.contains("made") ? "made_" : "made";
      String method = index.member(check.get().symbol()).name();
      statements.add(Statements.declaration(self, local, made));
      String error = file.name("java.lang.IllegalArgumentException");
      String text = JavaNames.literal("the asserts of " + symbol.name() + " do not hold: ");
      statements.add(
          Doc.braces(
              "if (!" + local + "." + method + "()) ",
              List.of(Doc.text("throw new " + error + "(" + text + " + " + local + ");"))));
      statements.add(Doc.text("return " + local + ";"));
    }
    String params = symbol.params().isEmpty() ? "" : JavaFile.parameters(symbol.params()) + " ";
    return Doc.cat(
        Javadoc.of("Makes a value after checking what its type demands."),
        Doc.braces(
            Doc.cat(
                "public static " + params + self + " " + index.recordFactory(symbol),
                Doc.list("(", Values.components(file, symbol.fields(), names), ") ")),
            statements));
  }

  private Doc refuse(String condition, String field, String refinement) {
    String error = file.name("java.lang.IllegalArgumentException");
    String text = JavaNames.literal(field + " is not of type " + refinement + ": ");
    String name = names.get(symbol.field(field).orElseThrow().index());
    return Doc.braces(
        "if (" + condition + ") ",
        List.of(Doc.text("throw new " + error + "(" + text + " + " + name + ");")));
  }
}
