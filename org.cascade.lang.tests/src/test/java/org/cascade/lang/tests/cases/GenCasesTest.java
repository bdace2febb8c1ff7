package org.cascade.lang.tests.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.Phase;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@code cases/gen}: the Java a program becomes, all its files in one {@code .java}. */
class GenCasesTest {
  @TestFactory
  Stream<DynamicTest> generate() {
    return Cases.walk("gen", GenCasesTest::generate);
  }

  private static void generate(Path program) {
    CompileRequest request = CompileRequest.ofPath(program, Phase.JAVA);
    CompileResult result = Compiler.compile(request);
    assertEquals(List.of(), result.errors());
    assertEquals(result.java(), Compiler.compile(request).java(), "twice the same");
    StringBuilder all = new StringBuilder();
    result
        .java()
        .forEach((path, text) -> all.append("// ---- ").append(path).append('\n').append(text));
    Cases.assertGolden(Cases.golden(program, ".java"), all.toString());
  }
}
