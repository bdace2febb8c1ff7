package org.cascade.lang.diagnostics;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every kind of diagnostic, with its number. Numbers are never used again; {@code docs/rules} has a
 * page for each.
 */
public enum RuleCode {
  // 00: text and syntax
  SYNTAX(1, "The text is not Cascade here"),
  NESTING_TOO_DEEP(2, "Brackets are nested too deeply"),
  NOT_TEXT(3, "The file is not UTF-8 text"),
  FILE_NOT_FOUND(4, "There is no such file or folder"),
  INT_TOO_LARGE(5, "An Int literal does not fit 64 bits"),
  BAD_ESCAPE(6, "A string has an unknown escape"),

  // 01: names and modules
  UNKNOWN_NAME(100, "Nothing has this name"),
  UNKNOWN_TYPE(101, "No type has this name"),
  UNKNOWN_MEMBER(102, "A type has no such member"),
  UNKNOWN_MODULE(103, "There is no such module"),
  DUPLICATE_NAME(104, "A name is declared twice"),
  CYCLIC_IMPORT(105, "Modules import each other in a circle"),
  AMBIGUOUS_NAME(106, "A name stands for several things"),
  UNKNOWN_EFFECT(107, "No effect has this name"),
  CYCLIC_DEFINITION(108, "A definition needs itself"),
  USED_BEFORE_SET(109, "A module value is used before it is set"),

  // 02: types
  TYPE_MISMATCH(200, "An expression has another type than its place needs"),
  WRONG_ARGUMENT_COUNT(201, "A call has too few or too many arguments"),
  NO_OVERLOAD(202, "No overload fits the arguments"),
  AMBIGUOUS_OVERLOAD(203, "Several overloads fit the arguments"),
  CANNOT_INFER(204, "A type cannot be inferred"),
  NOT_CALLABLE(205, "Something that is no function is called"),
  BAD_OPERAND(206, "An operator does not apply to its operands"),
  MISSING_FIELD(207, "A record is built without one of its fields"),
  UNKNOWN_FIELD(208, "A record has no such field"),
  WRONG_TYPE_ARGUMENT_COUNT(209, "A type has too few or too many arguments"),
  BOUND_NOT_MET(210, "A type argument does not support what its parameter asks"),
  EQUATION_NOT_MET(211, "A type argument contradicts what the body needs"),
  INFERRED_EQUATION(212, "A body is only right for one type argument"),
  NOT_ASSIGNABLE(213, "Something that cannot change is assigned"),
  INFINITE_TYPE(214, "A type contains itself without end"),
  NOT_A_TYPE(215, "A type was expected"),
  TRY_OUTSIDE(216, "`?` stands where the error cannot be returned"),
  RETURN_OUTSIDE(217, "`return` stands outside a function"),
  WRONG_LABEL(218, "A named argument does not exist or stands at the wrong call"),
  COMPILE_TIME_ONLY(219, "Something that exists at compile time only is used at run time"),
  NOT_COMPARABLE(220, "Values are compared that cannot be equal or ordered"),
  VALUE_UNUSED(221, "A value is thrown away"),
  UPDATE_UNUSED(222, "An updated copy is thrown away"),
  WRONG_PATTERN(223, "A pattern does not fit what it is matched with"),
  NOT_EXHAUSTIVE(224, "A match leaves cases out"),
  UNREACHABLE_ARM(225, "A match arm can never be reached"),
  REFUTABLE_PATTERN(226, "A pattern of let or for may fail"),
  SELF_OUTSIDE(227, "`self` stands outside a method"),
  EXTERN_BODY(228, "An extern function is declared in the wrong form"),
  UNTESTABLE_TYPE(229, "A value is asked for a type that no value tells"),
  TOO_MANY_PARTS(230, "A tuple, a function or a sum type has too many parts"),
  EXTERN_NOT_FOUND(231, "Java has not what an extern declaration names"),
  EXTERN_MISFIT(232, "An extern declaration does not fit its Java"),

  // 03: spaces, transactions, effects
  EFFECT_NOT_ALLOWED(300, "An effect is not allowed here"),
  STATE_NOT_SET(301, "A state has no value when the space is used"),
  STATE_SET_TWICE(302, "A state is given a value twice at creation"),
  PARALLEL_WRITE(303, "A parallel function writes what others share"),
  TRIGGER_INVALID(304, "A stream's trigger watches no state"),
  NEEDS_INSTANCE(305, "A member needs an instance of its space"),
  NOT_STORABLE(306, "A state holds what cannot be stored"),
  TRANSACTION_SHAPE(307, "A transaction type lacks a part or has it wrong"),
  EMBED_NOT_SPACE(308, "An embed is not a space"),
  ON_END_OUTSIDE(309, "`on commit` or `on rollback` stands outside a transaction"),
  MIGRATION_SHAPE(310, "A migration has the wrong form"),
  INDEX_INVALID(311, "An index cannot be made"),

  // 04: refinements and asserts
  REFUTED(400, "A value is not what its type demands"),
  UNPROVED(401, "It cannot be shown that a value is what its type demands"),
  PRECONDITION_REFUTED(402, "A precondition is false"),
  PRECONDITION_UNPROVED(403, "It cannot be shown that a precondition holds"),
  INVARIANT_REFUTED(404, "An invariant is false"),
  INVARIANT_UNPROVED(405, "It cannot be shown that an invariant holds"),
  ASSERT_REFUTED(406, "An assertion is false"),
  ASSERT_UNPROVED(407, "It cannot be shown that an assertion holds"),
  NO_SUCH_FIELDS(408, "A type has not the fields a name list asks for"),
  INVALID_SQL(409, "A text is not valid SQL"),
  LOOP_INVARIANT_REFUTED(410, "A loop's invariant is false"),
  LOOP_INVARIANT_UNPROVED(411, "It cannot be shown that a loop keeps its invariant"),

  // 05: compile time
  CONST_ABORTED(500, "A computation at compile time aborted"),
  CONST_BUDGET(501, "A computation at compile time took too long or too much"),
  NOT_CONST(502, "Something is not known at compile time"),
  BUILT_INVALID(503, "What was built at compile time is not valid"),
  SPLICE_KIND(504, "A compile-time call does not give what stands here"),
  CONST_IMPURE(505, "A const function does what only run time can"),

  // 06: tests and programs
  NO_MAIN(600, "There is nothing to run"),
  INTERNAL(999, "The compiler made a mistake");

  private final int number;
  private final String title;

  RuleCode(int number, String title) {
    this.number = number;
    this.title = title;
  }

  /** {@code CAS0123}. */
  public String id() {
    return "CAS%04d".formatted(number);
  }

  public String title() {
    return title;
  }

  public Severity severity() {
    return switch (this) {
      case VALUE_UNUSED, UPDATE_UNUSED, UNREACHABLE_ARM -> Severity.WARNING;
      case INFERRED_EQUATION -> Severity.HINT;
      default -> Severity.ERROR;
    };
  }

  public static Optional<RuleCode> ofId(String id) {
    return Stream.of(values()).filter(r -> r.id().equalsIgnoreCase(id)).findFirst();
  }
}
