package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Variable;

/**
 * The desugared form of an expression. Strict, evaluated left to right; every node has its finished
 * type (no inference variable, no alias) and the span it comes from.
 *
 * <p>Gone before core: {@code match} (now {@link Switch}, {@link If} and {@link Join}), {@code ?},
 * {@code |>}, chained comparison, string templates, methods and overloads, embeds' shortcuts,
 * implicit {@code self}, local functions (lifted), preconditions, {@code as}.
 */
public sealed interface Core {
  Type type();

  Span span();

  // ---- values ----

  /** {@code value}: Long, Double, Boolean or String. */
  record Literal(Span span, Type type, Object value) implements Core {}

  /** {@code ()}. */
  record Unit(Span span) implements Core {
    @Override
    public Type type() {
      return Type.UNIT;
    }
  }

  record TupleOf(Span span, Type type, List<Core> items) implements Core {}

  record TupleItem(Span span, Type type, Core target, int index) implements Core {}

  record ArrayOf(Span span, Type type, List<Core> items) implements Core {}

  /** {@code fields} in the record's order, complete. The record may be a transaction type. */
  record RecordOf(Span span, Type type, RecordSymbol record, List<Core> fields) implements Core {}

  record FieldOf(Span span, Type type, Core target, RecordSymbol.Field field) implements Core {}

  /** A copy with other values in some fields. */
  record Update(Span span, Type type, Core target, List<FieldUpdate> updates) implements Core {}

  record FieldUpdate(RecordSymbol.Field field, Core value) {}

  record VariantOf(Span span, Type type, SumSymbol.Constructor constructor, List<Core> fields)
      implements Core {}

  /** A type as a value: only at compile time, but for its name, which run time may show. */
  record TypeValue(Span span, Type type, Type value) implements Core {}

  /**
   * <code>type { fields: …, methods: …, asserts: … }</code>, or <code>space { states: …, methods: …
   * }</code>: makes a new type; at compile time only.
   *
   * @param module where it stands: names in the texts mean what they mean there
   * @param fields an Array of (String, Type); the states of a space
   * @param methods an Array of String
   * @param asserts an Array of String
   * @param distributed for a space: a Bool
   */
  record BuildType(
      Span span, String module, Core fields, Core methods, Core asserts, Optional<Core> distributed)
      implements Core {
    /** All that is computed for it, in order. */
    public List<Core> parts() {
      List<Core> all = new ArrayList<>(List.of(fields, methods, asserts));
      distributed.ifPresent(all::add);
      return List.copyOf(all);
    }

    @Override
    public Type type() {
      return Type.Special.TYPE;
    }
  }

  /** Texts and values put together as {@code to_string} shows them; Strings stay plain. */
  record Template(Span span, Type type, List<Core> parts) implements Core {}

  // ---- variables ----

  record Read(Span span, Local local) implements Core {
    @Override
    public Type type() {
      return local.type();
    }
  }

  /** A module's value or a constant, of this module or another. */
  record ReadGlobal(Span span, Type type, String module, Variable variable) implements Core {}

  record Let(Span span, Local local, Core value, Core body) implements Core {
    @Override
    public Type type() {
      return body.type();
    }
  }

  /** Of type Unit. */
  record Assign(Span span, Local local, Core value) implements Core {
    @Override
    public Type type() {
      return Type.UNIT;
    }
  }

  /** Of type Unit; only {@code var}, or the first value of a {@code let} in the module's main. */
  record AssignGlobal(Span span, String module, Variable variable, Core value) implements Core {
    @Override
    public Type type() {
      return Type.UNIT;
    }
  }

  // ---- control ----

  /** All in order; the value is the last one's, the others' are dropped. */
  record Sequence(Span span, List<Core> firsts, Core last) implements Core {
    @Override
    public Type type() {
      return last.type();
    }
  }

  record If(Span span, Type type, Core condition, Core then, Core otherwise) implements Core {}

