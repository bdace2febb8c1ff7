package org.cascade.lang.ide.views;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.cascade.lang.compiler.Phase;

/** What a file can be shown as. */
public enum View {
  JAVA("java", Phase.JAVA),
  CORE("core", Phase.CORE);

  private final String word;
  private final Phase phase;

  View(String word, Phase phase) {
    this.word = word;
    this.phase = phase;
  }

  Phase phase() {
    return phase;
  }

  private String prefix() {
    return "cascade:/" + word;
  }

  /** The name of the document that shows a file: {@code cascade:/java/home/a/main.cascade.java}. */
  public String uri(Path file) {
    return prefix() + file.toUri().getRawPath() + "." + word;
  }

  /** A file, and what it is shown as. */
  public record Subject(View view, Path file) {
    public String uri() {
      return view.uri(file);
    }
  }

  /** What a document shows; absent if it is no such document. */
  public static Optional<Subject> shownBy(String uri) {
    return Stream.of(values()).flatMap(v -> v.subject(uri).stream()).findFirst();
  }

  private Optional<Subject> subject(String uri) {
    String suffix = "." + word;
    boolean mine = uri.startsWith(prefix() + "/") && uri.endsWith(suffix);
    if (!mine || uri.length() <= prefix().length() + suffix.length()) {
      return Optional.empty();
    }
    String path = uri.substring(prefix().length(), uri.length() - suffix.length());
    try {
      return Optional.of(new Subject(this, Path.of(URI.create("file://" + path)).normalize()));
    } catch (IllegalArgumentException e) {
      // An editor may ask for names that nobody gave it.
      return Optional.empty();
    }
  }
}
