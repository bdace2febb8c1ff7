package org.cascade.lang.compiler;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.codegen.GeneratedFile;
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
 * @param generated the Java files, in a fixed order
 * @param classes class files by binary name ({@code a.b.C$D}), in a fixed order
 * @param mainModule the module that runs first
 */
public record CompileResult(
    List<Diagnostic> diagnostics,
    List<Path> files,
    Optional<Typed> typed,
    List<CoreModule> core,
    List<GeneratedFile> generated,
    Map<String, byte[]> classes,
    Optional<String> mainModule) {

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  public List<Diagnostic> errors() {
    return diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).toList();
  }

  /** The texts of the generated files by path ({@code a/b/C.java}), in a fixed order. */
  public Map<String, String> java() {
    Map<String, String> texts = new LinkedHashMap<>();
    generated.forEach(file -> texts.put(file.path(), file.text()));
    return texts;
  }

  /** The generated files that are of one module. */
  public List<GeneratedFile> javaOf(String module) {
    Set<String> classes = JavaProgram.classesOf(core, module);
    return generated.stream().filter(f -> classes.contains(f.className())).toList();
  }

  /** The Java class that has a module's functions, values, statements and tests. */
  public String moduleClass(String module) {
    return JavaProgram.moduleClass(core, module);
  }
}
