import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Removes signatures from the jars of a folder. Verifying them costs a good part of a start, and
 * the JVM keeps no class of a signed jar in its archive of loaded classes.
 *
 * <p>Run from its source by the build: {@code java StripSignatures.java FOLDER}.
 */
final class StripSignatures {
  private StripSignatures() {}

  public static void main(String[] args) throws IOException {
    try (var jars = Files.list(Path.of(args[0]))) {
      jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().forEach(StripSignatures::strip);
    }
  }

  private static void strip(Path jar) {
    try {
      Path stripped = jar.resolveSibling(jar.getFileName() + ".part");
      try (ZipFile in = new ZipFile(jar.toFile())) {
        if (in.stream().noneMatch(entry -> isSignature(entry.getName()))) {
          return;
        }
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(stripped))) {
          for (ZipEntry entry : (Iterable<ZipEntry>) in.stream().map(e -> (ZipEntry) e)::iterator) {
            copy(in, entry, out);
          }
        }
      }
      Files.move(stripped, jar, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(jar.toString(), e);
    }
  }

  private static void copy(ZipFile in, ZipEntry entry, ZipOutputStream out) throws IOException {
    if (isSignature(entry.getName())) {
      return;
    }
    ZipEntry target = new ZipEntry(entry.getName());
    target.setTimeLocal(entry.getTimeLocal());
    out.putNextEntry(target);
    try (var content = in.getInputStream(entry)) {
      if (entry.getName().equals("META-INF/MANIFEST.MF")) {
        withoutDigests(new Manifest(content)).write(out);
      } else {
        content.transferTo(out);
      }
    }
    out.closeEntry();
  }

  /** Sections of a manifest that name single files hold their digests only. */
  private static Manifest withoutDigests(Manifest signed) {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.putAll(signed.getMainAttributes());
    return manifest;
  }

  private static boolean isSignature(String name) {
    return name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");
  }
}
