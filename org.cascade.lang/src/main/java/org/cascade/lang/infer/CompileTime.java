package org.cascade.lang.infer;

import java.util.List;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.core.Core;
import org.cascade.lang.source.BuiltText;
import org.cascade.lang.source.Span;
import org.cascade.lang.source.TextPiece;
import org.cascade.lang.types.PlacedType;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;

/**
 * What inference asks of compile-time evaluation. An interface, since evaluation needs core, and
 * core needs inference.
 */
public interface CompileTime {
  /**
   * Evaluates an expression that inference has finished with; its mistakes are reported by the
   * evaluator.
   *
   * @param table has the expression's types
   * @param types finds out what types consist of that a computation looks into
   */
  Outcome evaluate(Expr expr, TypeTable table, Completion types);

  /** Completes types on demand. */
  interface Completion {
    /**
     * Finds out the fields and members of a declared type.
     *
     * @return false if that is under way: the type needs itself
     */
    boolean look(TypeSymbol type);
  }

  /** What came out. */
  sealed interface Outcome {
    /** An existing type. */
    record OfType(Type type) implements Outcome {}

    /** A <code>type { … }</code>, yet without a name. */
    record OfRecord(BuiltRecord record) implements Outcome {}

    /** A <code>space { … }</code>, yet without a name. */
    record OfSpace(BuiltSpace space) implements Outcome {}

    /**
     * A String, or an Array of them: source text where members or declarations stand.
     *
     * @param value the same as a value, for an expression
     */
    record OfText(List<Text> texts, Core value) implements Outcome {}

    /** Any other value, as core of values only. */
    record OfValue(Core value) implements Outcome {}

    /** Already reported. */
    record Failed() implements Outcome {}

    /** It needs a function whose own types are just being found; to be asked again later. */
    record TooEarly() implements Outcome {}
  }

  /**
   * A record type that a const function built.
   *
   * @param module where the const function stands: names in methods and asserts mean what they mean
   *     there
   * @param origin the {@code type { … }} expression
   */
  record BuiltRecord(
      String module,
      List<BuiltField> fields,
      List<Text> methods,
      List<Text> asserts,
      Span origin) {}

  /**
   * A space that a const function built.
   *
   * @param module where the const function stands
   * @param states those without a first value
   * @param members all else, as source text
   * @param origin the <code>space { … }</code> expression
   */
  record BuiltSpace(
      String module,
      boolean distributed,
      List<BuiltField> states,
      List<Text> members,
      Span origin) {}

  /**
   * A field or state.
   *
   * @param declared where its name is written, as exactly as can be told
   */
  record BuiltField(String name, Type type, Span declared) {}

  /**
   * Built source text.
   *
   * @param origin the expression that gave it
   * @param pieces what it was put together of; may be none
   * @param types the types that were written into it
   */
  record Text(String text, Span origin, List<TextPiece> pieces, List<PlacedType> types) {
    public BuiltText built() {
      return new BuiltText(text, origin, pieces);
    }
  }
}
