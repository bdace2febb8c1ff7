package org.cascade.lang.core;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Variable;

/**
 * A whole module in core: all that Java is made from.
 *
 * @param name {@code a.b}
 * @param imports the modules whose main must have run before, in order
 * @param functions top-level functions that exist at run time (const functions too, where run-time
 *     code calls them), lifted local functions, extern ones left out
 * @param globals {@code let} and {@code var} at the top, and constants, in order
 * @param main the statements at the top, in order; of type Unit
 */
public record CoreModule(
    String name,
    Source source,
    List<String> imports,
    List<CoreType> types,
    List<CoreFunction> functions,
    List<Global> globals,
    Core main,
    List<CoreTest> tests) {

  /** Whether it does something when the program runs, rather than declare. */
  public boolean acts() {
    return switch (main) {
      case Core.Sequence statements -> !statements.firsts().isEmpty();
      case Core.Unit nothing -> false;
      default -> true;
    };
  }

  /**
   * A value of the module.
   *
   * @param constant a constant's value, evaluated, as core of values only; absent for those that
   *     main sets
   */
  public record Global(Variable variable, Optional<Core> constant) {}

  /** {@code test "title" { … }}. */
  public record CoreTest(String title, Span span, Core body) {}

  /** A type to be generated, with its members in core. */
  public sealed interface CoreType {
    TypeSymbol symbol();
  }

  /** A record or transaction type; {@code methods} have a {@code self}. */
  public record CoreRecord(RecordSymbol symbol, List<CoreFunction> methods, Optional<Check> check)
      implements CoreType {}

  public record CoreSum(SumSymbol symbol) implements CoreType {}

  /** A refinement: a class with the predicate, for Java callers and for {@code as}. */
  public record CoreRefinement(RefinementSymbol symbol, Check check) implements CoreType {}

  /**
   * A predicate: of a refinement over {@code value}, of a record's invariants over {@code self}.
   *
   * @param symbol what core calls to ask it
   */
  public record Check(FunctionSymbol symbol, Local value, Core predicate) {}

  /**
   * A space.
   *
   * @param initial per state: its value at creation, over {@code self}; absent if the creator gives
   *     it
   * @param invariants what each commit that writes the space must leave true, over {@code self}
   */
  public record CoreSpace(
      SpaceSymbol symbol,
      Local self,
      List<Optional<Core>> initial,
      List<CoreFunction> functions,
      List<CoreStream> streams,
      List<CoreInvariant> invariants)
      implements CoreType {}

  /** {@code assert p} of a space; the span is that of {@code p}. */
  public record CoreInvariant(Span span, Core condition) {}

  /**
   * A stream.
   *
   * @param self the space, in all parts
   * @param yield what is yielded, over self, {@code op} and {@code previous}
   */
  public record CoreStream(
      SpaceSymbol.StreamDef symbol,
      Local self,
      Trigger trigger,
      Optional<Local> op,
      Optional<Local> previous,
      Core yield) {}

  /** When a stream yields. */
  public sealed interface Trigger {
    /** A commit changed this state; {@code op} is each of its changes. */
    record OfState(SpaceSymbol.State state) implements Trigger {}

    /** A commit changed the expression's value; {@code op} is {@code Assigned(old, new)}. */
    record OfExpression(Core watched, List<SpaceSymbol.State> states) implements Trigger {}

    /** After a commit that changed one of the states, the condition holds. */
    record When(Core condition, List<SpaceSymbol.State> states) implements Trigger {}
  }
}
