package org.cascade.lang.refine.walk;

import java.util.LinkedHashSet;
import java.util.Set;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Local;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.EffectSymbol;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Which places code may write, if it runs once or often: what is known of them is forgotten. */
final class Writes {
  private final Purity purity;
  private final Set<Local> locals = new LinkedHashSet<>();
  private final Set<SpaceSymbol> spaces = new LinkedHashSet<>();
  private boolean globals;
  private boolean shared;
  private boolean allSpaces;

  private Writes(Purity purity) {
    this.purity = purity;
  }

  static Writes of(Purity purity, Core... parts) {
    Writes writes = new Writes(purity);
    for (Core part : parts) {
      CoreWalk.visit(part, writes::visit);
    }
    return writes;
  }

  /** What a call writes by itself, its arguments apart. */
  static Writes ofCall(Purity purity, Core call) {
    Writes writes = new Writes(purity);
    writes.visit(call);
    return writes;
  }

  static Writes all(Purity purity) {
    Writes writes = new Writes(purity);
    writes.foreign();
    writes.allSpaces = true;
    return writes;
  }

  boolean isNothing() {
    return locals.isEmpty() && spaces.isEmpty() && !globals && !shared && !allSpaces;
  }

  private void visit(Core core) {
    switch (core) {
      case Core.Assign n -> locals.add(n.local());
      case Core.AssignGlobal n -> globals = true;
      case Core.WriteState n -> space(n.target());
      case Core.ReleaseSpace n -> space(n.target());
      case Core.Call n -> call(n.function(), n);
      case Core.CallSpace n -> call(n.function(), n);
      case Core.Invoke n -> {
        foreign();
        if (Types.unrefined(n.function().type()) instanceof Type.Fun fun) {
          effects(fun.effects());
        }
      }
      case Core.Parallel n -> arguments(n);
      default -> {}
    }
  }

  private void space(Core target) {
    Types.space(target.type()).ifPresentOrElse(spaces::add, () -> allSpaces = true);
  }

  private void call(FunctionSymbol function, Core call) {
    Effects effects = function.effects();
    effects.atoms().forEach(this::atom);
    allSpaces |= effects.any();
    if (!effects.variables().isEmpty()) {
      arguments(call);
    }
    boolean ofLibrary = function.module().equals(Builtin.MODULE) && function.extern().isPresent();
    if (!ofLibrary && !purity.isFunctionOfItsArguments(function)) {
      foreign();
    }
  }

  /** Functions passed on: a lambda is looked into where it stands, others may do what they say. */
  private void arguments(Core call) {
    for (Core argument : CoreWalk.children(call)) {
      if (Types.unrefined(argument.type()) instanceof Type.Fun fun && !isLambda(argument)) {
        effects(fun.effects());
        foreign();
      }
    }
  }

  private static boolean isLambda(Core core) {
    return core instanceof Core.Lambda || core instanceof Core.Coerce c && isLambda(c.value());
  }

  private void effects(Effects effects) {
    effects.atoms().forEach(this::atom);
    allSpaces |= effects.any() || !effects.variables().isEmpty();
  }

  private void atom(Effects.Atom atom) {
    if (atom.symbol() == EffectSymbol.WRITE) {
      spaces.addAll(atom.spaces());
    }
  }

  /** Code that is not seen may assign what it has captured, and variables of modules. */
  private void foreign() {
    globals = true;
    shared = true;
  }

  /** The state after it has run, any number of times. */
  State forget(State state, Memory memory) {
    State result = state;
    for (Local local : locals) {
      result = result.with(new Place.OfLocal(local), memory.any(local.name(), local.type()));
    }
    boolean commits = !state.isAtomic() && (allSpaces || !spaces.isEmpty());
    if (shared || commits) {
      result = result.without(p -> p instanceof Place.OfLocal l && l.local().isShared());
    }
    if (globals || commits) {
      result = result.without(Place.OfGlobal.class::isInstance).with(result.eras().withGlobals());
    }
    if (allSpaces) {
      return result.without(Place.OfState.class::isInstance).with(result.eras().withAllSpaces());
    }
    for (SpaceSymbol space : spaces) {
      result =
          result
              .without(p -> p instanceof Place.OfState s && s.space() == space)
              .with(result.eras().with(space));
    }
    return result;
  }
}
