package org.cascade.runtime.txn;

import java.util.ArrayList;
import java.util.List;
import org.cascade.runtime.fault.CascadeBugException;
import org.jspecify.annotations.Nullable;

/** A space as transactions see it: a number, a type's name, cells, and perhaps an owner. */
public final class SpaceCore {
  private final SpaceId id;
  private final String typeName;
  private final List<Cell> cells;
  private final List<CellWatcher> streams = new ArrayList<>();
  private final List<Invariant> invariants = new ArrayList<>();

  /** The object by which programs use this space. */
  private @Nullable Object object;

  /** Who alone may write this space until further notice; guarded by the monitor. */
  @Nullable Owner owner;

  /** Who goes first of those who write this space, if it matters; changed under the monitor. */
  volatile @Nullable Attempts first;

  public SpaceCore(SpaceId id, String typeName, List<String> stateNames) {
    this.id = id;
    this.typeName = typeName;
    List<Cell> made = new ArrayList<>();
    for (String name : stateNames) {
      made.add(new Cell(this, made.size(), name));
    }
    this.cells = List.copyOf(made);
  }

  /** Notes the object by which programs use this space; once, when it is made. */
  public void attach(Object spaceObject) {
    object = spaceObject;
  }

  /** The object by which programs use this space. */
  public Object object() {
    Object attached = object;
    if (attached == null) {
      throw new CascadeBugException("`" + this + "` has no object");
    }
    return attached;
  }

  public SpaceId id() {
    return id;
  }

  public String typeName() {
    return typeName;
  }

  /** The type's name without its module. */
  String shortTypeName() {
    return typeName.substring(typeName.lastIndexOf('.') + 1);
  }

  public List<Cell> cells() {
    return cells;
  }

  /** The streams of this space, in the order of their declaration. */
  public List<CellWatcher> streams() {
    return streams;
  }

  /** What commits have to leave true, in the order of declaration. */
  public List<Invariant> invariants() {
    return invariants;
  }

  /** The number of the latest commit that changed anything here. */
  long latestNumber() {
    long latest = 0;
    for (Cell cell : cells) {
      latest = Math.max(latest, cell.latestNumber());
    }
    return latest;
  }

  @Override
  public String toString() {
    return shortTypeName() + "#" + id.number();
  }
}
