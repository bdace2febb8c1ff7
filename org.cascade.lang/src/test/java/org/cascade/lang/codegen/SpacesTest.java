package org.cascade.lang.codegen;

import static org.cascade.lang.codegen.CoreBuilder.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Name;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.runtime.value.Show;
import org.junit.jupiter.api.Test;

/** Spaces, streams and transaction types on the real runtime. */
class SpacesTest {
  private static final Type VOTE = result(UNIT, STRING);

  /** A space under construction, with short names for what its functions do. */
  private static final class Counter {
    final SpaceSymbol symbol;
    final SpaceSymbol.State count =
        new SpaceSymbol.State("count", "", INT, Optional.empty(), 0, HERE);
    final SpaceSymbol.State name =
        new SpaceSymbol.State("name", "", STRING, Optional.empty(), 1, HERE);
    final SpaceSymbol.StreamDef changes;
    final Local made;

    Counter(String type) {
      symbol = new SpaceSymbol(MODULE, type, "Counts.", HERE, false);
      Expr nothing = new Expr.Missing(HERE);
      changes =
          new SpaceSymbol.StreamDef(
              new Member.Stream(
                  HERE, "", new Name(HERE, "changes"), nothing, new Member.Trigger.When(nothing)));
      changes.defineEvent(STRING);
      symbol.define(List.of(count, name), List.of(), List.of(changes), List.of());
      made = local("self", con(symbol));
    }

    Type type() {
      return con(symbol);
    }

    Core count(Core target) {
      return new Core.ReadState(HERE, INT, target, count);
    }

    Core create(Core name, Optional<String> root) {
      return new Core.NewSpace(
          HERE, type(), symbol, List.of(new Core.StateValue(this.name, name)), List.of(), root);
    }

    /**
     * {@code transaction add(n) { count := count + n; if count < 0 { Err("low") } else { Ok(()) }
     * }}.
     */
    CoreFunction add() {
      Local self = local("self", type());
      Local n = local("n", INT);
      Core write =
          new Core.WriteState(HERE, read(self), count, CoreBuilder.add(count(read(self)), read(n)));
      Core answer =
          iff(
              less(count(read(self)), lit(0L)),
              variant(VOTE, ERR, lit("low")),
              variant(VOTE, OK, unit()));
      return member(
          symbol, Decl.FunctionKind.TRANSACTION, "add", self, seq(write, answer), VOTE, n);
    }

    Core call(CoreFunction function, Core target, Core... args) {
      return new Core.CallSpace(
          HERE,
          function.symbol().result().orElseThrow(),
          symbol,
          Optional.of(target),
          function.symbol(),
          List.of(),
          List.of(args));
    }

    CoreModule.CoreStream stream() {
      SumSymbol.Constructor assigned = assigned();
      Type changed = con(Builtin.ASSIGNMENT, INT);
      Local op = local("op", changed);
      Local old = local("old", INT);
      Local now = local("now", INT);
      Core text =
          match(
              read(op),
              STRING,
              on(assigned, List.of(old, now), template(read(old), lit(" to "), read(now))));
      return new CoreModule.CoreStream(
          changes,
          made,
          new CoreModule.Trigger.OfState(count),
          Optional.of(op),
          Optional.empty(),
          text);
    }

    CoreModule.CoreSpace space(List<CoreFunction> functions) {
      return new CoreModule.CoreSpace(
          symbol,
          made,
          List.of(Optional.of(lit(0L)), Optional.empty()),
          functions,
          List.of(stream()),
          List.of());
    }
  }

  private static SumSymbol.Constructor assigned() {
    if (Builtin.ASSIGNMENT.constructors().isEmpty()) {
      TypeParameter t = parameter("T");
      define(
          Builtin.ASSIGNMENT,
          List.of(t),
          constructor(
              Builtin.ASSIGNMENT,
              "Assigned",
              0,
              field("old", param(t), 0),
              field("new", param(t), 1)));
    }
    return Builtin.ASSIGNMENT.constructors().getFirst();
  }

