package org.cascade.lang.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cascade.cli.ExitCode;
import org.cascade.cli.Main;
import org.cascade.cli.Terminal;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.diagnostics.RuleCode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that nobody would write on purpose: told what is wrong, and never a Java stack. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class BadInputTest {
  private static final int DEEP = 10_000;

  @TempDir private Path scratch = Path.of("");

  private Path write(String name, String text) throws IOException {
    return Files.writeString(scratch.resolve(name), text);
  }

  /** As every command that reads programs has to end: with a diagnostic, and exit code 1. */
  private static Command.Outcome assertRefused(RuleCode code, String... args) {
    Command.Outcome outcome = Command.run(args);
    assertEquals(ExitCode.FAILED, outcome.exitCode(), outcome::toString);
    String told = outcome.err() + outcome.out();
    assertTrue(
        told.lines()
            .anyMatch(line -> line.matches(".+:\\d+:\\d+: error\\[" + code.id() + "\\]: .+")),
        () -> "no " + code.id() + " in " + shortened(outcome));
    assertNoStack(told);
    return outcome;
  }

  private static void assertNoStack(String text) {
    assertFalse(text.contains("\tat ") || text.contains("Exception"), () -> "a stack: " + text);
    assertFalse(text.contains(".java:"), () -> "a line of Java: " + text);
  }

  private static String shortened(Command.Outcome outcome) {
    String text = outcome.toString();
    return text.length() < 2000 ? text : text.substring(0, 2000) + "…";
  }

  // ---- files ----

  @Test
  void anUnknownFile() {
    String none = scratch.resolve("none.cascade").toString();
    for (String command : List.of("run", "check", "test", "expand", "fmt")) {
      assertRefused(RuleCode.FILE_NOT_FOUND, command, none);
    }
    assertRefused(RuleCode.FILE_NOT_FOUND, "generate", none, "-o", scratch.toString());
  }

  @Test
  void anEmptyFile() throws IOException {
    String empty = write("empty.cascade", "").toString();
    assertRefused(RuleCode.NO_MAIN, "run", empty);
    assertEquals(new Command.Outcome(0, "", ""), Command.run("check", empty));
    assertEquals(new Command.Outcome(0, "0 passed, 0 failed\n", ""), Command.run("test", empty));
    assertEquals(new Command.Outcome(0, "", ""), Command.run("fmt", empty));
  }

  @Test
  void bytesThatAreNoText() throws IOException {
    byte[][] contents = {
      {0, 1, 2, 3},
      "let a = 1\0".getBytes(StandardCharsets.UTF_8),
      {'a', (byte) 0xc3, 'b'},
      {(byte) 0xff, (byte) 0xfe, 'l', 0},
      {(byte) 0xed, (byte) 0xa0, (byte) 0x80}
    };
    for (byte[] content : contents) {
      String file = Files.write(scratch.resolve("binary.cascade"), content).toString();
      for (String command : List.of("run", "check", "fmt")) {
        assertRefused(RuleCode.NOT_TEXT, command, file);
      }
    }
  }

  @Test
  void aLineOfAMillionCharacters() throws IOException {
    String list = write("list.cascade", "let a = [" + "1, ".repeat(330_000) + "1]\n").toString();
    assertEquals(new Command.Outcome(0, "", ""), Command.run("check", list));
    String text = "x".repeat(1 << 20);
    Path fine = write("fine.cascade", "let s = \"" + text + "\"\nprintln(s.length)\n");
    assertEquals(
        new Command.Outcome(0, text.length() + "\n", ""), Command.run("run", fine.toString()));
    Path wrong = write("wrong.cascade", "println(" + text + ")\n");
    assertRefused(RuleCode.UNKNOWN_NAME, "check", wrong.toString());
  }

  // ---- nesting ----

  @TestFactory
  Stream<DynamicTest> tenThousandDeep() {
    return Stream.of(
            List.of("parentheses", "let a = ", "(", "1", ")"),
            List.of("arrays", "let a = ", "[", "1", "]"),
            List.of("blocks", "let f() -> Int = ", "{ ", "1", " }"),
            List.of("ifs", "let a = ", "if true { ", "1", " } else { 2 }"),
            List.of("lambdas", "let a = ", "x => (", "1", ")"),
            List.of("bare lambdas", "let a = ", "x => ", "1", ""),
            List.of("types", "let a: ", "Array<", "Int", ">"),
            List.of("function types", "let a: ", "(Int) -> ", "Int", ""),
            List.of("options", "let a: Int", "", "", "?"),
            List.of("negations", "let a = ", "not ", "true", ""),
            List.of("minuses", "let a = ", "- ", "1", ""),
            List.of("sums", "let a = ", "1 + ", "1", ""),
            List.of("calls", "let a = ", "f(", "1", ")"),
            List.of("matches", "let a = ", "match 1 { _ => ", "1", " }"),
            List.of("strings", "let a = ", "\"$(", "1", ")\""),
            List.of("else ifs", "let a = ", "if false { 1 } else ", "{ 2 }", ""))
        .map(form ->
            DynamicTest.dynamicTest(
                form.getFirst(),
                () -> neverCrashes(form.get(1), form.get(2), form.get(3), form.get(4))));
  }

  /** Deep nesting may be accepted or refused, but must be understood or named. */
  private void neverCrashes(String before, String open, String inside, String close)
      throws IOException {
    String text = before + open.repeat(DEEP) + inside + close.repeat(DEEP) + "\n";
    String file = write("deep.cascade", text).toString();
    for (String command : List.of("run", "fmt")) {
      Command.Outcome outcome = Command.run(command, file);
      assertTrue(outcome.exitCode() <= ExitCode.FAILED, () -> shortened(outcome));
      assertTrue(
          outcome.exitCode() == ExitCode.OK || outcome.err().contains(": error[CAS0"),
          () -> shortened(outcome));
      assertFalse(outcome.err().contains(RuleCode.INTERNAL.id()), () -> shortened(outcome));
      assertNoStack(outcome.err());
    }
  }

  @Test
  void bracketsOfEachKind() throws IOException {
    for (String pair : List.of("()", "[]", "{}")) {
      String text =
          "let a = "
              + pair.substring(0, 1).repeat(DEEP)
              + "1"
              + pair.substring(1).repeat(DEEP)
              + "\n";
      assertRefused(RuleCode.NESTING_TOO_DEEP, "check", write("deep.cascade", text).toString());
      String open = "let a = " + pair.substring(0, 1).repeat(DEEP);
      assertRefused(RuleCode.NESTING_TOO_DEEP, "check", write("open.cascade", open).toString());
    }
  }

  // ---- declarations that go in circles ----

  @Test
  void constFunctionsThatNeverEnd() throws IOException {
    assertRefused(
        RuleCode.CONST_BUDGET,
        "check",
        write("recursion.cascade", "const f(n: Int) -> Int = f(n + 1) + 1\nlet a = @f(0)\n")
            .toString());
    assertRefused(
        RuleCode.CONST_BUDGET,
        "check",
        write(
                "loop.cascade",
                "const f() -> Int = {\n"
                    + "    var n = 0\n"
                    + "    while true { n := n + 1 }\n"
                    + "    n\n"
                    + "}\n"
                    + "let a = @f()\n")
            .toString());
    assertRefused(
        RuleCode.CONST_BUDGET,
        "check",
        write("grow.cascade", "const f(s: String) -> String = f(s + s)\nlet a = @f(\"x\")\n")
            .toString());
  }

  @Test
  void typesThatContainThemselves() throws IOException {
    for (String text :
        List.of(
            "type A = { a: A }\n",
            "type A = { b: B }\ntype B = { a: A }\n",
            "type A = A\n",
            "type A = Array<A>\n")) {
      Command.Outcome outcome = Command.run("check", write("t.cascade", text).toString());
      assertTrue(outcome.exitCode() <= ExitCode.FAILED, outcome::toString);
      assertFalse(outcome.out().contains(RuleCode.INTERNAL.id()), outcome::out);
    }
    assertRefused(
        RuleCode.CYCLIC_DEFINITION, "check", write("t.cascade", "type A = A\n").toString());
  }

  @Test
  void namesGivenTwice() throws IOException {
    Path file = write("twice.cascade", "let f() -> Int = 1\nlet f() -> Int = 2\n");
    assertRefused(RuleCode.DUPLICATE_NAME, "check", file.toString());
    Path types = write("types.cascade", "type A = { a: Int }\ntype A = { b: Int }\n");
    assertRefused(RuleCode.DUPLICATE_NAME, "run", types.toString());
  }

  @Test
  void importsInACircle() throws IOException {
    write("a.cascade", "import b\nprintln(1)\n");
    write("b.cascade", "import c\n");
    write("c.cascade", "import a\n");
    assertRefused(RuleCode.CYCLIC_IMPORT, "run", scratch.resolve("a.cascade").toString());
    assertRefused(
        RuleCode.CYCLIC_IMPORT, "check", write("self.cascade", "import self\n").toString());
  }

  // ---- nothing to run, and our own mistakes ----

  @Test
  void nothingToRun() throws IOException {
    String library = write("area.cascade", "let area(w: Int, h: Int) -> Int = w * h\n").toString();
    Command.Outcome outcome = assertRefused(RuleCode.NO_MAIN, "run", library);
    assertTrue(outcome.err().contains("run a file that imports it"), outcome::err);
    assertRefused(RuleCode.NO_MAIN, "run", library);
    write("other.cascade", "type Row = { id: Int }\n");
    assertRefused(RuleCode.NO_MAIN, "run", scratch.toString());
    write("hello.cascade", "println(1)\n");
    Path main = write("start.cascade", "import hello\n");
    assertEquals(new Command.Outcome(0, "1\n", ""), Command.run("run", main.toString()));
  }

  @Test
  void aMistakeInTheCompiler() {
    CompileRequest request = CompileRequest.ofText("a.cascade", "println(1)\n", Phase.CORE);
    CompileResult result =
        Compiler.compile(
            request.withProgress(step -> {
              if (step.equals("lowering")) {
                throw new IllegalStateException("injected");
              }
            }));
    assertEquals(1, result.diagnostics().size(), result.diagnostics()::toString);
    assertEquals(RuleCode.INTERNAL, result.diagnostics().getFirst().code());
    String message = result.diagnostics().getFirst().message();
    assertTrue(
        message.startsWith(
            "This is a mistake of the compiler, not of your program: it stopped while lowering"
                + " (IllegalStateException: injected). Please report it with the file `"),
        message);
  }

  @Test
  void aMistakeAtTheOutermostDoor() throws IOException {
    for (Throwable fault :
        List.of(new IllegalStateException("injected"), new StackOverflowError("injected"))) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
      int code = Main.execute(Terminal.piped(failing(fault), errStream), "explain", "CAS0001");
      assertEquals(ExitCode.INTERNAL, code);
      String told = err.toString(StandardCharsets.UTF_8);
      assertTrue(
          told.startsWith("cascade: error[CAS0999]: This is a mistake of the compiler, not of"),
          told);
      assertEquals(1, told.lines().count(), told);
      Path report = Path.of(told.replaceFirst("(?s).*with the file `([^`]+)`.*", "$1"));
      assertTrue(Files.readString(report).contains("\tat "), "the report has the stack");
      Files.delete(report);
    }
  }

  private static PrintStream failing(Throwable fault) {
    return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
      @Override
      public void print(String text) {
        BadInputTest.<RuntimeException>sneak(fault);
      }

      @Override
      public void println(String text) {
        BadInputTest.<RuntimeException>sneak(fault);
      }
    };
  }

  @SuppressWarnings("unchecked") // the compiler is to believe that an unchecked one is thrown
  private static <T extends Throwable> void sneak(Throwable fault) throws T {
    throw (T) fault;
  }
}
