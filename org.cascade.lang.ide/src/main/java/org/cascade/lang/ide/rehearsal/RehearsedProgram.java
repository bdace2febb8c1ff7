package org.cascade.lang.ide.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.lsp4j.Position;

/** The same program each time: some modules of one shape, of which each imports the one before. */
final class RehearsedProgram {
  /** So many that what is compiled often is seen to be. */
  private static final int MODULES = 40;

  private final Path folder;
  private final String shape;

  private RehearsedProgram(Path folder, String shape) {
    this.folder = folder;
    this.shape = shape;
  }

  /** Writes its files. */
  static RehearsedProgram in(Path folder) throws IOException {
    var program = new RehearsedProgram(folder, shape());
    Files.createDirectories(folder.resolve("rehearsal"));
    for (int i = 0; i < MODULES; i++) {
      Files.writeString(program.file(i), program.text(i));
    }
    String main = "import rehearsal.m%1$d%n%nprinted_%1$d(3)%n".formatted(MODULES - 1);
    Files.writeString(folder.resolve("main.cascade"), main);
    return program;
  }

  private static String shape() throws IOException {
    try (InputStream in = RehearsedProgram.class.getResourceAsStream("module.cascade")) {
      if (in == null) {
        throw new IOException("the distribution has no `module.cascade` to rehearse with");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  Path folder() {
    return folder;
  }

  /** The module that an editor has open: some are before it, and some build on it. */
  Path open() {
    return file(MODULES / 2);
  }

  String openText() {
    return text(MODULES / 2);
  }

  /** Where some words stand in the open module for the first time. */
  Position place(String words) {
    String before = openText().substring(0, openText().indexOf(words));
    long line = before.lines().count() - 1;
    return new Position((int) line, before.length() - before.lastIndexOf('\n') - 1);
  }

  private Path file(int number) {
    return folder.resolve("rehearsal").resolve("m" + number + ".cascade");
  }

  private String text(int number) {
    String imported = number == 0 ? "" : "import rehearsal.m" + (number - 1);
    String own = Integer.toString(number);
    return shape.replace("IMPORT", imported).replace("Zz", own).replace("_zz", "_" + own);
  }
}
