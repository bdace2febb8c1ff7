package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cascade.lang.core.CoreModule;

/** Core to Java source: the door of this package. */
public final class JavaProgram {
  private JavaProgram() {}

  /**
   * The files of a whole program, by path. The same modules give the same files, byte for byte.
   *
   * @param modules every module whose functions, values and types any of them uses
   */
  public static List<GeneratedFile> emit(List<CoreModule> modules) {
    ProgramIndex index = new ProgramIndex(modules);
    List<GeneratedFile> files = new ArrayList<>();
    for (CoreModule module : modules) {
      for (CoreModule.CoreType type : module.types()) {
        if (isWritten(index, type)) {
          files.add(emit(index, type));
        }
      }
      files.add(ModuleFile.emit(index, module));
    }
    files.sort(Comparator.comparing(GeneratedFile::path));
    return List.copyOf(files);
  }

  /** The class whose {@code run}, {@code main} and {@code tests} are a module's. */
  public static String moduleClass(List<CoreModule> modules, String module) {
    return new ProgramIndex(modules).moduleClass(module);
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
