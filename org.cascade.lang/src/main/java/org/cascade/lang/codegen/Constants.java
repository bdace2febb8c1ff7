package org.cascade.lang.codegen;

import org.cascade.lang.core.Core;

/** Writes constants known at compile time. */
final class Constants {
  private final JavaFile file;
  private final Members members;

  Constants(JavaFile file, Members members) {
    this.file = file;
    this.members = members;
  }

  Doc declaration(Core value, String type, String name) {
    Body body = new Body(file);
    Code code = body.expressions().value(value, true);
    Doc warning = body.hasUncheckedCast() ? members.uncheckedWarning() : Doc.EMPTY;
    return Doc.cat(warning, Statements.declaration("public static final " + type, name, code));
  }
}
