package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.InferenceVariable;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.Types;

/**
 * Decides whether a value of one type fits a place of another, filling holes on the way. Whatever
 * it fills can be taken back, so that overloads can be tried.
 */
final class Unifier {
  /** How a type fits a place, from best to worst. */
  enum Fit {
    /** The types are the same. */
    SAME,
    /** Each value is one of the place's type. */
    WIDER,
    /** Each value is one if it satisfies refinements that its own type does not promise. */
    PROOF,
    NO;

    Fit and(Fit other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  /** Takes back what was done since. */
  record Mark(int trail, Map<TypeParameter, Type> equations) {}

  record Entry(InferenceVariable variable, InferenceVariable.State before) {}

  private final EffectGraph effects;
  private List<Entry> trail = new ArrayList<>();
  private Map<TypeParameter, Type> equations = new HashMap<>();
  private Span span;

  Unifier(EffectGraph effects, Span nowhere) {
    this.effects = effects;
    this.span = nowhere;
  }

  Mark mark() {
    return new Mark(trail.size(), new HashMap<>(equations));
  }

  void rollBack(Mark mark) {
    while (trail.size() > mark.trail) {
      Entry last = trail.removeLast();
      last.variable.restore(last.before);
    }
    equations = mark.equations;
  }

  /** What the parameters of the function in hand turned out to be: {@code T = User}. */
  Map<TypeParameter, Type> equations() {
    return equations;
  }

  /**
   * What one inference at a time works on: a demanded one starts afresh, and nothing takes it back.
   */
  record Work(List<Entry> trail, Map<TypeParameter, Type> equations) {
    static Work fresh() {
      return new Work(new ArrayList<>(), new HashMap<>());
    }
  }

  Work swap(Work other) {
    Work before = new Work(trail, equations);
    trail = other.trail;
    equations = other.equations;
    return before;
  }

  void assume(TypeParameter parameter, Type type) {
    equations.put(parameter, type);
  }

  /**
   * Whether a value of type {@code from} fits a place of type {@code to}; fills holes if it does.
   */
  Fit fit(Type from, Type to, Span at) {
    span = at;
    Mark mark = mark();
    Fit fit = fit(from, to);
    if (fit == Fit.NO) {
      rollBack(mark);
    }
    return fit;
  }

  /** As {@link #fit}, but nothing stays filled. */
  Fit tryFit(Type from, Type to, Span at) {
    span = at;
    Mark mark = mark();
    Fit fit = fit(from, to);
    rollBack(mark);
    return fit;
  }

  private Fit fit(Type fromOuter, Type toOuter) {
    Type from = Types.resolve(fromOuter);
    if (softVariable(toOuter).isPresent()) {
      return fitSoft(from, softVariable(toOuter).orElseThrow());
    }
    Type to = Types.resolve(toOuter);
    if (from.equals(to) || from == Type.Special.ERROR || to == Type.Special.ERROR) {
      return Fit.SAME;
    }
    if (to instanceof Type.Var v) {
      return solve(v.variable(), from, true);
    }
    if (from instanceof Type.Var v) {
      return solve(v.variable(), to, false);
    }
    if (from == Type.Special.NEVER || to == Type.Special.ANY) {
      return Fit.WIDER;
    }
    return fitRefined(from, to);
  }

  /** The unfinished variable with a lower bound at the end of a chain of variables, if any. */
  private static Optional<InferenceVariable> softVariable(Type type) {
    Type current = type;
    while (current instanceof Type.Var v) {
      if (v.variable().solution().isEmpty()) {
        return Optional.empty();
      }
      Type next = v.variable().solution().orElseThrow();
      if (v.variable().isSoft() && !(next instanceof Type.Var)) {
        return Optional.of(v.variable());
      }
      current = next;
    }
    return Optional.empty();
  }

  private Fit fitSoft(Type from, InferenceVariable to) {
    Type bound = to.solution().orElseThrow();
    Mark mark = mark();
    Fit fit = fit(from, bound);
    if (fit.compareTo(Fit.PROOF) < 0) {
      return fit;
    }
    rollBack(mark);
    return join(bound, from)
        .map(joined -> {
          set(to, joined, true);
          return Fit.WIDER;
        })
        .orElse(Fit.NO);
  }

  private Fit fitRefined(Type from, Type to) {
    if (from instanceof Type.Refined f
        && to instanceof Type.Refined t
        && f.symbol() == t.symbol()) {
      return fitArgs(f.args(), t.args(), i -> true);
    }
    if (from instanceof Type.Refined f) {
      Mark mark = mark();
      Fit wider = fit(f.base(), to).and(Fit.WIDER);
      if (wider != Fit.PROOF || !(to instanceof Type.Refined)) {
        return wider;
      }
      rollBack(mark);
    }
    if (to instanceof Type.Refined t) {
      return fit(from, t.base()).and(Fit.PROOF);
    }
    return fitStructure(from, to);
  }

  private Fit fitStructure(Type from, Type to) {
    if (from instanceof Type.Con f && to instanceof Type.Con t && f.symbol() == t.symbol()) {
      return fitArgs(f.args(), t.args(), f.symbol()::isCovariant);
    }
    if (from instanceof Type.Tuple f
        && to instanceof Type.Tuple t
        && f.items().size() == t.items().size()) {
      return fitArgs(f.items(), t.items(), i -> true);
    }
    if (from instanceof Type.Fun f
        && to instanceof Type.Fun t
        && f.params().size() == t.params().size()) {
      return fitFunction(f, t);
    }
    return fitParameter(from, to);
  }

  private interface Covariance {
    boolean at(int index);
  }

  private Fit fitArgs(List<Type> from, List<Type> to, Covariance covariance) {
    Fit result = Fit.SAME;
    for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
      Fit one = fit(from.get(i), to.get(i));
      if (!covariance.at(i) && one != Fit.SAME) {
        return Fit.NO;
      }
      result = result.and(one);
    }
    return result;
  }

