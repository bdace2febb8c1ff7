package org.cascade.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.ide.lens.Tests;
import org.cascade.lang.source.Span;

/**
 * A {@code test} block of a compiled program.
 *
 * @param moduleClass the Java class of its module
 * @param index among the tests of the module
 * @param line where it begins
 */
record TestCase(String moduleClass, int index, String title, String file, int line) {

  /** What the language server calls it, too. */
  String id() {
    return Tests.id(Path.of(file), title);
  }

  /** All tests of a program, in order. */
  static List<TestCase> of(CompileResult result) {
    List<TestCase> all = new ArrayList<>();
    for (CoreModule module : result.core()) {
      String owner = result.moduleClass(module.name());
      for (int i = 0; i < module.tests().size(); i++) {
        CoreModule.CoreTest test = module.tests().get(i);
        Span span = test.span();
        all.add(new TestCase(owner, i, test.title(), span.source().path(), span.line()));
      }
    }
    return List.copyOf(all);
  }
}
