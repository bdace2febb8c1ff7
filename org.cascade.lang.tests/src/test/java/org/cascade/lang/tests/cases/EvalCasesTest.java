package org.cascade.lang.tests.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.compiler.Parsing;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.source.Source;
import org.cascade.lang.tests.cli.Command;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code cases/eval}: pure programs, whose values must be the same at run time and at compile time.
 * Each is run twice: as it is, and with every {@code let} at its top made a {@code const}, so that
 * the compiler's evaluator computes the values. Both print all of them.
 */
class EvalCasesTest {
  @TempDir private Path scratch = Path.of("");

  @TestFactory
  Stream<DynamicTest> eval() {
    return Cases.walk("eval", this::eval);
  }

  private void eval(Path program) throws IOException {
    Source source = new Source(program.toString(), Cases.read(program));
    Reporter reporter = new Reporter();
    Module tree = Parsing.parse(source, reporter);
    assertFalse(reporter.hasErrors(), () -> reporter.sorted().toString());
    StringBuilder prints = new StringBuilder();
    for (String name : names(tree)) {
      prints.append("\nprintln(\"").append(name).append(" = $([").append(name).append("])\")");
    }
    Command.Outcome atRunTime = run(source.text() + prints, "run_time.cascade");
    Command.Outcome atCompileTime = run(constant(source, tree) + prints, "compile_time.cascade");
    assertEquals(0, atRunTime.exitCode(), atRunTime::err);
    assertEquals(0, atCompileTime.exitCode(), atCompileTime::err);
    Cases.assertGolden(Cases.golden(program, ".out"), atRunTime.out());
    assertEquals(atRunTime.out(), atCompileTime.out(), "the evaluator differs from compiled Java");
  }

  private Command.Outcome run(String text, String name) throws IOException {
    Path file = Files.createTempDirectory(scratch, "eval").resolve(name);
    Files.writeString(file, text);
    return Command.run("run", "--no-cache", file.toString());
  }

  private static List<String> names(Module tree) {
    List<String> names = new ArrayList<>();
    for (Module.Item item : tree.items()) {
      if (item instanceof Stmt.Let let && let.pattern() instanceof Pattern.Bind bind) {
        names.add(bind.name().text());
      } else if (item instanceof Decl.Const constant) {
        names.add(constant.name().text());
      }
    }
    return names;
  }

  /** The same program with {@code const} for each {@code let} at its top. */
  private static String constant(Source source, Module tree) {
    StringBuilder text = new StringBuilder(source.text());
    List<Module.Item> items = tree.items();
    for (int i = items.size() - 1; i >= 0; i--) {
      Module.Item item = items.get(i);
      int start = item.span().offset();
      boolean function = item instanceof Decl.Function f && f.kind() == Decl.FunctionKind.LET;
      if ((item instanceof Stmt.Let || function) && text.indexOf("let", start) == start) {
        text.replace(start, start + "let".length(), "const");
      }
    }
    return text.toString();
  }
}