  @Test
  void statesTransactionsAndStreams() {
    Counter counter = new Counter("Counter");
    CoreFunction add = counter.add();
    Local self = local("self", counter.type());
    CoreFunction view =
        member(
            counter.symbol,
            Decl.FunctionKind.VIEW,
            "current",
            self,
            counter.count(read(self)),
            INT);
    Local c = local("c", counter.type());
    Core stream = new Core.StreamOf(HERE, con(Builtin.STREAM, STRING), read(c), counter.changes);
    TypeParameter t = parameter("T");
    FunctionSymbol from =
        extern(
            "org.cascade.runtime.api.Stream",
            "from",
            List.of(t),
            con(Builtin.STREAM, param(t)),
            local("self", con(Builtin.STREAM, param(t))),
            local("position", INT));
    FunctionSymbol toArray =
        extern(
            "org.cascade.runtime.api.Stream",
            "toArray",
            List.of(t),
            array(param(t)),
            local("self", con(Builtin.STREAM, param(t))));
    Builtin.STREAM.defineParams(List.of(t));
    Core events =
        call(
            toArray,
            array(STRING),
            List.of(STRING),
            call(from, con(Builtin.STREAM, STRING), List.of(STRING), stream, lit(0L)));
    Core write = new Core.WriteState(HERE, read(c), counter.count, lit(40L));
    Core body =
        let(
            c,
            counter.create(lit("one"), Optional.empty()),
            tupleOf(
                counter.call(add, read(c), lit(5L)),
                counter.call(add, read(c), lit(-9L)),
                counter.call(view, read(c)),
                seq(write, counter.count(read(c))),
                new Core.ReadState(HERE, STRING, read(c), counter.name),
                events));
    Compiled compiled =
        Compiled.of(
            module(
                List.of(counter.space(List.of(add, view))), List.of(function("f", body)),
                List.of(), unit()));
    assertEquals(
        "(Ok(()), Err(\"low\"), 5, 40, \"one\", [\"0 to 5\", \"5 to 40\"])",
        Show.show(compiled.call("f")));
    String text = compiled.text("x/Counter.java");
    assertTrue(text.contains("return transaction(\n"), text);
    assertTrue(text.contains("Trigger.ofState(count),\n"), text);
  }

  @Test
  void transactionsCalledOnTheSpacesName() {
    Counter counter = new Counter("Account");
    CoreFunction add = counter.add();
    Local a = local("a", counter.type());
    Local b = local("b", counter.type());
    Local n = local("n", INT);
    Local self = local("self", counter.type());
    Local ignored = local("ignored", UNIT);
    Local error = local("e", STRING);
    Core minus = minus(n);
    Core tried =
        match(
            counter.call(add, read(a), minus),
            UNIT,
            on(OK, List.of(ignored), unit()),
            on(ERR, List.of(error), ret(variant(VOTE, ERR, read(error)))));
    Core body = seq(counter.call(add, read(b), read(n)), tried, variant(VOTE, OK, unit()));
    CoreFunction transfer =
        member(
            counter.symbol, Decl.FunctionKind.TRANSACTION, "transfer", self, body, VOTE, a, b, n);
    Local x = local("x", counter.type());
    Local y = local("y", counter.type());
    Core call =
        new Core.CallSpace(
            HERE,
            VOTE,
            counter.symbol,
            Optional.empty(),
            transfer.symbol(),
            List.of(),
            List.of(read(x), read(y), lit(7L)));
    Core all =
        let(
            x,
            counter.create(lit("x"), Optional.empty()),
            let(
                y,
                counter.create(lit("y"), Optional.of("x.y")),
                tupleOf(
                    call,
                    counter.count(read(x)),
                    counter.count(read(y)),
                    counter.call(add, read(x), lit(10L)),
                    call,
                    counter.count(read(x)),
                    counter.count(read(y)))));
    Compiled compiled =
        Compiled.of(
            module(
                List.of(counter.space(List.of(add, transfer))), List.of(function("f", all)),
                List.of(), unit()));
    assertEquals("(Err(\"low\"), 0, 0, Ok(()), Ok(()), 3, 7)", Show.show(compiled.call("f")));
  }

  private static Core minus(Local n) {
    return op(Primitive.INT_NEGATE, INT, read(n));
  }

