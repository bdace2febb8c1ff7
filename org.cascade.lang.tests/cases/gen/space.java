// ---- space/Counter.java
package space;

import java.util.function.Supplier;
import org.cascade.runtime.api.Space;
import org.cascade.runtime.api.SpaceId;
import org.cascade.runtime.api.SpaceType;
import org.cascade.runtime.api.State;
import org.cascade.runtime.api.Stream;
import org.cascade.runtime.api.Trigger;
import org.cascade.runtime.codec.Codecs;
import org.cascade.runtime.value.BTree;
import org.cascade.runtime.value.Change;
import org.cascade.runtime.value.Ints;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Strings;

/** Counts. */
public final class Counter extends Space {
  /** What the runtime knows of this space. */
  public static final SpaceType<Counter> TYPE =
      SpaceType.of("space.Counter", true, Counter::new)
          .state("name", Codecs.STRING)
          .state(
              "counts", Codecs.btree(Codecs.STRING, Codecs.INT), () -> BTree.<String, Long>empty())
          .stream("changes", Codecs.change(Codecs.STRING, Codecs.INT));

  private final State<String> name = state("name");
  private final State<BTree<String, Long>> counts = state("counts");

  private final Stream<Change<String, Long>> changes =
      stream("changes", Trigger.ofTree(counts), op -> op);

  private Counter(SpaceId id) {
    super(TYPE, id);
  }

  /** Makes a new one. */
  public static Counter create(String name) {
    return TYPE.create(
        it -> {
          it.name.set(name);
          it.counts.set(BTree.empty());
        });
  }

  /** Finds the one of this name, from an earlier run too, or makes it. */
  public static Counter root(String name, Supplier<Counter> make) {
    return TYPE.root(name, make);
  }

  /** One more of a kind. */
  public Result<Long, String> add(String kind) {
    return transaction(
        "add",
        () -> {
          if (Strings.isEmpty(kind)) {
            return Result.err("a kind has a name");
          }
          long now = Ints.add(counts.look().get(kind).orElse(0L), 1L);
          State.insert(counts, kind, now);
          return Result.ok(now);
        });
  }

  public long total() {
    return view("total", () -> counts.get().values().sumInt());
  }

  public String getName() {
    return view("name", () -> name.get());
  }

  public BTree<String, Long> getCounts() {
    return view("counts", () -> counts.get());
  }

  public void setName(String newValue) {
    transformUnit("name :=", () -> name.set(newValue));
  }

  public void setCounts(BTree<String, Long> newValue) {
    transformUnit("counts :=", () -> counts.set(newValue));
  }

  public Stream<Change<String, Long>> changes() {
    return changes;
  }
}
// ---- space/SpaceModule.java
package space;

import org.cascade.runtime.api.Console;
import org.cascade.runtime.api.Program;
import org.cascade.runtime.api.ProgramOptions;
import org.cascade.runtime.api.ProgramTypes;

/** The functions and values of module <code>space</code>. */
public final class SpaceModule {
  private static boolean moduleStarted;
  private static Counter counter;

  private SpaceModule() {}

  /** Runs the module's statements, once, after those of what it imports. */
  public static void run() {
    if (moduleStarted) {
      return;
    }
    moduleStarted = true;
    counter = Counter.root("space.counter", () -> Counter.create("main"));
    Console.println(counter.add("a"));
  }

  /** The program that starts with this module. */
  public static Program program() {
    return Program.of("space", SpaceModule::declare, SpaceModule::run);
  }

  /** Tells what this module, and those that it imports, may store. */
  public static void declare(ProgramTypes types) {
    if (types.begin("space")) {
      types.space(Counter.TYPE);
    }
  }

  /** Runs the program: <code>[--data DIRECTORY] [--trace] arguments</code>. */
  public static void main(String[] args) {
    System.exit(program().run(ProgramOptions.parse(args)));
  }

  public static Counter counter() {
    return counter;
  }
}
