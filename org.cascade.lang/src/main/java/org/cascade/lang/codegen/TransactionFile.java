package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Writes the file of a {@code transaction type}: a class whose base runs the two phases. */
final class TransactionFile {
  private final ProgramIndex index;
  private final CoreModule.CoreRecord type;
  private final RecordSymbol symbol;
  private final JavaFile file;
  private final Members members;
  private final List<String> names = new ArrayList<>();

  private TransactionFile(ProgramIndex index, CoreModule.CoreRecord type) {
    this.index = index;
    this.type = type;
    this.symbol = type.symbol();
    this.file = new JavaFile(index, index.className(symbol), Set.of());
    this.members = new Members(file);
    symbol.fields().forEach(f -> names.add(index.field(symbol, f.index())));
  }

  static GeneratedFile emit(ProgramIndex index, CoreModule.CoreRecord type) {
    TransactionFile transaction = new TransactionFile(index, type);
    return transaction.file.finish(transaction.declaration());
  }

  private Doc declaration() {
    List<Doc> all = new ArrayList<>();
    if (!names.isEmpty()) {
      List<Doc> fields = new ArrayList<>();
      for (Doc component : Values.components(file, symbol.fields(), names)) {
        fields.add(Doc.cat("private final ", component, ";"));
      }
      all.add(Doc.join(Doc.HARD, fields));
    }
    all.add(constructor());
    names.forEach(n -> all.add(accessor(n)));
    type.methods().forEach(m -> all.add(method(m)));
    type.check()
        .filter(index::isAtRunTime)
        .ifPresent(c -> all.add(Checks.method(file, members, c, true)));
    all.add(equality());
    all.add(
        members.overrideReturning(
            "int hashCode()",
            Code.call(
                file.name("java.util.Objects") + ".hash",
                names.stream().map(Code::stable).toList())));
    all.add(
        members.override(
            "void show(" + file.name("java.lang.StringBuilder") + " out)",
            Values.show(file, symbol.name(), true, symbol.fields(), names)));
    all.add(members.toStringByShow());
    Doc head =
        Doc.group(
            "public final class " + file.boxed(symbol.selfType()),
            Doc.nest(4, Doc.LINE, "extends " + file.name(RuntimeNames.DISTRIBUTED_TRANSACTION)),
            Doc.nest(4, Doc.LINE, "implements " + file.name(RuntimeNames.SHOWN)),
            " ");
    return Doc.cat(
        Javadoc.of(symbol.doc()), Members.body(new Doc.At(symbol.declared(), head), all));
  }

  private Doc constructor() {
    List<Doc> statements = new ArrayList<>();
    names.forEach(n -> statements.add(Doc.text("this." + n + " = " + n + ";")));
    Doc params = Doc.list("(", Values.components(file, symbol.fields(), names), ") ");
    return Doc.cat(
        Javadoc.of("", Values.docTags(symbol.fields(), names)),
        Doc.braces(Doc.cat("public " + file.simpleName(), params), statements));
  }

  private Doc accessor(String name) {
    RecordSymbol.Field field = symbol.fields().get(names.indexOf(name));
    return Doc.braces(
        "public " + file.type(field.type()) + " " + name + "() ",
        List.of(Doc.text("return " + name + ";")));
  }

  private Doc method(CoreFunction method) {
    return switch (method.symbol().name()) {
      case "prepare" -> phase(method, "rehearse");
      case "commit" -> phase(method, "commitAll");
      case "rollback" -> rollback(method);
      default -> RecordFile.method(members, method);
    };
  }

  /** {@code rollback}, which may tell with a vote whether it went well. */
  private Doc rollback(CoreFunction method) {
    boolean votes = Builtin.is(method.symbol().result().orElse(Type.UNIT), Builtin.RESULT);
    return members.function(
        method,
        "public",
        List.of(),
        body -> List.of(votes ? votingRollback(body, method) : plainRollback(body, method)));
  }

  private static Doc plainRollback(Body body, CoreFunction method) {
    return Doc.cat(Code.call("release", List.of(body.lambdas().runnable(method.body()))), ";");
  }

  private static Doc votingRollback(Body body, CoreFunction method) {
    Code run = body.lambdas().supplier(method.body(), true);
    return Doc.group("return ", Code.call("releaseAll", List.of(run)), ";");
  }

  /** A phase's body in the hands of the base class, which answers a misuse with an {@code Err}. */
  private Doc phase(CoreFunction method, String phase) {
    return members.function(
        method,
        "public",
        List.of(),
        body -> {
          Code rehearsed = body.lambdas().supplier(method.body(), true);
          Code run = Code.call(phase, List.of(rehearsed, misuse(method)));
          return List.of(Doc.group("return ", run, ";"));
        });
  }

  /** How a step out of order is told. */
  private Code misuse(CoreFunction method) {
    List<Type> args = Types.args(method.symbol().result().orElse(Type.UNIT));
    if (args.size() == 2 && Builtin.is(args.get(1), Builtin.STRING)) {
      return Code.of(Doc.text("message -> message"), Code.LAMBDA);
    }
    String abort = file.name(RuntimeNames.ABORT);
    List<Doc> statement = List.of(Doc.text("throw new " + abort + "(message);"));
    return Code.of(Doc.braces("message -> ", statement), Code.LAMBDA);
  }

  private Doc equality() {
    String object = file.name("java.lang.Object");
    String self = file.wild(symbol.selfType());
    Code all = Code.of(Doc.text("other instanceof " + self + " it"), Code.RELATION);
    if (names.isEmpty()) {
      all = Code.of(Doc.text("other instanceof " + self), Code.RELATION);
    }
    for (RecordSymbol.Field field : symbol.fields()) {
      String name = names.get(field.index());
      Code own = Code.stable(name);
      Code others = Code.stable("it." + name);
      Code equal =
          Builtin.is(field.type(), Builtin.REAL)
              ? Code.binary(
                  Code.stable("Double.compare(" + name + ", it." + name + ")"),
                  "==",
                  Code.stable("0"),
                  Code.EQUALITY)
              : InlineForm.isPrimitive(field.type())
                  ? Code.binary(own, "==", others, Code.EQUALITY)
                  : own.dot("equals", List.of(others));
      all = Code.binary(all, "&&", equal, Code.AND);
    }
    return members.overrideReturning("boolean equals(" + object + " other)", all);
  }
}
