package org.cascade.lang.check;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cascade.lang.infer.EffectLimit;
import org.cascade.lang.types.EffectSymbol;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.SpaceSymbol;

/**
 * What may be done somewhere.
 *
 * @param rule for messages: {@code a view may only read}
 * @param running how what is done there runs
 * @param permits which effects are allowed
 * @param open effects that are allowed as they are: of parameters, or all
 */
record Allowance(String rule, Running running, Predicate<Effects.Atom> permits, Effects open) {
  /** How code runs. */
  enum Running {
    ONCE,
    /** Rolled back on failure, and then repeated. */
    TRANSACTION,
    /** In several places at once. */
    PARALLEL
  }

  private static final Set<EffectSymbol> IN_TRANSACTIONS =
      Set.of(
          EffectSymbol.READ,
          EffectSymbol.WRITE,
          EffectSymbol.TIME,
          EffectSymbol.RANDOM,
          EffectSymbol.ABORT);

  /** What goes over. */
  Effects excess(Effects effects) {
    Set<Effects.Atom> atoms =
        effects.atoms().stream()
            .filter(a -> !permits.test(a))
            .collect(Collectors.toUnmodifiableSet());
    return new Effects(atoms, Set.of(), effects.any() && !open.any());
  }

  boolean transactional() {
    return running == Running.TRANSACTION;
  }

  static Allowance of(EffectLimit limit) {
    return switch (limit.kind()) {
      case PREDICATE -> allow(limit.what() + " is only asked and does nothing", a -> false);
      case CONST ->
          allow(
              limit.what() + " runs in the compiler and does nothing outside",
              a -> a.symbol() == EffectSymbol.ABORT);
      case PARALLEL ->
          new Allowance(
              limit.what() + " runs in several places at once and may not do IO",
              Running.PARALLEL,
              a -> a.symbol() != EffectSymbol.IO,
              Effects.ANY);
      case STREAM -> allow(limit.what() + " may only read", a -> a.symbol() == EffectSymbol.READ);
      case INITIAL ->
          allow(
              limit.what() + " may only read, and make spaces",
              a -> a.symbol() == EffectSymbol.READ || a.symbol() == EffectSymbol.WRITE);
    };
  }

  private static Allowance allow(String rule, Predicate<Effects.Atom> permits) {
    return new Allowance(rule, Running.ONCE, permits, Effects.PURE);
  }

  /** What the word that introduces a function allows; empty where it allows all. */
  static Optional<Allowance> ofKind(FunctionSymbol f) {
    return switch (f.kind()) {
      case CONST ->
          Optional.of(
              allow(
                  "the const function `"
                      + f.name()
                      + "` runs in the compiler and does nothing outside",
                  a -> a.symbol() == EffectSymbol.ABORT));
      case VIEW ->
          Optional.of(
              new Allowance(
                  "the view `" + f.name() + "` may only read",
                  f.decl().parallel() ? Running.PARALLEL : Running.ONCE,
                  a -> a.symbol() == EffectSymbol.READ,
                  Effects.PURE));
      case TRANSACTION ->
          Optional.of(
              new Allowance(
                  "the transaction `" + f.name() + "` may not",
                  Running.TRANSACTION,
                  a -> IN_TRANSACTIONS.contains(a.symbol()),
                  Effects.PURE));
      case MIGRATE ->
          Optional.of(allow("the migration of `" + f.name() + "` only converts", a -> false));
      case TRANSFORM -> f.decl().parallel() ? Optional.of(parallel(f)) : Optional.empty();
      case LET, METHOD -> Optional.empty();
    };
  }

  private static Allowance parallel(FunctionSymbol f) {
    Optional<SpaceSymbol> own = EffectRule.space(f);
    return new Allowance(
        "the parallel function `%s` runs in several places at once and may neither do IO nor write its own state"
            .formatted(f.name()),
        Running.PARALLEL,
        a ->
            a.symbol() != EffectSymbol.IO
                && !(a.symbol() == EffectSymbol.WRITE
                    && own.map(s -> a.spaces().contains(s)).orElse(false)),
        Effects.ANY);
  }

  /** What {@code with} says; the effects of parameters come on top. */
  static Optional<Allowance> declared(FunctionSymbol f) {
    if (f.extern().isPresent()) {
      return Optional.empty();
    }
    return f.declaredEffects()
        .map(d ->
            new Allowance(
                "`%s` declares `with %s`".formatted(f.name(), d),
                Running.ONCE,
                a -> d.atoms().contains(a),
                Effects.PURE));
  }
}
