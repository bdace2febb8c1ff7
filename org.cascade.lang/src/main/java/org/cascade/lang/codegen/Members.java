package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.Local;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;

/** The forms that members of Java classes have. */
final class Members {
  private final JavaFile file;

  Members(JavaFile file) {
    this.file = file;
  }

  /**
   * A method for a function of the program.
   *
   * @param modifiers up to the type parameters
   * @param moreParams type parameters before the function's own
   * @param writer gives the statements; the parameters are in scope
   */
  Doc function(
      CoreFunction function,
      String modifiers,
      List<TypeParameter> moreParams,
      Function<Body, List<Doc>> writer) {
    ProgramIndex.Member member = file.index().member(function.symbol());
    Body body = new Body(file);
    List<Doc> params = new ArrayList<>();
    for (Local param : function.params()) {
      String name = body.scope().declare(param, false);
      params.add(Doc.text(file.type(param.type()) + " " + name));
    }
    function.self().ifPresent(body::withSelf);
    List<Doc> statements = writer.apply(body);
    List<TypeParameter> typeParams = new ArrayList<>(moreParams);
    typeParams.addAll(function.symbol().typeParams());
    Type result = function.symbol().result().orElse(Type.UNIT);
    String shown = typeParams.isEmpty() ? "" : JavaFile.parameters(typeParams) + " ";
    String head =
        modifiers
            + " "
            + shown
            + (member.isVoid() ? "void" : file.type(result))
            + " "
            + member.name();
    Doc method =
        Doc.cat(
            body.hasUncheckedCast() ? uncheckedWarning() : Doc.EMPTY,
            Doc.braces(Doc.cat(head, Doc.list("(", params, ") ")), statements));
    return Doc.cat(
        Javadoc.of(function.symbol().decl().doc()), at(function.symbol().decl().span(), method));
  }

  Doc uncheckedWarning() {
    return Doc.cat("@" + file.name("java.lang.SuppressWarnings") + "(\"unchecked\")", Doc.HARD);
  }

  private static Doc at(Span span, Doc doc) {
    return new Doc.At(span, doc);
  }

  /** {@code @Override public head { statements }}. */
  Doc override(String head, List<Doc> statements) {
    String override = "@" + file.name("java.lang.Override");
    return Doc.cat(override, Doc.HARD, Doc.braces("public " + head + " ", statements));
  }

  /** A method whose whole body is one {@code return}. */
  Doc overrideReturning(String head, Object value) {
    return override(head, List.of(Doc.group("return ", value, ";")));
  }

  /** {@code toString} by {@code show}. */
  Doc toStringByShow() {
    return overrideReturning(
        file.name("java.lang.String") + " toString()",
        file.name(RuntimeNames.SHOW) + ".show(this)");
  }

  /** A class's body, with an empty line between members. */
  static Doc body(Object head, List<Doc> members) {
    List<Doc> spaced = new ArrayList<>();
    for (Doc member : members) {
      if (!spaced.isEmpty()) {
        spaced.add(Doc.EMPTY);
      }
      spaced.add(member);
    }
    return Doc.braces(head, spaced);
  }
}
