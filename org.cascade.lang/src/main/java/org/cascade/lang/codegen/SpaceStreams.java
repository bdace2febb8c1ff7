package org.cascade.lang.codegen;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.Local;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;

/** Writes the streams of a space as fields: when they yield, and what. */
final class SpaceStreams {
  private final JavaFile file;
  private final ProgramIndex.SpaceNames names;
  private final SpaceSymbol space;

  SpaceStreams(JavaFile file, ProgramIndex index, CoreModule.CoreSpace type) {
    this.file = file;
    this.space = type.symbol();
    this.names = index.space(space);
  }

  Doc field(CoreModule.CoreStream stream) {
    Body body = new Body(file);
    body.withSelf(stream.self());
    Code name = Code.stable(JavaNames.literal(stream.symbol().name()));
    Code call =
        switch (stream.trigger()) {
          case CoreModule.Trigger.OfState t -> {
            SpaceSymbol.State state = t.state();
            Code field = Code.stable(names.states().get(state.index()));
            Code trigger = trigger(factory(state.type()), field);
            yield Code.call("stream", List.of(name, trigger, onChange(body, stream)));
          }
          case CoreModule.Trigger.OfExpression t -> {
            Code watched = body.lambdas().supplier(t.watched(), false);
            Code trigger = trigger("ofExpression", watched);
            yield Code.call("stream", List.of(name, trigger, onChange(body, stream)));
          }
          case CoreModule.Trigger.When t -> {
            Code condition = function(body, stream.previous(), "previous", t.condition());
            Code yielded = body.lambdas().supplier(stream.yield(), false);
            yield Code.call("streamWhen", List.of(name, condition, yielded));
          }
        };
    int index = space.streams().indexOf(stream.symbol());
    String type = file.name(RuntimeNames.STREAM) + "<" + file.boxed(stream.symbol().event()) + ">";
    Doc declaration =
        Statements.declaration("private final " + type, names.streams().get(index), call);
    Doc warning = body.hasUncheckedCast() ? new Members(file).uncheckedWarning() : Doc.EMPTY;
    return Doc.cat(warning, declaration);
  }

  private Code trigger(String method, Code arg) {
    return Code.call(file.name(RuntimeNames.TRIGGER) + "." + method, List.of(arg));
  }

  /** Collections tell what changed in them, other states their old and new values. */
  private static String factory(Type type) {
    if (Builtin.is(type, Builtin.BTREE)) {
      return "ofTree";
    }
    if (Builtin.is(type, Builtin.MAP)) {
      return "ofMap";
    }
    if (Builtin.is(type, Builtin.SET)) {
      return "ofSet";
    }
    return Builtin.is(type, Builtin.ARRAY) ? "ofArray" : "ofState";
  }

  private Code onChange(Body body, CoreModule.CoreStream stream) {
    return function(body, stream.op(), "op", stream.yield());
  }

  private static Code function(Body body, Optional<Local> param, String name, Core core) {
    Code[] made = new Code[1];
    body.nested(() -> {
      String shown =
          param
              .map(l -> body.scope().declare(l, InlineForm.isPrimitive(l.type())))
              .orElseGet(() -> body.scope().fresh(name));
      made[0] = body.lambdas().arrow(shown, core, false);
    });
    return made[0];
  }
}
