package org.cascade.lang.ide.classpath;

import java.nio.file.Path;

/**
 * The artifacts that Maven has fetched before.
 *
 * @param folder such as {@code ~/.m2/repository}
 */
public record LocalRepository(Path folder) {
  /** Where Maven keeps them unless it is told otherwise. */
  public static LocalRepository ofUser() {
    String set = System.getProperty("maven.repo.local", "");
    return new LocalRepository(
        set.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".m2", "repository")
            : Path.of(set));
  }

  Path pom(Pom.Coordinates of) {
    return file(of, "", "pom");
  }

  Path jar(Pom.Dependency of) {
    return file(of.what(), of.classifier(), "jar");
  }

  private Path file(Pom.Coordinates of, String classifier, String ending) {
    String suffix = classifier.isEmpty() ? "" : "-" + classifier;
    return folder
        .resolve(of.group().replace('.', '/'))
        .resolve(of.artifact())
        .resolve(of.version())
        .resolve(of.artifact() + "-" + of.version() + suffix + "." + ending);
  }
}
