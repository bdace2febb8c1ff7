package org.cascade.runtime.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.cascade.runtime.codec.MalformedInput;
import org.cascade.runtime.codec.References;
import org.cascade.runtime.txn.Commit;
import org.cascade.runtime.txn.SpaceCore;

/** All spaces that are stored, and the names of roots, with the commits that made them. */
final class Spaces implements References {
  private final Map<Long, Known> spaces = new ConcurrentHashMap<>();
  private final Map<String, Known> roots = new ConcurrentHashMap<>();

  /** A space, and the commit it is there, or has its name, from. */
  private record Known(SpaceCore space, long since) {}

  /** Takes a space that was stored; its commit follows. */
  void stored(SpaceCore space) {
    spaces.put(space.id().number(), new Known(space, 0));
  }

  void add(Commit commit) {
    for (Commit.Creation creation : commit.created()) {
      SpaceCore space = creation.space();
      spaces.putIfAbsent(space.id().number(), new Known(space, commit.number()));
    }
    commit.roots().forEach((name, space) -> roots.put(name, new Known(space, commit.number())));
  }

  /** The spaces there were after a commit, in the order of their numbers. */
  List<SpaceCore> at(long commit) {
    List<SpaceCore> found = new ArrayList<>();
    for (Known known : spaces.values()) {
      if (known.since() <= commit) {
        found.add(known.space());
      }
    }
    found.sort(Comparator.comparingLong(space -> space.id().number()));
    return found;
  }

  /** The names of roots there were after a commit. */
  Map<String, SpaceCore> rootsAt(long commit) {
    Map<String, SpaceCore> found = new TreeMap<>();
    roots.forEach((name, known) -> {
      if (known.since() <= commit) {
        found.put(name, known.space());
      }
    });
    return found;
  }

  @Override
  public Object find(long number) {
    return space(number).object();
  }

  SpaceCore space(long number) {
    Known known = spaces.get(number);
    if (known == null) {
      throw new MalformedInput("there is no space " + number);
    }
    return known.space();
  }
}
