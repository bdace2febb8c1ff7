package org.cascade.lang.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command: arguments, exit codes, what goes to which stream. */
class CommandTest {
  @TempDir private Path scratch = Path.of("");

  private Path write(String name, String text) throws IOException {
    Path file = scratch.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static void assertFails(int exitCode, String words, Command.Outcome outcome) {
    assertEquals(exitCode, outcome.exitCode(), outcome::toString);
    assertTrue(
        (outcome.out() + outcome.err()).contains(words), () -> "no `" + words + "` in " + outcome);
    assertTrue(!outcome.err().contains("\tat "), "no stack trace for users");
  }

  @Test
  void onlyPrintsGoToStandardOutput() throws IOException {
    Path file = write("hello.cascade", "println(\"Hello\")\n");
    assertEquals(new Command.Outcome(0, "Hello\n", ""), Command.run("run", file.toString()));
  }

  @Test
  void statisticsGoToStandardError() throws IOException {
    Path file =
        write(
            "shop.cascade",
            """
            space Shop {
                state sold: Int = 0
                transform sell(n: Int) -> Result<Unit, String> {
                    sold := sold + n
                    if n > 2 { Err("too many") } else { Ok(()) }
                }
                view total() -> Int = sold
            }
            let shop = Shop.new()
            for n in 0..5 { shop.sell(n) }
            println(shop.total())
            println(1 / (shop.total() - 3))
            """);
    Command.Outcome outcome = Command.run("run", "--stats", file.toString());
    assertEquals("3\n", outcome.out());
    assertEquals(1, outcome.exitCode());
    String counts = outcome.err().replaceAll(" +", " ");
    assertTrue(counts.contains("transactions calls committed err aborted retried "), counts);
    assertTrue(counts.contains("\nShop.sell 5 3 2 0 0 "), counts);
    assertTrue(counts.contains("\nShop.total 2 0 "), counts);
    assertTrue(outcome.err().contains("shop.cascade:12"), outcome::toString);
  }

  @Test
  void abortsNameTheLine() throws IOException {
    Path file = write("abort.cascade", "let zero = 0\nprintln(1 / zero)\n");
    assertFails(1, "abort.cascade:2", Command.run("run", file.toString()));
  }

  @Test
  void errorsHaveTheirPlace() throws IOException {
    Path file = write("wrong.cascade", "let a: Int = 1\nprintln(b)\n");
    Command.Outcome check = Command.run("check", file.toString());
    assertFails(1, file + ":2:9: error[CAS0100]: ", check);
    assertEquals(1, check.out().lines().count(), check::out);
    assertEquals(
        0, Command.run("check", write("fine.cascade", "let a = 1\n").toString()).exitCode());
  }

  @Test
  void jsonHasTheSame() throws IOException {
    Path file = write("wrong.cascade", "println(b)\n");
    assertFails(1, "\"line\":1,\"column\":9", Command.run("check", "--json", file.toString()));
    Path fine = write("fine.cascade", "");
    assertEquals("[]\n", Command.run("check", "--json", fine.toString()).out());
  }

  @Test
  void jsonHasTheFixesOfClaims() throws IOException {
    Path file = write("age.cascade", "type Age = Int where 0 <= value\nlet f(n: Int) -> Age = n\n");
    String out = Command.run("check", "--json", file.toString()).out();
    for (String edit : List.of("n as Age", "Age.of(n)", "if 0 <= n { n }", " where 0 <= n")) {
      assertTrue(out.contains("\"text\":\"") && out.contains(edit), edit);
    }
    assertTrue(out.contains("`Age` is declared here"), out);
  }

  @Test
  void missingFilesAndFoldersAreNamed() throws IOException {
    write("main.cascade", "println(1)\n");
    assertFails(1, "CAS0004", Command.run("run", scratch.resolve("none.cascade").toString()));
    assertFails(
        1,
        "Did you mean `main.cascade`?",
        Command.run("run", scratch.resolve("mian.cascade").toString()));
    Path empty = Files.createDirectory(scratch.resolve("empty"));
    assertFails(1, "CAS0004", Command.run("run", empty.toString()));
  }

  @Test
  void whatIsNoTextIsNamed() throws IOException {
    Path file = scratch.resolve("binary.cascade");
    Files.write(file, new byte[] {'l', 'e', 't', (byte) 0xff, 0});
    assertFails(1, "CAS0003", Command.run("check", file.toString()));
    assertFails(1, "byte 3 is 0xff", Command.run("fmt", file.toString()));
  }

  @Test
  void helpIsGivenBehindEveryCommand() {
    for (String asked : List.of("--help", "run --help", "check -h", "data dump --help", "lsp -h")) {
      Command.Outcome told = Command.run(asked.split(" "));
      assertEquals(0, told.exitCode(), asked);
      assertTrue(told.out().contains("Usage: cascade"), asked);
      assertEquals("", told.err(), asked);
    }
    assertTrue(Command.run("data", "dump", "--hlep").err().contains("`cascade data dump --help`"));
    assertEquals(Command.run("version").out(), Command.run("--version").out());
  }

  @Test
  void wrongUseIsExplained() {
    assertFails(2, "Did you mean `run`?", Command.run("rnu"));
    assertFails(2, "Did you mean `cascade run main.cascade`?", Command.run("main.cascade"));
    assertFails(2, "Did you mean `--data`?", Command.run("run", "--dtaa", "x", "y"));
    assertFails(2, "Usage", Command.run());
    assertEquals(0, Command.run("help").exitCode());
    assertEquals(0, Command.run("help", "run").exitCode());
    assertTrue(Command.run("help", "check").out().contains("without one, the folder you are in"));
    assertTrue(Command.run("version").out().startsWith("Cascade "));
  }

  @Test
  void rulesAreExplained() {
    assertTrue(Command.run("explain").out().contains("CAS0100"));
    assertTrue(Command.run("explain", "cas0100").out().startsWith("# CAS0100"));
    assertFails(2, "there is no diagnostic", Command.run("explain", "CAS9998"));
  }

  @Test
  void aNewProjectRunsAndPasses() {
    String project = scratch.resolve("shop").toString();
    assertEquals(0, Command.run("new", project).exitCode());
    assertEquals("", Command.run("check", project).out());
    assertEquals("", Command.run("fmt", "--check", project).out());
    assertEquals("Hello, world! This is greeting 1.\n", Command.run("run", project).out());
    assertTrue(Command.run("test", project).out().endsWith("2 passed, 0 failed\n"));
    assertFails(1, "exists already", Command.run("new", project));
  }

  @Test
  void failedTestsAreCounted() throws IOException {
    Path file =
        write(
            "t.cascade",
            "test \"good\" { assert_equal(1, 1) }\ntest \"bad\" { assert_equal(1, 2) }\n");
    Command.Outcome test = Command.run("test", file.toString());
    assertFails(1, "1 passed, 1 failed", test);
    assertTrue(
        test.out().contains("ok      good") && test.out().contains("FAILED  bad"), test::out);
  }

  @Test
  void editorsAreToldOfEachTest() throws IOException {
    Path file =
        write(
            "t.cascade",
            """
            let twice(n: Int) -> Int = n * 2
            test "good" { println("hi"); assert_equal(twice(1), 2) }
            test "bad" {
                assert_equal(twice(2), 5)
            }
            """);
    Command.Outcome all = Command.run("test", file.toString(), "--report", "json");
    String uri = file.toUri().toString();
    String good = "\"id\":\"URI#good\",\"name\":\"good\"";
    String bad = "\"id\":\"URI#bad\",\"name\":\"bad\"";
    assertEquals(
        """
        {"event":"started",GOOD,"uri":"URI","line":2}
        {"event":"output",GOOD,"text":"hi\\n"}
        {"event":"passed",GOOD,"millis":0}
        {"event":"started",BAD,"uri":"URI","line":3}
        {"event":"failed",BAD,"millis":0,"message":"expected 5, but found 4","expected":"5",\
        "actual":"4","uri":"URI","line":4}
        {"event":"finished","passed":1,"failed":1}
        """
            .replace("GOOD", good)
            .replace("BAD", bad)
            .replace("URI", uri),
        all.out().replaceAll("\"millis\":[0-9.]+", "\"millis\":0"));
    assertEquals(1, all.exitCode());
    Command.Outcome one = Command.run("test", file.toString(), "--only", "good");
    assertEquals(new Command.Outcome(0, "hi\nok      good\n1 passed, 0 failed\n", ""), one);
    assertFails(
        2, "there is no test `worse`", Command.run("test", file.toString(), "--only", "worse"));
  }

  @Test
  void aTestRunsWithTheValuesItUsesAndNoStatement() throws IOException {
    Path file =
        write(
            "t.cascade",
            """
            space Shop { state sold: Int = 0 }
            let loud(text: String) -> Int { println(text); 3 }
            let shop = Shop.new(sold: loud("shop"))
            let (a, b) = (1, shop.sold)
            var count = b
            let unused = [1][3]
            let total() -> Int = a + count
            println("a statement")
            shop.sold := 9
            count := 9
            test "values" { assert_equal((shop.sold, total()), (3, 4)); shop.sold := 5 }
            test "made anew" { assert_equal(shop.sold, 3) }
            test "fails" { assert_equal(total(), 5) }
            """);
    Command.Outcome test = Command.run("test", file.toString());
    assertEquals(
        """
        ok      values
        ok      made anew
        FAILED  fails
                error: expected 5, but found 4
                  at t.cascade:13
        2 passed, 1 failed
        """,
        test.out());
  }

  @Test
  void theCallsThatBringAnEffectInAreInTheJson() throws IOException {
    Path file =
        write(
            "e.cascade",
            """
            let log(text: String) -> Unit { println(text) }
            let quiet() -> Unit with Pure { log("x") }
            """);
    String json = Command.run("check", "--json", file.toString()).out();
    assertTrue(json.contains("`log`, which may do `IO` (log → `println` at e.cascade:1)"), json);
    String call = "\"line\":1,\"column\":33,\"endLine\":1,\"endColumn\":46,\"message\":";
    assertTrue(json.contains(call + "\"`log` calls `println`, which does `IO`\""), json);
  }

  @Test
  void formattingKeepsWhatIsBroken() throws IOException {
    Path good = write("good.cascade", "let a=1\n");
    assertFails(1, "good.cascade", Command.run("fmt", "--check", good.toString()));
    assertEquals("let a=1\n", Files.readString(good));
    assertEquals(0, Command.run("fmt", good.toString()).exitCode());
    assertEquals("let a = 1\n", Files.readString(good));
    Path broken = write("broken.cascade", "let a=(1\n");
    assertFails(1, "CAS0001", Command.run("fmt", broken.toString()));
    assertEquals("let a=(1\n", Files.readString(broken));
  }

  @Test
  void expandShowsWhatWasBuilt() throws IOException {
    Path file =
        write(
            "x.cascade",
            """
            const squares(n: Int) -> Array<Int> = (0..n).map(i => i * i)
            const row() -> Type = type { fields: [("id", Int)], methods: ["twice(self) -> Int = self.id * 2"] }
            type Row = @row()
            let all = @squares(3)
            """);
    String expanded = Command.run("expand", file.toString()).out();
    assertTrue(expanded.contains("let all = [0, 1, 4]"), expanded);
    assertTrue(expanded.contains("    id: Int\n    twice(self) -> Int = self.id * 2\n"), expanded);
  }

  @Test
  void generatedJavaIsWritten() throws IOException {
    Path file = write("gen.cascade", "let f(n: Int) -> Int = n\n");
    Path out = scratch.resolve("java");
    Command.Outcome made = Command.run("generate", file.toString(), "-o", out.toString());
    assertEquals(0, made.exitCode(), made::err);
    assertTrue(Files.readString(out.resolve("gen/GenModule.java")).contains("long f(long n)"));
  }

  @Test
  void aFolderWithSeveralProgramsAsksWhich() throws IOException {
    write("a.cascade", "println(1)\n");
    write("b.cascade", "println(2)\n");
    assertFails(1, "Name the file to run", Command.run("run", scratch.toString()));
  }
}
