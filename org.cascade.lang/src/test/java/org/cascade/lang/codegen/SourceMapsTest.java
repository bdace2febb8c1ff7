package org.cascade.lang.codegen;

import static org.cascade.lang.codegen.CoreBuilder.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.foreign.Bindings;
import org.cascade.lang.source.LineMap;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.cascade.runtime.value.Abort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** Class files that speak of Cascade. */
class SourceMapsTest {
  private static Core divide(Span span, Core a, Core b) {
    return new Core.Operate(span, INT, Primitive.INT_DIVIDE, List.of(a, b));
  }

  private static Compiled dividing(Span span) {
    Local n = local("n", INT);
    Local kept = local("kept", INT);
    Core body =
        new Core.Let(
            line(8),
            kept,
            new Core.Literal(line(8), INT, 10L),
            divide(span, new Core.Read(span, kept), new Core.Read(span, n)));
    return Compiled.of(function("divide", body, n));
  }

  @Test
  void stackTracesNameCascadeLines() {
    Compiled compiled = dividing(line(9));
    Abort abort = assertThrows(Abort.class, () -> compiled.call("divide", 0L));
    StackTraceElement frame =
        List.of(abort.getStackTrace()).stream()
            .filter(f -> f.getClassName().equals("x.XModule"))
            .findFirst()
            .orElseThrow();
    assertEquals("x.cascade:9", frame.getFileName() + ":" + frame.getLineNumber());
  }

  @Test
  void theMapNamesPathsAndLinesOfSeveralFiles() {
    Source other = new Source("lib/built.cascade", "a\nb\nc\n");
    Compiled compiled = dividing(new Span(other, 2, 1));
    String[] found = new String[2];
    new ClassReader(compiled.classes().get("x.XModule"))
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public void visitSource(String source, String debug) {
                found[0] = source;
                found[1] = debug;
              }
            },
            0);
    assertEquals("x.cascade", found[0]);
    assertTrue(
        found[1].startsWith(
            """
            SMAP
            XModule.java
            Cascade
            *S Cascade
            *F
            + 1 x.cascade
            src/x.cascade
            + 2 built.cascade
            lib/built.cascade
            *L
            """),
        found[1]);
    int beyond = SOURCE.lineCount() + 2;
    assertTrue(found[1].contains("\n2#2:" + beyond + "\n"), found[1]);
  }

  @Test
  void theVirtualMachineVerifiesThem(@TempDir Path folder) throws Exception {
    Compiled compiled =
        Compiled.of(
            module(
                List.of(),
                List.of(),
                List.of(),
                seq(abort(new Core.Literal(line(12), STRING, "over")), unit())));
    for (var entry : compiled.classes().entrySet()) {
      Path file = folder.resolve(entry.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, entry.getValue());
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = folder + File.pathSeparator + Compiled.classPath().getFirst();
    Path output = folder.resolve("out.txt");
    Process process =
        new ProcessBuilder(java, "-Xverify:all", "-cp", classPath, "x.XModule")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    String text = Files.readString(output);
    assertEquals(1, process.exitValue(), text);
    assertTrue(text.contains("error: over") && text.contains("x.cascade:1"), text);
  }

  @Test
  void theSameCoreGivesTheSameText() {
    Local n = local("n", INT);
    CoreModule module = module(function("f", divide(line(3), read(n), lit(2L)), n));
    assertEquals(
        JavaProgram.emit(List.of(module), Set.of(), Bindings.NONE),
        JavaProgram.emit(List.of(module), Set.of(), Bindings.NONE));
  }

  @Test
  void whatDoesNotCompileIsOurBugAndShown() {
    String text = "package x;\nclass A {\n  int f() { return y; }\n}\n";
    LineMap nowhere = new LineMap(List.of());
    GeneratedFile broken =
        new GeneratedFile(
            "x/A.java", text, nowhere, new GeneratedFile.Compiled(text, nowhere), Set.of());
    CascadeBugException bug =
        assertThrows(
            CascadeBugException.class, () -> JavaCompilation.compile(List.of(broken), List.of()));
    assertTrue(
        String.valueOf(bug.getMessage()).contains(">    3    int f() { return y; }"),
        String.valueOf(bug.getMessage()));
  }
}
