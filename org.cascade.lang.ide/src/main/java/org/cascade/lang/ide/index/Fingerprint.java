package org.cascade.lang.ide.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.cascade.lang.source.Source;

/** A digest of all that decides what is told of a program. */
final class Fingerprint {
  private Fingerprint() {}

  /**
   * @param compiler the build of the compiler, and Java's
   * @param settings what else counts, such as limits and libraries
   * @param sources the program's texts
   */
  static String of(String compiler, List<String> settings, Collection<Source> sources) {
    MessageDigest digest = sha256();
    add(digest, compiler);
    settings.forEach(s -> add(digest, s));
    sources.stream()
        .sorted(Comparator.comparing(Source::path))
        .forEach(s -> {
          add(digest, s.path());
          add(digest, s.text());
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The name under which something is kept that has a long one. */
  static String name(String of) {
    MessageDigest digest = sha256();
    add(digest, of);
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (bytes.length >>> shift));
    }
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
