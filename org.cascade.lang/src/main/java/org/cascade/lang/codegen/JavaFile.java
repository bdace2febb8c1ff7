package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/** One Java file while it is written: its package, its imports, and how it writes types. */
final class JavaFile {
  private final ProgramIndex index;
  private final String className;
  private final Imports imports;
  private final InlineForm inline;

  /**
   * @param className in full
   * @param nested simple names of classes inside it
   */
  JavaFile(ProgramIndex index, String className, Set<String> nested) {
    this.index = index;
    this.className = className;
    this.imports = new Imports(packageName(), index.classesOf(packageName()), nested);
    this.inline = new InlineForm(index);
  }

  ProgramIndex index() {
    return index;
  }

  InlineForm inline() {
    return inline;
  }

  String className() {
    return className;
  }

  String simpleName() {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  private String packageName() {
    return className.substring(0, className.lastIndexOf('.'));
  }

  /** What this file calls a class. */
  String name(String qualified) {
    return imports.name(qualified);
  }

  String name(TypeSymbol symbol) {
    return name(index.className(symbol));
  }

  /** The file with its header; all of the body must have been made before. */
  GeneratedFile finish(Doc body) {
    List<Doc> top = new ArrayList<>();
    top.add(Doc.text("package " + packageName() + ";"));
    top.add(Doc.EMPTY);
    List<String> sorted = imports.sorted();
    sorted.forEach(i -> top.add(Doc.text("import " + i + ";")));
    if (!sorted.isEmpty()) {
      top.add(Doc.EMPTY);
    }
    top.add(body);
    String path = className.replace('.', '/') + ".java";
    return Layout.lay(path, Doc.join(Doc.HARD, top), imports.named());
  }

  // ---- types ----

  /** The Java type of a variable: primitive where there is one. */
  String type(Type type) {
    return primitive(type).orElseGet(() -> boxed(type));
  }

  /** The primitive type of an Int, Real or Bool. */
  static Optional<String> primitive(Type type) {
    if (!(Types.unrefined(type) instanceof Type.Con c)) {
      return Optional.empty();
    }
    return c.symbol() == Builtin.INT
        ? Optional.of("long")
        : c.symbol() == Builtin.REAL
            ? Optional.of("double")
            : c.symbol() == Builtin.BOOL ? Optional.of("boolean") : Optional.empty();
  }

  /** The Java type as a type argument. */
  String boxed(Type type) {
    return switch (Types.unrefined(type)) {
      case Type.Con c when c.symbol() == Builtin.INT -> name("java.lang.Long");
      case Type.Con c when c.symbol() == Builtin.REAL -> name("java.lang.Double");
      case Type.Con c when c.symbol() == Builtin.BOOL -> name("java.lang.Boolean");
      case Type.Con c when c.symbol() == Builtin.STRING -> name("java.lang.String");
      case Type.Con c -> name(c.symbol()) + arguments(c.args());
      case Type.Tuple t when t.items().isEmpty() -> name(RuntimeNames.UNIT);
      case Type.Tuple t -> name(tuple(t.items().size())) + arguments(t.items());
      case Type.Fun f -> {
        List<Type> all = new ArrayList<>(f.params());
        all.add(f.result());
        yield name(function(f.params().size())) + arguments(all);
      }
      case Type.Param p -> p.parameter().name();
      case Type.Special s when s == Type.Special.TYPE -> name(RuntimeNames.TYPE_INFO);
      case Type.Special s when s != Type.Special.ERROR -> name("java.lang.Object");
      case Type t -> throw new CascadeBugException("unfinished type in core: " + t);
    };
  }

  /** The type with {@code ?} for each argument: {@code Array<?>}. */
  String wild(Type type) {
    int count =
        switch (Types.unrefined(type)) {
          case Type.Con c -> c.args().size();
          case Type.Tuple t -> t.items().size();
          case Type.Fun f -> f.params().size() + 1;
          default -> 0;
        };
    if (count == 0) {
      return boxed(type);
    }
    String full = boxed(type);
    return full.substring(0, full.indexOf('<')) + "<" + "?, ".repeat(count - 1) + "?>";
  }

  static String tuple(int arity) {
    if (arity > 8) {
      throw new CascadeBugException("a tuple of " + arity + " items; the runtime has up to 8");
    }
    return RuntimeNames.TUPLE + arity;
  }

  static String function(int arity) {
    if (arity > 8) {
      throw new CascadeBugException(
          "a function of " + arity + " parameters; the runtime has up to 8");
    }
    return RuntimeNames.FN + arity;
  }

  /** {@code <A, B>}, or nothing. */
  String arguments(List<? extends Type> args) {
    return args.isEmpty()
        ? ""
        : "<" + String.join(", ", args.stream().map(this::boxed).toList()) + ">";
  }

  /** {@code <A, B>} of a declaration, or nothing. */
  static String parameters(List<TypeParameter> params) {
    return params.isEmpty()
        ? ""
        : "<" + String.join(", ", params.stream().map(TypeParameter::name).toList()) + ">";
  }

  String name(SumSymbol.Constructor constructor) {
    return name(index.className(constructor));
  }
}
