package org.cascade.lang.infer;

import org.cascade.lang.types.FunctionSymbol;

/** Why effects flow at a place, for messages that say where an effect comes from. */
public sealed interface EffectCause {
  /** A declared function is called. */
  record Calls(FunctionSymbol function) implements EffectCause {}

  /** A declared function is named as a value: who calls the value does what it does. */
  record Names(FunctionSymbol function) implements EffectCause {}

  /** A signature says it: {@code with}, or that of an extern function. */
  record Declares(FunctionSymbol function) implements EffectCause {}

  /** The expression itself: a state read or assigned, a space made, a function value called. */
  record Does() implements EffectCause {}

  /** An {@code attempt}, which catches aborts and nothing else. */
  record Attempts() implements EffectCause {}

  /** A function value goes where a function is wanted. */
  record Fits() implements EffectCause {}
}
