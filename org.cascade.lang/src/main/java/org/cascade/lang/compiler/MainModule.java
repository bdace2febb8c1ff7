package org.cascade.lang.compiler;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.names.ModuleUnit;

/** Decides which module's statements a program begins with. */
final class MainModule {
  private MainModule() {}

  /** The only module; else the one called {@code main}; else the only one with statements. */
  static Optional<String> among(List<ModuleUnit> asked) {
    if (asked.size() == 1) {
      return Optional.of(asked.getFirst().name());
    }
    Optional<String> main =
        asked.stream().map(ModuleUnit::name).filter(n -> n.equals("main")).findFirst();
    if (main.isPresent()) {
      return main;
    }
    List<ModuleUnit> acting =
        asked.stream().filter(u -> u.tree().items().stream().anyMatch(MainModule::acts)).toList();
    return acting.size() == 1 ? Optional.of(acting.getFirst().name()) : Optional.empty();
  }

  /** Whether it does something when the program runs, rather than declare. */
  private static boolean acts(Module.Item item) {
    return switch (item) {
      case Decl ignored -> false;
      case Stmt ignored -> true;
    };
  }
}
