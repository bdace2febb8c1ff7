package org.cascade.lang.codegen;

import java.util.List;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.Local;
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
    Code trigger =
        switch (stream.trigger()) {
          case CoreModule.Trigger.OfState t ->
              trigger("changes", List.of(Code.stable(names.states().get(t.state().index()))));
          case CoreModule.Trigger.OfExpression t ->
              trigger(
                  "changes",
                  List.of(states(t.states()), body.lambdas().supplier(t.watched(), false)));
          case CoreModule.Trigger.When t ->
              trigger("when", List.of(states(t.states()), function(body, stream, t.condition())));
        };
    Code yield = function(body, stream, stream.yield());
    int index = space.streams().indexOf(stream.symbol());
    Code name = Code.stable(JavaNames.literal(stream.symbol().name()));
    String type =
        file.name(RuntimeNames.STREAM) + "<" + file.boxed(stream.symbol().event()) + ">";
    Doc declaration =
        Statements.declaration(
            "private final " + type,
            names.streams().get(index),
            Code.call("stream", List.of(name, trigger, yield)));
    Doc warning =
        body.hasUncheckedCast() ? new Members(file).uncheckedWarning() : Doc.EMPTY;
    return Doc.cat(warning, declaration);
  }

  private Code trigger(String method, List<Code> args) {
    return Code.call(file.name(RuntimeNames.TRIGGER) + "." + method, args);
  }

  private Code states(List<SpaceSymbol.State> states) {
    return Code.call(
        file.name("java.util.List") + ".of",
        states.stream().map(s -> Code.stable(names.states().get(s.index()))).toList());
  }

  /** {@code (op, previous) -> …}. */
  private Code function(Body body, CoreModule.CoreStream stream, Core core) {
    Code[] made = new Code[1];
    body.nested(
        () -> {
          String op = body.scope().fresh("op");
          String previous = body.scope().fresh("previous");
          stream.op().ifPresent(l -> bind(body, l, op));
          stream.previous().ifPresent(l -> bind(body, l, previous));
          made[0] = body.lambdas().arrow("(" + op + ", " + previous + ")", core, false);
        });
    return made[0];
  }

  /** The runtime hands both over untyped where it cannot know better. */
  private void bind(Body body, Local local, String name) {
    Type type = local.type();
    String shown = file.boxed(type);
    if (shown.contains("<")) {
      body.castUnchecked();
    }
    Code cast = Code.stable(name).cast(shown).asBoxed(InlineForm.isPrimitive(type));
    body.scope().bind(local, new Scope.Binding.Known(cast));
  }
}