  /**
   * Evaluates the subject once and goes to the first case whose test holds; tests of one switch are
   * of one kind.
   *
   * @param otherwise absent if the cases are exhaustive
   */
  record Switch(Span span, Type type, Core subject, List<Case> cases, Optional<Core> otherwise)
      implements Core {}

  record Case(Span span, Test test, Core body) {}

  /** What a case asks. */
  sealed interface Test {
    /** One entry per field of the constructor; a field that is not used has none. */
    record OfConstructor(SumSymbol.Constructor constructor, List<Optional<Local>> fields)
        implements Test {}

    /** Long, String, Boolean or Double. */
    record OfLiteral(Object value) implements Test {}

    /** The subject is {@code Any} and holds a value of the local's type. */
    record OfType(Local local) implements Test {}
  }

  /** Names {@code target} so that {@code body} can {@link Jump} to it from several places. */
  record Join(Span span, Label label, List<Local> params, Core target, Core body) implements Core {
    @Override
    public Type type() {
      return body.type() == Type.Special.NEVER ? target.type() : body.type();
    }
  }

  /** In tail position of its {@link Join}'s body. */
  record Jump(Span span, Label label, List<Core> args) implements Core {
    @Override
    public Type type() {
      return Type.Special.NEVER;
    }
  }

  /**
   * Of type Unit.
   *
   * @param invariants what holds before each round and after the last; proved, never run
   */
  record While(Span span, Core condition, List<Claim> invariants, Core body) implements Core {
    public While(Span span, Core condition, Core body) {
      this(span, condition, List.of(), body);
    }

    @Override
    public Type type() {
      return Type.UNIT;
    }
  }

  /**
   * Over an Array, Set, or a {@link Primitive#RANGE}; of type Unit.
   *
   * @param invariants what holds before each round and after the last; proved, never run
   */
  record ForEach(Span span, Local item, Core iterable, List<Claim> invariants, Core body)
      implements Core {
    public ForEach(Span span, Local item, Core iterable, Core body) {
      this(span, item, iterable, List.of(), body);
    }

    @Override
    public Type type() {
      return Type.UNIT;
    }
  }

  /** From the nearest enclosing {@link Lambda}, or the function. */
  record Return(Span span, Core value) implements Core {
    @Override
    public Type type() {
      return Type.Special.NEVER;
    }
  }

  /** Ends the transaction in progress; {@code message} is a String. */
  record Abort(Span span, Core message) implements Core {
    @Override
    public Type type() {
      return Type.Special.NEVER;
    }
  }

  /** {@code Ok} of the body's value, or {@code Err} of the abort; the type is the Result. */
  record Attempt(Span span, Type type, Core body) implements Core {}

  // ---- functions ----

  /** The type is a {@link Type.Fun}. */
  record Lambda(Span span, Type type, List<Local> params, Core body) implements Core {}

  /** Calls a declared function or method ({@code self} first); extern functions too. */
  record Call(Span span, Type type, FunctionSymbol function, List<Type> typeArgs, List<Core> args)
      implements Core {}

  /** Calls a function value. */
  record Invoke(Span span, Type type, Core function, List<Core> args) implements Core {}

  record Operate(Span span, Type type, Primitive op, List<Core> args) implements Core {}

  /** The same value under another type: no check, no conversion, at most a Java cast. */
  record Coerce(Span span, Type type, Core value) implements Core {}

  /**
   * An obligation: {@code value}, called {@code subject} in the predicate, must satisfy it. The
   * {@code refine} pass proves or refutes it; whoever runs core just takes the value (the evaluator
   * may check the predicate and abort).
   *
   * @param what for messages: what the value must be, and where that is declared
   */
  record Claim(Span span, Type type, Core value, Local subject, Core predicate, Demand what)
      implements Core {
    /** The conditions that the predicate joins by {@code and}, left to right. */
    public List<Core> conditions() {
      return conjuncts(predicate);
    }

    private static List<Core> conjuncts(Core predicate) {
      if (predicate instanceof Operate o && o.op() == Primitive.AND) {
        List<Core> all = new ArrayList<>(conjuncts(o.args().get(0)));
        all.addAll(conjuncts(o.args().get(1)));
        return all;
      }
      return List.of(predicate);
    }
  }

