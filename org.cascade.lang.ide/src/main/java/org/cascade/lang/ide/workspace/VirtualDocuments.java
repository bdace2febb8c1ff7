package org.cascade.lang.ide.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.cascade.lang.compiler.Library;
import org.jspecify.annotations.Nullable;

/** Documents that are no files: the library's modules and the pages of rules. */
public final class VirtualDocuments {
  private static final String SCHEME = "cascade:/";
  private static final String LIBRARY = SCHEME + "library/";
  private static final String GENERATED = SCHEME + "generated";

  private VirtualDocuments() {}

  /** The name of a library module's text. */
  static String ofLibrary(String path) {
    return LIBRARY + path;
  }

  /** The name of what was built at compile time for a file. */
  public static String ofGenerated(Path file) {
    return GENERATED + file.toUri().getRawPath();
  }

  /** The file that a document shows the generated code of. */
  public static Optional<Path> generatedFor(String uri) {
    return uri.startsWith(GENERATED + "/")
        ? Uris.path("file://" + uri.substring(GENERATED.length()))
        : Optional.empty();
  }

  /** The source of a library module that a document shows. */
  static Optional<String> libraryPath(String uri) {
    return uri.startsWith(LIBRARY)
        ? Optional.of(uri.substring(LIBRARY.length()))
        : Optional.empty();
  }

  /** Whether a document is one of these, and no text of the user's. */
  public static boolean isVirtual(String uri) {
    return uri.startsWith(SCHEME);
  }

  /** The text of such a document, or a sentence that there is none. */
  public static String text(String uri) {
    if (!uri.startsWith(SCHEME)) {
      return "`" + uri + "` is no document of Cascade.";
    }
    try (InputStream in = open(uri)) {
      return in == null
          ? "There is no document `" + uri + "`."
          : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable InputStream open(String uri) {
    if (uri.startsWith(LIBRARY)) {
      return Library.class.getResourceAsStream("/" + uri.substring(LIBRARY.length()));
    }
    return VirtualDocuments.class.getResourceAsStream(
        "/org/cascade/lang/ide/" + uri.substring(SCHEME.length()));
  }
}
