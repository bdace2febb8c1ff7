package org.cascade.lang.codegen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.Types;

/** Writes the file of a space: a class over the runtime's {@code Space}. */
final class SpaceFile {
  private final ProgramIndex index;
  private final CoreModule.CoreSpace type;
  private final SpaceSymbol symbol;
  private final ProgramIndex.SpaceNames names;
  private final JavaFile file;
  private final Members members;
  private final Codecs codecs;
  private final SpaceIndexes indexes;
  private final String self;

  private SpaceFile(ProgramIndex index, CoreModule.CoreSpace type) {
    this.index = index;
    this.type = type;
    this.symbol = type.symbol();
    this.names = index.space(symbol);
    this.file = new JavaFile(index, index.className(symbol), Set.of());
    this.members = new Members(file);
    this.codecs = new Codecs(file);
    this.indexes = new SpaceIndexes(file, names);
    this.self = file.boxed(symbol.selfType());
  }

  static GeneratedFile emit(ProgramIndex index, CoreModule.CoreSpace type) {
    SpaceFile space = new SpaceFile(index, type);
    return space.file.finish(space.declaration());
  }

  private boolean isGeneric() {
    return !symbol.params().isEmpty();
  }

  private Doc declaration() {
    List<Doc> all = new ArrayList<>();
    all.add(typeConstant());
    List<Doc> fields = fields();
    if (!fields.isEmpty()) {
      all.add(Doc.join(Doc.HARD, fields));
    }
    type.streams().forEach(s -> all.add(new SpaceStreams(file, index, type).field(s)));
    all.add(constructor());
    names.factories().forEach((key, name) -> all.add(factory(key, name)));
    all.add(root());
    type.functions().forEach(f -> all.add(function(f)));
    symbol.states().forEach(s -> all.add(getter(s)));
    symbol.states().forEach(s -> all.add(setter(s)));
    symbol.states().forEach(s -> s.indexes().forEach(i -> all.add(indexes.getter(s, i))));
    symbol.embeds().forEach(e -> all.add(getter(e)));
    for (int i = 0; i < symbol.streams().size(); i++) {
      all.add(streamGetter(i));
    }
    Doc head =
        Doc.text("public final class " + self + " extends " + file.name(RuntimeNames.SPACE) + " ");
    return Doc.cat(
        Javadoc.of(symbol.doc()), Members.body(new Doc.At(symbol.declared(), head), all));
  }

  // ---- what the runtime knows of the type ----

  private Doc typeConstant() {
    String spaceType = file.name(RuntimeNames.SPACE_TYPE);
    String shown = file.wild(symbol.selfType());
    String witness = isGeneric() ? "<" + shown + ">" : "";
    Code code =
        Code.call(
            spaceType + "." + witness + "of",
            List.of(
                Code.stable(JavaNames.literal(symbol.qualifiedName())),
                Code.stable(String.valueOf(symbol.isDistributed())),
                Code.stable(file.simpleName() + "::new")));
    Body body = new Body(file);
    for (SpaceSymbol.State state : symbol.states()) {
      code = code.dot("state", state(state, body));
    }
    for (SpaceSymbol.Embed embed : symbol.embeds()) {
      SpaceSymbol space = Types.space(embed.type()).orElseThrow();
      Code embedded = Code.stable(file.name(space) + ".TYPE");
      code = code.dot("embed", List.of(text(embed.name()), embedded));
    }
    for (SpaceSymbol.StreamDef stream : symbol.streams()) {
      code = code.dot("stream", List.of(text(stream.name()), codecs.of(stream.event())));
    }
    for (CoreFunction function : type.functions()) {
      if (function.symbol().kind() == Decl.FunctionKind.MIGRATE) {
        code = code.dot("migration", migration(function));
      }
    }
    return Doc.cat(
        Javadoc.of("What the runtime knows of this space."),
        codecs.hasUncheckedCast() || body.hasUncheckedCast()
            ? members.uncheckedWarning()
            : Doc.EMPTY,
        Statements.declaration(
            "public static final " + spaceType + "<" + shown + ">", "TYPE", code));
  }

  /** Name, codec, and the first value, which a state new to old data gets, if it stands alone. */
  private List<Code> state(SpaceSymbol.State state, Body body) {
    List<Code> args = new ArrayList<>(List.of(text(state.name()), codecs.of(state.type())));
    Optional<Core> initial = type.initial().get(state.index());
    if (!isGeneric() && initial.isPresent() && !Cores.reads(initial.get(), type.self())) {
      args.add(body.lambdas().supplier(initial.get(), false));
    }
    return args;
  }

  private List<Code> migration(CoreFunction function) {
    Type old = function.params().getFirst().type();
    String method = index.member(function.symbol()).name();
    Code call = Code.call(method, List.of(Code.stable("old")));
    Code lambda = Code.of(Doc.group("old ->", Doc.nest(4, Doc.LINE, call)), Code.LAMBDA);
    return List.of(text(function.symbol().name()), codecs.of(old), lambda);
  }