  @Test
  void transactionTypesRehearseAndCommit() {
    Counter counter = new Counter("Stock");
    CoreFunction add = counter.add();
    RecordSymbol order = new RecordSymbol(MODULE, "Order", "", HERE, true);
    order.define(List.of(field("stock", counter.type(), 0), field("n", INT, 1)), List.of());
    CoreFunction prepare = phase(counter, add, order, "prepare");
    CoreFunction commit = phase(counter, add, order, "commit");
    Local self = local("self", con(order));
    FunctionSymbol back =
        symbol(
            Decl.FunctionKind.METHOD,
            "rollback",
            Optional.of(order),
            Optional.empty(),
            List.of(),
            UNIT);
    CoreFunction rollback =
        new CoreFunction(
            back,
            Optional.of(self),
            List.of(),
            new Core.ReleaseSpace(HERE, get(read(self), order, 0)));
    Local s = local("s", counter.type());
    Local o = local("o", con(order));
    Core body =
        let(
            s,
            counter.create(lit("s"), Optional.empty()),
            let(
                o,
                make(order, read(s), lit(4L)),
                tupleOf(
                    call(prepare.symbol(), VOTE, List.of(), read(o)),
                    counter.count(read(s)),
                    call(commit.symbol(), VOTE, List.of(), read(o)),
                    counter.count(read(s)),
                    seq(call(back, UNIT, List.of(), read(o)), equal(read(o), read(o))))));
    Compiled compiled =
        Compiled.of(
            module(
                List.of(
                    counter.space(List.of(add)),
                    new CoreModule.CoreRecord(
                        order, List.of(prepare, commit, rollback), Optional.empty())),
                List.of(function("f", body)),
                List.of(),
                unit()));
    assertEquals("(Ok(()), 0, Ok(()), 4, true)", Show.show(compiled.call("f")));
  }

  private static CoreFunction phase(
      Counter counter, CoreFunction add, RecordSymbol order, String name) {
    Local self = local("self", con(order));
    Core body = counter.call(add, get(read(self), order, 0), get(read(self), order, 1));
    FunctionSymbol symbol =
        symbol(
            Decl.FunctionKind.METHOD, name, Optional.of(order), Optional.empty(), List.of(), VOTE);
    return new CoreFunction(symbol, Optional.of(self), List.of(), body);
  }

  @Test
  void spacesHaveEmbedsAndTypeParameters() {
    Counter counter = new Counter("Inner");
    counter.symbol.defineFunctions(List.of());
    TypeParameter t = parameter("T");
    SpaceSymbol outer = new SpaceSymbol(MODULE, "Outer", "", HERE, true);
    outer.defineParams(List.of(t));
    SpaceSymbol.Embed inner = new SpaceSymbol.Embed("inner", "", counter.type(), 0, HERE);
    SpaceSymbol.State it = new SpaceSymbol.State("it", "", param(t), Optional.empty(), 0, HERE);
    outer.define(List.of(it), List.of(inner), List.of(), List.of());
    Type outerOfInt = con(outer, INT);
    Local self = local("self", con(outer, param(t)));
    CoreModule.CoreSpace space =
        new CoreModule.CoreSpace(
            outer, self, List.of(Optional.empty()), List.of(), List.of(), List.of());
    Local o = local("o", outerOfInt);
    Core made =
        new Core.NewSpace(
            HERE,
            outerOfInt,
            outer,
            List.of(new Core.StateValue(it, lit(3L))),
            List.of(Optional.empty()),
            Optional.empty());
    Core given =
        new Core.NewSpace(
            HERE,
            outerOfInt,
            outer,
            List.of(),
            List.of(Optional.of(counter.create(lit("given"), Optional.empty()))),
            Optional.empty());
    Core body =
        let(
            o,
            made,
            add(
                counter.count(new Core.ReadEmbed(HERE, counter.type(), read(o), inner)),
                new Core.ReadState(HERE, INT, read(o), it)));
    Local g = local("g", outerOfInt);
    Core name =
        let(
            g,
            given,
            new Core.ReadState(
                HERE,
                STRING,
                new Core.ReadEmbed(HERE, counter.type(), read(g), inner),
                counter.name));
    Compiled compiled =
        Compiled.of(
            module(
                List.of(counter.space(List.of()), space),
                List.of(function("f", body), function("name", name)),
                List.of(),
                unit()));
    assertEquals(3L, compiled.call("f"));
    assertEquals("given", compiled.call("name"));
  }
}
