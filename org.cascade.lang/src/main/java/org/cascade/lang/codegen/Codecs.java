package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/** Writes the codecs that values are stored with, as expressions. */
final class Codecs {
  private final JavaFile file;
  private final Map<TypeParameter, String> parameters;
  private boolean unchecked;

  /** For a place where type parameters have no codecs: their values tell their types themselves. */
  Codecs(JavaFile file) {
    this(file, new IdentityHashMap<>());
  }

  /**
   * @param parameters the variables that hold the codecs of type parameters
   */
  Codecs(JavaFile file, Map<TypeParameter, String> parameters) {
    this.file = file;
    this.parameters = parameters;
  }

  /** Whether what was written has an unchecked cast in it. */
  boolean hasUncheckedCast() {
    return unchecked;
  }

  private String codecs() {
    return file.name(RuntimeNames.CODECS);
  }

  /** An expression of type {@code Codec} of the type. */
  Code of(Type type) {
    return switch (Types.unrefined(type)) {
      case Type.Con c -> declared(c);
      case Type.Tuple t when t.items().isEmpty() -> Code.stable(codecs() + ".UNIT");
      case Type.Tuple t -> Code.call(codecs() + ".tuple" + t.items().size(), all(t.items()));
      case Type.Fun f -> refusing(type);
      case Type.Param p when parameters.containsKey(p.parameter()) ->
          Code.stable(parameters.get(p.parameter()));
      case Type.Param p -> Code.call(codecs() + ".any", List.of());
      case Type.Special s when s == Type.Special.TYPE -> Code.stable(codecs() + ".TYPE");
      case Type t -> any(t);
    };
  }

  /** The codec with its name, of a type of our own; with parameters, of any values in it. */
  Code listed(TypeSymbol symbol) {
    if (symbol.params().isEmpty()) {
      return Code.stable(file.name(symbol) + ".CODEC");
    }
    Code any = Code.call(codecs() + ".any", List.of());
    Code made =
        Code.call(file.name(symbol) + ".codec", Collections.nCopies(symbol.params().size(), any));
    Code name = Code.stable(JavaNames.literal(symbol.qualifiedName()));
    Code type = Code.stable(file.name(symbol) + ".class");
    return Code.call(codecs() + ".named", List.of(name, type, made));
  }

  private List<Code> all(List<Type> types) {
    return types.stream().map(this::of).toList();
  }

  private Code declared(Type.Con c) {
    String constant = RuntimeNames.CODEC_CONSTANTS.get(c.symbol());
    if (constant != null) {
      return Code.stable(codecs() + "." + constant);
    }
    String combinator = RuntimeNames.CODEC_COMBINATORS.get(c.symbol());
    if (combinator != null) {
      return Code.call(codecs() + "." + combinator, all(c.args()));
    }
    boolean ours = ProgramIndex.isFile(c.symbol());
    if (c.symbol() instanceof SpaceSymbol s) {
      return space(c, s);
    }
    boolean made = ours && (c.symbol() instanceof SumSymbol || c.symbol() instanceof RecordSymbol);
    if (!made) {
      return c.symbol() == Builtin.STREAM ? refusing(c) : any(c);
    }
    String owner = file.name(c.symbol());
    return c.args().isEmpty()
        ? Code.stable(owner + ".CODEC")
        : Code.call(owner + ".codec", all(c.args()));
  }

  private Code space(Type.Con c, SpaceSymbol symbol) {
    Code name = Code.stable(JavaNames.literal(symbol.qualifiedName()));
    Code type = Code.stable(file.name(symbol) + ".class");
    Code plain = Code.call(codecs() + ".space", List.of(name, type));
    return c.args().isEmpty() ? plain : casted(plain, c);
  }

  private Code any(Type type) {
    Code any = Code.call(codecs() + ".any", List.of());
    return file.boxed(type).equals(file.name("java.lang.Object")) ? any : casted(any, type);
  }

  private Code casted(Code code, Type type) {
    unchecked = true;
    String codec = file.name(RuntimeNames.CODEC);
    return code.cast(codec + "<?>").cast(codec + "<" + file.boxed(type) + ">");
  }

  /** Values that cannot be stored; the checker allows them in no state. */
  private Code refusing(Type type) {
    String shown = JavaNames.literal(Types.zonk(type).toString());
    String witness = "<" + file.boxed(type) + ">";
    return Code.call(codecs() + "." + witness + "function", List.of(Code.stable(shown)));
  }

  // ---- the codec of a type of our own ----