  private static Code text(String text) {
    return Code.stable(JavaNames.literal(text));
  }

  // ---- fields ----

  private List<Doc> fields() {
    List<Doc> all = new ArrayList<>();
    for (SpaceSymbol.State state : symbol.states()) {
      String javaType = file.name(RuntimeNames.STATE) + "<" + file.boxed(state.type()) + ">";
      String name = names.states().get(state.index());
      all.add(field(javaType, name, "state", state.name()));
    }
    symbol.states().forEach(s -> s.indexes().forEach(i -> all.add(indexes.field(s, i))));
    for (SpaceSymbol.Embed embed : symbol.embeds()) {
      String javaType = file.name(RuntimeNames.EMBED) + "<" + file.boxed(embed.type()) + ">";
      all.add(field(javaType, names.embeds().get(embed.index()), "embed", embed.name()));
    }
    return all;
  }

  private static Doc field(String type, String name, String method, String key) {
    return Statements.declaration(
        "private final " + type, name, Code.call(method, List.of(text(key))));
  }

  private Doc constructor() {
    String id = file.name(RuntimeNames.SPACE_ID);
    Body body = new Body(file);
    body.withSelf(type.self());
    List<Doc> statements = new ArrayList<>(List.of(Doc.text("super(TYPE, id);")));
    type.invariants().forEach(i -> statements.add(invariant(i, body)));
    Doc head = Doc.text("private " + file.simpleName() + "(" + id + " id) ");
    return Doc.cat(
        body.hasUncheckedCast() ? members.uncheckedWarning() : Doc.EMPTY,
        Doc.braces(head, statements));
  }

  /** What the runtime asks before each commit, with its text and its place for messages. */
  private static Doc invariant(CoreModule.CoreInvariant invariant, Body body) {
    Span span = invariant.span();
    Path file = Path.of(span.source().path()).getFileName();
    Code text = text(span.text().replaceAll("\\s+", " "));
    Code place = text(file + ":" + span.line());
    Code condition = body.lambdas().supplier(invariant.condition(), false);
    return new Doc.At(span, Doc.cat(Code.call("invariant", List.of(text, place, condition)), ";"));
  }

  // ---- creation ----

  private String typeParams() {
    return isGeneric() ? JavaFile.parameters(symbol.params()) + " " : "";
  }

  private Doc factory(ProgramIndex.FactoryKey key, String name) {
    Body body = new Body(file);
    List<Doc> params = new ArrayList<>();
    Map<Integer, String> embeds = new HashMap<>();
    Map<Integer, String> states = new HashMap<>();
    for (int i : key.embeds()) {
      SpaceSymbol.Embed embed = symbol.embeds().get(i);
      embeds.put(i, body.scope().fresh(embed.name()));
      params.add(Doc.text(file.type(embed.type()) + " " + embeds.get(i)));
    }
    for (int i : key.states()) {
      SpaceSymbol.State state = symbol.states().get(i);
      states.put(i, body.scope().fresh(state.name()));
      params.add(Doc.text(file.type(state.type()) + " " + states.get(i)));
    }
    Block block = initialization(body, embeds, states);
    String made = isGeneric() ? "made" : "it";
    Doc lambda = Doc.braces(made + " -> ", block.statements());
    Code create = Code.call("TYPE.create", List.of(Code.of(lambda, Code.LAMBDA)));
    boolean cast = isGeneric() || body.hasUncheckedCast();
    Doc method =
        Doc.braces(
            Doc.cat(
                "public static " + typeParams() + self + " " + name, Doc.list("(", params, ") ")),
            List.of(Doc.group("return ", isGeneric() ? create.cast(self) : create, ";")));
    return Doc.cat(
        Javadoc.of("Makes a new one."), cast ? members.uncheckedWarning() : Doc.EMPTY, method);
  }

  private Block initialization(
      Body body, Map<Integer, String> embeds, Map<Integer, String> states) {
    return body.framed(
        new Body.Frame(Body.Frame.Mode.VOID, Type.UNIT),
        () -> {
          String it = body.scope().fresh("it");
          body.scope().bind(type.self(), new Scope.Binding.Own(it));
          if (isGeneric()) {
            body.scope().fresh("made");
            body.block().add(Statements.declaration(self, it, Code.stable("made").cast(self)));
          }
          for (SpaceSymbol.Embed embed : symbol.embeds()) {
            Code value =
                Optional.ofNullable(embeds.get(embed.index()))
                    .map(Code::stable)
                    .orElseGet(() -> newEmbed(embed));
            set(body, it + "." + names.embeds().get(embed.index()), value);
          }
          for (SpaceSymbol.State state : symbol.states()) {
            Optional<Code> given = Optional.ofNullable(states.get(state.index())).map(Code::stable);
            Optional<Core> initial = type.initial().get(state.index());
            String field = it + "." + names.states().get(state.index());
            if (given.isPresent()) {
              set(body, field, given.get());
            } else if (initial.isPresent()) {
              set(body, field, body.expressions().value(initial.get(), true));
            }
          }
        });
  }

