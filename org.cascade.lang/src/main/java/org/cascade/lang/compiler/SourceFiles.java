package org.cascade.lang.compiler;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.Suggestions;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;

/** Reads Cascade files strictly: what is not UTF-8 text is an error, never guessed at. */
public final class SourceFiles {
  public static final String EXTENSION = ".cascade";

  /** A byte order mark, which editors of some systems write at the start of UTF-8 files. */
  private static final char MARK = '\uFEFF';

  private SourceFiles() {}

  /** The file as a source; absent, and reported, if it cannot be read or is not text. */
  public static Optional<Source> read(Path file, String shownAs, Reporter reporter) {
    Span start = new Span(new Source(shownAs, ""), 0, 0);
    try {
      return decode(Files.readAllBytes(file), shownAs, start, reporter);
    } catch (IOException e) {
      reporter.report(RuleCode.FILE_NOT_FOUND, start, unreadable(file, shownAs, e));
      return Optional.empty();
    }
  }

  private static Optional<Source> decode(
      byte[] bytes, String shownAs, Span start, Reporter reporter) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    int bad = result.isError() ? in.position() : indexOfZero(bytes);
    if (bad >= 0) {
      String message =
          "`%s` is not UTF-8 text: byte %d is 0x%02x. Cascade files are UTF-8; save it as such, or leave it out."
              .formatted(shownAs, bad, bytes[bad]);
      reporter.report(RuleCode.NOT_TEXT, start, message);
      return Optional.empty();
    }
    boolean marked = out.length() > 0 && out.charAt(0) == MARK;
    String text = marked ? out.subSequence(1, out.length()).toString() : out.toString();
    return Optional.of(new Source(shownAs, text));
  }

  /** Zero bytes are valid UTF-8, but no text has them. */
  private static int indexOfZero(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  private static String unreadable(Path file, String shownAs, IOException e) {
    if (!Files.exists(file)) {
      return "There is no file or folder `%s`.%s".formatted(shownAs, similar(file));
    }
    if (!Files.isReadable(file)) {
      return "`%s` cannot be read: permission denied.".formatted(shownAs);
    }
    return "`%s` cannot be read: %s.".formatted(shownAs, e.getMessage());
  }

  private static String similar(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    Path name = file.getFileName();
    if (folder == null || name == null || !Files.isDirectory(folder)) {
      return "";
    }
    List<String> names = new ArrayList<>();
    try (var entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry) || entry.toString().endsWith(EXTENSION)) {
          names.add(String.valueOf(entry.getFileName()));
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      // The suggestion is a courtesy: without a listing there is none.
      return "";
    }
    Collections.sort(names);
    return Suggestions.nearest(name.toString(), names)
        .map(n -> " Did you mean `" + n + "`?")
        .orElse("");
  }

  /** All Cascade files below a folder, in the order of their paths; hidden folders are left out. */
  public static List<Path> below(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return !dir.equals(folder) && isHidden(dir)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && file.toString().endsWith(EXTENSION)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(found);
    return found;
  }

  private static boolean isHidden(Path dir) {
    Path name = dir.getFileName();
    return name != null && name.toString().startsWith(".");
  }
}
