package org.cascade.lang.ide.index;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cascade.lang.source.Source;

/**
 * Verdicts on the disk, one file for each source root. Files appear by an atomic rename, so several
 * servers may share a folder; one that is damaged is told and not used. What cannot be read or
 * written is as good as not there.
 */
public final class DiskIndex {
  private static final String ENDING = ".verdict";
  private static final int MOST_FILES = 200;
  private static final long MOST_BYTES = 32L << 20;

  private final Optional<Path> folder;
  private final String compiler;
  private volatile Consumer<String> log = sentence -> {};

  private DiskIndex(Optional<Path> folder, String compiler) {
    this.folder = folder;
    this.compiler = compiler;
  }

  /** Remembers nothing. */
  public static DiskIndex none() {
    return new DiskIndex(Optional.empty(), "");
  }

  /**
   * @param folder is made when there is something to keep
   * @param compiler tells builds of the compiler and versions of Java apart
   */
  public static DiskIndex in(Path folder, String compiler) {
    return new DiskIndex(Optional.of(folder), compiler);
  }

  /** Says who is told what is wrong with it. */
  public void whenDamaged(Consumer<String> listener) {
    log = listener;
  }

  /**
   * A program as it is now.
   *
   * @param root its source root
   * @param settings what counts besides its texts
   * @param sources finds all texts by path, the library's too
   */
  public record Subject(
      Path root,
      List<String> settings,
      List<Source> texts,
      Function<String, Optional<Source>> sources) {}

  /** What was told of the very same program by the same compiler. */
  public Optional<Verdict> recall(Subject subject) {
    Optional<Path> file = file(subject);
    if (file.isEmpty() || !Files.isRegularFile(file.get())) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(file.get());
      Optional<Verdict> found =
          new VerdictFormat(subject.sources).read(bytes, fingerprint(subject));
      if (found.isPresent()) {
        // What was used last is removed last.
        Files.setLastModifiedTime(file.get(), FileTime.fromMillis(System.currentTimeMillis()));
      }
      return found;
    } catch (IOException e) {
      log.accept("`%s` cannot be read: %s. All is checked anew.".formatted(file.get(), e));
      return Optional.empty();
    } catch (VerdictFormat.DamagedException e) {
      log.accept(
          "`%s` is of no use: %s. All is checked anew, and the file is written again."
              .formatted(file.get(), e.getMessage()));
      return Optional.empty();
    }
  }

  /** Keeps what was told of a program, in place of what was told of it before. */
  public void keep(Subject subject, Verdict verdict) {
    Optional<Path> file = file(subject);
    Optional<byte[]> bytes =
        file.isEmpty()
            ? Optional.empty()
            : new VerdictFormat(subject.sources).write(fingerprint(subject), verdict);
    if (bytes.isEmpty()) {
      return;
    }
    try {
      write(file.get(), bytes.get());
      removeOldest(folder.orElseThrow());
    } catch (IOException e) {
      log.accept(
          "`%s` cannot be written: %s. The next start takes longer.".formatted(file.get(), e));
    }
  }

  private String fingerprint(Subject subject) {
    return Fingerprint.of(compiler, subject.settings, subject.texts);
  }

  private Optional<Path> file(Subject subject) {
    return folder.map(f -> f.resolve(Fingerprint.name(subject.root.toString()) + ENDING));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Path part = Files.createTempFile(file.getParent(), "part-", ".tmp");
    try {
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void removeOldest(Path folder) throws IOException {
    record Entry(Path file, long used, long bytes) {}
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (Path file : all) {
        long used = Files.getLastModifiedTime(file).toMillis();
        entries.add(new Entry(file, used, Files.size(file)));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::used).reversed());
    long bytes = 0;
    for (int i = 0; i < entries.size(); i++) {
      bytes += entries.get(i).bytes;
      if (i >= MOST_FILES || bytes > MOST_BYTES) {
        Files.deleteIfExists(entries.get(i).file);
      }
    }
  }
}
