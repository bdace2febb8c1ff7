package org.cascade.lang.tests.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.cascade.lang.tests.cli.Command;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code cases/explain-query}: the plans of a program's queries, in its {@code .plan}. */
class ExplainQueryCasesTest {
  private static final Path SHOP =
      Cases.ROOT.resolve("org.cascade.lang.tests/cases/explain-query/shop.cascade");

  @TestFactory
  Stream<DynamicTest> explain() {
    return Cases.walk("explain-query", ExplainQueryCasesTest::explain);
  }

  private static void explain(Path program) {
    Command.Outcome outcome = Command.run("explain-query", program.toString());
    assertEquals(0, outcome.exitCode(), outcome::err);
    String name = program.getFileName().toString();
    String plans = outcome.out().replaceAll("(?m)^.*/" + name + ":", name + ":");
    Cases.assertGolden(Cases.golden(program, ".plan"), plans);
  }

  @Test
  void aLineNamesOneQuery() {
    Command.Outcome outcome = Command.run("explain-query", SHOP + ":17");
    assertEquals(0, outcome.exitCode(), outcome::err);
    assertTrue(outcome.out().contains("index age of users: age == age"), outcome::out);
    assertEquals(1, outcome.out().lines().filter(l -> l.contains("shop.cascade:")).count());
  }

  @Test
  void aLineWithoutQueryIsToldSo() {
    Command.Outcome outcome = Command.run("explain-query", SHOP + ":3");
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.err().contains("there is no query in line 3 of"), outcome::err);
  }
}
