package org.cascade.lang.codegen;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.core.Local;

/** The Java variables in reach; each name is unique among them, as Java's lambdas demand. */
final class Scope {
  private final Optional<Scope> outer;
  private final Set<String> names = new HashSet<>();
  private final Set<String> everUsed;
  private final Map<Local, Binding> bindings = new IdentityHashMap<>();

  /** What stands for a local. */
  sealed interface Binding {
    record Plain(String name, boolean boxed) implements Binding {}

    /** The record or space whose class this is: {@code this}, or a variable while it is made. */
    record Own(String name) implements Binding {}

    /** A variable that holds a cell. */
    record Cell(String name) implements Binding {}

    /** No variable: the value can only be {@code ()}. */
    record Unit() implements Binding {}
  }

  Scope() {
    this.outer = Optional.empty();
    this.everUsed = new HashSet<>();
  }

  Scope(Scope outer) {
    this.outer = Optional.of(outer);
    this.everUsed = outer.everUsed;
  }

  boolean isUsed(String name) {
    return names.contains(name) || outer.map(o -> o.isUsed(name)).orElse(false);
  }

  /** A free name as near as can be to the wished one. */
  String fresh(String wish) {
    String base = JavaNames.camel(wish);
    String name = base;
    for (int i = 2; isUsed(name); i++) {
      name = base + i;
    }
    names.add(name);
    everUsed.add(name);
    return name;
  }

  /** A name that no text of the method has yet, as for a variable of an expression made before. */
  String unique(String wish) {
    String name = wish;
    for (int i = 2; isUsed(name) || everUsed.contains(name); i++) {
      name = wish + i;
    }
    names.add(name);
    everUsed.add(name);
    return name;
  }

  void bind(Local local, Binding binding) {
    bindings.put(local, binding);
  }

  /** A plain variable of a fresh name. */
  String declare(Local local, boolean boxed) {
    String name = fresh(local.name());
    bind(local, new Binding.Plain(name, boxed));
    return name;
  }

  Optional<Binding> find(Local local) {
    Binding own = bindings.get(local);
    return own != null ? Optional.of(own) : outer.flatMap(o -> o.find(local));
  }
}
