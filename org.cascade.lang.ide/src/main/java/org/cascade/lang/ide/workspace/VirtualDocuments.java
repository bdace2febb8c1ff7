package org.cascade.lang.ide.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.cascade.lang.compiler.Library;
import org.jspecify.annotations.Nullable;

/** Documents that are no files: the library's modules and the pages of rules. */
public final class VirtualDocuments {
  private static final String SCHEME = "cascade:/";
  private static final String LIBRARY = SCHEME + "library/";

  private VirtualDocuments() {}

  /** The name of a library module's text. */
  static String ofLibrary(String path) {
    return LIBRARY + path;
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
