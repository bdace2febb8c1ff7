package org.cascade.lang.compiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.foreign.JavaClasses;
import org.cascade.lang.foreign.ReflectedClasses;
import org.cascade.lang.infer.InferenceMemo;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.names.Program;
import org.cascade.lang.parser.ItemCache;
import org.cascade.lang.source.Span;

/**
 * What one compilation leaves to the next of the same program, such as after each change in an
 * editor. For one compilation at a time. Results of the compilation before tell places of the new
 * texts from then on.
 */
public final class CompileCache {
  private final Map<String, ItemCache> items = new HashMap<>();
  private final ConstMemo values = new ConstMemo();
  private final ItemGraph graph = new ItemGraph();
  private final InferenceMemo inference = new InferenceMemo();
  private final ClaimMemo claims = new ClaimMemo();
  private Optional<JavaClasses> java = Optional.empty();
  private List<String> javaState = List.of();

  /** The Java of a class path, looked at as long as its files are the same. */
  JavaClasses classes(List<Path> classPath) {
    List<String> now = classPath.stream().map(CompileCache::state).toList();
    if (java.isEmpty() || !now.equals(javaState)) {
      java = Optional.of(ReflectedClasses.of(classPath));
      javaState = now;
    }
    return java.orElseThrow();
  }

  /**
   * Tells versions of a jar apart. Folders are written to all the time: they are looked at anew.
   */
  private static String state(Path path) {
    try {
      return Files.isDirectory(path)
          ? path + " " + System.nanoTime()
          : path + " " + Files.getLastModifiedTime(path);
    } catch (IOException e) {
      return path + " is missing";
    }
  }

  /** What was computed at compile time. */
  ConstMemo values() {
    return values;
  }

  /** Says which program comes next. */
  void next(Program program) {
    Set<Object> changed = graph.update(written(program));
    // What is told of a mistake may name anything that is visible, such as a name much like it.
    Set<Object> again = graph.hangingOn(inference.faulty());
    inference.expect(i -> changed.contains(i) || again.contains(i), graph.builds());
    claims.forget(i -> changed.contains(i) || !graph.holds(i));
  }

  /** Says where errors are that do not come from claims. */
  void faults(Program program, List<Span> errors) {
    claims.forget(graph.faults(written(program), errors)::contains);
  }

  private static List<ModuleUnit> written(Program program) {
    return program.units().stream().filter(u -> !u.library()).toList();
  }

  /** What stands for the statements of a module, as an item does. */
  Object main(String module) {
    return graph.main(module);
  }

  /** What was inferred. */
  InferenceMemo inference() {
    return inference;
  }

  /** What was told of claims. */
  ClaimMemo claims() {
    return claims;
  }

  /**
   * Takes over what an earlier run told of the claims of the very same program, which was without
   * other errors. Called when its types are known.
   */
  public void recall(Program program, List<Diagnostic> claimsTold) {
    new Recollection(written(program), claims, graph::main).take(claimsTold);
  }

  /** The items of a file as it was parsed last. */
  ItemCache items(String path) {
    return items.computeIfAbsent(path, p -> new ItemCache());
  }
}
