package org.cascade.lang.infer;

import java.util.Optional;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.SpaceSymbol;

/**
 * What may be done where no function's own signature says it.
 *
 * @param variable takes up what is done
 * @param what for messages: {@code a refinement}
 * @param space the space whose state may be read, for streams and initial values
 */
public record EffectLimit(
    EffectVariable variable, Kind kind, String what, Optional<SpaceSymbol> space) {
  /** Which effects are allowed. */
  public enum Kind {
    /** Nothing. */
    PREDICATE,
    /** Nothing but to abort, which is a mistake when the program is compiled. */
    CONST,
    /** Reading spaces. */
    STREAM,
    /** Everything but IO: what is applied in several places at once. */
    PARALLEL,
    /** Reading spaces, and making them, which is writing: part of what makes the space around. */
    INITIAL
  }
}