  private Fit fitFunction(Type.Fun from, Type.Fun to) {
    Fit result = Fit.SAME;
    for (int i = 0; i < from.params().size(); i++) {
      Fit one = fit(to.params().get(i), from.params().get(i));
      if (one == Fit.PROOF) {
        return Fit.NO;
      }
      result = result.and(one);
    }
    result = result.and(fit(from.result(), to.result()));
    flow(from.effects(), to.effects());
    return result;
  }

  private void flow(Effects from, Effects to) {
    if (to.any() || from.equals(to)) {
      return;
    }
    Optional<EffectVariable> open = to.variables().stream().filter(v -> !v.isRigid()).findFirst();
    if (open.isPresent()) {
      effects.flow(from, open.orElseThrow(), span, new EffectCause.Fits());
    } else {
      effects.bound(from, to, span);
    }
  }

  private Fit fitParameter(Type from, Type to) {
    if (from instanceof Type.Param p) {
      Type known = equations.get(p.parameter());
      return known != null ? fit(known, to).and(Fit.WIDER) : equate(p.parameter(), to);
    }
    if (to instanceof Type.Param p) {
      Type known = equations.get(p.parameter());
      return known != null ? fit(from, known).and(Fit.WIDER) : equate(p.parameter(), from);
    }
    return Fit.NO;
  }

  /** Functions, tuples and unknowns are not worth an equation: they are plain mistakes. */
  private Fit equate(TypeParameter parameter, Type type) {
    Type whole = Types.zonk(type);
    if (!Types.unsolved(whole).isEmpty() || mentions(whole, parameter)) {
      return Fit.NO;
    }
    equations.put(parameter, whole);
    return Fit.WIDER;
  }

  private static boolean mentions(Type type, TypeParameter parameter) {
    return switch (Types.resolve(type)) {
      case Type.Con c -> c.args().stream().anyMatch(a -> mentions(a, parameter));
      case Type.Tuple t -> t.items().stream().anyMatch(a -> mentions(a, parameter));
      case Type.Fun f ->
          f.params().stream().anyMatch(a -> mentions(a, parameter))
              || mentions(f.result(), parameter);
      case Type.Refined r -> r.args().stream().anyMatch(a -> mentions(a, parameter));
      case Type.Param p -> p.parameter() == parameter;
      case Type.Var v -> false;
      case Type.Special s -> false;
    };
  }

  private Fit solve(InferenceVariable variable, Type type, boolean soft) {
    if (Types.unsolved(type).contains(variable)) {
      return Fit.NO;
    }
    set(variable, type, soft && !(type instanceof Type.Var));
    return Fit.SAME;
  }

  private void set(InferenceVariable variable, Type type, boolean soft) {
    trail.add(new Entry(variable, variable.state()));
    variable.solve(type, soft);
  }

  /** The least type that both fit without proof; {@code Any} is never inferred. */
  Optional<Type> join(Type a, Type b) {
    Type left = Types.resolve(a);
    Type right = Types.resolve(b);
    if (fitsAsIs(left, right)) {
      return Optional.of(right);
    }
    if (fitsAsIs(right, left)) {
      return Optional.of(left);
    }
    Type leftBase = Types.unrefined(left);
    Type rightBase = Types.unrefined(right);
    if (leftBase != left || rightBase != right) {
      return join(leftBase, rightBase);
    }
    if (left instanceof Type.Con l && right instanceof Type.Con r && l.symbol() == r.symbol()) {
      return joinAll(l.args(), r.args()).map(args -> new Type.Con(l.symbol(), args));
    }
    if (left instanceof Type.Tuple l
        && right instanceof Type.Tuple r
        && l.items().size() == r.items().size()) {
      return joinAll(l.items(), r.items()).map(Type.Tuple::new);
    }
    return Optional.empty();
  }

  private boolean fitsAsIs(Type from, Type to) {
    if (to == Type.Special.ANY && from != Type.Special.ANY) {
      return false;
    }
    Mark mark = mark();
    int equationsBefore = equations.size();
    Fit fit = fit(from, to);
    boolean asIs = fit.compareTo(Fit.PROOF) < 0 && equations.size() == equationsBefore;
    if (!asIs) {
      rollBack(mark);
    }
    return asIs;
  }

  private Optional<List<Type>> joinAll(List<Type> a, List<Type> b) {
    List<Type> joined = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      Optional<Type> one = join(a.get(i), b.get(i));
      if (one.isEmpty()) {
        return Optional.empty();
      }
      joined.add(one.orElseThrow());
    }
    return Optional.of(joined);
  }
}
