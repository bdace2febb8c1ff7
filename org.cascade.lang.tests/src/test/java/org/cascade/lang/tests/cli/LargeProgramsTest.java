package org.cascade.lang.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cascade.cli.ExitCode;
import org.cascade.lang.diagnostics.RuleCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Functions and values that are larger than what a method of Java holds. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LargeProgramsTest {
  @TempDir private Path scratch = Path.of("");

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
  }

  private Command.Outcome run(String text) throws IOException {
    Path file = Files.writeString(scratch.resolve("large.cascade"), text);
    return Command.run("run", file.toString());
  }

  private void assertPrints(String expected, String text) throws IOException {
    assertEquals(new Command.Outcome(0, expected, ""), run(text));
  }

  @Test
  void matches() throws IOException {
    String text =
        """
        type Code = Number(Int) | Named(Int, String)
        let plain(n: Int, seen: Array<Int>) -> String = match n {
        %s
            _ => "none of $(seen)"
        }
        let pairs<T>(n: Int, s: String, other: T) -> T = match (n, s) {
        %s
            (x, "big") where x > 5000 => other
            _ => other
        }
        let guarded(o: Option<Int>) -> Result<String, String> = match o {
        %s
            Some(x) => Err("other $(x)")
            None => Err("none")
        }
        let code(c: Code) -> Int = match c {
        %s
            _ => -1
        }
        println((plain(1499, [1]), plain(1500, [1]), plain(-1, [1])))
        println((pairs(700, "a700", [1]), pairs(700, "a701", [2]), pairs(5001, "big", [3])))
        println((guarded(Some(799)), guarded(Some(900)), guarded(None)))
        println((code(Number(3)), code(Named(4, "x4")), code(Named(4, "x5")), code(Number(2000))))
        """
            .formatted(
                lines(1500, i -> "    %d => \"is %d $(n + %d) $(seen)\"".formatted(i, i, i)),
                lines(1500, i -> "    (%d, \"a%d\") => other".formatted(i, i)),
                lines(800, i -> "    Some(x) where x == %d => Ok(\"$(x)!%d\")".formatted(i, i)),
                lines(
                    1500,
                    i ->
                        i % 2 == 1
                            ? "    Number(%d) => %d".formatted(i, i * 10)
                            : "    Named(%d, \"x%d\") => %d".formatted(i, i, i * 10)));
    assertPrints(
        """
        ("is 1499 2998 [1]", "none of [1]", "none of [1]")
        ([1], [2], [3])
        (Ok("799!799"), Err("other 900"), Err("none"))
        (30, 40, -1, -1)
        """,
        text);
  }

  @Test
  void valuesAndSteps() throws IOException {
    String text =
        """
        const table = [
        %s
        ]
        let rows(k: Int) -> Array<(Int, String)> = [
        %s
        ]
        let steps(a: Int) -> Int {
            let y0 = a
        %s
            y3000
        }
        space Log {
            state all: Array<Int> = []
            transform fill(from: Int) -> Int {
        %s
                all.length
            }
        }
        let xs = rows(1)
        println((table.length, table[2999], xs.length, xs[1999], steps(1)))
        let log = Log.new()
        println((log.fill(7), log.all[0], log.all[1199]))
        """
            .formatted(
                lines(3000, i -> "    (%d, \"a%d\"),".formatted(i, i)),
                lines(2000, i -> "    (%d + k, \"a%d\"),".formatted(i, i)),
                lines(3000, i -> "    let y%d = y%d + %d".formatted(i + 1, i, i % 2)),
                lines(1200, i -> "        all := all.append(from + %d)".formatted(i)));
    assertPrints(
        """
        (3000, (2999, "a2999"), 2000, (2000, "a1999"), 1501)
        (1200, 7, 1206)
        """,
        text);
  }

  /** What assigns the variables around it cannot be a function of its own. */
  @Test
  void aFunctionThatIsTooLarge() throws IOException {
    String text =
        "let f(a: Int) -> Int {\n    var n = a\n%s\n    n\n}\nprintln(f(1))\n"
            .formatted(lines(12_000, i -> "    n := n + " + i));
    Command.Outcome outcome = run(text);
    assertEquals(ExitCode.FAILED, outcome.exitCode());
    assertTrue(
        outcome.err().contains("large.cascade:1:5: error[" + RuleCode.TOO_MANY_PARTS.id() + "]: "),
        outcome::err);
  }
}
