package org.cascade.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.compiler.SourceFiles;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;

/**
 * Compiled programs on disk, so that the next run of an unchanged program needs no compiler. An
 * entry names the files it was made from with their digests; one that does not fit any more is not
 * used. Entries appear by an atomic rename, so several processes may share a cache; one that cannot
 * be read or written is as good as none.
 */
final class ClassCache {
  private static final int FORMAT = 0xCA5C0001;
  private static final long MOST_BYTES = 256L << 20;
  private static final int MOST_ENTRIES = 500;
  private static final String ENDING = ".classes";

  private final Path folder;
  private final String compiler;

  private ClassCache(Path folder, String compiler) {
    this.folder = folder;
    this.compiler = compiler;
  }

  /** The user's cache; absent while the compiler itself runs from class folders. */
  static Optional<ClassCache> ofUser() {
    return compiler().map(c -> at(UserCache.folder().resolve("compiled"), c));
  }

  /** What tells builds of the compiler apart; absent while it runs from class folders. */
  static Optional<String> compiler() {
    StringBuilder compiler = new StringBuilder(Runtime.version().toString());
    try {
      for (Path jar : RuntimeLibrary.compiler()) {
        if (!Files.isRegularFile(jar)) {
          return Optional.empty();
        }
        compiler.append('|').append(jar).append('|').append(Files.size(jar));
        compiler.append('|').append(Files.getLastModifiedTime(jar).toMillis());
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(compiler.toString());
  }

  /** A cache in a folder, for one version of the compiler. */
  static ClassCache at(Path folder, String compiler) {
    return new ClassCache(folder, compiler);
  }

  /** The program as compiled before, if nothing it was made from has changed. */
  Optional<CompiledProgram> find(Path program) {
    Path file = entry(program);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (in.readInt() != FORMAT || !isCurrent(in, program)) {
        return Optional.empty();
      }
      CompiledProgram found = readProgram(in);
      // What was used last is removed last.
      Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
      return Optional.of(found);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isCurrent(DataInputStream in, Path program) throws IOException {
    List<Path> files = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      Path file = Path.of(in.readUTF());
      String digest = in.readUTF();
      if (!Files.isRegularFile(file) || !digest.equals(digest(Files.readAllBytes(file)))) {
        return false;
      }
      files.add(file.toAbsolutePath().normalize());
    }
    return !Files.isDirectory(program)
        || SourceFiles.below(program).stream()
            .allMatch(f -> files.contains(f.toAbsolutePath().normalize()));
  }

  private static CompiledProgram readProgram(DataInputStream in) throws IOException {
    String mainClass = in.readUTF();
    Map<String, Source> sources = new LinkedHashMap<>();
    List<Diagnostic> warnings = new ArrayList<>();
    int warningCount = in.readInt();
    for (int i = 0; i < warningCount; i++) {
      RuleCode code = RuleCode.valueOf(in.readUTF());
      String path = in.readUTF();
      Source source = sources.get(path);
      if (source == null) {
        source = new Source(path, Files.readString(Path.of(path), StandardCharsets.UTF_8));
        sources.put(path, source);
      }
      Span span = new Span(source, in.readInt(), in.readInt());
      warnings.add(Diagnostic.of(code, span, in.readUTF()));
    }
    Map<String, byte[]> classes = new LinkedHashMap<>();
    int classCount = in.readInt();
    for (int i = 0; i < classCount; i++) {
      String name = in.readUTF();
      classes.put(name, in.readNBytes(in.readInt()));
    }
    return new CompiledProgram(mainClass, classes, warnings);
  }

  /** Remembers a program, with the files it was made from. */
  void keep(Path program, List<Path> files, CompiledProgram compiled) {
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "part-", ".tmp");
      try {
        write(part, files, compiled);
        Files.move(part, entry(program), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
      removeOldest();
    } catch (IOException e) {
      // Without a cache the next run takes longer; nothing else is lost.
      return;
    }
  }

  private static void write(Path part, List<Path> files, CompiledProgram compiled)
      throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
      out.writeInt(FORMAT);
      out.writeInt(files.size());
      for (Path file : files) {
        out.writeUTF(file.toAbsolutePath().normalize().toString());
        out.writeUTF(digest(Files.readAllBytes(file)));
      }
      out.writeUTF(compiled.mainClass());
      out.writeInt(compiled.warnings().size());
      for (Diagnostic warning : compiled.warnings()) {
        out.writeUTF(warning.code().name());
        out.writeUTF(warning.span().source().path());
        out.writeInt(warning.span().offset());
        out.writeInt(warning.span().length());
        out.writeUTF(warning.message());
      }
      out.writeInt(compiled.classes().size());
      for (Map.Entry<String, byte[]> one : compiled.classes().entrySet()) {
        out.writeUTF(one.getKey());
        out.writeInt(one.getValue().length);
        out.write(one.getValue());
      }
    }
  }

  private void removeOldest() throws IOException {
    List<Path> entries = new ArrayList<>();
    try (var all = Files.newDirectoryStream(folder, "*" + ENDING)) {
      all.forEach(entries::add);
    }
    Map<Path, Long> times = new LinkedHashMap<>();
    for (Path entry : entries) {
      times.put(entry, lastUse(entry));
    }
    entries.sort(Comparator.comparing(e -> -times.getOrDefault(e, 0L)));
    long bytes = 0;
    for (int i = 0; i < entries.size(); i++) {
      bytes += sizeOf(entries.get(i));
      if (i >= MOST_ENTRIES || bytes > MOST_BYTES) {
        Files.deleteIfExists(entries.get(i));
      }
    }
  }

  /** Another process may have removed it meanwhile. */
  private static long lastUse(Path entry) throws IOException {
    return Files.exists(entry) ? Files.getLastModifiedTime(entry).toMillis() : 0;
  }

  private static long sizeOf(Path entry) throws IOException {
    return Files.exists(entry) ? Files.size(entry) : 0;
  }

  private Path entry(Path program) {
    // Diagnostics name the path as the user gives it, so that is part of the key.
    String key = compiler + "|" + program + "|" + program.toAbsolutePath().normalize();
    return folder.resolve(digest(key.getBytes(StandardCharsets.UTF_8)) + ENDING);
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
