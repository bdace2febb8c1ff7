package org.cascade.runtime.engine;

import java.util.concurrent.atomic.AtomicReference;
import org.cascade.runtime.io.Io;
import org.jspecify.annotations.Nullable;

/** The engine that this process uses: new spaces are made in it. */
public final class Engines {
  private static final AtomicReference<@Nullable Engine> CURRENT = new AtomicReference<>();

  private Engines() {}

  /** The engine in use; one in memory, if none was given. */
  public static Engine current() {
    Engine engine = CURRENT.get();
    if (engine != null) {
      return engine;
    }
    CURRENT.compareAndSet(null, EmbeddedEngine.open(EngineOptions.inMemory(), Io.real()));
    return current();
  }

  /** Has this engine used from now on. */
  public static void use(Engine engine) {
    CURRENT.set(engine);
  }

  /** Ends the use of an engine, if it is the one in use. */
  public static void leave(Engine engine) {
    CURRENT.compareAndSet(engine, null);
  }
}
