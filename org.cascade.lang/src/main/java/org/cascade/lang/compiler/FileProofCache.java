package org.cascade.lang.compiler;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.cascade.lang.refine.solve.ProofCache;

/**
 * Answers in a file, one a line with its digest and a checksum. Processes only ever append whole
 * lines, so several may share it; a line that is damaged is none. Where it grows too long, the
 * older half is left out. What cannot be read or written is as good as not there.
 */
public final class FileProofCache implements ProofCache {
  private static final String NAME = "proofs.txt";
  private static final long MOST_BYTES = 8L << 20;

  private final Path file;
  private Optional<Map<String, String>> answers = Optional.empty();

  /**
   * @param folder is made when there is something to put in
   */
  public FileProofCache(Path folder) {
    this.file = folder.resolve(NAME);
  }

  @Override
  public synchronized Optional<String> find(String digest) {
    return Optional.ofNullable(answers().get(digest));
  }

  @Override
  public synchronized void store(String digest, String answer) {
    if (answer.equals(answers().put(digest, answer))) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      append(line(digest, answer));
      if (Files.size(file) > MOST_BYTES) {
        shorten();
      }
    } catch (IOException e) {
      // Without a cache the next run takes longer; nothing else is lost.
      return;
    }
  }

  /** In one piece, so that lines of several processes do not mix. */
  private void append(String line) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private void shorten() throws IOException {
    List<Map.Entry<String, String>> all = List.copyOf(read().entrySet());
    StringBuilder text = new StringBuilder();
    all.subList(all.size() / 2, all.size())
        .forEach(e -> text.append(line(e.getKey(), e.getValue())));
    Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "part-", ".tmp");
    try {
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private Map<String, String> answers() {
    if (answers.isEmpty()) {
      answers = Optional.of(read());
    }
    return answers.orElseThrow();
  }

  /** The later of two answers counts. */
  private Map<String, String> read() {
    Map<String, String> all = new LinkedHashMap<>();
    byte[] bytes;
    try {
      bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      return all;
    }
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
      String[] parts = line.split(" ", 3);
      if (parts.length == 3 && line.equals(line(parts[1], parts[2]).strip())) {
        all.remove(parts[1]);
        all.put(parts[1], parts[2]);
      }
    }
    return all;
  }

  private static String line(String digest, String answer) {
    String text = digest + " " + answer;
    CRC32 checksum = new CRC32();
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(checksum.getValue()) + " " + text + "\n";
  }
}
