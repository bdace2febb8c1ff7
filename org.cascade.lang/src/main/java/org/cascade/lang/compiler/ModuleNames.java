package org.cascade.lang.compiler;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Name;

/** How modules, files and folders are called after each other. */
final class ModuleNames {
  private ModuleNames() {}

  /** What {@code module a.b} says. */
  static Optional<String> written(Module tree) {
    return tree.name().filter(n -> n.stream().noneMatch(Name::isMissing)).map(ModuleNames::join);
  }

  static String join(List<Name> names) {
    return names.stream().map(Name::text).collect(Collectors.joining("."));
  }

  /** {@code a/b.cascade} below the source root is {@code a.b}. */
  static String ofPath(String relative) {
    String bare =
        relative.endsWith(SourceFiles.EXTENSION)
            ? relative.substring(0, relative.length() - SourceFiles.EXTENSION.length())
            : relative;
    StringBuilder name = new StringBuilder();
    for (String part : bare.replace('\\', '/').split("/")) {
      if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        name.append(name.isEmpty() ? "" : ".").append(identifier(part));
      }
    }
    return name.isEmpty() ? "main" : name.toString();
  }

  /** Folder and file names may hold what a module's name cannot. */
  private static String identifier(String part) {
    String lower = part.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    return Character.isDigit(lower.charAt(0)) ? "_" + lower : lower;
  }

  /** Where the module would be in a folder; without detours where the folder is relative. */
  static Path file(Path root, String module) {
    Path file = root.resolve(module.replace('.', '/') + SourceFiles.EXTENSION);
    Path here = Path.of("").toAbsolutePath();
    return file.isAbsolute() ? file : here.relativize(here.resolve(file).normalize());
  }

  /**
   * The source root of a file given by itself: so many folders up as its module's name has parts,
   * if the path fits the name; else the folder it is in. Relative where the file is.
   */
  static Path rootOf(Path file, Optional<String> written) {
    Path root = parent(file);
    if (written.isEmpty() || !fits(file.toAbsolutePath().normalize(), written.get())) {
      return root;
    }
    for (int i = written.get().split("\\.").length; i > 1; i--) {
      root = above(root);
    }
    return root;
  }

  /** Whether a path ends as the module's name does. */
  private static boolean fits(Path file, String module) {
    return file.endsWith(module.replace('.', '/') + SourceFiles.EXTENSION);
  }

  private static Path above(Path folder) {
    boolean named = !folder.toString().isEmpty() && !folder.endsWith("..") && !folder.endsWith(".");
    return named ? parent(folder) : folder.resolve("..").normalize();
  }

  private static Path parent(Path file) {
    Path folder = file.getParent();
    return folder == null ? Path.of("") : folder;
  }
}
