package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Local;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * Writes core as Java expressions; what needs statements is put before, in the current block.
 *
 * <p>A value is asked for <em>targeted</em> where Java knows from the context which type it must
 * have, so that inference may use it. Else the expression is of exactly its core type by itself.
 */
final class Expressions {
  /** Of more items, javac would take long to find what type they have together. */
  private static final int INFERRED_ITEMS = 16;

  private static final Code UNREACHABLE = Code.stable("unreachable");

  private final Body body;
  private final Operators operators;

  Expressions(Body body) {
    this.body = body;
    this.operators = new Operators(body);
  }

  Code unit() {
    return Code.stable(body.file().name(RuntimeNames.UNIT) + ".VALUE");
  }

  Code value(Core core, boolean targeted) {
    Code code = find(core, targeted);
    return step(core).map(code::lastAt).orElse(code).at(core.span());
  }

  /**
   * Where a call begins that stands behind its first argument, if that is on a later line: {@code
   * .map(f)} or {@code |> f} on a line of its own is a step of its own to a debugger.
   */
  private static Optional<Span> step(Core core) {
    if (!(core instanceof Core.Call || core instanceof Core.CallSpace)) {
      return Optional.empty();
    }
    Span whole = core.span();
    List<Core> parts = CoreWalk.children(core);
    if (parts.isEmpty()
        || parts.getFirst().span().source() != whole.source()
        || parts.getFirst().span().offset() != whole.offset()) {
      return Optional.empty();
    }
    String text = whole.source().text();
    int at = parts.getFirst().span().end();
    while (at < whole.end() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    boolean behind = text.startsWith(".", at) || text.startsWith("|>", at);
    return behind && at < whole.end() && whole.source().lineOf(at) != whole.line()
        ? Optional.of(whole.at(at, whole.end() - at))
        : Optional.empty();
  }

  /** A value that is all of its place, which may be a whole switch then. */
  Code whole(Core core, boolean targeted) {
    return core instanceof Core.Switch c && body.file().inline().isWhole(c)
        ? body.switches().expression(c, targeted).at(c.span())
        : value(core, targeted);
  }

  private Code find(Core core, boolean targeted) {
    return isOfNoValue(core) ? viaVariable(core) : findValue(core, targeted);
  }

  /** Reads what no value can be, such as the error of an {@code Ok(1)}: Java never comes there. */
  private static boolean isOfNoValue(Core core) {
    boolean reads =
        core instanceof Core.Read
            || core instanceof Core.ReadGlobal
            || core instanceof Core.TupleItem
            || core instanceof Core.FieldOf;
    return reads && Types.resolve(core.type()) == Type.Special.NEVER;
  }

  private Code findValue(Core core, boolean targeted) {
    return switch (core) {
      case Core.Literal c -> literal(c.value());
      case Core.Unit c -> unit();
      case Core.TypeValue c ->
          Code.call(
              "new " + body.file().name(RuntimeNames.TYPE_INFO),
              List.of(Code.stable(JavaNames.literal(c.value().toString()))));
      case Core.Read c -> read(c.local());
      case Core.ReadGlobal c -> readGlobal(c);
      case Core.TupleOf c -> tuple(c, targeted);
      case Core.TupleItem c ->
          value(c.target(), false).dot("a" + c.index(), List.of()).asBoxed(isPrimitive(c.type()));
      case Core.ArrayOf c -> array(c, targeted);
      case Core.RecordOf c -> record(c, targeted);
      case Core.FieldOf c -> field(c);
      case Core.Update c -> update(c, targeted);
      case Core.VariantOf c -> variant(c, targeted);
      case Core.Template c -> operators.template(c);
      case Core.Operate c -> body.statements().isChoice(c) ? viaVariable(c) : operators.operate(c);
      case Core.Coerce c -> coerce(c, targeted);
      case Core.Claim c -> value(c.value(), targeted);
      case Core.Lambda c -> body.lambdas().lambda(c, !targeted, true);
      case Core.Call c -> call(c, targeted);
      case Core.Invoke c -> body.calls().invoke(c);
      case Core.Let c -> {
        body.statements().bind(c.span(), c.local(), c.value());
        yield value(c.body(), targeted);
      }
      case Core.Sequence c -> {
        c.firsts().forEach(f -> body.statements().run(f, Body.Target.DISCARD));
        yield value(c.last(), targeted);
      }
      case Core.If c -> isInline(c) ? ternary(c, targeted) : viaVariable(c);
      case Core.Switch c -> isInline(c) ? body.switches().expression(c, targeted) : viaVariable(c);
      default -> findOther(core, targeted);
    };
  }

  private Code findOther(Core core, boolean targeted) {
    return switch (core) {
      case Core.Attempt c -> body.lambdas().attempt(c, targeted);
      case Core.NewSpace c -> body.spaces().create(c);
      case Core.ReadIndex c -> body.spaces().read(c);
      case Core.ReadState c -> body.spaces().read(c);
      case Core.ReadEmbed c -> body.spaces().read(c);
      case Core.StreamOf c -> body.spaces().stream(c);
      case Core.CallSpace c -> isVoid(c) ? viaVariable(c) : body.spaces().call(c, targeted);
      case Core.BuildType c -> throw InlineForm.bug("a type is built at run time, at " + c.span());
      case Core.Parallel c ->
          c.sink() instanceof Core.Sink.Each ? viaVariable(c) : body.spaces().parallel(c);
      default -> viaVariable(core);
    };
  }

  private boolean isVoid(Core.CallSpace c) {
    return body.file().inline().isVoid(c.function());
  }

  private Code call(Core.Call c, boolean targeted) {
    boolean isStatement =
        body.file().inline().isVoid(c.function()) || InlineForm.abortMessage(c).isPresent();
    return isStatement ? viaVariable(c) : body.calls().call(c, targeted);
  }

  private boolean isInline(Core core) {
    return body.file().inline().isExpression(core);
  }

  private static boolean isPrimitive(Type type) {
    return InlineForm.isPrimitive(type);
  }

  /** Writes it as statements before, which leave the value in a variable. */
  private Code viaVariable(Core core) {
    if (Types.isUnit(core.type())) {
      body.statements().run(core, Body.Target.DISCARD);
      return unit();
    }
    if (Types.resolve(core.type()) == Type.Special.NEVER) {
      body.statements().run(core, Body.Target.DISCARD);
      return UNREACHABLE;
    }
    String name = body.scope().fresh("value");
    if (body.file().inline().isWhole(core)) {
      String type = body.file().type(core.type());
      body.block().add(Statements.declaration(type, name, whole(core, true)));
      return Code.stable(name);
    }
    body.block().add(Doc.text(body.file().type(core.type()) + " " + name + ";"));
    body.statements().run(core, new Body.Target.Assign(name));
    return Code.stable(name);
  }

  static Code literal(Object value) {
    return switch (value) {
      case Long v -> Code.stable(JavaNames.literal(v));
      case Double v -> Code.stable(JavaNames.literal(v));
      case Boolean v -> Code.stable(v.toString());
      case String v -> text(v);
      default -> throw InlineForm.bug("a literal of class " + value.getClass().getName());
    };
  }

  /** A class file holds texts of up to 65,535 bytes. */
  private static Code text(String text) {
    int limit = 20_000;
    if (text.length() <= limit) {
      return Code.stable(JavaNames.literal(text));
    }
    List<Code> parts = new ArrayList<>(List.of(Code.stable("\"\"")));
    for (int i = 0; i < text.length(); i += limit) {
      String part = text.substring(i, Math.min(text.length(), i + limit));
      parts.add(Code.stable(JavaNames.literal(part)));
    }
    return Code.call("String.join", parts);
  }

  // ---- variables ----

  Scope.Binding binding(Local local) {
    return body.scope()
        .find(local)
        .orElseThrow(() -> InlineForm.bug("the local " + local + " is read where it is not bound"));
  }

  private Code read(Local local) {
    return switch (binding(local)) {
      case Scope.Binding.Plain b ->
          (local.isMutable() ? Code.variable(b.name()) : Code.stable(b.name())).asBoxed(b.boxed());
      case Scope.Binding.Own b -> Code.stable(b.name());
      case Scope.Binding.Cell b ->
          Code.stable(b.name()).dot("get", List.of()).asBoxed(isPrimitive(local.type()));
      case Scope.Binding.Unit b -> unit();
    };
  }

  private Code readGlobal(Core.ReadGlobal c) {
    ProgramIndex.GlobalNames names = body.index().global(c.variable());
    String owner = body.index().moduleClass(c.module());
    boolean own = owner.equals(body.file().className()) && !body.scope().isUsed(names.field());
    String prefix = own ? "" : body.file().name(owner) + ".";
    if (c.variable().isAssignable()) {
      return Code.stable(prefix + names.field())
          .dot("get", List.of())
          .asBoxed(isPrimitive(c.type()));
    }
    boolean isField = names.isConstant() || owner.equals(body.file().className());
    return isField
        ? Code.variable(prefix + names.field())
        : Code.call(prefix + names.accessor(), List.of());
  }

  // ---- values ----

  private List<Code> values(List<Core> cores, boolean targeted) {
    return body.inOrder(
        cores.stream().map(c -> new Body.Arg(c.type(), () -> value(c, targeted))).toList());
  }

  private Code tuple(Core.TupleOf c, boolean targeted) {
    if (c.items().isEmpty()) {
      return unit();
    }
    String name = body.file().name(JavaFile.tuple(c.items().size()));
    if (!targeted && c.items().stream().anyMatch(Expressions::needsTarget)) {
      String full = body.file().boxed(c.type());
      return Code.call("new " + full, values(c.items(), true));
    }
    return Code.call("new " + name + "<>", values(c.items(), targeted));
  }

  private Code array(Core.ArrayOf c, boolean targeted) {
    String array = body.file().name(RuntimeNames.ARRAY);
    if (c.items().isEmpty()) {
      return Code.call(array + "." + (targeted ? "" : arguments(c.type())) + "empty", List.of());
    }
    boolean many = c.items().size() > INFERRED_ITEMS;
    if (many || (!targeted && c.items().stream().anyMatch(Expressions::needsTarget))) {
      return Code.call(array + "." + arguments(c.type()) + "of", values(c.items(), true));
    }
    return Code.call(array + ".of", values(c.items(), targeted));
  }

  /** Whether it would need a cast to be of its type by itself. */
  private static boolean needsTarget(Core core) {
    return switch (core) {
      case Core.VariantOf c -> true;
      case Core.Lambda c -> true;
      case Core.ArrayOf c -> c.items().isEmpty() || needsTarget(c.items().getFirst());
      case Core.TupleOf c -> c.items().stream().anyMatch(Expressions::needsTarget);
      default -> false;
    };
  }

  private String arguments(Type type) {
    return body.file().arguments(Types.args(type));
  }

  private Code record(Core.RecordOf c, boolean targeted) {
    String arguments = arguments(c.type());
    String shown = arguments.isEmpty() || !targeted ? arguments : "<>";
    return Code.call("new " + body.file().name(c.record()) + shown, values(c.fields(), true));
  }

  private Code field(Core.FieldOf c) {
    RecordSymbol record =
        Types.record(c.target().type())
            .orElseThrow(() -> InlineForm.bug("a field of " + c.target().type()));
    String name = body.index().field(record, c.field().index());
    if (c.target() instanceof Core.Read r && binding(r.local()) instanceof Scope.Binding.Own) {
      return Code.variable(body.scope().isUsed(name) ? "this." + name : name)
          .asBoxed(isBoxed(c.field(), c.type()));
    }
    return value(c.target(), false).dot(name, List.of()).asBoxed(isBoxed(c.field(), c.type()));
  }

  /** Whether the field is declared of a type parameter. */
  private static boolean isBoxed(RecordSymbol.Field field, Type type) {
    return isPrimitive(type) && !isPrimitive(field.type());
  }

  private Code update(Core.Update c, boolean targeted) {
    RecordSymbol record =
        Types.record(c.type()).orElseThrow(() -> InlineForm.bug("an update of " + c.type()));
    List<Body.Arg> args = new ArrayList<>();
    args.add(
        new Body.Arg(
            c.target().type(), () -> body.kept(value(c.target(), true), c.target().type())));
    c.updates()
        .forEach(u -> args.add(new Body.Arg(u.value().type(), () -> value(u.value(), true))));
    List<Code> codes = new ArrayList<>(body.inOrder(args));
    if (!InlineForm.isInFieldOrder(c)) {
      for (int i = 1; i < codes.size(); i++) {
        codes.set(i, body.kept(codes.get(i), args.get(i).type()));
      }
    }
    List<Code> fields = new ArrayList<>();
    for (RecordSymbol.Field field : record.fields()) {
      fields.add(codes.getFirst().dot(body.index().field(record, field.index()), List.of()));
    }
    for (int i = 0; i < c.updates().size(); i++) {
      fields.set(c.updates().get(i).field().index(), codes.get(i + 1));
    }
    String arguments = arguments(c.type());
    String shown = arguments.isEmpty() || !targeted ? arguments : "<>";
    return Code.call("new " + body.file().name(record) + shown, fields);
  }

  private Code variant(Core.VariantOf c, boolean targeted) {
    boolean option = c.constructor().owner() == Builtin.OPTION;
    if (option || c.constructor().owner() == Builtin.RESULT) {
      String owner = body.file().name(c.constructor().owner());
      String method = c.constructor().name().toLowerCase(java.util.Locale.ROOT);
      boolean clear = targeted || (option && !c.fields().isEmpty());
      String witness = clear ? "" : arguments(c.type());
      return Code.call(owner + "." + witness + method, values(c.fields(), targeted || !clear));
    }
    String arguments = arguments(c.type());
    String shown = arguments.isEmpty() || !targeted ? arguments : "<>";
    Code made =
        Code.call("new " + body.file().name(c.constructor()) + shown, values(c.fields(), true));
    return targeted ? made : made.cast(body.file().boxed(c.type()));
  }

  private Code ternary(Core.If c, boolean targeted) {
    return choice(
        value(c.condition(), true),
        c.then(),
        value(c.then(), targeted),
        c.otherwise(),
        value(c.otherwise(), targeted));
  }

  /** {@code a ? b : c}, or what is the same with {@code &&} and {@code ||}. */
  static Code choice(Code condition, Core then, Code yes, Core otherwise, Code no) {
    if (isLiteral(then, true)) {
      return isLiteral(otherwise, false) ? condition : Code.binary(condition, "||", no, Code.OR);
    }
    if (isLiteral(otherwise, false)) {
      return Code.binary(condition, "&&", yes, Code.AND);
    }
    return isLiteral(then, false) && isLiteral(otherwise, true)
        ? Code.not(condition)
        : Code.ternary(condition, yes, no);
  }

  private static boolean isLiteral(Core core, boolean value) {
    return core instanceof Core.Literal l && l.value().equals(value);
  }

  /**
   * The core as a value of the type, if Java tells the two types apart: core takes a type parameter
   * and the type it is equated with for the same.
   */
  Core fitted(Core core, Type type) {
    boolean same =
        Types.resolve(core.type()) == Type.Special.NEVER
            || body.file().boxed(core.type()).equals(body.file().boxed(type));
    return same ? core : new Core.Coerce(core.span(), type, core);
  }

  /** A cast, where the types differ in Java. */
  private Code coerce(Core.Coerce c, boolean targeted) {
    Type from = c.value().type();
    if (Types.resolve(from) == Type.Special.NEVER) {
      return value(c.value(), targeted);
    }
    String to = body.file().boxed(c.type());
    String was = body.file().boxed(from);
    if (was.equals(to)) {
      return value(c.value(), targeted);
    }
    Code code = value(c.value(), false);
    if (to.equals(body.file().name("java.lang.Object"))) {
      return targeted ? code : code.cast(to);
    }
    boolean generic = to.contains("<") || Types.resolve(c.type()) instanceof Type.Param;
    if (generic) {
      body.castUnchecked();
    }
    boolean fromAny = was.equals(body.file().name("java.lang.Object"));
    String bridge =
        to.contains("<") ? body.file().wild(c.type()) : body.file().name("java.lang.Object");
    Code step = fromAny ? code : code.cast(bridge);
    return step.cast(to).asBoxed(isPrimitive(c.type()));
  }
}
