package org.cascade.runtime.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.io.Address;
import org.cascade.runtime.io.Chance;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.metrics.EngineGauges;
import org.cascade.runtime.replica.ReplicaServer;
import org.cascade.runtime.store.DataDirectory;
import org.cascade.runtime.store.Picture;
import org.cascade.runtime.store.RecoveredSpaces;
import org.cascade.runtime.store.SpaceSchema;
import org.cascade.runtime.store.StoredEvents;
import org.cascade.runtime.stream.EarlierEvents;
import org.cascade.runtime.stream.Streams;
import org.cascade.runtime.txn.Cell;
import org.cascade.runtime.txn.Commit;
import org.cascade.runtime.txn.Isolation;
import org.cascade.runtime.txn.Operation;
import org.cascade.runtime.txn.Reservation;
import org.cascade.runtime.txn.SpaceCore;
import org.cascade.runtime.txn.SpaceId;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Clock;
import org.cascade.runtime.value.Fn1;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Unit;

/**
 * The engine that lives in the program's own process: in memory, or with its data in a directory.
 */
public final class EmbeddedEngine implements Engine {
  private static final int MOST_LOOKS = 1000;

  private final Io io;
  private final Isolation isolation;
  private final Streams streams;
  private final CommitPipeline pipeline;
  private final Spaces spaces = new Spaces();
  private final Checkpointing checkpointing;
  private final Metered metered;
  private final Gauges gauges;
  private final Map<String, SpaceKind<?>> kinds = new HashMap<>();
  private final Map<String, Object> roots = new ConcurrentHashMap<>();
  private final AtomicLong lastSpace = new AtomicLong();
  private Optional<ReplicaServer> server = Optional.empty();

  private EmbeddedEngine(Io io, EngineOptions options) {
    this.io = io;
    Consumer<String> messages = options.messages();
    this.pipeline = new CommitPipeline();
    this.isolation =
        new Isolation(
            options.isolation(),
            io,
            pipeline,
            options.trace()
                ? Optional.of(report -> messages.accept(TraceLine.of(report)))
                : Optional.empty(),
            options.metrics());
    this.streams = new Streams(isolation, io.turns(), messages);
    this.metered = new Metered(options.metrics(), io.time());
    this.checkpointing =
        new Checkpointing(
            spaces,
            streams,
            isolation.observation(),
            io.workers(),
            io.turns(),
            options.storage().eventsInMemory(),
            messages);
    this.gauges = new Gauges(pipeline, isolation, streams, checkpointing);
    options.kinds().forEach(kind -> kinds.put(kind.name(), kind));
  }

  /** Opens an engine. Throws, having changed nothing, if the data cannot be used. */
  public static EmbeddedEngine open(EngineOptions options, Io io) {
    EmbeddedEngine engine =
        options.access().readOnly() && options.data().isPresent()
            ? looking(options, options.data().get(), io)
            : started(io, options);
    if (!options.access().readOnly()) {
      options.data().ifPresent(directory -> engine.openData(options, directory));
    }
    options.metrics().opened(engine.gauges);
    return engine;
  }

  private static EmbeddedEngine started(Io io, EngineOptions options) {
    var engine = new EmbeddedEngine(io, options);
    engine.pipeline.start(engine.streams);
    return engine;
  }

  /** Takes the data as it is now; whoever works there goes on. */
  private static EmbeddedEngine looking(EngineOptions options, Path directory, Io io) {
    for (int i = 0; i < MOST_LOOKS; i++) {
      EmbeddedEngine engine = started(io, options);
      Optional<StoredEvents> events =
          DataDirectory.look(io, engine.request(options, directory), engine.new Rebuilding());
      if (events.isPresent()) {
        engine.checkpointing.start(events.get());
        engine.pipeline.refuseCommits(
            "The data in `"
                + directory
                + "` is only looked at, because of `--read-only`: nothing can be changed. Nothing"
                + " of the transaction is left.");
        return engine;
      }
    }
    throw new StorageFailed(
        "The data in `" + directory + "` changes too fast to be looked at. Try again.",
        new IOException("files came and went"));
  }

  /** What can be asked of this engine, also when it has been closed. */
  public EngineGauges gauges() {
    return gauges;
  }

  private void openData(EngineOptions options, Path directory) {
    DataDirectory.Opened opened =
        DataDirectory.open(io, request(options, directory), new Rebuilding());
    pipeline.start(opened.data(), spaces, checkpointing, isolation.newest());
    opened.messages().forEach(options.messages());
    if (!opened.newStates().isEmpty()) {
      giveInitialValues(opened.newStates());
    }
    options.access().serve().ifPresent(address -> serve(options, address, opened.data()));
  }

