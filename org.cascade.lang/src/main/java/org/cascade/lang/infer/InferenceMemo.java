package org.cascade.lang.infer;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cascade.lang.ast.Module;
import org.cascade.lang.names.Program;

/**
 * What the inference of one version of a program leaves to that of the next: all of it, but for
 * what differs and what hangs on that.
 */
public final class InferenceMemo {
  /** What has been replaced is still held; now and then all is inferred again. */
  private static final int MOST_RESUMED = 200;

  private Optional<World> last = Optional.empty();
  private Predicate<Module.Item> isChanged = i -> true;
  private boolean builds = true;
  private int resumed;

  /**
   * Says what is other in the next version.
   *
   * @param items whether an item is not as it was, or hangs on one that is not
   * @param anyBuilt whether something in the program is built at compile time
   */
  public void expect(Predicate<Module.Item> items, boolean anyBuilt) {
    isChanged = items;
    builds = anyBuilt;
  }

  /** Where something was wrong that may be told in other words next time. */
  public List<Module.Item> faulty() {
    return last.map(World::faulty).orElse(List.of());
  }

  /** How to go on from the last version, if that can be; what it left is used up. */
  Optional<Resumption> take(Program program) {
    Optional<World> world = last;
    last = Optional.empty();
    resumed++;
    return world
        .filter(w -> !builds && resumed <= MOST_RESUMED)
        .flatMap(w -> Resumption.of(w, program, isChanged));
  }

  void keep(World world, boolean anew) {
    last = Optional.of(world);
    resumed = anew ? 0 : resumed;
  }
}
