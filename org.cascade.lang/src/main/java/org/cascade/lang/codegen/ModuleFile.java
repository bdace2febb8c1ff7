package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Variable;

/** Writes the file of a module: its functions and values, its main, its tests. */
final class ModuleFile {
  /** A Java method has room for 64 KB of byte code. */
  private static final int STATEMENTS_PER_METHOD = 200;

  private final ProgramIndex index;
  private final CoreModule module;
  private final JavaFile file;
  private final Members members;

  private ModuleFile(ProgramIndex index, CoreModule module) {
    this.index = index;
    this.module = module;
    this.file = new JavaFile(index, index.moduleClass(module.name()), Set.of());
    this.members = new Members(file);
  }

  static GeneratedFile emit(ProgramIndex index, CoreModule module) {
    ModuleFile emitted = new ModuleFile(index, module);
    return emitted.file.finish(emitted.declaration());
  }

  private Doc declaration() {
    List<Doc> all = new ArrayList<>();
    List<Doc> fields = new ArrayList<>();
    fields.add(Doc.text("private static boolean moduleStarted;"));
    module.globals().forEach(g -> fields.add(field(g)));
    all.add(Doc.join(Doc.HARD, fields));
    all.add(Doc.braces("private " + file.simpleName() + "() ", List.of()));
    all.addAll(main());
    all.addAll(tests());
    module
        .functions()
        .forEach(f -> {
          boolean isVoid = ProgramIndex.isVoid(f.symbol());
          all.add(
              members.function(
                  f,
                  "public static",
                  List.of(),
                  body -> body.method(f.body(), isVoid).statements()));
        });
    index.bindings(module.name()).forEach(b -> all.add(Bridges.method(file, members, b)));
    for (CoreModule.Global global : module.globals()) {
      if (global.constant().isEmpty() && !global.variable().isAssignable()) {
        all.add(accessor(global.variable()));
      }
    }
    for (CoreModule.CoreType type : module.types()) {
      if (type instanceof CoreModule.CoreRefinement r
          && r.symbol().isInPlace()
          && index.isAtRunTime(r.check())) {
        all.add(Checks.method(file, members, r.check(), false));
      }
    }
    String comment = "The functions and values of module `" + module.name() + "`.";
    return Doc.cat(
        Javadoc.of(comment), Members.body("public final class " + file.simpleName() + " ", all));
  }

  // ---- values ----

  private Doc field(CoreModule.Global global) {
    Variable variable = global.variable();
    String name = index.global(variable).field();
    String type = file.type(variable.type());
    Doc declaration;
    if (global.constant().isPresent()) {
      declaration = constant(global.constant().get(), type, name);
    } else if (variable.isAssignable()) {
      String ref = file.name(RuntimeNames.REF);
      String cell = ref + "<" + file.boxed(variable.type()) + ">";
      Code unset = Code.call(ref + ".unset", List.of());
      declaration = Statements.declaration("public static final " + cell, name, unset);
    } else {
      declaration = Doc.text("private static " + type + " " + name + ";");
    }
    return new Doc.At(variable.declared(), declaration);
  }

  private Doc constant(Core value, String type, String name) {
    return new Constants(file, members).declaration(value, type, name);
  }

  private Doc accessor(Variable variable) {
    ProgramIndex.GlobalNames names = index.global(variable);
    return new Doc.At(
        variable.declared(),
        Doc.braces(
            "public static " + file.type(variable.type()) + " " + names.accessor() + "() ",
            List.of(Doc.text("return " + names.field() + ";"))));
  }

  // ---- main ----

  private List<Doc> main() {
    List<Doc> all = new ArrayList<>();
    List<Doc> statements = new ArrayList<>();
    statements.add(Doc.braces("if (moduleStarted) ", List.of(Body.RETURN)));
    statements.add(Doc.text("moduleStarted = true;"));
    for (String imported : module.imports()) {
      if (index.hasModule(imported)) {
        statements.add(Doc.text(file.name(index.moduleClass(imported)) + ".run();"));
      }
    }
    List<Core> parts = parts();
    boolean unchecked = false;
    if (parts.size() == 1) {
      Body body = new Body(file);
      statements.addAll(body.method(parts.getFirst(), true).statements());
      unchecked = body.hasUncheckedCast();
    } else {
      for (int i = 0; i < parts.size(); i++) {
        statements.add(Doc.text("run_" + (i + 1) + "();"));
      }
    }
    all.add(
        Doc.cat(
            Javadoc.of("Runs the module's statements, once, after those of what it imports."),
            unchecked ? members.uncheckedWarning() : Doc.EMPTY,
            Doc.braces("public static void run() ", statements)));
    for (int i = 0; parts.size() > 1 && i < parts.size(); i++) {
      all.add(part("private static void run_" + (i + 1) + "() ", parts.get(i)));
    }
    all.add(program());
    all.add(declare());
    all.add(programMain());
    return all;
  }

  private Doc part(String head, Core core) {
    Body body = new Body(file);
    List<Doc> statements = body.method(core, true).statements();
    return Doc.cat(
        body.hasUncheckedCast() ? members.uncheckedWarning() : Doc.EMPTY,
        Doc.braces(head, statements));
  }