  private void serve(EngineOptions options, Address address, DataDirectory data) {
    boolean listening = false;
    try {
      ReplicaServer opened =
          ReplicaServer.open(io, address, data.directory(), data::durable, options.messages());
      listening = true;
      data.onSynced(opened::synced);
      opened.start();
      server = Optional.of(opened);
    } finally {
      if (!listening) {
        close();
      }
    }
  }

  private DataDirectory.Request request(EngineOptions options, Path directory) {
    List<SpaceSchema> schemas =
        options.kinds().stream().<SpaceSchema>map(SpaceKind::schema).toList();
    return new DataDirectory.Request(
        directory,
        options.program(),
        schemas,
        options.values(),
        options.storage(),
        options.metrics());
  }

  /**
   * Opens a copy in memory of the data in a directory, which is left as it is, and in which nobody
   * may be working.
   */
  public static EmbeddedEngine openCopy(EngineOptions options, Path directory, Io io) {
    EmbeddedEngine engine = started(io, options);
    DataDirectory.read(io, engine.request(options, directory), engine.new Rebuilding());
    return engine;
  }

  /** Stores all that there is as a whole, and lets go of the log that led to it. */
  public void checkpoint() {
    checkpointing.now();
  }

  /** Tells of all that is stored, a line each: roots, then spaces with their states and streams. */
  public void dump(Consumer<String> lines) {
    try (Picture picture = checkpointing.picture()) {
      new Dump(picture, lines).write();
    }
  }

  /** Spaces that were stored before a state was declared get its initial value. */
  private void giveInitialValues(List<DataDirectory.NewState> newStates) {
    transact(
        new Operation("new states"),
        () -> {
          newStates.forEach(state -> isolation.write(state.cell(), state.initial().get()));
          return Unit.VALUE;
        });
  }

  private SpaceKind<?> kind(String name) {
    SpaceKind<?> kind = kinds.get(name);
    if (kind == null) {
      throw new CascadeBugException("the program did not list its space type `" + name + "`");
    }
    return kind;
  }

  @Override
  public <R> R transact(Operation operation, Supplier<R> body) {
    return metered.isOn() && isolation.startsTransaction()
        ? metered.transaction(operation, () -> isolation.transact(operation, body))
        : isolation.transact(operation, body);
  }

  @Override
  public <R> R view(String owner, String name, Supplier<R> body) {
    return metered.isOn() && isolation.startsSnapshot()
        ? metered.view(owner, name, () -> isolation.view(body))
        : isolation.view(body);
  }

  @Override
  public <R> R parallel(String owner, String name, Supplier<R> body) {
    return metered.isOn() && isolation.startsSnapshot()
        ? metered.view(owner, name, () -> isolation.parallel(body))
        : isolation.parallel(body);
  }

  @Override
  public <R> Result<R, Abort> attempt(Supplier<R> body) {
    return isolation.attempt(body);
  }

  @Override
  public void onCommit(Runnable action) {
    isolation.onCommit(() -> apart("on commit", action));
  }

  @Override
  public void onRollback(Runnable action) {
    isolation.onRollback(() -> apart("on rollback", action));
  }

  private void apart(String name, Runnable action) {
    isolation.transact(
        new Operation(name),
        () -> {
          action.run();
          return Unit.VALUE;
        });
  }

  @Override
  public void beforeIo() {
    isolation.beforeIo();
  }

  @Override
  public long scope() {
    return Isolation.scope();
  }

  @Override
  public void undoVariable(Runnable undo) {
    Isolation.undoVariable(undo);
  }

  @Override
  public <S> S create(SpaceKind<S> kind, Consumer<S> assign) {
    String shortName = kind.name().substring(kind.name().lastIndexOf('.') + 1);
    return transact(
        new Operation(shortName, "new"),
        () -> {
          SpaceCore core = core(kind, new SpaceId(lastSpace.incrementAndGet()));
          S space = object(kind, core);
          isolation.create(core, () -> assign.accept(space));
          return space;
        });
  }

  private <S> S object(SpaceKind<S> kind, SpaceCore core) {
    S space = kind.factory().apply(new EmbeddedSpace(this, core));
    core.attach(space);
    return space;
  }

  private static SpaceCore core(SpaceKind<?> kind, SpaceId id) {
    return new SpaceCore(id, kind.name(), kind.schema().stateNames());
  }