  /**
   * The constant {@code CODEC}, or the method {@code codec} where there are type parameters.
   *
   * @param type the type with its own parameters
   */
  static Doc member(JavaFile file, TypeSymbol symbol, Form form) {
    String type = file.boxed(symbol.selfType());
    List<TypeParameter> params = symbol.params();
    String codec = file.name(RuntimeNames.CODEC);
    Map<TypeParameter, String> names = new IdentityHashMap<>();
    List<Doc> arguments = new ArrayList<>();
    for (TypeParameter param : params) {
      String name = JavaNames.camel(param.name().toLowerCase(java.util.Locale.ROOT) + "_codec");
      names.put(param, name);
      arguments.add(Doc.text(codec + "<" + param.name() + "> " + name));
    }
    Codecs codecs = new Codecs(file, names);
    Code made = Code.of(anonymous(file, type, form, codecs), Code.LAMBDA);
    Doc warning =
        codecs.hasUncheckedCast()
            ? Doc.cat("@SuppressWarnings(\"unchecked\")", Doc.HARD)
            : Doc.EMPTY;
    if (params.isEmpty()) {
      Code name = Code.stable(JavaNames.literal(symbol.qualifiedName()));
      Code known = Code.stable(type + ".class");
      Code named = Code.call(codecs.codecs() + ".named", List.of(name, known, made));
      return Doc.cat(
          Javadoc.of("How values are stored."),
          warning,
          Statements.declaration(
              "public static final " + codec + "<" + type + ">", "CODEC", named));
    }
    String head =
        "public static " + JavaFile.parameters(params) + " " + codec + "<" + type + "> codec";
    return Doc.cat(
        Javadoc.of("How values are stored, by how the values in them are."),
        warning,
        Doc.braces(
            Doc.cat(head, Doc.list("(", arguments, ") ")),
            List.of(Doc.group("return ", made, ";"))));
  }

  /** What differs between the codecs of types. */
  interface Form {
    List<Doc> write(Codecs codecs);

    List<Doc> read(Codecs codecs);

    Code schema(Codecs codecs);
  }

  private static Doc anonymous(JavaFile file, String type, Form form, Codecs codecs) {
    String output = file.name(RuntimeNames.OUTPUT);
    String input = file.name(RuntimeNames.INPUT);
    Doc write =
        Doc.braces(
            Doc.group(
                "public void write",
                Doc.list("(", List.of(Doc.text(type + " value"), Doc.text(output + " out")), ") ")),
            form.write(codecs));
    Doc read = Doc.braces("public " + type + " read(" + input + " in) ", form.read(codecs));
    Doc schema =
        Doc.braces(
            "public " + file.name("java.lang.String") + " schema() ",
            List.of(Doc.group("return ", form.schema(codecs), ";")));
    String override = "@" + file.name("java.lang.Override");
    return Doc.braces(
        "new " + file.name(RuntimeNames.CODEC) + "<" + type + ">() ",
        List.of(
            Doc.cat(override, Doc.HARD, write, Doc.HARD),
            Doc.cat(override, Doc.HARD, read, Doc.HARD),
            Doc.cat(override, Doc.HARD, schema)));
  }

  /** {@code Codecs.INT.write(value.id(), out);}. */
  Doc write(Type type, String value) {
    Code written = of(type).dot("write", List.of(Code.stable(value), Code.stable("out")));
    return Doc.cat(written, ";");
  }

  /** The text of the stored form, and of the forms of what the type is applied to. */
  Code schema(TypeSymbol symbol) {
    Code all = lines(Schemas.of(symbol));
    for (TypeParameter parameter : symbol.params()) {
      Code own =
          Code.stable(Objects.requireNonNull(parameters.get(parameter))).dot("schema", List.of());
      String label = "; " + parameter.name() + " = ";
      all = Code.binary(all, "+", Expressions.literal(label), Code.SUM);
      all = Code.binary(all, "+", own, Code.SUM);
    }
    return all;
  }

  /** A long text in pieces of a line each. */
  private static Code lines(String text) {
    StringBuilder line = new StringBuilder();
    List<String> all = new ArrayList<>();
    for (String word : text.split("(?<= )")) {
      if (line.length() + word.length() > 70 && !line.isEmpty()) {
        all.add(line.toString());
        line.setLength(0);
      }
      line.append(word);
    }
    all.add(line.toString());
    Code code = Expressions.literal(all.getFirst());
    for (String next : all.subList(1, all.size())) {
      code = Code.binary(code, "+", Expressions.literal(next), Code.SUM);
    }
    return code;
  }

  Code read(Type type) {
    return of(type).dot("read", List.of(Code.stable("in")));
  }
}
