package org.cascade.lang.codegen;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Writes predicates of types as methods, and asks them. */
final class Checks {
  private Checks() {}

  /** A method that asks the predicate: of a record's own values, or of the one it is given. */
  static Doc method(JavaFile file, Members members, CoreModule.Check check, boolean onSelf) {
    ProgramIndex.Member member = file.index().member(check.symbol());
    Body body = new Body(file);
    String params = "";
    if (onSelf) {
      body.withSelf(check.value());
    } else {
      String name = body.scope().declare(check.value(), false);
      params = file.type(check.value().type()) + " " + name;
    }
    List<Doc> statements = body.method(check.predicate(), false).statements();
    String modifiers = onSelf ? "public" : "public static";
    String comment =
        onSelf ? "Whether the asserts of the type hold." : "Whether a value is of the type.";
    return Doc.cat(
        Javadoc.of(comment),
        body.hasUncheckedCast() ? members.uncheckedWarning() : Doc.EMPTY,
        Doc.braces(modifiers + " boolean " + member.name() + "(" + params + ") ", statements));
  }

  /** The predicate's method of a refined type, if Java has one. */
  static Optional<FunctionSymbol> of(ProgramIndex index, Type type) {
    return Types.resolve(type) instanceof Type.Refined r
        ? index.check(r.symbol())
        : Optional.empty();
  }

  /** {@code Age.holds(value)}. */
  static String holds(
      JavaFile file, ProgramIndex index, RefinementSymbol refinement, String value) {
    FunctionSymbol check = index.check(refinement).orElseThrow();
    ProgramIndex.Member member = index.member(check);
    return file.name(member.owner()) + "." + member.name() + "(" + value + ")";
  }
}
