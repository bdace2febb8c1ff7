package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.foreign.Binding;
import org.cascade.lang.foreign.FromJava;
import org.cascade.lang.foreign.JavaMember;
import org.cascade.lang.foreign.JavaType;
import org.cascade.lang.foreign.ToJava;
import org.cascade.lang.types.EffectSymbol;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * Writes the methods that stand between a program and the Java it binds: they convert what goes in
 * and comes out, and make aborts of exceptions. Their bodies stand for no line of the program, so
 * that what goes wrong there is told where they are called.
 */
final class Bridges {
  private final JavaFile file;
  private final Binding binding;
  private final MemberTable names = new MemberTable();
  private final String member;
  private boolean unchecked;

  private Bridges(JavaFile file, Binding binding) {
    this.file = file;
    this.binding = binding;
    this.member = JavaNames.literal(binding.member().qualifiedName());
  }

  static Doc method(JavaFile file, Members members, Binding binding) {
    return new Bridges(file, binding).method(members);
  }

  private Doc method(Members members) {
    FunctionSymbol function = binding.function();
    List<Doc> params = new ArrayList<>();
    List<Code> given = new ArrayList<>();
    for (FunctionSymbol.Param param : function.params()) {
      String name = names.field(param.name());
      params.add(Doc.text(file.type(param.type()) + " " + name));
      given.add(Code.stable(name));
    }
    List<Doc> statements = statements(given);
    boolean isVoid = ProgramIndex.isVoid(function);
    String typeParams =
        function.typeParams().isEmpty() ? "" : JavaFile.parameters(function.typeParams()) + " ";
    String head =
        "public static "
            + typeParams
            + (isVoid ? "void" : file.type(function.result().orElse(Type.UNIT)))
            + " "
            + file.index().member(function).name();
    return Doc.cat(
        Javadoc.of(function.decl().doc()),
        unchecked ? members.uncheckedWarning() : Doc.EMPTY,
        Doc.braces(Doc.cat(head, Doc.list("(", params, ") ")), statements));
  }

  private List<Doc> statements(List<Code> given) {
    List<Doc> all = new ArrayList<>();
    if (needsIo(binding.function())) {
      all.add(Doc.text(file.name(RuntimeNames.TRANSACTIONS) + ".io();"));
    }
    String thrown = names.field("thrown");
    List<Doc> attempt = attempt(called(given));
    Doc handler =
        binding.isResult()
            ? Doc.group("return ", Code.call(result("err"), List.of(reason(thrown))), ";")
            : Doc.group("throw ", foreign("failed", List.of(Code.stable(thrown))), ";");
    String exception = file.name("java.lang.Exception");
    String linkage = file.name("java.lang.LinkageError");
    all.add(
        Doc.cat(
            Doc.braces("try ", attempt),
            Doc.braces(
                " catch (" + exception + " | " + linkage + " " + thrown + ") ", List.of(handler))));
    if (isNever()) {
      all.add(Doc.group("throw ", foreign("returned", List.of()), ";"));
    }
    return all;
  }

  private List<Doc> attempt(Code called) {
    if (binding.result() instanceof FromJava.Dropped) {
      Doc call = Doc.cat(called, ";");
      return binding.isResult()
          ? List.of(call, Doc.text("return " + result("done") + "();"))
          : List.of(call);
    }
    Code value = written(binding.result(), called);
    Code given = binding.isResult() ? Code.call(result("ok"), List.of(value)) : value;
    return List.of(Doc.group("return ", given, ";"));
  }

  private boolean isNever() {
    return binding.function().result().map(Types::resolve).orElse(Type.UNIT) == Type.Special.NEVER;
  }

  /** Whether it does what cannot be undone, so that it must not be repeated. */
  private static boolean needsIo(FunctionSymbol function) {
    boolean ofRuntime = function.extern().orElseThrow().target().startsWith(RuntimeNames.RUNTIME);
    return !ofRuntime && function.effects().atoms().stream().anyMatch(a -> isIo(a.symbol()));
  }

  /**
   * Of a declared effect nothing is known but that it matters: it may be such as cannot be undone.
   */
  private static boolean isIo(EffectSymbol effect) {
    return effect == EffectSymbol.IO || !EffectSymbol.BUILT_IN.contains(effect);
  }

  private String result(String method) {
    return file.name(RuntimeNames.RESULT) + "." + method;
  }

  private Code reason(String thrown) {
    return Code.call(file.name(RuntimeNames.FOREIGN) + ".reason", List.of(Code.stable(thrown)));
  }