  /** Who makes a claim. */
  sealed interface Demand {
    /** The value must be of this refinement. */
    record OfRefinement(Type.Refined refinement) implements Demand {}

    /**
     * The value is {@code ()}: a call's precondition, over the locals its arguments are bound to.
     */
    record OfPrecondition(FunctionSymbol function) implements Demand {}

    /** The value is a record just built or copied. */
    record OfInvariant(RecordSymbol record) implements Demand {}

    /** The value is {@code ()}: {@code assert p}. */
    record OfAssert() implements Demand {}

    /**
     * The value is {@code ()}: {@code invariant p} of a loop.
     *
     * @param kept whether a round must keep it, rather than that it holds before the first
     */
    record OfLoop(boolean kept) implements Demand {}
  }

  // ---- spaces ----

  /**
   * {@code S.new(…)}.
   *
   * @param states initial values given by the caller, by name; the others have their own
   * @param embeds one per embed; absent where it is made anew
   * @param root the name under which it is found again in a later run, if a top-level {@code let}
   *     makes it
   */
  record NewSpace(
      Span span,
      Type type,
      SpaceSymbol space,
      List<StateValue> states,
      List<Optional<Core>> embeds,
      Optional<String> root)
      implements Core {}

  record StateValue(SpaceSymbol.State state, Core value) {}

  record ReadState(Span span, Type type, Core target, SpaceSymbol.State state) implements Core {}

  /**
   * An index of a state, as of the state's value: {@code BTree<I, BTree<K, V>>}; plans of queries
   * are made of it.
   */
  record ReadIndex(
      Span span, Type type, Core target, SpaceSymbol.State state, SpaceSymbol.Index index)
      implements Core {}

  /** Of type Unit. {@code x := x.insert(k, v)} is still this: the emitter sees the shape. */
  record WriteState(Span span, Core target, SpaceSymbol.State state, Core value) implements Core {
    @Override
    public Type type() {
      return Type.UNIT;
    }
  }

  record ReadEmbed(Span span, Type type, Core target, SpaceSymbol.Embed embed) implements Core {}

  record StreamOf(Span span, Type type, Core target, SpaceSymbol.StreamDef stream)
      implements Core {}

  /**
   * Calls a transform, transaction, view or plain function of a space.
   *
   * @param target absent for a transaction called on the space's name
   */
  record CallSpace(
      Span span,
      Type type,
      SpaceSymbol space,
      Optional<Core> target,
      FunctionSymbol function,
      List<Type> typeArgs,
      List<Core> args)
      implements Core {}

  /**
   * {@code x.rollback()}: releases what the transaction in hand has reserved of x; of type Unit.
   */
  record ReleaseSpace(Span span, Core target) implements Core {
    @Override
    public Type type() {
      return Type.UNIT;
    }
  }

  /** Runs the body once after the commit, or after the rollback; of type Unit. */
  record OnEnd(Span span, Expr.Ending ending, Core body) implements Core {
    /** The words in front of the block. */
    public String written() {
      return ending.written();
    }

    @Override
    public Type type() {
      return Type.UNIT;
    }
  }

  /** A pipeline over an Array that may be split over cores and shards; results keep their order. */
  record Parallel(Span span, Type type, Core source, List<Stage> stages, Sink sink)
      implements Core {}

  /** One step over elements; {@code function} has one parameter. */
  record Stage(StageKind kind, Core function) {}

  enum StageKind {
    MAP,
    FILTER,
    FLAT_MAP
  }

  /** How a pipeline ends. */
  sealed interface Sink {
    record ToArray() implements Sink {}

    record Any(Core predicate) implements Sink {}

    record All(Core predicate) implements Sink {}

    record Find(Core predicate) implements Sink {}

    /** The first results, so many at most; elements behind them may be left out. */
    record Take(Core count) implements Sink {}

    record Each(Core action) implements Sink {}

    /** {@code combine} is associative and {@code zero} its neutral element. */
    record Reduce(Core combine, Core zero) implements Sink {}
  }
}
