package org.cascade.runtime.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cascade.runtime.fault.OperationException.DataCorrupt;
import org.cascade.runtime.fault.OperationException.ForeignData;
import org.cascade.runtime.io.Disk;

/**
 * What a data directory says of itself: the format, whose data it is, the newest segment of the log
 * that there has to be.
 *
 * @param id which data of that program: copies have the same, until a program works on one
 * @param role whether it follows another directory
 */
record Manifest(String program, long segment, String id, Role role) {
  static final String NAME = "manifest";

  private static final String FORMAT = "cascade-data 4";
  private static final String PROGRAM = "program ";
  private static final String SEGMENT = "log ";
  private static final String ID = "id ";

  /** What a directory is to others. */
  enum Role {
    /** A program works on it, or has. */
    OWN(""),

    /** It is a first part of another one. */
    COPY("copy"),

    /** It will be, and cannot be opened before. */
    UNFINISHED_COPY("copy unfinished");

    private final String line;

    Role(String line) {
      this.line = line;
    }
  }

  static Manifest ofNew(String program, long chance) {
    return new Manifest(program, 0, Long.toHexString(chance), Role.OWN);
  }

  /** The same data, of which the log has come so far. */
  Manifest withSegment(long newest) {
    return new Manifest(program, newest, id, role);
  }

  Manifest withRole(Role other) {
    return new Manifest(program, segment, id, other);
  }

  /** What a program that opens this for writing makes of it: no longer the same as any other. */
  Manifest owned(long chance) {
    boolean stays = role == Role.OWN && !id.isEmpty();
    return stays ? this : new Manifest(program, segment, Long.toHexString(chance), Role.OWN);
  }

  /** Throws if there is none that this runtime can use. */
  static Manifest read(Disk disk, Path directory) throws IOException {
    Path path = directory.resolve(NAME);
    List<String> lines = new String(disk.read(path), StandardCharsets.UTF_8).lines().toList();
    if (lines.isEmpty() || !lines.getFirst().startsWith("cascade-data ")) {
      throw damaged(path);
    }
    if (!lines.getFirst().equals(FORMAT)) {
      throw new ForeignData(
          path
              + " has format `"
              + lines.getFirst()
              + "`, and this runtime reads `"
              + FORMAT
              + "`. Nothing was changed. Use the version of Cascade that wrote it, or another data"
              + " directory.");
    }
    if (lines.size() < 3
        || !lines.get(1).startsWith(PROGRAM)
        || !lines.get(2).startsWith(SEGMENT)) {
      throw damaged(path);
    }
    try {
      long segment = Long.parseLong(lines.get(2).substring(SEGMENT.length()));
      String program = lines.get(1).substring(PROGRAM.length());
      List<String> more = lines.subList(3, lines.size());
      return new Manifest(program, segment, id(more), role(more));
    } catch (NumberFormatException wrong) {
      throw damaged(path);
    }
  }

  private static String id(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(ID))
        .map(line -> line.substring(ID.length()))
        .findFirst()
        .orElse("");
  }

  private static Role role(List<String> lines) {
    return Arrays.stream(Role.values())
        .filter(role -> lines.contains(role.line))
        .findFirst()
        .orElse(Role.OWN);
  }

  private static DataCorrupt damaged(Path path) {
    return new DataCorrupt(
        "The file "
            + path
            + " is damaged. Nothing was changed. Restore the directory from a copy.");
  }

  void write(Disk disk, Path directory) throws IOException {
    String text = FORMAT + "\n" + PROGRAM + program + "\n" + SEGMENT + segment + "\n";
    text += ID + id + "\n" + (role == Role.OWN ? "" : role.line + "\n");
    disk.replace(directory.resolve(NAME), text.getBytes(StandardCharsets.UTF_8));
  }
}
