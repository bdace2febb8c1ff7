package org.cascade.lang.codegen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.foreign.Bindings;

/** Core to Java source: the door of this package. */
public final class JavaProgram {
  private JavaProgram() {}

  /**
   * The files of a whole program, by path. The same modules give the same files, byte for byte.
   *
   * @param modules every module whose functions, values and types any of them uses
   * @param library the names of those that are there for others: their files are given only where a
   *     file of the program uses them, or one that it uses does
   * @param bindings what the functions of {@code extern java} mean that are not the library's
   */
  public static List<GeneratedFile> emit(
      List<CoreModule> modules, Set<String> library, Bindings bindings) {
    ProgramIndex index = new ProgramIndex(modules, bindings);
    Map<String, GeneratedFile> program = new TreeMap<>();
    Map<String, GeneratedFile> offered = new TreeMap<>();
    for (CoreModule module : modules) {
      Map<String, GeneratedFile> files = library.contains(module.name()) ? offered : program;
      emit(index, module).forEach(f -> files.put(f.className(), f));
    }
    addUsed(program, offered);
    return program.values().stream().sorted(Comparator.comparing(GeneratedFile::path)).toList();
  }

  private static List<GeneratedFile> emit(ProgramIndex index, CoreModule module) {
    List<GeneratedFile> files = new ArrayList<>();
    for (CoreModule.CoreType type : module.types()) {
      if (isWritten(index, type)) {
        files.add(emit(index, type));
      }
    }
    files.add(ModuleFile.emit(index, module));
    return files;
  }

  private static void addUsed(
      Map<String, GeneratedFile> program, Map<String, GeneratedFile> offered) {
    Deque<GeneratedFile> open = new ArrayDeque<>(program.values());
    while (!open.isEmpty()) {
      for (String used : open.pop().uses()) {
        GeneratedFile file = offered.get(used);
        if (file != null && program.putIfAbsent(used, file) == null) {
          open.push(file);
        }
      }
    }
  }

  /** The class whose {@code run}, {@code main} and {@code tests} are a module's. */
  public static String moduleClass(List<CoreModule> modules, String module) {
    return new ProgramIndex(modules, Bindings.NONE).moduleClass(module);
  }

  /** The classes in full that a module's types and its other declarations are generated to. */
  public static Set<String> classesOf(List<CoreModule> modules, String module) {
    ProgramIndex index = new ProgramIndex(modules, Bindings.NONE);
    Set<String> classes = new TreeSet<>(Set.of(index.moduleClass(module)));
    modules.stream()
        .filter(m -> m.name().equals(module))
        .flatMap(m -> m.types().stream())
        .filter(t -> ProgramIndex.isFile(t.symbol()))
        .forEach(t -> classes.add(index.className(t.symbol())));
    return classes;
  }

  /** What a variable or field is called in Java; where two would meet, digits follow. */
  public static String variableName(String name) {
    return JavaNames.camel(name);
  }

  private static boolean isWritten(ProgramIndex index, CoreModule.CoreType type) {
    boolean empty = type instanceof CoreModule.CoreRefinement r && !index.isAtRunTime(r.check());
    return ProgramIndex.isFile(type.symbol()) && !empty;
  }

  private static GeneratedFile emit(ProgramIndex index, CoreModule.CoreType type) {
    return switch (type) {
      case CoreModule.CoreRecord r ->
          r.symbol().isTransaction() ? TransactionFile.emit(index, r) : RecordFile.emit(index, r);
      case CoreModule.CoreSum s -> SumFile.emit(index, s);
      case CoreModule.CoreRefinement r -> RefinementFile.emit(index, r);
      case CoreModule.CoreSpace s -> SpaceFile.emit(index, s);
    };
  }
}
