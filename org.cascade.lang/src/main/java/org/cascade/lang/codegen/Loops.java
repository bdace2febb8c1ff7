package org.cascade.lang.codegen;

import java.util.List;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.types.Builtin;

/** Writes {@code for}: counted over a range, else over elements. */
final class Loops {
  private final Body body;

  Loops(Body body) {
    this.body = body;
  }

  void run(Core.ForEach c, Runnable after) {
    if (c.iterable() instanceof Core.Operate range && range.op() == Primitive.RANGE) {
      counted(c, range);
    } else {
      overElements(c);
    }
    after.run();
  }

  private void overElements(Core.ForEach c) {
    Code iterable = body.expressions().value(c.iterable(), false);
    String[] name = new String[1];
    Block loop =
        body.nested(() -> {
          name[0] = element(c);
          body.statements().run(c.body(), Body.Target.DISCARD);
        });
    String type = body.file().type(c.item().type());
    Doc head = Doc.group("for (", type, " ", name[0], " :", Doc.nest(4, Doc.LINE, iterable), ") ");
    body.block().add(new Doc.At(c.span(), Doc.braces(head, loop.statements())));
  }

  /** The loop's variable; the item itself, unless the item is a cell. */
  private String element(Core.ForEach c) {
    if (!c.item().isMutable()) {
      return body.scope().declare(c.item(), false);
    }
    String name = body.scope().fresh("next");
    rebind(c, name);
    return name;
  }

  /** Starts the loop's body with a variable of its own for the item. */
  private void rebind(Core.ForEach c, String from) {
    Code value = Code.stable(from);
    if (c.item().isShared()) {
      String cell = body.scope().fresh(c.item().name());
      body.scope().bind(c.item(), new Scope.Binding.Cell(cell));
      String ref = body.file().name(RuntimeNames.REF);
      String type = ref + "<" + body.file().boxed(c.item().type()) + ">";
      body.block()
          .add(Statements.declaration(type, cell, Code.call("new " + ref + "<>", List.of(value))));
    } else {
      String type = body.file().type(c.item().type());
      String name = body.scope().declare(c.item(), false);
      body.block().add(Statements.declaration(type, name, value));
    }
  }

  private void counted(Core.ForEach c, Core.Operate range) {
    List<Body.Arg> ends =
        range.args().stream()
            .map(a -> new Body.Arg(Builtin.INT_TYPE, () -> body.expressions().value(a, true)))
            .toList();
    List<Code> codes = body.inOrder(ends);
    Code from = codes.get(0);
    Code to = codes.get(1);
    String[] counter = new String[1];
    String[] end = new String[1];
    Block loop =
        body.nested(() -> {
          end[0] = to.stable() ? "" : body.scope().fresh("end");
          // Java's lambdas cannot use a counter.
          if (c.item().isMutable() || Cores.captures(c.body(), c.item())) {
            counter[0] = body.scope().fresh("next");
            rebind(c, counter[0]);
          } else {
            counter[0] = body.scope().declare(c.item(), false);
          }
          body.statements().run(c.body(), Body.Target.DISCARD);
        });
    String i = counter[0];
    Doc init =
        to.stable()
            ? Doc.cat("long ", i, " = ", from)
            : Doc.cat("long ", i, " = ", from, ", ", end[0], " = ", to);
    Object limit = to.stable() ? to : end[0];
    Doc test = Doc.cat(i, " < ", limit);
    Doc head =
        Doc.group("for (", Doc.nest(4, init, ";", Doc.LINE, test, ";", Doc.LINE, i, "++"), ") ");
    body.block().add(new Doc.At(c.span(), Doc.braces(head, loop.statements())));
  }
}
