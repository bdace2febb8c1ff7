package org.cascade.lang.names;

import java.util.List;
import java.util.Optional;

/**
 * All modules of a compilation: those asked for and, closed under imports, those they need.
 *
 * @param units the prelude first, each module after those it imports
 */
public record Program(List<ModuleUnit> units) {
  public Optional<ModuleUnit> module(String name) {
    return units.stream().filter(u -> u.name().equals(name)).findFirst();
  }
}
