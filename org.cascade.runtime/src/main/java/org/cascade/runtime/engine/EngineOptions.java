package org.cascade.runtime.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cascade.runtime.codec.ValueTypes;
import org.cascade.runtime.metrics.EngineMetrics;
import org.cascade.runtime.store.StorageOptions;
import org.cascade.runtime.txn.IsolationOptions;

/**
 * How to open an engine.
 *
 * @param program whose data it is
 * @param kinds all types of space of the program
 * @param values its types whose values may be stored as {@code Any}
 * @param data where to keep the data; in memory only, if nowhere
 * @param storage how the data is kept
 * @param trace whether each transaction is told to {@code messages}
 * @param messages takes lines for the program's user, which are not its output
 * @param metrics is told what the engine does
 * @param access who may do what with the data
 */
public record EngineOptions(
    String program,
    List<SpaceKind<?>> kinds,
    ValueTypes values,
    Optional<Path> data,
    StorageOptions storage,
    boolean trace,
    Consumer<String> messages,
    IsolationOptions isolation,
    EngineMetrics metrics,
    Access access) {
  /** For a program that alone works on its data. */
  public EngineOptions(
      String program,
      List<SpaceKind<?>> kinds,
      ValueTypes values,
      Optional<Path> data,
      StorageOptions storage,
      boolean trace,
      Consumer<String> messages,
      IsolationOptions isolation,
      EngineMetrics metrics) {
    this(program, kinds, values, data, storage, trace, messages, isolation, metrics, Access.ALONE);
  }

  /** In memory, told to the standard error stream. */
  public static EngineOptions inMemory() {
    return new EngineOptions(
        "",
        List.of(),
        ValueTypes.NONE,
        Optional.empty(),
        StorageOptions.DEFAULT,
        false,
        System.err::println,
        IsolationOptions.DEFAULT,
        EngineMetrics.NONE);
  }

  /** The same, and others may use the data too, or it may not be changed. */
  public EngineOptions withAccess(Access wanted) {
    return new EngineOptions(
        program, kinds, values, data, storage, trace, messages, isolation, metrics, wanted);
  }

  /** The same, and what the engine does told to {@code told}. */
  public EngineOptions withMetrics(EngineMetrics told) {
    return new EngineOptions(
        program, kinds, values, data, storage, trace, messages, isolation, told, access);
  }
}
