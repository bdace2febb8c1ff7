package org.cascade.lang.ide.classpath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code pom.xml} with all that it inherits, and with properties replaced by their values. */
final class EffectivePom {
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

  /** A property may be made of others. */
  private static final int DEEPEST = 16;

  private final LocalRepository repository;
  private final List<Path> files = new ArrayList<>();
  private final Map<String, String> properties = new HashMap<>();
  private final List<Pom.Dependency> dependencies = new ArrayList<>();
  private final Map<String, Pom.Dependency> managed = new HashMap<>();

  private EffectivePom(LocalRepository repository) {
    this.repository = repository;
  }

  static EffectivePom of(Path file, LocalRepository repository) throws IOException {
    EffectivePom effective = new EffectivePom(repository);
    List<Pom> line = new ArrayList<>();
    Optional<Path> next = Optional.of(file);
    while (next.isPresent() && line.size() < DEEPEST) {
      Pom pom = Pom.read(next.get());
      effective.files.add(next.get());
      line.add(pom);
      next = effective.parent(pom, next.get());
    }
    // The nearest says what a property is.
    line.reversed().forEach(p -> effective.properties.putAll(p.properties()));
    effective.properties.putAll(line.getFirst().properties());
    line.forEach(effective::take);
    return effective;
  }

  private Optional<Path> parent(Pom pom, Path file) {
    if (pom.parent().isEmpty()) {
      return Optional.empty();
    }
    Path said = file.resolveSibling(pom.parentPath().orElse("")).normalize();
    Path beside = Files.isDirectory(said) ? said.resolve("pom.xml") : said;
    boolean inRepository = file.startsWith(repository.folder());
    return !inRepository && Files.isRegularFile(beside) && !beside.equals(file)
        ? Optional.of(beside)
        : Optional.of(repository.pom(pom.parent().get())).filter(Files::isRegularFile);
  }

  private void take(Pom pom) {
    for (Pom.Dependency raw : pom.managed()) {
      Pom.Dependency d = resolved(raw);
      if (d.scope().equals("import") && d.type().equals("pom")) {
        imported(d.what());
      } else {
        managed.putIfAbsent(d.key(), d);
      }
    }
    pom.dependencies().forEach(d -> dependencies.add(resolved(d)));
  }

  private void imported(Pom.Coordinates bom) {
    Path file = repository.pom(bom);
    try {
      if (Files.isRegularFile(file)) {
        of(file, repository).managed.forEach(managed::putIfAbsent);
      }
    } catch (IOException e) {
      // What it manages is named where it is missed: a dependency without a version.
      managed.putIfAbsent(bom.toString(), new Pom.Dependency(bom, "pom", "", "", true, List.of()));
    }
  }

  private Pom.Dependency resolved(Pom.Dependency d) {
    return new Pom.Dependency(
        new Pom.Coordinates(
            value(d.what().group()), value(d.what().artifact()), value(d.what().version())),
        value(d.type()),
        value(d.classifier()),
        value(d.scope()),
        d.optional(),
        d.excluded());
  }

  private String value(String written) {
    String text = written;
    for (int i = 0; i < DEEPEST && text.contains("${"); i++) {
      Matcher property = PROPERTY.matcher(text);
      text =
          property.replaceAll(
              p -> Matcher.quoteReplacement(properties.getOrDefault(p.group(1), "")));
    }
    return text;
  }

  /** The files it was read from. */
  List<Path> files() {
    return files;
  }

  /** All dependencies, with the versions and scopes that are managed for them. */
  List<Pom.Dependency> dependencies() {
    return dependencies.stream().map(this::managed).toList();
  }

  private Pom.Dependency managed(Pom.Dependency d) {
    Pom.Dependency known = managed.getOrDefault(d.key(), d);
    String version = d.what().version();
    List<String> excluded = new ArrayList<>(d.excluded());
    excluded.addAll(known.excluded());
    return new Pom.Dependency(
        new Pom.Coordinates(
            d.what().group(),
            d.what().artifact(),
            version.isEmpty() ? known.what().version() : version),
        d.type(),
        d.classifier(),
        d.scope().isEmpty() ? known.scope() : d.scope(),
        d.optional(),
        excluded);
  }

  /** The version that is managed for an artifact of another's, if one is. */
  Optional<String> versionOf(Pom.Dependency d) {
    return Optional.ofNullable(managed.get(d.key()))
        .map(m -> m.what().version())
        .filter(v -> !v.isEmpty());
  }
}
