package org.cascade.lang.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code extern java} means in a project of Maven's, without Maven. */
class ExternsTest {
  private static final String PROGRAM =
      """
      extern java "lib.Greeter" {
          let greet(name: String) -> String = "greet"
      }

      println(greet("you"))
      """;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void repository() {
    System.setProperty("maven.repo.local", folder.resolve("repository").toString());
    file = folder.resolve("app/src/main/cascade/main.cascade");
  }

  @AfterEach
  void forget() {
    System.clearProperty("maven.repo.local");
  }

  @Test
  void dependenciesOfDependenciesAreFound() throws IOException {
    write("app/pom.xml", pom("<properties><v>2</v></properties>", dependency("middle", "${v}")));
    write("repository/test/middle/2/middle-2.pom", pom("", dependency("greeter", "1")));
    jar("repository/test/middle/2/middle-2.jar", "other.Other", "");
    jar("repository/test/greeter/1/greeter-1.jar", "lib.Greeter", GREET);
    assertEquals(List.of(), told(PROGRAM));
    List<String> wrong = told(PROGRAM.replace("\"greet\"", "\"gret\""));
    assertEquals(1, wrong.size(), wrong::toString);
    assertTrue(wrong.getFirst().contains("`gret`"), wrong::toString);
  }

  @Test
  void managedVersionsAndParentsCount() throws IOException {
    String managed =
        "<dependencyManagement><dependencies>"
            + dependency("greeter", "3")
            + "</dependencies></dependencyManagement>";
    write("pom.xml", pom(managed, ""));
    String parent =
        "<parent><groupId>test</groupId><artifactId>app</artifactId><version>1</version></parent>";
    write("app/pom.xml", pom(parent, dependency("greeter", "").replace("<version></version>", "")));
    jar("repository/test/greeter/3/greeter-3.jar", "lib.Greeter", GREET);
    assertEquals(List.of(), told(PROGRAM));
  }

  @Test
  void whatMavenHasNotFetchedIsNamed() throws IOException {
    write("app/pom.xml", pom("", dependency("greeter", "1")));
    try (Editor editor = Editor.open(folder.resolve("app"))) {
      editor.show(file, PROGRAM);
      List<Diagnostic> told = editor.diagnostics(file);
      assertEquals("CAS0231", told.getFirst().getCode().getLeft());
      assertTrue(
          editor.notes().stream().anyMatch(n -> n.startsWith("`test:greeter:1` is not in")),
          () -> editor.notes().toString());
    }
  }

  @Test
  void anotherPomCountsAtOnce() throws IOException {
    write("app/pom.xml", pom("", ""));
    jar("repository/test/greeter/1/greeter-1.jar", "lib.Greeter", GREET);
    try (Editor editor = Editor.open(folder.resolve("app"))) {
      editor.show(file, PROGRAM);
      assertEquals(1, editor.diagnostics(file).size());
      Path pom = write("app/pom.xml", pom("", dependency("greeter", "1")));
      Files.setLastModifiedTime(pom, java.nio.file.attribute.FileTime.fromMillis(1));
      editor.edit(file, new TextDocumentContentChangeEvent(PROGRAM + "println(1)\n"));
      assertEquals(List.of(), editor.diagnostics(file));
    }
  }

  // ---- projects ----

  private static final String GREET =
      "public static String greet(String name) { return \"Hello, \" + name; }";

  private List<String> told(String program) {
    try (Editor editor = Editor.open(folder.resolve("app"))) {
      editor.show(file, program);
      return editor.diagnostics(file).stream().map(d -> d.getMessage().getLeft()).toList();
    }
  }

  private Path write(String path, String text) throws IOException {
    Path to = folder.resolve(path);
    Files.createDirectories(to.getParent());
    return Files.writeString(to, text);
  }

  private static String pom(String more, String dependencies) {
    return """
    <project>
      <modelVersion>4.0.0</modelVersion>
      <groupId>test</groupId>
      <artifactId>app</artifactId>
      <version>1</version>
      %s
      <dependencies>%s</dependencies>
    </project>
    """
        .formatted(more, dependencies);
  }

  private static String dependency(String artifact, String version) {
    return "<dependency><groupId>test</groupId><artifactId>%s</artifactId><version>%s</version></dependency>"
        .formatted(artifact, version);
  }

  private void jar(String path, String name, String member) throws IOException {
    int dot = name.lastIndexOf('.');
    Path source =
        write(
            "java/" + name.replace('.', '/') + ".java",
            "package %s;\npublic class %s { %s }\n"
                .formatted(name.substring(0, dot), name.substring(dot + 1), member));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), source.toString());
    assertEquals(0, result);
    Path jar = folder.resolve(path);
    Files.createDirectories(jar.getParent());
    String entry = name.replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream all = new JarOutputStream(out)) {
      all.putNextEntry(new JarEntry(entry));
      all.write(Files.readAllBytes(classes.resolve(entry)));
    }
  }
}
