package org.cascade.lang.ide.views;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.codegen.GeneratedFile;
import org.cascade.lang.compiler.CompileCache;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.CorePrinter;
import org.cascade.lang.ide.workspace.Project;
import org.cascade.lang.ide.workspace.Texts;
import org.cascade.lang.infer.TypeTable;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.BuiltSource;
import org.cascade.lang.source.LineMap;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;

/**
 * Makes the pages of one file: compiles it with what it imports, apart from the compilations that
 * answers come from, so that those never wait for it.
 */
final class Maker {
  private final Path file;
  private final CompileCache cache = new CompileCache();

  Maker(Path file) {
    this.file = file;
  }

  /** What came of it: a page of the text as it is, or why there is none. */
  sealed interface Outcome {
    record Made(Page page) implements Outcome {}

    record Faulty(Source source, int errors) implements Outcome {}

    /** The file is not there. */
    record Gone() implements Outcome {}
  }

  Outcome make(View view, Project project, Texts texts) {
    CompileResult result =
        Compiler.compile(
            project.requestOf(file, view.phase(), texts).withCache(cache).withoutProving());
    Optional<ModuleUnit> unit = result.typed().flatMap(this::unit);
    if (unit.isEmpty()) {
      return new Outcome.Gone();
    }
    if (result.hasErrors()) {
      return new Outcome.Faulty(unit.get().source(), result.errors().size());
    }
    Typed typed = result.typed().orElseThrow();
    return new Outcome.Made(
        switch (view) {
          case JAVA -> java(result, typed, unit.get());
          case CORE -> core(result, typed, unit.get());
        });
  }

  private Optional<ModuleUnit> unit(Typed typed) {
    return typed.program().units().stream()
        .filter(u -> u.source().path().equals(file.toString().replace('\\', '/')))
        .findFirst();
  }

  private static Page java(CompileResult result, Typed typed, ModuleUnit unit) {
    StringBuilder text = new StringBuilder();
    List<Optional<Page.Stretch>> lines = new ArrayList<>();
    for (GeneratedFile generated : result.javaOf(unit.name())) {
      text.append("\n// ---- ").append(generated.path()).append('\n').append(generated.text());
      lines.add(Optional.empty());
      lines.add(Optional.empty());
      lines.addAll(stretches(generated.lines(), typed.table(), unit.source()));
    }
    return new Page(text.toString(), unit.source(), lines);
  }

  private static Page core(CompileResult result, Typed typed, ModuleUnit unit) {
    CoreModule module =
        result.core().stream().filter(m -> m.name().equals(unit.name())).findFirst().orElseThrow();
    CorePrinter.Printed printed = CorePrinter.printed(module);
    return new Page(
        printed.text(), unit.source(), stretches(printed.lines(), typed.table(), unit.source()));
  }

  /** Places as numbers: spans move with the next compilation. */
  private static List<Optional<Page.Stretch>> stretches(
      LineMap lines, TypeTable table, Source source) {
    return lines.lines().stream()
        .map(s ->
            s.flatMap(span -> written(span, table, source))
                .map(span -> new Page.Stretch(span.offset(), span.end())))
        .toList();
  }

  /** What was built stands for the call that built it. */
  private static Optional<Span> written(Span span, TypeTable table, Source source) {
    Optional<Span> at = Optional.of(span);
    while (at.isPresent() && at.get().source() != source) {
      at = table.origin(at.get().source()).map(BuiltSource::call);
    }
    return at;
  }
}
