package org.cascade.lang.ide.classpath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The Java that the sources below a folder may use: the classes that are built beside them, and the
 * dependencies of the nearest {@code pom.xml} as far as they are on this machine. Maven is not run,
 * and nothing is fetched.
 *
 * @param entries jars and folders
 * @param poms the files that this depends on
 * @param complaints what is missing, a sentence each
 */
public record ClassPath(List<Path> entries, List<Path> poms, List<String> complaints) {
  private static final ClassPath NONE = new ClassPath(List.of(), List.of(), List.of());

  public static ClassPath of(Path folder, LocalRepository repository) {
    return nearestPom(folder).map(pom -> new Search(repository).from(pom)).orElse(NONE);
  }

  private static Optional<Path> nearestPom(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      Path pom = at.resolve("pom.xml");
      if (Files.isRegularFile(pom)) {
        return Optional.of(pom);
      }
    }
    return Optional.empty();
  }

  /** Finds dependencies of dependencies; of several versions, the nearest counts. */
  private static final class Search {
    private final LocalRepository repository;
    private final Set<Path> entries = new LinkedHashSet<>();
    private final List<String> complaints = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Deque<Wanted> open = new ArrayDeque<>();

    /** A dependency, and what those that led to it have excluded. */
    private record Wanted(Pom.Dependency dependency, Set<String> excluded) {
      boolean excludes(Pom.Dependency d) {
        String group = d.what().group();
        return excluded.contains(group + ":" + d.what().artifact())
            || excluded.contains(group + ":*")
            || excluded.contains("*:*");
      }
    }

    Search(LocalRepository repository) {
      this.repository = repository;
    }

    ClassPath from(Path pom) {
      List<Path> files = List.of(pom);
      Path classes = pom.resolveSibling("target").resolve("classes");
      if (Files.isDirectory(classes)) {
        entries.add(classes);
      }
      try {
        EffectivePom own = EffectivePom.of(pom, repository);
        files = own.files();
        own.dependencies().stream()
            .filter(d -> !d.scope().equals("test"))
            .forEach(d -> open.add(new Wanted(d, Set.copyOf(d.excluded()))));
        while (!open.isEmpty()) {
          find(open.remove(), own);
        }
      } catch (IOException e) {
        complaints.add("`%s` cannot be read: %s.".formatted(pom, e.getMessage()));
      }
      return new ClassPath(List.copyOf(entries), List.copyOf(files), List.copyOf(complaints));
    }

    private void find(Wanted wanted, EffectivePom own) {
      Pom.Dependency d = wanted.dependency;
      if (!seen.add(d.key()) || !d.type().equals("jar")) {
        return;
      }
      Path jar = repository.jar(d);
      if (!Files.isRegularFile(jar)) {
        complaints.add(
            "`%s` is not in `%s`, so what `extern java` says of it is not found: build the project with Maven once, or name the jar in the setting `cascade.classpath`."
                .formatted(d.what(), repository.folder()));
        return;
      }
      entries.add(jar);
      further(wanted, own);
    }

    private void further(Wanted wanted, EffectivePom own) {
      Path pom = repository.pom(wanted.dependency.what());
      if (!Files.isRegularFile(pom)) {
        return;
      }
      try {
        for (Pom.Dependency d : EffectivePom.of(pom, repository).dependencies()) {
          boolean used = d.scope().isEmpty() || d.scope().equals("compile");
          if (used && !d.optional() && !wanted.excludes(d)) {
            Set<String> excluded = new HashSet<>(wanted.excluded);
            excluded.addAll(d.excluded());
            open.add(new Wanted(managed(d, own), excluded));
          }
        }
      } catch (IOException e) {
        complaints.add("`%s` cannot be read: %s.".formatted(pom, e.getMessage()));
      }
    }

    /** The project's own management decides on versions of what others depend on. */
    private static Pom.Dependency managed(Pom.Dependency d, EffectivePom own) {
      String version = own.versionOf(d).orElse(d.what().version());
      Pom.Coordinates what = new Pom.Coordinates(d.what().group(), d.what().artifact(), version);
      return new Pom.Dependency(
          what, d.type(), d.classifier(), d.scope(), d.optional(), d.excluded());
    }
  }
}