  private Code newEmbed(SpaceSymbol.Embed embed) {
    SpaceSymbol space = Types.space(embed.type()).orElseThrow();
    String create = index.space(space).factories().get(ProgramIndex.FactoryKey.PLAIN);
    String witness = file.arguments(Types.args(embed.type()));
    return Code.call(file.name(space) + "." + witness + create, List.of());
  }

  private static void set(Body body, String field, Code value) {
    body.block().add(Doc.cat(Code.stable(field).dot("set", List.of(value)), ";"));
  }

  private Doc root() {
    String string = file.name("java.lang.String");
    String supplier = file.name("java.util.function.Supplier") + "<" + self + ">";
    Code root =
        Code.call(
            "TYPE.root",
            List.of(Code.stable("name"), Code.stable(isGeneric() ? "make::get" : "make")));
    return Doc.cat(
        Javadoc.of("Finds the one of this name, from an earlier run too, or makes it."),
        isGeneric() ? members.uncheckedWarning() : Doc.EMPTY,
        Doc.braces(
            "public static "
                + typeParams()
                + self
                + " "
                + names.root()
                + "("
                + string
                + " name, "
                + supplier
                + " make) ",
            List.of(Doc.group("return ", isGeneric() ? root.cast(self) : root, ";"))));
  }

  // ---- functions ----

  private Doc function(CoreFunction function) {
    boolean isStatic = index.member(function.symbol()).isStatic();
    boolean isMigration = function.symbol().kind() == Decl.FunctionKind.MIGRATE;
    String modifiers = (isMigration ? "private" : "public") + (isStatic ? " static" : "");
    List<TypeParameter> more = isStatic ? symbol.params() : List.of();
    return members.function(function, modifiers, more, body -> statements(function, body));
  }

  private List<Doc> statements(CoreFunction function, Body body) {
    boolean isStatic = index.member(function.symbol()).isStatic();
    String wrapper =
        switch (function.symbol().kind()) {
          case TRANSFORM -> function.symbol().decl().parallel() ? "parallel" : "transform";
          case TRANSACTION ->
              (isStatic ? file.name(RuntimeNames.TRANSACTIONS) + "." : "") + "transaction";
          case VIEW -> function.symbol().decl().parallel() ? "parallel" : "view";
          default -> "";
        };
    boolean isVoid = index.member(function.symbol()).isVoid();
    if (wrapper.isEmpty()) {
      return body.method(function.body(), isVoid).statements();
    }
    Code name = text(function.symbol().name());
    if (isVoid) {
      Code run = body.lambdas().runnable(function.body());
      return List.of(Doc.cat(Code.call(wrapper + "Unit", List.of(name, run)), ";"));
    }
    Code run = body.lambdas().supplier(function.body(), true);
    return List.of(Doc.group("return ", Code.call(wrapper, List.of(name, run)), ";"));
  }

  // ---- access from outside ----

  private Doc getter(SpaceSymbol.State state) {
    String name = names.states().get(state.index());
    String call = "return view(" + JavaNames.literal(state.name()) + ", () -> " + name + ".get());";
    return Doc.cat(
        Javadoc.of(state.doc()),
        Doc.braces(
            "public " + file.type(state.type()) + " " + names.getters().get(state.index()) + "() ",
            List.of(Doc.text(call))));
  }

  private Doc setter(SpaceSymbol.State state) {
    String name = names.states().get(state.index());
    String key = JavaNames.literal(state.name() + " :=");
    String call = "transformUnit(" + key + ", () -> " + name + ".set(newValue));";
    return Doc.braces(
        "public void "
            + names.setters().get(state.index())
            + "("
            + file.type(state.type())
            + " newValue) ",
        List.of(Doc.text(call)));
  }

  private Doc getter(SpaceSymbol.Embed embed) {
    String name = names.embeds().get(embed.index());
    return Doc.cat(
        Javadoc.of(embed.doc()),
        Doc.braces(
            "public "
                + file.type(embed.type())
                + " "
                + names.embedGetters().get(embed.index())
                + "() ",
            List.of(Doc.text("return " + name + ".get();"))));
  }

  private Doc streamGetter(int i) {
    SpaceSymbol.StreamDef stream = symbol.streams().get(i);
    String event = file.name(RuntimeNames.STREAM) + "<" + file.boxed(stream.event()) + ">";
    return Doc.cat(
        Javadoc.of(stream.decl().doc()),
        Doc.braces(
            "public " + event + " " + names.streamGetters().get(i) + "() ",
            List.of(Doc.text("return " + names.streams().get(i) + ";"))));
  }
}
