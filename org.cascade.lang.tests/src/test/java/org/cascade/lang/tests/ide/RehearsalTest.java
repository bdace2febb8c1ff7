package org.cascade.lang.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ide.index.DiskIndex;
import org.cascade.lang.ide.rehearsal.Rehearsal;
import org.cascade.lang.refine.solve.ProofCache;
import org.junit.jupiter.api.Test;

/** What an archive for a fast start of the server is recorded from. */
class RehearsalTest {
  /** Else the archive would be thrown away, and nobody would be told but by slow starts. */
  @Test
  void goesAsItShouldWithoutAnyDiagnostic() throws Exception {
    List<String> proved = new ArrayList<>();
    ProofCache proofs =
        new ProofCache() {
          @Override
          public Optional<String> find(String digest) {
            return Optional.empty();
          }

          @Override
          public synchronized void store(String digest, String answer) {
            proved.add(digest);
          }
        };
    assertTrue(
        Rehearsal.run(
            folder -> new Rehearsal.Cache(proofs, DiskIndex.in(folder.resolve("checked"), "x"))));
    assertEquals(false, proved.isEmpty(), "the prover was asked nothing");
  }
}
