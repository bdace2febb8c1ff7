package org.cascade.runtime.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.cascade.runtime.history.Step.Read;
import org.cascade.runtime.history.Step.Write;
import org.cascade.runtime.value.Array;
import org.junit.jupiter.api.Test;

/** The checker finds the anomalies of the textbooks, and nothing in what is right. */
class SerializabilityTest {
  private static Done done(int thread, long start, long end, Step... steps) {
    return new Done(thread, start, end, List.of(steps));
  }

  @Test
  void oneAfterTheOtherIsRight() {
    var history =
        List.of(
            done(0, 0, 10, new Read(0, 0), new Write(0, 1)),
            done(1, 11, 20, new Read(0, 1), new Write(0, 2)),
            done(2, 5, 15, new Read(0, 0)));
    assertEquals(Optional.empty(), Serializability.fault(history, List.of(Array.of(1L, 2L))));
  }

  @Test
  void aLostUpdateIsFound() {
    var history =
        List.of(
            done(0, 0, 10, new Read(0, 0), new Write(0, 1)),
            done(1, 0, 10, new Read(0, 0), new Write(0, 2)));
    assertTrue(Serializability.fault(history, List.of(Array.of(1L, 2L))).isPresent());
  }

  @Test
  void writeSkewIsFound() {
    var history =
        List.of(
            done(0, 0, 10, new Read(0, 0), new Read(1, 0), new Write(0, 1)),
            done(1, 0, 10, new Read(0, 0), new Read(1, 0), new Write(1, 2)));
    assertTrue(Serializability.fault(history, List.of(Array.of(1L), Array.of(2L))).isPresent());
  }

  @Test
  void aLongForkIsFound() {
    var history =
        List.of(
            done(0, 0, 10, new Write(0, 1)),
            done(1, 0, 10, new Write(1, 2)),
            done(2, 0, 10, new Read(0, 1), new Read(1, 0)),
            done(3, 0, 10, new Read(0, 0), new Read(1, 2)));
    assertTrue(Serializability.fault(history, List.of(Array.of(1L), Array.of(2L))).isPresent());
  }

  @Test
  void aStaleReadIsFound() {
    var history = List.of(done(0, 0, 10, new Write(0, 1)), done(1, 11, 20, new Read(0, 0)));
    assertTrue(Serializability.fault(history, List.of(Array.of(1L))).isPresent());
  }

  @Test
  void aValueThatNobodyWroteIsFound() {
    assertTrue(Serializability.fault(List.of(), List.of(Array.of(7L))).isPresent());
    var lost = List.of(done(0, 0, 10, new Write(0, 1)));
    assertTrue(Serializability.fault(lost, List.of(Array.<Long>empty())).isPresent());
  }
}