  /** A call of the boundary's function, which is told what Java was asked for. */
  private Code foreign(String function, List<Code> args) {
    List<Code> all = new ArrayList<>(args);
    all.add(Code.stable(member));
    return Code.call(file.name(RuntimeNames.FOREIGN) + "." + function, all);
  }

  // ---- the call ----

  private Code called(List<Code> given) {
    JavaMember java = binding.member();
    boolean isInstance = !java.isStatic();
    List<Code> args = new ArrayList<>();
    for (int i = 0; i < binding.args().size(); i++) {
      args.add(written(binding.args().get(i), given.get(i + (isInstance ? 1 : 0))));
    }
    String owner = file.name(java.owner());
    return switch (java.kind()) {
      case CONSTRUCTOR -> Code.call("new " + owner + diamond(java.result()), args);
      case FIELD -> {
        Object object = isInstance ? given.getFirst() : owner;
        yield Code.of(Doc.cat(object, ".", java.name()), Code.ATOM);
      }
      case METHOD ->
          isInstance
              ? given.getFirst().dot(java.name(), args)
              : Code.call(owner + "." + java.name(), args);
    };
  }

  private static String diamond(JavaType type) {
    return type instanceof JavaType.Named n && !n.args().isEmpty() ? "<>" : "";
  }

  // ---- conversions ----

  private Code written(ToJava conversion, Code value) {
    return switch (conversion) {
      case ToJava.Same c -> value;
      case ToJava.As c -> written(c.first(), value).cast(type(c.type()));
      case ToJava.Narrow c -> foreign("to" + capital(c.primitive()), List.of(value));
      case ToJava.ToBytes c -> foreign("toBytes", List.of(value));
      case ToJava.Numbers c -> foreign("to" + capital(c.primitive()) + "s", List.of(value));
      case ToJava.Within c -> foreign(c.function(), List.of(value, each(c.each())));
      case ToJava.ToArray c ->
          foreign(
              "toArray",
              List.of(value, each(c.each()), Code.stable(type(c.component()) + "[]::new")));
      case ToJava.Entries c -> foreign("toMap", List.of(value, each(c.key()), each(c.value())));
    };
  }

  private static String capital(String primitive) {
    return Character.toUpperCase(primitive.charAt(0)) + primitive.substring(1);
  }

  private String type(String erased) {
    int array = erased.indexOf('[');
    String name = array < 0 ? erased : erased.substring(0, array);
    return (name.contains(".") ? file.name(name) : name) + erased.substring(name.length());
  }

  private Code each(ToJava conversion) {
    String name = names.field("each");
    return lambda(name, written(conversion, Code.stable(name)));
  }

  private Code each(FromJava conversion) {
    String name = names.field("each");
    return lambda(name, written(conversion, Code.stable(name)));
  }

  private static Code lambda(String name, Code body) {
    return Code.of(Doc.cat(name + " -> ", body), Code.LAMBDA);
  }

  private Code written(FromJava conversion, Code value) {
    return switch (conversion) {
      case FromJava.Same c -> value;
      case FromJava.Widened c -> value.cast(c.primitive());
      case FromJava.Present c -> foreign("present", List.of(value));
      case FromJava.Unboxed c -> foreign("present", List.of(value)).dot(c.method(), List.of());
      case FromJava.Claimed c -> claimed(c.type(), value);
      case FromJava.CharText c ->
          Code.call(file.name("java.lang.String") + ".valueOf", List.of(value));
      case FromJava.Refined c -> refined(c.type(), written(c.first(), value));
      case FromJava.Dropped c -> value;
      case FromJava.Call c -> foreign(c.function(), List.of(value));
      case FromJava.Within c -> foreign(c.function(), List.of(value, each(c.each())));
      case FromJava.Entries c -> foreign("fromMap", List.of(value, each(c.key()), each(c.value())));
    };
  }

  /** Asked at run time, unless only the compiler can answer. */
  private Code refined(RefinementSymbol type, Code value) {
    return file.index()
        .check(type)
        .map(check -> {
          String each = names.field("each");
          ProgramIndex.Member asked = file.index().member(check);
          Code holds =
              Code.call(file.name(asked.owner()) + "." + asked.name(), List.of(Code.stable(each)));
          Code name = Code.stable(JavaNames.literal(type.name()));
          return foreign("refined", List.of(value, lambda(each, holds), name));
        })
        .orElse(value);
  }

  private Code claimed(Type type, Code value) {
    String name = file.boxed(type);
    unchecked |= name.contains("<") || Types.resolve(type) instanceof Type.Param;
    return foreign("claimed", List.of(value)).cast(name);
  }
}
