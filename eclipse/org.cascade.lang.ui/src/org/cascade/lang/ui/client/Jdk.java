package org.cascade.lang.ui.client;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDK that can run the compiler.
 *
 * @param home its folder
 * @param major its version, such as 21
 */
public record Jdk(Path home, int major) {
  /** The oldest version that will do. */
  public static final int OLDEST = 21;

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
  private static final String EXE = File.separatorChar == '\\' ? ".exe" : "";

  /** The command that runs classes. */
  public Path java() {
    return home.resolve("bin").resolve("java" + EXE);
  }

  /**
   * Finds one: the one that is set, else the first that will do of the usual places.
   *
   * @throws NoJdk if there is none
   */
  public static Jdk find(String set) throws NoJdk {
    if (!set.isBlank()) {
      Path home = Path.of(set.strip());
      String wrong = fault(home);
      if (!wrong.isEmpty()) {
        throw new NoJdk(
            "The JDK that is set for Cascade, `"
                + home
                + "`, cannot be used: "
                + wrong
                + ". Set one of version "
                + OLDEST
                + " or newer in Preferences › Cascade, or leave it empty to have one found.");
      }
      return new Jdk(home, version(home).orElseThrow());
    }
    List<String> seen = new ArrayList<>();
    for (Path home : places(System.getenv())) {
      String wrong = fault(home);
      if (wrong.isEmpty()) {
        return new Jdk(home, version(home).orElseThrow());
      }
      if (Files.exists(home.resolve("bin").resolve("java" + EXE))) {
        seen.add("`" + home + "` (" + wrong + ")");
      }
    }
    throw new NoJdk(
        "Cascade needs a JDK of version "
            + OLDEST
            + " or newer, and none was found. Seen: "
            + (seen.isEmpty() ? "nothing" : String.join(", ", seen))
            + ". Install one, or name its folder in Preferences › Cascade.");
  }

  /** Why a folder is no JDK to use; empty if it is one. */
  static String fault(Path home) {
    Path bin = home.resolve("bin");
    if (!Files.isExecutable(bin.resolve("java" + EXE))) {
      return "there is no `" + bin.resolve("java" + EXE) + "`";
    }
    if (!Files.exists(bin.resolve("javac" + EXE))) {
      return "a Java run-time without a compiler";
    }
    return version(home)
        .map(major -> major >= OLDEST ? "" : "its version is " + major)
        .orElse("its file `release` tells no version");
  }

  private static Optional<Integer> version(Path home) {
    try {
      Matcher told = VERSION.matcher(Files.readString(home.resolve("release")));
      return told.find() ? Optional.of(Integer.parseInt(told.group(1))) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Where one may be, the more deliberate places first; the workbench's own run-time among them.
   */
  private static Set<Path> places(Map<String, String> environment) {
    Set<Path> all = new LinkedHashSet<>();
    for (String name : List.of("CASCADE_JAVA_HOME", "JAVA_HOME", "JDK_HOME")) {
      Optional.ofNullable(environment.get(name))
          .filter(home -> !home.isBlank())
          .map(Path::of)
          .ifPresent(all::add);
    }
    all.add(Path.of(System.getProperty("java.home")));
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
      ofCommand(folder).ifPresent(all::add);
    }
    Path user = Path.of(System.getProperty("user.home"));
    for (Path parent :
        List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/usr/java"),
            Path.of("/opt/java"),
            Path.of("/opt"),
            user.resolve(".sdkman/candidates/java"),
            user.resolve(".jdks"))) {
      all.addAll(inside(parent, ""));
    }
    for (Path parent :
        List.of(
            Path.of("/Library/Java/JavaVirtualMachines"),
            user.resolve("Library/Java/JavaVirtualMachines"))) {
      all.addAll(inside(parent, "Contents/Home"));
    }
    for (String folder : List.of("ProgramFiles", "ProgramW6432")) {
      Optional.ofNullable(environment.get(folder))
          .ifPresent(programs -> {
            for (String vendor :
                List.of("Java", "Eclipse Adoptium", "Microsoft", "Zulu", "Amazon Corretto")) {
              all.addAll(inside(Path.of(programs, vendor), ""));
            }
          });
    }
    return all;
  }

  /** The JDK that the `javac` of a folder of the path belongs to. */
  private static Optional<Path> ofCommand(String folder) {
    try {
      Path javac = Path.of(folder.isEmpty() ? "." : folder, "javac" + EXE);
      return Files.exists(javac)
          ? Optional.ofNullable(javac.toRealPath().getParent()).map(Path::getParent)
          : Optional.empty();
    } catch (IOException | java.nio.file.InvalidPathException e) {
      // What cannot be read is no place to take a JDK from.
      return Optional.empty();
    }
  }

  /** The folders of a folder, those with the highest names first. */
  private static List<Path> inside(Path parent, String inner) {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(parent)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
        folders.forEach(folder -> found.add(folder.resolve(inner)));
      } catch (IOException e) {
        return List.of();
      }
    }
    found.sort(Comparator.reverseOrder());
    return found;
  }
}
