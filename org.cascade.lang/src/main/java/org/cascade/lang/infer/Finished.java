package org.cascade.lang.infer;

import java.util.List;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Entries of the table with their types closed: what later passes see. */
final class Finished {
  private Finished() {}

  static Coercion of(Coercion c) {
    return switch (c) {
      case Coercion.Widen w -> new Coercion.Widen(Types.closed(w.to()));
      case Coercion.Prove p -> new Coercion.Prove(Types.closed(p.to()));
      case Coercion.Discard d -> d;
      case Coercion.Vote v -> new Coercion.Vote(Types.closed(v.to()));
    };
  }

  static Resolution of(Resolution r) {
    return switch (r) {
      case Resolution.OfFunction f ->
          new Resolution.OfFunction(f.function(), all(f.typeArgs()), f.receiver());
      case Resolution.OfConstructor c ->
          new Resolution.OfConstructor(c.constructor(), all(c.typeArgs()));
      case Resolution.OfType t -> new Resolution.OfType(Types.closed(t.type()));
      case Resolution.CallFunction c ->
          new Resolution.CallFunction(c.function(), all(c.typeArgs()), c.receiver());
      case Resolution.CallSpace c ->
          new Resolution.CallSpace(c.space(), c.function(), all(c.typeArgs()), c.receiver());
      case Resolution.CallConstructor c ->
          new Resolution.CallConstructor(c.constructor(), all(c.typeArgs()));
      case Resolution.CallNew c -> new Resolution.CallNew(c.space(), all(c.typeArgs()));
      case Resolution.CallRefine c ->
          new Resolution.CallRefine((Type.Refined) Types.closed(c.refinement()));
      case Resolution.CallPredicate c ->
          new Resolution.CallPredicate(c.query(), Types.closed(c.row()));
      case Resolution.BuildRecord b -> new Resolution.BuildRecord(b.record(), all(b.typeArgs()));
      case Resolution.BuildVariant b ->
          new Resolution.BuildVariant(b.constructor(), all(b.typeArgs()));
      case Resolution.TestType t -> new Resolution.TestType(Types.closed(t.type()));
      case Resolution.TestRefinement t ->
          new Resolution.TestRefinement((Type.Refined) Types.closed(t.refinement()));
      default -> r;
    };
  }

  private static List<Type> all(List<Type> types) {
    return types.stream().map(Types::closed).toList();
  }
}
