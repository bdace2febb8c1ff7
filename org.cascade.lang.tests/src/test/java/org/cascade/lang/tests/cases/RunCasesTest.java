package org.cascade.lang.tests.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cascade.lang.tests.cli.Command;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code cases/run}: each program prints its {@code .out}. Lines at its top may say more: {@code //
 * exit: 1}, {@code // args: a b}, {@code // options: --timeout 1}, {@code // data-twice} (two runs
 * on one data directory, parted by {@code ---- second run} in the golden). With a {@code .before}
 * beside it, that is the program of the first run: the same one, as it was before a change. An
 * {@code .err} is compared if it is there.
 */
class RunCasesTest {
  private static final String SECOND = "---- second run\n";

  @TempDir private Path scratch = Path.of("");

  @TestFactory
  Stream<DynamicTest> run() {
    return Cases.walk("run", this::run);
  }

  private void run(Path program) throws IOException {
    int exit = Cases.directive(program, "exit").map(Integer::parseInt).orElse(0);
    List<String> args = new ArrayList<>(List.of("run", "--no-cache"));
    Cases.directive(program, "options").ifPresent(o -> args.addAll(List.of(o.split(" +"))));
    args.add(program.toString());
    boolean twice =
        Cases.directive(program, "data-twice").isPresent() || Files.exists(before(program));
    if (twice) {
      Path data = Files.createTempDirectory(scratch, "data").resolve("data");
      args.addAll(List.of("--data", data.toString()));
    }
    Cases.directive(program, "args")
        .ifPresent(a -> {
          args.add("--");
          args.addAll(List.of(a.split(" +")));
        });
    Command.Outcome first = Command.run(firstRun(program, args).toArray(String[]::new));
    String out = first.out();
    String err = first.err();
    int code = first.exitCode();
    if (twice) {
      assertEquals(0, first.exitCode(), () -> "first run: " + first.err());
      Command.Outcome second = Command.run(args.toArray(String[]::new));
      out += SECOND + second.out();
      err += second.err();
      code = second.exitCode();
    }
    String trouble = err;
    assertEquals(exit, code, () -> "exit code; on standard error: " + trouble);
    Cases.assertGolden(Cases.golden(program, ".out"), out);
    Path golden = Cases.golden(program, ".err");
    if (Files.exists(golden)) {
      Cases.assertGolden(golden, err.replace(program.getParent() + "/", ""));
    }
  }

  private static Path before(Path program) {
    return Cases.golden(program, ".before");
  }

  /** The command of the first run: of the earlier program, under the same name, if there is one. */
  private List<String> firstRun(Path program, List<String> args) throws IOException {
    if (!Files.exists(before(program))) {
      return args;
    }
    Path earlier = Files.createTempDirectory(scratch, "before").resolve(program.getFileName());
    Files.copy(before(program), earlier);
    return args.stream()
        .map(arg -> arg.equals(program.toString()) ? earlier.toString() : arg)
        .toList();
  }
}
