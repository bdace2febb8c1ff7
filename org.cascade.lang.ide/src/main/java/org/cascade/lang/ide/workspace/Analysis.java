package org.cascade.lang.ide.workspace;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.names.ModuleUnit;

/**
 * A program with its types, as of one revision. Its trees tell places of the newest texts wherever
 * those have not changed since.
 *
 * @param revision how many changes of the program came before
 * @param units the modules by the path of their source
 */
public record Analysis(long revision, Typed typed, Map<String, ModuleUnit> units) {
  static Analysis of(long revision, Typed typed) {
    Map<String, ModuleUnit> units = new LinkedHashMap<>();
    typed.program().units().forEach(u -> units.put(u.source().path(), u));
    return new Analysis(revision, typed, units);
  }

  public Optional<ModuleUnit> unit(String path) {
    return Optional.ofNullable(units.get(path));
  }
}
