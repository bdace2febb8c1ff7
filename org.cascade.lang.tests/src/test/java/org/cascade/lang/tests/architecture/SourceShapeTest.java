package org.cascade.lang.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** How long things may get, and what each class and package says of itself. */
class SourceShapeTest {
  private static final int METHOD_LINES = 70;
  private static final int FILE_LINES = 600;
  private static final Pattern VAGUE_NAME =
      Pattern.compile(".*(Util|Utils|Helper|Helpers|Manager|Impl)\\.java|I[A-Z][a-z].*\\.java");
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");

  @Test
  void methodsAreShort() throws IOException {
    List<String> tooLong = new ArrayList<>();
    scan((path, unit, trees) -> {
      if (path.getLeaf() instanceof MethodTree method
          && lines(method, unit, trees) > METHOD_LINES) {
        tooLong.add(
            "%s: `%s` has %d lines, at most %d are meant to be"
                .formatted(
                    place(method, unit, trees),
                    method.getName(),
                    lines(method, unit, trees),
                    METHOD_LINES));
      }
    });
    assertNone(tooLong);
  }

  @Test
  void filesAreShort() {
    assertNone(
        Checkout.javaFiles().stream()
            .filter(file -> Checkout.read(file).lines().count() > FILE_LINES)
            .map(file -> Checkout.nameOf(file) + ": over " + FILE_LINES + " lines")
            .toList());
  }

  @Test
  void classesOpenWithTheirJob() throws IOException {
    List<String> silent = new ArrayList<>();
    scan((path, unit, trees) -> {
      boolean topLevel =
          path.getLeaf() instanceof ClassTree && path.getParentPath().getLeaf() == unit;
      if (topLevel && trees.getDocComment(path) == null) {
        silent.add(place(path.getLeaf(), unit, trees) + ": no Javadoc sentence on what this is");
      }
    });
    assertNone(silent);
  }

  @Test
  void packagesOpenWithTheirJob() {
    TreeSet<String> silent = new TreeSet<>();
    for (Path file : Checkout.javaFiles()) {
      Path info = file.resolveSibling("package-info.java");
      // A package of tests is described where the package itself is.
      Path main = Path.of(info.toString().replace("src/test/java", "src/main/java"));
      Path present = Files.exists(info) ? info : main;
      if (!Files.exists(present)) {
        silent.add(Checkout.nameOf(info) + ": missing");
      } else if (!Checkout.read(present).contains("/**")) {
        silent.add(Checkout.nameOf(present) + ": no sentence on the package's job");
      } else if (!Checkout.read(present).contains("@NullMarked")) {
        silent.add(Checkout.nameOf(present) + ": not @NullMarked");
      }
    }
    assertNone(List.copyOf(silent));
  }

  @Test
  void namesSaySomething() {
    assertNone(
        Checkout.javaFiles().stream()
            .filter(file -> VAGUE_NAME.matcher(file.getFileName().toString()).matches())
            .map(file -> Checkout.nameOf(file) + ": name it after what it does")
            .toList());
  }

  @Test
  void nothingIsLeftUnfinished() {
    assertNone(
        Checkout.javaFiles().stream()
            .filter(file -> UNFINISHED.matcher(Checkout.read(file)).find())
            .map(Checkout::nameOf)
            .toList());
  }

  private interface Visit {
    void node(TreePath path, CompilationUnitTree unit, Trees trees);
  }

  /** Parses all hand-written Java with the JDK's own parser. */
  private static void scan(Visit visit) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources = Checkout.javaFiles();
      assertFalse(sources.isEmpty(), "no Java source found: is `cascade.root` right?");
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources));
      Trees trees = Trees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new TreePathScanner<Void, Void>() {
          @Override
          public Void visitMethod(MethodTree node, Void none) {
            visit.node(getCurrentPath(), unit, trees);
            return super.visitMethod(node, none);
          }

          @Override
          public Void visitClass(ClassTree node, Void none) {
            visit.node(getCurrentPath(), unit, trees);
            return super.visitClass(node, none);
          }
        }.scan(unit, null);
      }
    }
  }

  private static long lines(Tree tree, CompilationUnitTree unit, Trees trees) {
    SourcePositions positions = trees.getSourcePositions();
    long start = positions.getStartPosition(unit, tree);
    long end = positions.getEndPosition(unit, tree);
    // Constructors that the compiler adds have no end.
    return end < 0
        ? 0
        : unit.getLineMap().getLineNumber(end) - unit.getLineMap().getLineNumber(start) + 1;
  }

  private static String place(Tree tree, CompilationUnitTree unit, Trees trees) {
    long start = trees.getSourcePositions().getStartPosition(unit, tree);
    return Checkout.nameOf(Path.of(unit.getSourceFile().toUri()))
        + ":"
        + unit.getLineMap().getLineNumber(start);
  }

  private static void assertNone(List<String> faults) {
    assertEquals("", String.join("\n", faults));
  }
}
