package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Writes what a program does with spaces, and parallel pipelines. */
final class Spaces {
  private final Body body;
  private final StateEdits edits;

  Spaces(Body body) {
    this.body = body;
    this.edits = new StateEdits(body);
  }

  Code call(Core.CallSpace c, boolean targeted) {
    return body.calls().ofSpace(c, targeted);
  }

  private ProgramIndex.SpaceNames names(Core target) {
    SpaceSymbol space =
        Types.space(target.type())
            .orElseThrow(() -> InlineForm.bug("a space's member of " + target.type()));
    return body.index().space(space);
  }

  /** A field of the space whose class this is; empty for any other target. */
  private Optional<Code> ownField(Core target, String field) {
    if (target instanceof Core.Read r
        && body.expressions().binding(r.local()) instanceof Scope.Binding.Own own) {
      boolean plain = own.name().equals("this") && !body.scope().isUsed(field);
      return Optional.of(Code.stable(plain ? field : own.name() + "." + field));
    }
    return Optional.empty();
  }

  private Code value(Core core) {
    return body.expressions().value(core, false);
  }

  Code read(Core.ReadState c) {
    ProgramIndex.SpaceNames names = names(c.target());
    int i = c.state().index();
    return ownField(c.target(), names.states().get(i))
        .map(f -> f.dot("get", List.of()).asBoxed(InlineForm.isPrimitive(c.type())))
        .orElseGet(() -> getter(c.target(), names.getters().get(i), c.type(), c.state().type()));
  }

  /**
   * A collection of which an element or its length is asked, and nothing else happens before that:
   * an own state's is looked into where it is being edited.
   */
  Code looked(Core collection, boolean targeted) {
    if (collection instanceof Core.ReadState c) {
      String field = names(c.target()).states().get(c.state().index());
      Optional<Code> own = ownField(c.target(), field);
      if (own.isPresent()) {
        return own.get().dot("look", List.of());
      }
    }
    return body.expressions().value(collection, targeted);
  }

  Code read(Core.ReadIndex c) {
    ProgramIndex.IndexNames names = names(c.target()).of(c.index());
    return ownField(c.target(), names.field())
        .map(f -> f.dot("get", List.of()))
        .orElseGet(() -> value(c.target()).dot(names.getter(), List.of()));
  }

  private Code getter(Core target, String name, Type type, Type declared) {
    boolean boxed = InlineForm.isPrimitive(type) && !InlineForm.isPrimitive(declared);
    return value(target).dot(name, List.of()).asBoxed(boxed);
  }

  Code read(Core.ReadEmbed c) {
    ProgramIndex.SpaceNames names = names(c.target());
    int i = c.embed().index();
    return ownField(c.target(), names.embeds().get(i))
        .map(f -> f.dot("get", List.of()))
        .orElseGet(() -> value(c.target()).dot(names.embedGetters().get(i), List.of()));
  }

  Code stream(Core.StreamOf c) {
    ProgramIndex.SpaceNames names = names(c.target());
    SpaceSymbol space = Types.space(c.target().type()).orElseThrow();
    int i = space.streams().indexOf(c.stream());
    return ownField(c.target(), names.streams().get(i))
        .orElseGet(() -> value(c.target()).dot(names.streamGetters().get(i), List.of()));
  }

  Code write(Core.WriteState c) {
    ProgramIndex.SpaceNames names = names(c.target());
    int i = c.state().index();
    Optional<Code> own = ownField(c.target(), names.states().get(i));
    Optional<Code> edited = own.flatMap(state -> edits.edit(c, state));
    if (edited.isPresent()) {
      return edited.get();
    }
    List<Body.Arg> args = new ArrayList<>();
    if (own.isEmpty()) {
      args.add(new Body.Arg(c.target().type(), () -> value(c.target())));
    }
    args.add(new Body.Arg(c.value().type(), () -> body.expressions().value(c.value(), true)));
    List<Code> codes = body.inOrder(args);
    return own.map(f -> f.dot("set", codes))
        .orElseGet(() -> codes.get(0).dot(names.setters().get(i), List.of(codes.get(1))));
  }

  Code onEnd(Core.OnEnd c) {
    String method =
        switch (c.ending()) {
          case COMMIT -> ".onCommit";
          case ROLLBACK -> ".onRollback";
        };
    String head = body.file().name(RuntimeNames.TRANSACTIONS) + method;
    return Code.call(head, List.of(body.lambdas().runnable(c.body())));
  }

  // ---- creation ----

  Code create(Core.NewSpace c) {
    String owner = body.file().name(c.space());
    if (c.root().isEmpty()) {
      return creation(c, owner);
    }
    Code[] made = new Code[1];
    Block block = body.nested(() -> made[0] = creation(c, owner));
    Code make =
        block.isEmpty()
            ? Code.of(Doc.group("() ->", Doc.nest(4, Doc.LINE, made[0])), Code.LAMBDA)
            : Code.of(Doc.braces("() -> ", returning(block, made[0])), Code.LAMBDA);
    String root = body.index().space(c.space()).root();
    Code name = Code.stable(JavaNames.literal(c.root().get()));
    return Code.call(owner + "." + root, List.of(name, make));
  }

