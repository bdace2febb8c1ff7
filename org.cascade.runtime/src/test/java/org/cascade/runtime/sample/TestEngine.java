package org.cascade.runtime.sample;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cascade.runtime.api.SpaceType;
import org.cascade.runtime.codec.ValueTypes;
import org.cascade.runtime.engine.Access;
import org.cascade.runtime.engine.EmbeddedEngine;
import org.cascade.runtime.engine.EngineOptions;
import org.cascade.runtime.engine.Engines;
import org.cascade.runtime.engine.SpaceKind;
import org.cascade.runtime.history.Register;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.metrics.EngineMetrics;
import org.cascade.runtime.store.StorageOptions;
import org.cascade.runtime.txn.IsolationOptions;
import org.cascade.runtime.wal.Durability;
import org.cascade.runtime.wal.LogOptions;

/** An engine in use while a test runs, with what it told its user. */
public final class TestEngine implements AutoCloseable {
  public static final List<SpaceType<?>> TYPES =
      List.of(
          Counter.TYPE,
          Account.TYPE,
          Bank.TYPE,
          Clock.TYPE,
          Branch.TYPE,
          Library.TYPE,
          Table.TYPE,
          Register.TYPE);

  /** So small that segments and checkpoints come often. */
  public static final StorageOptions SMALL =
      new StorageOptions(new LogOptions(Durability.SYNC, 700, 2000, Duration.ofMillis(5)), 900, 20);

  /** With few events in memory, and no checkpoint in any test. */
  public static final StorageOptions FEW_EVENTS =
      new StorageOptions(
          new LogOptions(Durability.SYNC, 700, 2000, Duration.ofMillis(5)), 1 << 30, 20);

  private final EmbeddedEngine engine;
  private final List<String> messages;

  private TestEngine(EmbeddedEngine engine, List<String> messages) {
    this.engine = engine;
    this.messages = messages;
    Engines.use(engine);
  }

  public static TestEngine inMemory() {
    return inMemory(IsolationOptions.DEFAULT);
  }

  public static TestEngine inMemory(IsolationOptions limits) {
    return open(
        Io.real(), Optional.empty(), SMALL, "test", TYPES, limits, false, EngineMetrics.NONE);
  }

  public static TestEngine tracing() {
    return open(
        Io.real(),
        Optional.empty(),
        SMALL,
        "test",
        TYPES,
        IsolationOptions.DEFAULT,
        true,
        EngineMetrics.NONE);
  }

  public static TestEngine measured(EngineMetrics metrics) {
    return open(
        Io.real(),
        Optional.empty(),
        SMALL,
        "test",
        TYPES,
        IsolationOptions.DEFAULT,
        false,
        metrics);
  }

  public static TestEngine measured(Io io, Path data, EngineMetrics metrics) {
    return open(
        io, Optional.of(data), SMALL, "test", TYPES, IsolationOptions.DEFAULT, false, metrics);
  }

  public static TestEngine on(Io io, Path data) {
    return on(io, data, "test", TYPES);
  }

  /** With others using the data too, or without changing it. */
  public static TestEngine on(Io io, Path data, StorageOptions storage, Access access) {
    var messages = new CopyOnWriteArrayList<String>();
    EngineOptions options =
        new EngineOptions(
            "test",
            TYPES.stream().<SpaceKind<?>>map(SpaceType::kind).toList(),
            ValueTypes.NONE,
            Optional.of(data),
            storage,
            false,
            messages::add,
            IsolationOptions.DEFAULT,
            EngineMetrics.NONE,
            access);
    return new TestEngine(EmbeddedEngine.open(options, io), messages);
  }

  public static TestEngine on(Io io, Path data, StorageOptions storage) {
    return open(
        io,
        Optional.of(data),
        storage,
        "test",
        TYPES,
        IsolationOptions.DEFAULT,
        false,
        EngineMetrics.NONE);
  }

  public static TestEngine on(Io io, Path data, StorageOptions storage, IsolationOptions limits) {
    return open(io, Optional.of(data), storage, "test", TYPES, limits, false, EngineMetrics.NONE);
  }

  public static TestEngine on(Io io, Path data, String program, List<SpaceType<?>> types) {
    return open(
        io,
        Optional.of(data),
        SMALL,
        program,
        types,
        IsolationOptions.DEFAULT,
        false,
        EngineMetrics.NONE);
  }

  private static TestEngine open(
      Io io,
      Optional<Path> data,
      StorageOptions storage,
      String program,
      List<SpaceType<?>> types,
      IsolationOptions limits,
      boolean trace,
      EngineMetrics metrics) {
    List<String> messages = new CopyOnWriteArrayList<>();
    List<SpaceKind<?>> kinds = types.stream().<SpaceKind<?>>map(SpaceType::kind).toList();
    var options =
        new EngineOptions(
            program, kinds, ValueTypes.NONE, data, storage, trace, messages::add, limits, metrics);
    return new TestEngine(EmbeddedEngine.open(options, io), messages);
  }

  public EmbeddedEngine engine() {
    return engine;
  }

  public List<String> messages() {
    return messages;
  }

  @Override
  public void close() {
    Engines.leave(engine);
    engine.close();
  }
}