  /** The main as it is, or in parts that fit into methods. */
  private List<Core> parts() {
    if (!(module.main() instanceof Core.Sequence sequence)
        || sequence.firsts().size() <= STATEMENTS_PER_METHOD) {
      return List.of(module.main());
    }
    List<Core> parts = new ArrayList<>();
    List<Core> firsts = sequence.firsts();
    for (int i = 0; i < firsts.size(); i += STATEMENTS_PER_METHOD) {
      List<Core> some = firsts.subList(i, Math.min(firsts.size(), i + STATEMENTS_PER_METHOD));
      parts.add(
          new Core.Sequence(
              some.getFirst().span(), List.copyOf(some), new Core.Unit(sequence.span())));
    }
    return parts;
  }

  /** The program that starts with this module. */
  private Doc program() {
    String program = file.name(RuntimeNames.PROGRAM);
    Code made =
        Code.call(
            program + ".of",
            List.of(
                Code.stable(JavaNames.literal(module.name())),
                Code.stable(file.simpleName() + "::declare"),
                Code.stable(file.simpleName() + "::run")));
    return Doc.cat(
        Javadoc.of("The program that starts with this module."),
        Doc.braces(
            "public static " + program + " program() ", List.of(Doc.group("return ", made, ";"))));
  }

  /** Names the types of this module alone, so that all modules together name each type once. */
  private Doc declare() {
    List<Doc> statements = new ArrayList<>();
    for (CoreModule.CoreType type : module.types()) {
      if (type instanceof CoreModule.CoreSpace s) {
        statements.add(Doc.text("types.space(" + file.name(s.symbol()) + ".TYPE);"));
      } else if (hasCodec(type)) {
        Code codec = new Codecs(file).listed(type.symbol());
        statements.add(Doc.group(Code.call("types.value", List.of(codec)), ";"));
      }
    }
    for (String used : declaredFirst()) {
      statements.add(Doc.text(file.name(index.moduleClass(used)) + ".declare(types);"));
    }
    String begin = "if (types.begin(" + JavaNames.literal(module.name()) + ")) ";
    return Doc.cat(
        Javadoc.of("Tells what this module, and those that it imports, may store."),
        Doc.braces(
            "public static void declare(" + file.name(RuntimeNames.PROGRAM_TYPES) + " types) ",
            List.of(Doc.braces(begin, statements))));
  }

  /** What it imports, and the prelude, which nobody imports, where that has anything to store. */
  private Set<String> declaredFirst() {
    Set<String> all = new LinkedHashSet<>();
    if (index.hasModule(Builtin.MODULE)
        && index.module(Builtin.MODULE).types().stream().anyMatch(ModuleFile::isStored)) {
      all.add(Builtin.MODULE);
    }
    module.imports().stream().filter(index::hasModule).forEach(all::add);
    all.remove(module.name());
    return all;
  }

  private static boolean isStored(CoreModule.CoreType type) {
    return type instanceof CoreModule.CoreSpace || hasCodec(type);
  }

  private static boolean hasCodec(CoreModule.CoreType type) {
    boolean stored =
        type instanceof CoreModule.CoreSum
            || (type instanceof CoreModule.CoreRecord r && !r.symbol().isTransaction());
    return stored && ProgramIndex.isFile(type.symbol());
  }

  private Doc programMain() {
    String string = file.name("java.lang.String");
    String options = file.name(RuntimeNames.PROGRAM_OPTIONS) + ".parse(args)";
    String exit = file.name("java.lang.System") + ".exit(program().run(" + options + "));";
    return Doc.cat(
        Javadoc.of("Runs the program: `[--data DIRECTORY] [--trace] arguments`."),
        Doc.braces("public static void main(" + string + "[] args) ", List.of(Doc.text(exit))));
  }

  // ---- tests ----

  private List<Doc> tests() {
    List<Doc> all = new ArrayList<>();
    if (module.tests().isEmpty()) {
      return all;
    }
    String map = file.name("java.util.Map");
    List<Code> entries = new ArrayList<>();
    int number = 1;
    for (CoreModule.CoreTest test : module.tests()) {
      String name = "test_" + number++;
      Code title = Code.stable(JavaNames.literal(test.title()));
      Code method = Code.stable(file.simpleName() + "::" + name);
      entries.add(Code.call(map + ".entry", List.of(title, method)));
    }
    String list = file.name("java.util.List");
    String string = file.name("java.lang.String");
    String runnable = file.name("java.lang.Runnable");
    String type = "%s<%s.Entry<%s, %s>>".formatted(list, map, string, runnable);
    all.add(
        Doc.cat(
            Javadoc.of("The module's tests by their titles, in order."),
            Doc.braces(
                "public static " + type + " tests() ",
                List.of(Doc.group("return ", Code.call(list + ".of", entries), ";")))));
    number = 1;
    for (CoreModule.CoreTest test : module.tests()) {
      all.add(
          new Doc.At(
              test.span(), part("private static void test_" + number++ + "() ", test.body())));
    }
    return all;
  }
}
