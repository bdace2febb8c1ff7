package org.cascade.lang.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Variable;

/**
 * The names of a block, a function or a type's body, on top of those around it. The outermost scope
 * stands on a module, which is asked separately.
 */
public final class Scope {
  private final Optional<Scope> outer;
  private final Optional<TypeSymbol> self;
  private final Map<String, Variable> variables = new HashMap<>();
  private final Map<String, List<FunctionSymbol>> functions = new HashMap<>();
  private final Map<String, TypeParameter> typeParams = new HashMap<>();
  private final Map<Variable, Type> narrowed = new HashMap<>();

  private Scope(Optional<Scope> outer, Optional<TypeSymbol> self) {
    this.outer = outer;
    this.self = self;
  }

  public static Scope outermost() {
    return new Scope(Optional.empty(), Optional.empty());
  }

  public Scope inner() {
    return new Scope(Optional.of(this), Optional.empty());
  }

  /** A scope in which the members of a type are in scope by name. */
  public Scope innerOf(TypeSymbol type) {
    return new Scope(Optional.of(this), Optional.of(type));
  }

  public void declare(Variable variable) {
    variables.put(variable.name(), variable);
  }

  public void declare(FunctionSymbol function) {
    functions.computeIfAbsent(function.name(), n -> new ArrayList<>()).add(function);
  }

  public void declare(TypeParameter parameter) {
    typeParams.put(parameter.name(), parameter);
  }

  /** From here on the variable is known to hold values of this type. */
  public void narrow(Variable variable, Type type) {
    narrowed.put(variable, type);
  }

  /** What the nearest scope that knows a lower-case name has for it. */
  public sealed interface Found {
    record AVariable(Variable variable) implements Found {}

    record Functions(List<FunctionSymbol> functions) implements Found {}

    /** The name may be a member of this type; ask it, else go on from {@code beyond}. */
    record MaybeMember(TypeSymbol self, Scope beyond) implements Found {}
  }

  /** Innermost first; empty when no scope knows it. */
  public Optional<Found> find(String name) {
    for (Optional<Scope> s = Optional.of(this); s.isPresent(); s = s.orElseThrow().outer) {
      Scope scope = s.orElseThrow();
      Variable variable = scope.variables.get(name);
      if (variable != null) {
        return Optional.of(new Found.AVariable(variable));
      }
      List<FunctionSymbol> here = scope.functions.get(name);
      if (here != null) {
        return Optional.of(new Found.Functions(here));
      }
      if (scope.self.isPresent() && scope.outer.isPresent()) {
        return Optional.of(
            new Found.MaybeMember(scope.self.orElseThrow(), scope.outer.orElseThrow()));
      }
    }
    return Optional.empty();
  }

  public Optional<TypeParameter> findTypeParameter(String name) {
    TypeParameter here = typeParams.get(name);
    return here != null ? Optional.of(here) : outer.flatMap(o -> o.findTypeParameter(name));
  }

  public Optional<Type> narrowed(Variable variable) {
    Type here = narrowed.get(variable);
    return here != null ? Optional.of(here) : outer.flatMap(o -> o.narrowed(variable));
  }

  /** All lower-case names in scope, for suggestions. */
  public Set<String> names() {
    Set<String> all = new TreeSet<>(variables.keySet());
    all.addAll(functions.keySet());
    outer.ifPresent(o -> all.addAll(o.names()));
    return all;
  }
}
