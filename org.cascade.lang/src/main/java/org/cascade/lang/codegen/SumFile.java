package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SumSymbol;

/** Writes the file of a sum type: a sealed interface with a record for each case. */
final class SumFile {
  private final SumSymbol symbol;
  private final ProgramIndex index;
  private final JavaFile file;
  private final Members members;
  private final boolean comparable;

  private SumFile(ProgramIndex index, SumSymbol symbol) {
    this.symbol = symbol;
    this.index = index;
    Set<String> nested = new HashSet<>();
    symbol.constructors().forEach(c -> nested.add(simpleName(index.className(c))));
    this.file = new JavaFile(index, index.className(symbol), nested);
    this.members = new Members(file);
    this.comparable = Values.isComparable(symbol);
  }

  static GeneratedFile emit(ProgramIndex index, CoreModule.CoreSum type) {
    SumFile sum = new SumFile(index, type.symbol());
    return sum.file.finish(sum.declaration());
  }

  private static String simpleName(String qualified) {
    return qualified.substring(qualified.lastIndexOf('.') + 1);
  }

  /** What the case's record is called within the file. */
  private String name(SumSymbol.Constructor constructor) {
    return simpleName(index.className(constructor)) + JavaFile.parameters(symbol.params());
  }

  private Doc declaration() {
    String self = file.boxed(symbol.selfType());
    List<Doc> all = new ArrayList<>();
    all.add(codec());
    symbol.constructors().forEach(c -> all.add(constructor(c)));
    if (comparable) {
      all.add(rank());
      all.add(comparison(self));
    }
    String order = comparable ? ", " + file.name("java.lang.Comparable") + "<" + self + ">" : "";
    String head =
        "public sealed interface " + self + " extends " + file.name(RuntimeNames.SHOWN) + order;
    return Doc.cat(
        Javadoc.of(symbol.doc()),
        Members.body(new Doc.At(symbol.declared(), Doc.text(head + " ")), all));
  }

  private Doc constructor(SumSymbol.Constructor constructor) {
    List<String> names = ProgramIndex.fields(constructor);
    Doc head =
        Doc.group(
            "record " + name(constructor),
            Doc.list("(", Values.components(file, constructor.fields(), names), ")"),
            Doc.nest(4, Doc.LINE, "implements " + file.boxed(symbol.selfType())),
            " ");
    List<Doc> inside =
        List.of(
            members.override(
                "void show(" + file.name("java.lang.StringBuilder") + " out)",
                Values.show(
                    file, constructor.name(), constructor.named(), constructor.fields(), names)),
            members.toStringByShow());
    return Doc.cat(
        Javadoc.of(constructor.doc(), Values.docTags(constructor.fields(), names)),
        Members.body(new Doc.At(constructor.declared(), head), inside));
  }

  // ---- order ----

  /** The case's place in the declaration. */
  private Doc rank() {
    List<Doc> arms = new ArrayList<>();
    for (SumSymbol.Constructor c : symbol.constructors()) {
      arms.add(Doc.text("case " + name(c) + " ignored -> " + c.index() + ";"));
    }
    String params = symbol.params().isEmpty() ? "" : JavaFile.parameters(symbol.params()) + " ";
    return Doc.braces(
        "private static " + params + "int rank(" + file.boxed(symbol.selfType()) + " value) ",
        List.of(Doc.cat("return ", Doc.braces("switch (value) ", arms), ";")));
  }

  private Doc comparison(String self) {
    List<Doc> statements = new ArrayList<>();
    for (SumSymbol.Constructor c : symbol.constructors()) {
      if (!c.fields().isEmpty()) {
        String test =
            "if (this instanceof %s a && other instanceof %s b) ".formatted(name(c), name(c));
        List<String> names = ProgramIndex.fields(c);
        statements.add(Doc.braces(test, Values.comparison(file, c.fields(), names, "a", "b")));
      }
    }
    String integer = file.name("java.lang.Integer");
    statements.add(Doc.text("return " + integer + ".compare(rank(this), rank(other));"));
    String override = "@" + file.name("java.lang.Override");
    return Doc.cat(
        override, Doc.HARD, Doc.braces("default int compareTo(" + self + " other) ", statements));
  }

  // ---- storage ----

  private Doc codec() {
    return Codecs.member(
        file,
        symbol,
        new Codecs.Form() {
          @Override
          public List<Doc> write(Codecs codecs) {
            List<Doc> arms = new ArrayList<>();
            symbol.constructors().forEach(c -> arms.add(writeArm(codecs, c)));
            return List.of(Doc.braces("switch (value) ", arms));
          }

          @Override
          public List<Doc> read(Codecs codecs) {
            return readStatements(codecs);
          }

          @Override
          public Code schema(Codecs codecs) {
            return codecs.schema(symbol);
          }
        });
  }

  private Doc writeArm(Codecs codecs, SumSymbol.Constructor c) {
    List<String> names = ProgramIndex.fields(c);
    List<Doc> statements = new ArrayList<>();
    statements.add(Doc.text("out.writeUnsigned(" + c.index() + ");"));
    for (RecordSymbol.Field field : c.fields()) {
      statements.add(codecs.write(field.type(), "it." + names.get(field.index()) + "()"));
    }
    return Doc.braces("case " + name(c) + " it -> ", statements);
  }

  private List<Doc> readStatements(Codecs codecs) {
    List<Doc> arms = new ArrayList<>();
    for (SumSymbol.Constructor c : symbol.constructors()) {
      List<Code> fields = c.fields().stream().map(f -> codecs.read(f.type())).toList();
      Code made = Code.call("new " + name(c), fields);
      arms.add(Doc.group("case " + c.index() + " ->", Doc.nest(4, Doc.LINE, made), ";"));
    }
    String malformed = file.name(RuntimeNames.MALFORMED_INPUT);
    String text = JavaNames.literal(symbol.name() + " has no case ");
    arms.add(
        Doc.group(
            "default ->",
            Doc.nest(4, Doc.LINE, "throw new " + malformed + "(" + text + " + tag);")));
    return List.of(
        Doc.text("int tag = (int) in.readUnsigned();"),
        Doc.cat("return ", Doc.braces("switch (tag) ", arms), ";"));
  }
}
