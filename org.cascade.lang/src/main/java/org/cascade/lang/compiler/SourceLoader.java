package org.cascade.lang.compiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.cascade.lang.ast.Module;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.names.Program;
import org.cascade.lang.names.Suggestions;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;

/** Finds, reads and parses all modules of a request, and puts them in order. */
final class SourceLoader {
  private final CompileRequest request;
  private final Reporter reporter;
  private final SourceReader reader;
  private final Map<String, ModuleUnit> units = new LinkedHashMap<>();
  private final Map<String, Path> roots = new LinkedHashMap<>();
  private final List<Path> files = new ArrayList<>();
  private final Deque<ModuleUnit> unresolved = new ArrayDeque<>();

  private SourceLoader(CompileRequest request, Reporter reporter) {
    this.request = request;
    this.reporter = reporter;
    this.reader = request.setting().reader();
  }

  static Loaded load(CompileRequest request, Reporter reporter) {
    return new SourceLoader(request, reporter).loadAll();
  }

  private Loaded loadAll() {
    ModuleUnit prelude = Library.prelude();
    add(prelude, Optional.empty());
    for (CompileRequest.Input input : request.inputs()) {
      switch (input) {
        case CompileRequest.Input.OfPath given -> loadPath(given.path());
        case CompileRequest.Input.OfText given ->
            addParsed(
                new Source(given.path(), given.text()),
                ModuleNames.ofPath(given.path()),
                request.sourceRoot());
      }
    }
    List<ModuleUnit> asked = units.values().stream().filter(u -> !u.library()).toList();
    while (!unresolved.isEmpty()) {
      ModuleUnit unit = unresolved.remove();
      unit.tree().imports().forEach(i -> resolve(unit, i));
    }
    Program program = new Program(ModuleOrder.order(prelude, units, reporter));
    return new Loaded(program, asked, List.copyOf(files), MainModule.among(asked));
  }

  private void loadPath(Path path) {
    if (!Files.isDirectory(path)) {
      loadFile(path);
      return;
    }
    Path root = request.sourceRoot().orElse(path);
    try {
      List<Path> below = reader.below(path);
      if (below.isEmpty()) {
        reportPath(path, "There is no `.cascade` file in the folder `%s`.".formatted(path));
      }
      for (Path file : below) {
        read(file).ifPresent(s -> addParsed(s, nameBelow(root, file), Optional.of(root)));
      }
    } catch (IOException e) {
      reportPath(path, "The folder `%s` cannot be read: %s.".formatted(path, e.getMessage()));
    }
  }

  private void loadFile(Path file) {
    Optional<Source> source = read(file);
    if (source.isEmpty()) {
      return;
    }
    Module tree = parse(source.get());
    Optional<String> written = ModuleNames.written(tree);
    Path root = request.sourceRoot().orElseGet(() -> ModuleNames.rootOf(file, written));
    String name = written.orElseGet(() -> nameBelow(root, file));
    declare(new ModuleUnit(name, source.get(), tree, false), Optional.of(root));
  }

  private void reportPath(Path path, String message) {
    Span start = new Span(new Source(path.toString(), ""), 0, 0);
    reporter.report(RuleCode.FILE_NOT_FOUND, start, message);
  }

  private static String nameBelow(Path root, Path file) {
    Path from = root.toAbsolutePath().normalize();
    Path to = file.toAbsolutePath().normalize();
    Path relative = to.startsWith(from) ? from.relativize(to) : to.getFileName();
    return ModuleNames.ofPath(String.valueOf(relative));
  }

  private Optional<Source> read(Path file) {
    files.add(file);
    return reader.read(file, file.toString().replace('\\', '/'), reporter);
  }

  private void addParsed(Source source, String defaultName, Optional<Path> root) {
    Module tree = parse(source);
    String name = ModuleNames.written(tree).orElse(defaultName);
    declare(new ModuleUnit(name, source, tree, false), root);
  }

  private Module parse(Source source) {
    return Parsing.parse(source, request.cache().items(source.path()), reporter);
  }

  private void declare(ModuleUnit unit, Optional<Path> root) {
    ModuleUnit other = units.get(unit.name());
    if (other == null) {
      add(unit, root);
      return;
    }
    Span at = nameSpan(unit);
    String message =
        "`%s` and `%s` are both module `%s`. Give one of them another name with `module`."
            .formatted(unit.source(), other.source(), unit.name());
    reporter.report(
        Diagnostic.of(RuleCode.DUPLICATE_NAME, at, message)
            .with(new Diagnostic.Related(nameSpan(other), "the other module of this name")));
  }

  private static Span nameSpan(ModuleUnit unit) {
    return unit.tree()
        .name()
        .filter(n -> !n.isEmpty())
        .map(n -> n.getFirst().span().to(n.getLast().span()))
        .orElseGet(() -> new Span(unit.source(), 0, 0));
  }

  private void add(ModuleUnit unit, Optional<Path> root) {
    units.put(unit.name(), unit);
    root.ifPresent(r -> roots.put(unit.name(), r));
    unresolved.add(unit);
  }

  private void resolve(ModuleUnit importer, Module.Import wanted) {
    String name = ModuleNames.join(wanted.module());
    if (wanted.module().isEmpty() || name.isEmpty() || units.containsKey(name)) {
      return;
    }
    Optional<ModuleUnit> library = Library.module(name);
    if (library.isPresent()) {
      add(library.get(), Optional.empty());
      return;
    }
    Optional<Path> root = Optional.ofNullable(roots.get(importer.name()));
    Optional<Path> file = root.map(r -> ModuleNames.file(r, name)).filter(reader::exists);
    if (file.isEmpty()) {
      reportUnknown(wanted, name, root);
      return;
    }
    read(file.get()).ifPresent(source -> addImported(source, name, wanted, root));
  }

  /** A file found by its path may call itself otherwise; then the import means something else. */
  private void addImported(Source source, String name, Module.Import wanted, Optional<Path> root) {
    Module tree = parse(source);
    ModuleUnit unit = new ModuleUnit(name, source, tree, false);
    add(unit, root);
    Optional<String> written = ModuleNames.written(tree);
    if (written.isPresent() && !written.get().equals(name)) {
      String message =
          "`%s` calls itself module `%s`, not `%s`. Change its `module` line, or import `%s`."
              .formatted(source, written.get(), name, written.get());
      reporter.report(
          Diagnostic.of(RuleCode.UNKNOWN_MODULE, spanOf(wanted), message)
              .with(new Diagnostic.Related(nameSpan(unit), "its own name")));
    }
  }

  static Span spanOf(Module.Import wanted) {
    return wanted.module().getFirst().span().to(wanted.module().getLast().span());
  }

  private void reportUnknown(Module.Import wanted, String name, Optional<Path> root) {
    TreeSet<String> known = new TreeSet<>(Library.names());
    known.addAll(units.keySet());
    root.ifPresent(r -> known.addAll(modulesBelow(r)));
    StringBuilder message = new StringBuilder("There is no module `" + name + "`");
    root.ifPresent(r -> message.append(": `" + ModuleNames.file(r, name) + "` does not exist"));
    message.append(".");
    Suggestions.nearest(name, known)
        .ifPresent(n -> message.append(" Did you mean `").append(n).append("`?"));
    reporter.report(RuleCode.UNKNOWN_MODULE, spanOf(wanted), message.toString());
  }

  private List<String> modulesBelow(Path root) {
    try {
      return reader.below(root).stream().map(f -> nameBelow(root, f)).toList();
    } catch (IOException e) {
      // Only the suggestion needs them; the missing module itself is reported.
      return List.of();
    }
  }
}
