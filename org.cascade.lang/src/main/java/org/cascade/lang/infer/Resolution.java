package org.cascade.lang.infer;

import java.util.List;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.core.Core;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Variable;

/** What a node of the tree stands for. */
public sealed interface Resolution {
  // ---- names: NameRef, TypeRef, Member ----

  /**
   * A variable. Where the table's type of the name differs from the variable's, an enclosing {@code
   * x is T} has narrowed it: the value is the same under that type.
   *
   * <p>A parameter, {@code let}, {@code var}, pattern binding, {@code self}, {@code value}, {@code
   * op}, {@code previous}.
   */
  record OfLocal(Variable variable) implements Resolution {}

  /** A module's value or a constant. */
  record OfGlobal(String module, Variable variable) implements Resolution {}

  /**
   * A declared function used as a value.
   *
   * @param receiver whether a {@code Member}'s target is bound as {@code self} or extension
   *     receiver
   */
  record OfFunction(FunctionSymbol function, List<Type> typeArgs, Receiver receiver)
      implements Resolution {}

  /** {@code None}, or {@code Some} used as a function value. */
  record OfConstructor(SumSymbol.Constructor constructor, List<Type> typeArgs)
      implements Resolution {}

  /** A type as a value. */
  record OfType(Type type) implements Resolution {}

  /** A record's field: of the member's target, or, for a bare name, of {@code self}. */
  record OfField(RecordSymbol.Field field) implements Resolution {}

  /** A space's state: of the member's target, or, for a bare name, of the enclosing space. */
  record OfState(SpaceSymbol space, SpaceSymbol.State state) implements Resolution {}

  /** An embedded space: of the member's target, or of the enclosing space. */
  record OfEmbed(SpaceSymbol space, SpaceSymbol.Embed embed) implements Resolution {}

  /** A stream: of the member's target, or of the enclosing space. */
  record OfStream(SpaceSymbol space, SpaceSymbol.StreamDef stream) implements Resolution {}

  // ---- calls: Call ----

  /**
   * Calls a declared function or a record's method. On a {@code Member} that is no callee it is a
   * call without arguments: {@code messages.length}, {@code T.fields}.
   *
   * @param receiver what becomes its {@code self}, or its first argument if it is an extension
   */
  record CallFunction(FunctionSymbol function, List<Type> typeArgs, Receiver receiver)
      implements Resolution {}

  /** Calls a space's function. */
  record CallSpace(
      SpaceSymbol space, FunctionSymbol function, List<Type> typeArgs, Receiver receiver)
      implements Resolution {}

  record CallConstructor(SumSymbol.Constructor constructor, List<Type> typeArgs)
      implements Resolution {}

  /** {@code S.new(…)}. */
  record CallNew(SpaceSymbol space, List<Type> typeArgs) implements Resolution {}

  /** Calls the callee's value. */
  record CallValue() implements Resolution {}

  /** {@code x.to_string()}. */
  record CallShow() implements Resolution {}

  /** {@code space.rollback()}. */
  record CallRelease() implements Resolution {}

  /** {@code T.of(e)}. */
  record CallRefine(Type.Refined refinement) implements Resolution {}

  /** {@code S.parallel_map(instances, fn)}. */
  record CallParallelMap() implements Resolution {}

  /** {@code S.parallel_reduce(instances, fn, combine, zero)}. */
  record CallParallelReduce() implements Resolution {}

  /**
   * {@code compile_time_generate_predicate(query)}.
   *
   * @param query the query's record, which has {@code conditions: Array<(String, Any)>}
   * @param row the record type the predicate takes
   */
  record CallPredicate(RecordSymbol query, Type row) implements Resolution {}

  // ---- others ----

  /** {@code RecordLit} of a record, and {@code Pattern.Record} of one. */
  record BuildRecord(RecordSymbol record, List<Type> typeArgs) implements Resolution {}

  /** {@code RecordLit} of a constructor with named fields; also patterns of constructors. */
  record BuildVariant(SumSymbol.Constructor constructor, List<Type> typeArgs)
      implements Resolution {}

  /** A pattern that asks for a type: {@code x is Int}. */
  record TestType(Type type) implements Resolution {}

  /** A pattern whose name is a refinement: {@code x is Age}; the predicate decides. */
  record TestRefinement(Type.Refined refinement) implements Resolution {}

  /** {@code e?}: on an Option, or on a Result. */
  record TryOn(boolean option) implements Resolution {}

  /** {@code xs[i]}. */
  record IndexOf(IndexKind kind) implements Resolution {}

  enum IndexKind {
    ARRAY,
    MAP,
    STRING
  }

  /** {@code @f(…)} in an expression, already evaluated: core of values only. */
  record Spliced(Core value) implements Resolution {}

  /** A literal that the compiler reads as another expression. */
  record Elaborated(Expr to) implements Resolution {}

  /** What a call is made on. */
  enum Receiver {
    /** Nothing: an ordinary function, or a transaction called on its space's name. */
    NONE,
    /** The target of the callee's {@code Member}. */
    TARGET,
    /** The enclosing {@code self}. */
    SELF
  }
}
