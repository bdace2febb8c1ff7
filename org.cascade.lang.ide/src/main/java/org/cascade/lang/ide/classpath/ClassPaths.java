package org.cascade.lang.ide.classpath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Knows the class path of each folder, and looks again when a {@code pom.xml} has changed. */
public final class ClassPaths {
  private final LocalRepository repository;
  private final Map<Path, Known> known = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private List<Path> everywhere = List.of();
  private Consumer<String> complain = sentence -> {};

  private record Known(ClassPath path, List<FileTime> times) {}

  public ClassPaths(LocalRepository repository) {
    this.repository = repository;
  }

  /** Says who is told, once, what is missing. */
  public synchronized void whenMissing(Consumer<String> listener) {
    complain = listener;
  }

  /** Says what all programs may use besides. */
  public synchronized void add(List<Path> entries) {
    everywhere = List.copyOf(entries);
  }

  /** What the sources below a folder may use. */
  public synchronized List<Path> of(Path folder) {
    List<Path> all = new ArrayList<>(everywhere);
    all.addAll(newest(folder).entries());
    return all;
  }

  private ClassPath newest(Path folder) {
    Known last = known.get(folder);
    if (last != null && !last.path.poms().isEmpty() && last.times.equals(times(last.path))) {
      return last.path;
    }
    ClassPath path = ClassPath.of(folder, repository);
    known.put(folder, new Known(path, times(path)));
    path.complaints().stream().filter(told::add).forEach(complain);
    return path;
  }

  private static List<FileTime> times(ClassPath path) {
    return path.poms().stream().map(ClassPaths::time).toList();
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // it is gone, which is a change
    }
  }
}