  private static List<Doc> returning(Block block, Code code) {
    List<Doc> all = new ArrayList<>(block.statements());
    all.add(Doc.group("return ", code, ";"));
    return all;
  }

  private Code creation(Core.NewSpace c, String owner) {
    ProgramIndex.FactoryKey key = ProgramIndex.key(c);
    String name = body.index().space(c.space()).factories().get(key);
    List<Body.Arg> args = new ArrayList<>();
    c.embeds().forEach(e -> e.ifPresent(v -> args.add(arg(v))));
    int embeds = args.size();
    c.states().forEach(s -> args.add(arg(s.value())));
    List<Code> codes = new ArrayList<>(body.inOrder(args));
    if (!InlineForm.isInOrder(c)) {
      for (int i = 0; i < codes.size(); i++) {
        codes.set(i, body.kept(codes.get(i), args.get(i).type()));
      }
    }
    List<Code> ordered = new ArrayList<>(codes.subList(0, embeds));
    for (int state : key.states()) {
      for (int i = 0; i < c.states().size(); i++) {
        if (c.states().get(i).state().index() == state) {
          ordered.add(codes.get(embeds + i));
        }
      }
    }
    String witness = body.file().arguments(Types.args(c.type()));
    return Code.call(owner + "." + witness + name, ordered);
  }

  private Body.Arg arg(Core core) {
    return new Body.Arg(core.type(), () -> body.expressions().value(core, true));
  }

  // ---- parallel ----

  Code parallel(Core.Parallel c) {
    List<Body.Arg> args = new ArrayList<>();
    Divided source = divided(c.source());
    args.add(new Body.Arg(source.whole().type(), () -> value(source.whole())));
    c.stages().forEach(s -> args.add(function(s.function())));
    switch (c.sink()) {
      case Core.Sink.ToArray s -> {}
      case Core.Sink.Any s -> args.add(function(s.predicate()));
      case Core.Sink.All s -> args.add(function(s.predicate()));
      case Core.Sink.Find s -> args.add(function(s.predicate()));
      case Core.Sink.Take s -> args.add(arg(s.count()));
      case Core.Sink.Each s -> args.add(function(s.action()));
      case Core.Sink.Reduce s -> {
        args.add(function(s.combine()));
        args.add(arg(s.zero()));
      }
    }
    List<Code> codes = body.inOrder(args);
    String over = body.file().name(RuntimeNames.PARALLEL) + "." + source.method();
    Code all = Code.call(over, codes.subList(0, 1));
    for (int i = 0; i < c.stages().size(); i++) {
      all = all.dot(method(c.stages().get(i).kind()), codes.subList(i + 1, i + 2));
    }
    int done = c.stages().size() + 1;
    boolean boxed = c.sink() instanceof Core.Sink.Reduce && InlineForm.isPrimitive(c.type());
    return all.dot(method(c.sink()), codes.subList(done, codes.size())).asBoxed(boxed);
  }

  /** What is divided between the cores, and the method that does so. */
  private record Divided(Core whole, String method) {}

  /** Of a tree's keys, values or entries, no array is made: the tree itself is divided. */
  private static Divided divided(Core source) {
    if (source instanceof Core.Call call && call.function().extern().isPresent()) {
      Optional<String> method = ofTree(call.function().extern().get());
      if (method.isPresent()) {
        return new Divided(call.args().getFirst(), method.get());
      }
    }
    return new Divided(source, "over");
  }

  private static Optional<String> ofTree(FunctionSymbol.Extern extern) {
    if (!extern.target().equals(RuntimeNames.BTREE)) {
      return Optional.empty();
    }
    return switch (extern.name()) {
      case "keys" -> Optional.of("overKeys");
      case "values" -> Optional.of("overValues");
      case "entries" -> Optional.of("overEntries");
      default -> Optional.empty();
    };
  }

  private static String method(Core.StageKind kind) {
    return switch (kind) {
      case MAP -> "map";
      case FILTER -> "filter";
      case FLAT_MAP -> "flatMap";
    };
  }

  private static String method(Core.Sink sink) {
    return switch (sink) {
      case Core.Sink.ToArray s -> "toArray";
      case Core.Sink.Any s -> "any";
      case Core.Sink.All s -> "all";
      case Core.Sink.Find s -> "find";
      case Core.Sink.Take s -> "take";
      case Core.Sink.Each s -> "each";
      case Core.Sink.Reduce s -> "reduce";
    };
  }

  private Body.Arg function(Core core) {
    if (core instanceof Core.Lambda lambda) {
      boolean cast = Types.resolve(lambda.body().type()) == Type.Special.NEVER;
      return new Body.Arg(core.type(), () -> body.lambdas().lambda(lambda, cast, false));
    }
    return new Body.Arg(core.type(), () -> value(core));
  }
}
