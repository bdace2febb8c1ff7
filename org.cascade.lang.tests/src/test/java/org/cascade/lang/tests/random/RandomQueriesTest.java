package org.cascade.lang.tests.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cascade.lang.tests.cli.Command;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Queries that are planned give what plain steps over arrays give, whatever is indexed and however
 * the rows came about. {@code -Dcascade.random.seed=N} tries others.
 */
class RandomQueriesTest {
  private static final long SEED = Long.getLong("cascade.random.seed", 20_260_101L);
  private static final int PER_PROGRAM = 25;

  @TempDir Path folder;

  @Test
  void plansAndPlainStepsAgree() throws IOException {
    agree(0, 3);
  }

  @Test
  @Tag("slow")
  void plansAndPlainStepsAgreeOnAThousand() throws IOException {
    agree(3, 40);
  }

  private void agree(int from, int programs) throws IOException {
    for (int number = from; number < from + programs; number++) {
      String text = QueryPrograms.generate(SEED, number, PER_PROGRAM);
      Path program = folder.resolve("queries" + number + ".cascade");
      Files.writeString(program, text);
      Command.Outcome outcome = Command.run("run", program.toString());
      assertEquals("agreed\n", outcome.out(), () -> outcome.err() + "\n" + text);
    }
  }
}
