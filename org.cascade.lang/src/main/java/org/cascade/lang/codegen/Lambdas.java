package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Writes Java lambdas: those of the program, and bodies handed to the runtime. */
final class Lambdas {
  private final Body body;

  Lambdas(Body body) {
    this.body = body;
  }

  /**
   * A function value.
   *
   * @param cast whether the context does not tell its type
   * @param targeted whether the context tells the type of its result
   */
  Code lambda(Core.Lambda c, boolean cast, boolean targeted) {
    Code[] made = new Code[1];
    body.nested(() -> made[0] = open(c, cast || targeted, true));
    return cast ? casted(body.file().boxed(c.type()), made[0]) : made[0];
  }

  /** The interface for a function of Ints that arrays call without boxes. */
  static Optional<String> primitiveType(Core.Lambda c) {
    if (!c.params().stream().allMatch(p -> Builtin.is(p.type(), Builtin.INT))) {
      return Optional.empty();
    }
    boolean toInt = Builtin.is(c.body().type(), Builtin.INT);
    boolean toBool = Builtin.is(c.body().type(), Builtin.BOOL);
    return switch (c.params().size()) {
      case 1 ->
          toInt
              ? Optional.of(RuntimeNames.INT_MAP)
              : toBool ? Optional.of(RuntimeNames.INT_PREDICATE) : Optional.empty();
      case 2 -> toInt ? Optional.of(RuntimeNames.INT_FOLD) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** A function of Ints, of such an interface. */
  Code primitive(Core.Lambda c) {
    String type = body.file().name(primitiveType(c).orElseThrow());
    Code[] made = new Code[1];
    body.nested(() -> made[0] = open(c, true, false));
    return casted(type, made[0]);
  }

  private static Code casted(String type, Code lambda) {
    return Code.of(Doc.group("(", type, ")", Doc.nest(4, Doc.LINE, lambda)), Code.LAMBDA);
  }

  private Code open(Core.Lambda c, boolean targeted, boolean boxed) {
    List<String> names = new ArrayList<>();
    for (Local param : c.params()) {
      names.add(body.scope().declare(param, boxed && InlineForm.isPrimitive(param.type())));
    }
    String head = names.size() == 1 ? names.getFirst() : "(" + String.join(", ", names) + ")";
    return arrow(head, c.body(), targeted);
  }

  /** {@code head -> …} with a value; the parameters are in scope. */
  Code arrow(String head, Core core, boolean targeted) {
    if (isInline(core)) {
      Code value = body.expressions().whole(core, targeted);
      return expression(head, value);
    }
    Body.Frame frame = new Body.Frame(Body.Frame.Mode.VALUE, core.type());
    Block block = body.framed(frame, () -> body.statements().run(core, Body.Target.RETURN));
    return statements(head, block);
  }

  private boolean isInline(Core core) {
    return body.file().inline().isWhole(core)
        && !(core instanceof Core.If && !InlineForm.isSmall(core));
  }

  private static Code expression(String head, Code value) {
    return Code.of(Doc.group(head, " ->", Doc.nest(4, Doc.LINE, value)), Code.LAMBDA);
  }

  private static Code statements(String head, Block block) {
    return Code.of(Doc.braces(head + " -> ", block.statements()), Code.LAMBDA);
  }

  /** {@code () -> …} with a value. */
  Code supplier(Core core, boolean targeted) {
    return arrow("()", core, targeted);
  }

  /** {@code () -> …} without a value. */
  Code runnable(Core core) {
    Body.Frame frame = new Body.Frame(Body.Frame.Mode.VOID, Type.UNIT);
    Block block = body.framed(frame, () -> body.statements().run(core, Body.Target.DISCARD));
    return statements("()", block.withoutLast(Body.RETURN));
  }

  // ---- attempt ----

  Code attempt(Core.Attempt c, boolean targeted) {
    String attempt = body.file().name(RuntimeNames.TRANSACTIONS) + ".attempt";
    if (!Cores.returns(c.body())) {
      return Code.call(attempt, List.of(supplier(c.body(), targeted)));
    }
    return early(c, attempt);
  }

  /**
   * The body may return from the function around it, which a Java lambda cannot: it gives {@code
   * Ok} of its value or {@code Err} of what to return.
   */
  private Code early(Core.Attempt c, String attempt) {
    JavaFile file = body.file();
    String result = file.name(RuntimeNames.RESULT);
    Type value = Types.args(c.type()).getFirst();
    Type returned = body.frame().result();
    String inner = result + "<" + file.boxed(value) + ", " + file.boxed(returned) + ">";
    String outer = result + "<" + inner + ", " + file.name(RuntimeNames.ABORT) + ">";
    Body.Frame frame = new Body.Frame(Body.Frame.Mode.EARLY, returned);
    Block block = body.framed(frame, () -> body.statements().run(c.body(), Body.Target.RETURN));
    String outcome = body.scope().unique("outcome");
    Code call = Code.call(attempt, List.of(statements("()", block)));
    body.block().add(new Doc.At(c.span(), Statements.declaration(outer, outcome, call)));
    String early = body.scope().unique("early");
    String pattern = "%s.Ok(%s.Err(%s %s))".formatted(result, result, file.boxed(returned), early);
    Code test = Code.of(Doc.cat(outcome, " instanceof ", pattern), Code.RELATION);
    body.statements().branch(c.span(), test, () -> leave(c, Code.stable(early)), () -> {});
    String name = body.scope().unique("normal");
    Code going = Code.stable(name).dot("expect", List.of(Code.stable("\"\"")));
    return Code.stable(outcome).dot("map", List.of(expression(name, going)));
  }

  private void leave(Core.Attempt c, Code early) {
    switch (body.frame().mode()) {
      case VOID -> body.block().addLast(Body.RETURN);
      case VALUE -> body.block().addLast(Doc.cat("return ", early, ";"));
      case EARLY -> {
        String err = body.file().name(RuntimeNames.RESULT) + ".err";
        body.block().addLast(Doc.cat("return ", Code.call(err, List.of(early)), ";"));
      }
    }
  }
}
