package org.cascade.lang.ide.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cascade.lang.compiler.SourceFiles;
import org.cascade.lang.compiler.SourceReader;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.ide.text.Document;
import org.cascade.lang.source.Source;

/** The texts of all files: as editors have them where they are open, else as they are saved. */
public final class Texts implements SourceReader {
  private final Map<Path, Document> open = new ConcurrentHashMap<>();
  private final Map<Path, Saved> saved = new ConcurrentHashMap<>();

  /** A file as it was read, with what was wrong with it. */
  private record Saved(Optional<Source> source, java.util.List<Diagnostic> faults) {}

  public void open(Path file, Document document) {
    open.put(file, document);
  }

  /**
   * Says that a file is not open any more.
   *
   * @return whether it has another text for that: changes were not saved
   */
  public boolean close(Path file) {
    Document document = open.remove(file);
    saved.remove(file);
    if (document == null || !Files.isRegularFile(file)) {
      return true;
    }
    Saved now = saved.computeIfAbsent(file, Texts::load);
    if (!now.source.map(Source::text).equals(Optional.of(document.source().text()))) {
      return true;
    }
    saved.put(file, new Saved(Optional.of(document.source()), now.faults));
    return false;
  }

  /** The text of a file as it was read before, if it was. */
  Optional<Source> saved(Path file) {
    return Optional.ofNullable(saved.get(file)).flatMap(Saved::source);
  }

  public Optional<Document> document(Path file) {
    return Optional.ofNullable(open.get(file));
  }

  /** Says that a file may have another text, or be there no more. */
  public void changedOnDisk(Path file) {
    saved.remove(file);
  }

  @Override
  public Optional<Source> read(Path file, String shownAs, Reporter reporter) {
    Path key = file.toAbsolutePath().normalize();
    Document document = open.get(key);
    if (document != null) {
      return Optional.of(document.source());
    }
    Saved known = saved.computeIfAbsent(key, Texts::load);
    known.faults.forEach(reporter::report);
    return known.source;
  }

  /** Whether a file has some words in it. */
  boolean mentions(Path file, String words) {
    return read(file, "", new Reporter()).filter(s -> s.text().contains(words)).isPresent();
  }

  private static Saved load(Path file) {
    Reporter reporter = new Reporter();
    Optional<Source> source = SourceFiles.read(file, file.toString(), reporter);
    return new Saved(source, reporter.sorted());
  }

  @Override
  public boolean exists(Path file) {
    return open.containsKey(file.toAbsolutePath().normalize()) || Files.isRegularFile(file);
  }
}
