package org.cascade.lang.query;

import java.util.List;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.Type;

/** Functions that plans hand to the library. */
final class Lambdas {
  private Lambdas() {}

  static Core of(Span span, Function function) {
    return of(span, List.of(function.row()), function.body());
  }

  static Core of(Span span, List<Local> params, Core body) {
    Type type = new Type.Fun(params.stream().map(Local::type).toList(), body.type(), Effects.PURE);
    return new Core.Lambda(span, type, params, body);
  }
}
