package org.cascade.lang.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found of Java's classes, and that looking at them runs nothing. */
class ReflectedClassesTest {
  private final JavaClasses jdk = ReflectedClasses.of(List.of());

  private static JavaClass found(JavaClasses classes, String name) {
    return assertInstanceOf(JavaClasses.Answer.Found.class, classes.find(name)).found();
  }

  private static List<String> shown(JavaClass found, String name) {
    return found.named(name).stream().map(JavaMember::toString).toList();
  }

  @Test
  void membersAreAsSourceSeesThem() {
    JavaClass builder = found(jdk, "java.lang.StringBuilder");
    assertEquals(List.of("int compareTo(StringBuilder)"), shown(builder, "compareTo"));
    // Inherited from a class that is not public, by bridges.
    assertEquals(List.of("int length()"), shown(builder, "length"));
    assertTrue(shown(builder, "append").contains("StringBuilder append(CharSequence)"));
  }

  @Test
  void fieldsAndConstructorsAreMembers() {
    assertEquals(List.of("static double PI"), shown(found(jdk, "java.lang.Math"), "PI"));
    assertEquals(
        List.of("new SimpleEntry(K, V)", "new SimpleEntry(java.util.Map.Entry<K, V>)"),
        shown(found(jdk, "java.util.AbstractMap.SimpleEntry"), "new"));
  }

  @Test
  void anInterfaceHasWhatAnyObjectHas() {
    assertEquals(
        List.of("String toString()"), shown(found(jdk, "java.lang.CharSequence"), "toString"));
    assertTrue(jdk.isSubclass("java.util.ArrayList", "java.util.Collection"));
    assertFalse(jdk.isSubclass("java.util.Collection", "java.util.ArrayList"));
  }

  /** A folder with one compiled class. */
  private static JavaClasses compiled(Path folder, String name, String text) throws IOException {
    Path source = folder.resolve(name + ".java");
    Files.writeString(source, text);
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    assertEquals(0, javac.run(System.out, System.err, "-d", folder.toString(), source.toString()));
    return ReflectedClasses.of(List.of(folder));
  }

  @Test
  void aClassIsLoadedAndNeverInitialised(@TempDir Path folder) throws IOException {
    Path marker = folder.resolve("ran");
    JavaClasses classes =
        compiled(
            folder,
            "Loud",
            """
            package noise;

            public class Loud {
              static {
                try {
                  java.nio.file.Files.createFile(java.nio.file.Path.of("%s"));
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              }
              public static int answer() { return 42; }
            }
            """
                .formatted(marker.toString().replace('\\', '/')));
    JavaClass loud = found(classes, "noise.Loud");
    assertEquals(List.of("static int answer()"), shown(loud, "answer"));
    assertFalse(Files.exists(marker), "the class ran");
  }

  @Test
  void aClassWithoutPackageCannotBeNamed(@TempDir Path folder) throws IOException {
    JavaClasses classes = compiled(folder, "Alone", "public class Alone {}\n");
    JavaClasses.Answer.Unusable answer =
        assertInstanceOf(JavaClasses.Answer.Unusable.class, classes.find("Alone"));
    assertEquals("has no package, so no other code can name it: give it one", answer.reason());
  }
}
