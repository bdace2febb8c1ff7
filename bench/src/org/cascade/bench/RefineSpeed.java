package org.cascade.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.cascade.lang.compiler.CompileCache;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.FileProofCache;
import org.cascade.lang.compiler.Phase;

/**
 * How long a check takes of a file of 5,000 lines with 1,000 claims: nothing known, all remembered
 * by another run, and after edits of one character. {@code RefineSpeed FOLDER} also writes the same
 * functions for Dafny.
 */
public final class RefineSpeed {
  private static final int FUNCTIONS = 1000;
  private static final int EDITS = 15;

  private final CompileCache cache = new CompileCache();
  private final Path proofs;

  private RefineSpeed(Path proofs) {
    this.proofs = proofs;
  }

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    String text = RefinedSource.cascade(FUNCTIONS);
    Files.writeString(folder.resolve("refined.cascade"), text);
    Files.writeString(folder.resolve("refined.dfy"), RefinedSource.dafny(FUNCTIONS));
    Path proofs = Files.createTempDirectory(folder, "proofs");
    System.out.printf("%d lines, %d functions%n", text.lines().count(), FUNCTIONS);
    System.out.printf("cold, first check of the process %9.0f ms%n", new RefineSpeed(proofs).check(text));
    RefineSpeed again = new RefineSpeed(proofs);
    System.out.printf("remembered by another run        %9.0f ms%n", again.check(text));
    again.edits(text);
  }

  /** A digit of one function in the middle is another one each time. */
  private void edits(String text) {
    double[] times = new double[EDITS];
    for (int i = 0; i < EDITS; i++) {
      String edited = text.replace("if n > 500 { return 500 }", "if n > 4%02d { return 500 }".formatted(i));
      if (edited.equals(text)) {
        throw new IllegalStateException("nothing was edited");
      }
      times[i] = check(edited);
    }
    double first = times[0];
    Arrays.sort(times);
    System.out.printf(
        "after an edit                    %9.0f ms (the first one %.0f, the least %.0f)%n",
        times[EDITS / 2], first, times[0]);
  }

  private double check(String text) {
    long start = System.nanoTime();
    CompileResult result =
        Compiler.compile(
            CompileRequest.ofText("refined.cascade", text, Phase.CHECK)
                .withCache(cache)
                .withProofs(new FileProofCache(proofs)));
    double millis = (System.nanoTime() - start) / 1e6;
    if (result.hasErrors()) {
      throw new IllegalStateException(result.errors().getFirst().toString());
    }
    return millis;
  }
}
