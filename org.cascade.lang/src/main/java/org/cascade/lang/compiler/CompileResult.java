package org.cascade.lang.compiler;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.codegen.JavaProgram;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Severity;
import org.cascade.lang.infer.Typed;

/**
 * What a compilation gave. The later parts are empty where the request did not ask for them or
 * errors stood in the way.
 *
 * @param diagnostics by file and place
 * @param files the source files that were read, the library's left out
 * @param typed the program after inference; empty only if inference itself failed
 * @param core the modules in core, the library's left out unless used
 * @param java generated files by path ({@code a/b/C.java}), in a fixed order
 * @param classes class files by binary name ({@code a.b.C$D}), in a fixed order
 * @param mainModule the module that runs first
 */
public record CompileResult(
    List<Diagnostic> diagnostics,
    List<Path> files,
    Optional<Typed> typed,
    List<CoreModule> core,
    Map<String, String> java,
    Map<String, byte[]> classes,
    Optional<String> mainModule) {

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  public List<Diagnostic> errors() {
    return diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).toList();
  }

  /** The Java class that has a module's functions, values, statements and tests. */
  public String moduleClass(String module) {
    return JavaProgram.moduleClass(core, module);
  }
}
