package org.cascade.lang.foreign;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.types.FunctionSymbol;

/** What the functions of a program's own {@code extern java} blocks mean, in order. */
public final class Bindings {
  public static final Bindings NONE = new Bindings(List.of());

  private final List<Binding> all;
  private final Map<FunctionSymbol, Binding> byFunction = new IdentityHashMap<>();

  Bindings(List<Binding> all) {
    this.all = List.copyOf(all);
    all.forEach(b -> byFunction.put(b.function(), b));
  }

  /** Those that a module declares. */
  public List<Binding> of(String module) {
    return all.stream().filter(b -> b.function().module().equals(module)).toList();
  }

  /** Empty for functions of the library, which fit as they are. */
  public Optional<Binding> of(FunctionSymbol function) {
    return Optional.ofNullable(byFunction.get(function));
  }
}
