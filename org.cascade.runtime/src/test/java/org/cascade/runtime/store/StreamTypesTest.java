package org.cascade.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cascade.runtime.api.Space;
import org.cascade.runtime.api.SpaceId;
import org.cascade.runtime.api.SpaceType;
import org.cascade.runtime.api.State;
import org.cascade.runtime.api.Stream;
import org.cascade.runtime.api.Trigger;
import org.cascade.runtime.codec.Codec;
import org.cascade.runtime.codec.Codecs;
import org.cascade.runtime.fault.OperationException.SchemaChanged;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.SimulatedDisk;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Fn1;
import org.cascade.runtime.value.Show;
import org.junit.jupiter.api.Test;

/** Events of different types never get into one row. */
class StreamTypesTest {
  private static final Path DATA = Path.of("/data");

  private final SimulatedDisk disk = new SimulatedDisk(1);

  /** A number that counts up, and a stream that may tell of it. */
  private static final class Counter extends Space {
    final State<Long> count = state("count");
    final Optional<Stream<Object>> told;

    Counter(Version<?> version, SpaceId id) {
      super(version.type, id);
      told =
          version.yield.map(
              yield -> stream("told", Trigger.ofState(count), op -> yield.apply(op.newValue())));
    }

    void up() {
      transformUnit("up", () -> count.set(count.get() + 1));
    }
  }

  /** The type as one version of the program has it. */
  private static final class Version<E> {
    final Optional<Fn1<Long, E>> yield;
    SpaceType<Counter> type = SpaceType.of("v.Counter", false, id -> new Counter(this, id));

    Version(Codec<E> event, Optional<Fn1<Long, E>> yield) {
      this.yield = yield;
      this.type = type.state("count", Codecs.INT);
      if (yield.isPresent()) {
        this.type = type.stream("told", event);
      }
    }

    Counter root() {
      return type.root("counter", () -> type.create(it -> it.count.set(0L)));
    }
  }

  private static Version<Long> numbers() {
    return new Version<>(Codecs.INT, Optional.of(n -> n));
  }

  private static Version<String> texts() {
    return new Version<>(Codecs.STRING, Optional.of(Show::show));
  }

  private static Version<Long> silent() {
    return new Version<>(Codecs.INT, Optional.empty());
  }

  private TestEngine open(Version<?> version) {
    return TestEngine.on(Io.simulated(disk, 1), DATA, "test", List.of(version.type));
  }

  private void count(Version<?> version, boolean checkpoint) {
    try (TestEngine engine = open(version)) {
      version.root().up();
      if (checkpoint) {
        engine.engine().checkpoint();
      }
    }
  }

  private Array<Object> told(Version<?> version) {
    try (TestEngine engine = open(version)) {
      return version.root().told.orElseThrow().toArray();
    }
  }

  @Test
  void eventsInTheLogAreOfTheirType() {
    count(numbers(), false);
    refusesTexts();
  }

  @Test
  void eventsOfACheckpointAreOfTheirType() {
    count(numbers(), true);
    refusesTexts();
  }

  private void refusesTexts() {
    long before = disk.steps();
    var refused = assertThrows(SchemaChanged.class, () -> open(texts()));
    assertTrue(
        refused.message().startsWith("Stream `told` of `v.Counter` has told events of type `Int`"),
        refused.message());
    assertEquals(before, disk.steps(), "nothing was written");
    assertEquals(Array.of(1L), told(numbers()));
  }

  @Test
  void aStreamThatWasGoneBeginsAnew() {
    count(numbers(), true);
    count(silent(), true);
    count(texts(), true);
    assertEquals(Array.of("3"), told(texts()));
  }
}
