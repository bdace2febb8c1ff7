package org.cascade.lang.compiler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.source.Source;

/**
 * Where the compiler has the texts of files from. Of a file that has not changed the same {@link
 * Source} should be given again: then it is not parsed again.
 */
public interface SourceReader {
  /** Reads each file when it is asked for. */
  SourceReader DISK = SourceFiles::read;

  /**
   * The file as a source.
   *
   * @param shownAs what diagnostics call it
   * @return absent, and reported, if it cannot be read or is not text
   */
  Optional<Source> read(Path file, String shownAs, Reporter reporter);

  /** All Cascade files below a folder, in the order of their paths. */
  default List<Path> below(Path folder) throws IOException {
    return SourceFiles.below(folder);
  }

  /** Whether there is such a file. */
  default boolean exists(Path file) {
    return java.nio.file.Files.isRegularFile(file);
  }
}
