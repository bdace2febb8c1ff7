package org.cascade.bench.engine;

import engine.EngineModule;
import engine.Shard;
import engine.User;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.cascade.runtime.api.Program;
import org.cascade.runtime.api.ProgramOptions;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Option;

/** What the compiler made of engine.cascade. */
final class CascadeStore implements Store {
  private static final int BATCH = 1000;

  private final CountDownLatch ready = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger exit = new AtomicInteger();
  private final Thread main;

  /** Runs the program in the background: its main goes on until the store is closed. */
  CascadeStore(Optional<Path> data) throws InterruptedException {
    this(data, "sync");
  }

  CascadeStore(Optional<Path> data, String durability) throws InterruptedException {
    Program program = EngineModule.program();
    Program open = new Program(program.name(), program.types(), program.values(), this::stayOpen);
    main = new Thread(() -> run(open, data, durability), "main of the program");
    main.start();
    ready.await();
    if (EngineModule.left() == null) {
      throw new IllegalStateException("the program ended with " + exit);
    }
  }

  private void run(Program program, Optional<Path> data, String durability) {
    String[] args =
        data.map(dir -> new String[] {"--data", dir.toString(), "--durability", durability})
            .orElse(new String[0]);
    exit.set(program.run(ProgramOptions.parse(args)));
    ready.countDown();
  }

  private void stayOpen() {
    EngineModule.run();
    ready.countDown();
    try {
      over.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static User user(long id) {
    return new User(id, Row.name(id), Row.email(id), Row.createdAt(id));
  }

  @Override
  public void load(int keys) {
    for (int start = 0; start < keys; start += BATCH) {
      User[] some = new User[Math.min(BATCH, keys - start)];
      for (int i = 0; i < some.length; i++) {
        some[i] = user(2L * (start + i));
      }
      EngineModule.left().putAll(Array.of(some));
      EngineModule.right().putAll(Array.of(some));
    }
  }

  /** Fills the first table in one transaction. */
  void loadAtOnce(int keys) {
    User[] all = new User[keys];
    for (int i = 0; i < keys; i++) {
      all[i] = user(2L * i);
    }
    EngineModule.left().putAll(Array.of(all));
  }

  @Override
  public Session session() {
    return new OfShards(EngineModule.left(), EngineModule.right());
  }

  private record OfShards(Shard left, Shard right) implements Session {
    @Override
    public Object get(long key) {
      return switch (left.get(key)) {
        case Option.Some<User>(User user) -> user;
        case Option.None<User>() -> null;
      };
    }

    @Override
    public void insert(long key) {
      left.put(user(key));
    }

    @Override
    public void update(long key, int turn) {
      left.put(new User(key, "user-12345678", "u123456@example.com", Row.touchedAt(key, turn)));
    }

    @Override
    public void updateBoth(long key, long other, int turn) {
      Shard.touchBoth(left, key, right, other, Row.touchedAt(key, turn));
    }

    @Override
    public int next(long from, int count) {
      return (int) left.next(from, count).length();
    }

    @Override
    public int recent() {
      return (int) left.since(Row.CUT).length();
    }
  }

  @Override
  public void close() throws InterruptedException {
    over.countDown();
    main.join();
  }
}