  /**
   * One thread at a time makes roots, so that a name is given once. It is a program's top level
   * that does so, and nothing else.
   */
  @Override
  public synchronized <S> S root(String name, SpaceKind<S> kind, Supplier<S> make) {
    Object known = roots.get(name);
    if (known != null) {
      return rootOf(name, kind, known);
    }
    S made =
        transact(
            new Operation(name),
            () -> {
              S space = make.get();
              isolation.nameRoot(name, coreOf(kind.handleOf().apply(space)));
              return space;
            });
    roots.put(name, made);
    return made;
  }

  @SuppressWarnings("unchecked") // its type's name is compared
  private static <S> S rootOf(String name, SpaceKind<S> kind, Object known) {
    S root = (S) known;
    if (!coreOf(kind.handleOf().apply(root)).typeName().equals(kind.name())) {
      throw new Abort(
          "`"
              + name
              + "` is stored as "
              + known
              + ", but the program wants a `"
              + kind.name()
              + "`");
    }
    return root;
  }

  private static SpaceCore coreOf(SpaceHandle handle) {
    return switch (handle) {
      case EmbeddedSpace space -> space.core();
      default -> throw new CascadeBugException("`" + handle + "` is of another engine");
    };
  }

  @Override
  public Distributed distributed(String name) {
    return new EmbeddedDistributed(isolation, new Reservation(name), name, metered);
  }

  /** A reservation as a distributed transaction; each of its steps is an operation of its own. */
  private record EmbeddedDistributed(
      Isolation isolation, Reservation reservation, String name, Metered metered)
      implements Distributed {
    @Override
    public <E> Result<Unit, E> prepare(Supplier<Result<Unit, E>> body, Fn1<String, E> misuse) {
      return step("prepare", () -> isolation.prepare(reservation, body, misuse));
    }

    @Override
    public <E> Result<Unit, E> commit(Supplier<Result<Unit, E>> body, Fn1<String, E> misuse) {
      return step("commit", () -> isolation.commit(reservation, body, misuse));
    }

    @Override
    public void rollback(Runnable body) {
      step(
          "rollback",
          () -> {
            isolation.rollback(reservation, body);
            return Unit.VALUE;
          });
    }

    private <R> R step(String step, Supplier<R> run) {
      return metered.isOn() && isolation.startsTransaction()
          ? metered.transaction(new Operation(name, step), run)
          : run.get();
    }
  }

  @Override
  public Clock clock() {
    return io.time();
  }

  @Override
  public Chance chance() {
    return io.chance();
  }

  @Override
  public int parallelism() {
    return io.workers().parallelism();
  }

  @Override
  public void forEach(int count, IntConsumer task) {
    isolation.forEach(count, task);
  }

  @Override
  public void close() {
    metered.metrics().closed(gauges);
    try {
      endServing();
    } finally {
      closeData();
    }
  }

  /** Replicas that keep up get all there is. */
  private void endServing() {
    if (server.isPresent()) {
      try {
        pipeline.flush();
      } finally {
        server.get().close();
      }
    }
  }

  private void closeData() {
    try {
      pipeline.close();
    } catch (IOException broken) {
      throw new StorageFailed("The data could not be closed: " + broken.getMessage(), broken);
    }
  }

  Isolation isolation() {
    return isolation;
  }

  Streams streams() {
    return streams;
  }

  /** Puts spaces together again from what was stored. */
  private final class Rebuilding implements RecoveredSpaces {
    @Override
    public SpaceCore make(SpaceId id, String type) {
      SpaceKind<?> kind = kind(type);
      SpaceCore core = core(kind, id);
      object(kind, core);
      spaces.stored(core);
      lastSpace.accumulateAndGet(id.number(), Math::max);
      return core;
    }

    @Override
    public void apply(Commit commit) {
      spaces.add(commit);
      isolation.recover(commit);
      streams.recover(commit);
      commit.roots().forEach((name, space) -> roots.put(name, space.object()));
    }

    @Override
    public void streams(List<Picture.StreamState> states) {
      checkpointing.restore(states);
    }

    @Override
    public Picture picture() {
      return checkpointing.picture();
    }

    @Override
    public Optional<String> typeWithStream(Picture.StreamId stream) {
      return checkpointing.typeWithStream(stream);
    }

    @Override
    public Object find(long number) {
      return spaces.find(number);
    }
  }

  /** Where events are that are not in memory any more. */
  EarlierEvents earlierEvents() {
    return checkpointing;
  }

  /** The cells of a state, for streams. */
  static Cell cellOf(StateHandle handle) {
    return switch (handle) {
      case EmbeddedState state -> state.cell();
      default -> throw new CascadeBugException("a state of another engine was used");
    };
  }
}
