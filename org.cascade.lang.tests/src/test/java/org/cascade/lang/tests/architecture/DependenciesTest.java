package org.cascade.lang.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may use whom: modules, the compiler's packages, the runtime's packages. */
class DependenciesTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.cascade");

  /**
   * The passes of {@code org.cascade.lang}, each with the passes it may use; what is not named here
   * (adapters to Xtext, bindings, the compiler's door) is free. {@code source} and {@code
   * diagnostics} are open to all.
   */
  private static final Map<String, Set<String>> PASSES =
      Map.ofEntries(
          Map.entry("source", Set.of()),
          Map.entry("diagnostics", Set.of("source")),
          // `syntax` is the parser's generated model.
          Map.entry("ast", Set.of("syntax")),
          Map.entry("types", Set.of("ast")),
          Map.entry("names", Set.of("ast", "types")),
          // Inference asks for compile-time values, whose programs are core.
          // It reads the texts that const functions build.
          Map.entry("infer", Set.of("ast", "names", "types", "core", "parser")),
          Map.entry("core", Set.of("ast", "names", "types", "infer")),
          Map.entry("eval", Set.of("core", "types")),
          Map.entry("refine", Set.of("core", "types", "eval", "infer", "ast", "names")),
          Map.entry("check", Set.of("ast", "names", "types", "infer", "core", "eval", "refine")),
          Map.entry("foreign", Set.of("ast", "names", "types")),
          // Whether a function is parallel stands in its declaration.
          Map.entry("query", Set.of("ast", "core", "types")),
          // A symbol's declaration tells what kind of function it is, and its doc comment.
          Map.entry("codegen", Set.of("ast", "core", "foreign", "types")));

  /** Calls that make a run depend on the outside world. */
  private static final List<String> OUTSIDE_WORLD =
      List.of(
          "java\\.nio\\.file\\.Files\\..*",
          "java\\.nio\\.channels\\.(File|Socket|ServerSocket|Datagram)Channel\\.open",
          "java\\.io\\.(File(In|Out)putStream|FileReader|FileWriter|RandomAccessFile)\\.<init>",
          "java\\.net\\..*Socket\\.<init>",
          "java\\.lang\\.Thread\\.(<init>|start|join|sleep|yield|onSpinWait)",
          "java\\.lang\\.Thread\\.(ofVirtual|ofPlatform|startVirtualThread)",
          "java\\.lang\\.Object\\.(wait|notify|notifyAll)",
          "java\\.util\\.concurrent\\.locks\\.(Reentrant|Stamped)[A-Za-z]*\\.<init>",
          "java\\.util\\.concurrent\\.locks\\.LockSupport\\..*",
          "java\\.util\\.concurrent\\.locks\\.Condition\\.await.*",
          "java\\.util\\.concurrent\\.(CountDownLatch|CyclicBarrier|Exchanger|Phaser|Semaphore)\\..*",
          "java\\.util\\.concurrent\\.[A-Za-z]*(BlockingQueue|TransferQueue|Future)\\..*",
          "java\\.util\\.concurrent\\.Executors\\..*",
          "java\\.util\\.concurrent\\.ForkJoinPool\\..*",
          "java\\.util\\.concurrent\\.CompletableFuture\\..*Async",
          "java\\.util\\.Timer\\..*",
          "java\\.time\\.Clock\\.system.*",
          "java\\.time\\.[A-Za-z]+\\.now",
          "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)",
          "java\\.lang\\.Math\\.random",
          "java\\.util\\.(Random|SplittableRandom)\\.<init>",
          "java\\.security\\.SecureRandom\\..*",
          "java\\.util\\.concurrent\\.ThreadLocalRandom\\.current",
          "java\\.util\\.UUID\\.randomUUID",
          "java\\.lang\\.System\\.(getenv|console|exit)",
          "java\\.lang\\.(ProcessBuilder\\..*|Runtime\\.(exec|addShutdownHook))");

  @Test
  void classesOfTheShippedModulesAreSeen() {
    Set<String> packages =
        ALL.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
    for (String root : List.of("lang.ast", "lang.compiler", "runtime.value", "cli")) {
      assertTrue(
          packages.contains("org.cascade." + root),
          () -> "no class of org.cascade." + root + " on the class path, only " + packages);
    }
  }

  @TestFactory
  Stream<DynamicTest> modulesUseOnlyWhatTheyMay() {
    return Stream.of(
        mayNotUse("lang", "runtime", "lang.ide", "lang.ui", "cli", "maven"),
        mayNotUse("lang.ide", "runtime", "lang.ui", "cli", "maven"),
        mayNotUse("cli", "lang.ui", "maven"),
        mayNotUse("maven", "runtime", "lang.ide", "lang.ui", "cli"),
        mayNotUse("runtime", "lang", "lang.ide", "lang.ui", "cli", "maven"));
  }

  private static DynamicTest mayNotUse(String module, String... others) {
    ArchRule rule =
        noClasses()
            .that(JavaClass.Predicates.resideInAnyPackage(packagesOf(module)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                Arrays.stream(others)
                    .flatMap(other -> Arrays.stream(packagesOf(other)))
                    .toArray(String[]::new))
            .allowEmptyShould(true);
    return dynamicTest(module, () -> rule.check(ALL));
  }

  /** {@code lang} without {@code lang.ide} and {@code lang.ui}, which are modules of their own. */
  private static String[] packagesOf(String module) {
    if (!module.equals("lang")) {
      return new String[] {"org.cascade." + module + ".."};
    }
    return ALL.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.equals("org.cascade.lang") || name.startsWith("org.cascade.lang."))
        .filter(name -> !name.matches("org\\.cascade\\.lang\\.(ide|ui|tests)(\\..*)?"))
        .filter(name -> ALL.stream().noneMatch(c -> isOfIde(c) && c.getPackageName().equals(name)))
        .distinct()
        .toArray(String[]::new);
  }

  /** Xtext's generated part for editors has packages named like the language's own. */
  private static boolean isOfIde(JavaClass type) {
    return type.getSource()
        .map(s -> s.getUri().toString().contains("org.cascade.lang.ide"))
        .orElse(false);
  }

  @TestFactory
  Stream<DynamicTest> passesUseOnlyWhatTheyMay() {
    return PASSES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry ->
            dynamicTest(entry.getKey(), () -> pass(entry.getKey(), entry.getValue()).check(ALL)));
  }

  private static ArchRule pass(String name, Set<String> mayUse) {
    Set<String> open = new TreeSet<>(mayUse);
    open.add(name);
    if (!name.equals("source")) {
      open.addAll(List.of("source", "diagnostics"));
    }
    String[] forbidden =
        ALL.stream()
            .map(JavaClass::getPackageName)
            .filter(p -> !open.contains(passOf(p)))
            .distinct()
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("org.cascade.lang." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .because("`" + name + "` may use " + new TreeSet<>(mayUse))
        .allowEmptyShould(true);
  }

  /** {@code a} for {@code org.cascade.lang.a.b}; a package elsewhere is no pass. */
  private static String passOf(String packageName) {
    String prefix = "org.cascade.lang.";
    return packageName.startsWith(prefix)
        ? packageName.substring(prefix.length()).replaceFirst("\\..*", "")
        : packageName;
  }

  @Test
  void onlyTheFrontEndKnowsXtextAndEmf() {
    noClasses()
        .that()
        .resideInAnyPackage(
            PASSES.keySet().stream()
                // It builds the sealed tree from the parser's model.
                .filter(pass -> !pass.equals("ast"))
                .map(pass -> "org.cascade.lang." + pass + "..")
                .toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.eclipse..", "com.google.inject..", "org.antlr..")
        .because("Xtext parses; every later pass sees the sealed tree only")
        .check(ALL);
  }

  @Test
  void runtimeNeedsLittleBesidesTheJdk() {
    classes()
        .that()
        .resideInAPackage("org.cascade.runtime..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.cascade.runtime..",
            "java..",
            "javax..",
            "org.jspecify..",
            "net.sf.jsqlparser..",
            "io.micrometer..")
        .check(ALL);
  }

  @Test
  void runtimeReflectsOnNothing() {
    noClasses()
        .that()
        .resideInAPackage("org.cascade.runtime..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .orShould()
        .callMethod(Class.class, "forName", String.class)
        .check(ALL);
  }

  @Test
  void onlyRuntimeIoTouchesTheOutsideWorld() {
    noClasses()
        .that()
        .resideInAPackage("org.cascade.runtime..")
        .and()
        .resideOutsideOfPackage("org.cascade.runtime.io..")
        .should()
        .accessTargetWhere(
            describe("is of the outside world", DependenciesTest::isOfTheOutsideWorld))
        .because(
            "an engine must run under a seed, with simulated files, threads, clocks and chance")
        .check(ALL);
  }

  private static boolean isOfTheOutsideWorld(JavaAccess<?> access) {
    String target = access.getTargetOwner().getFullName() + "." + access.getTarget().getName();
    return OUTSIDE_WORLD.stream().anyMatch(target::matches);
  }

  @Test
  void runtimePackagesHaveNoCycles() {
    slices().matching("org.cascade.runtime.(*)..").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void valuesStandAlone() {
    noClasses()
        .that()
        .resideInAPackage("org.cascade.runtime.value..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ALL.stream()
                .map(JavaClass::getPackageName)
                .filter(p -> p.startsWith("org.cascade.runtime."))
                .filter(p -> !p.startsWith("org.cascade.runtime.value"))
                .distinct()
                .toArray(String[]::new))
        .check(ALL);
  }
}
