package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/** Writes core as statements that bring its value to a target. */
final class Statements {
  private static final int SHARED_TARGET = 6;

  private final Body body;

  Statements(Body body) {
    this.body = body;
  }

  // ---- forms of statements ----

  static Doc declaration(String type, String name, Code value) {
    return Doc.group(type, " ", name, " =", Doc.nest(4, Doc.LINE, value), ";");
  }

  static Doc assignment(String name, Code value) {
    return Doc.group(name, " =", Doc.nest(4, Doc.LINE, value), ";");
  }

  private void add(Span span, Object... parts) {
    body.block().add(new Doc.At(span, Doc.cat(parts)));
  }

  private Code value(Core core) {
    return body.expressions().value(core, true);
  }

  private Code whole(Core core) {
    return body.expressions().whole(core, true);
  }

  // ---- the switch over all forms ----

  /** Writes the core so that its value reaches the target. */
  void run(Core core, Body.Target target) {
    if (!body.block().isReachable()) {
      return;
    }
    switch (core) {
      case Core.Let c -> {
        bind(c.span(), c.local(), c.value());
        run(c.body(), target);
      }
      case Core.Sequence c -> {
        c.firsts().forEach(f -> run(f, Body.Target.DISCARD));
        run(c.last(), target);
      }
      case Core.If c -> runIf(c, target);
      case Core.Switch c -> body.switches().run(c, target);
      case Core.Join c -> runJoin(c, target);
      case Core.Jump c -> runJump(c, target);
      case Core.Return c -> runReturn(c);
      case Core.While c -> runWhile(c, target);
      case Core.ForEach c -> new Loops(body).run(c, () -> unit(c.span(), target));
      case Core.Assign c -> {
        assign(c);
        unit(c.span(), target);
      }
      case Core.AssignGlobal c -> {
        assignGlobal(c);
        unit(c.span(), target);
      }
      case Core.Claim c -> run(c.value(), target);
      case Core.Operate c when isChoice(c) -> runIf(asIf(c), target);
      default -> runOther(core, target);
    }
  }

  private void runOther(Core core, Body.Target target) {
    Optional<Core> message = InlineForm.abortMessage(core);
    if (message.isPresent()) {
      Code thrown = abort(message.get());
      body.block().addLast(new Doc.At(core.span(), Doc.cat("throw ", thrown, ";")));
    } else if (isEndless(core)) {
      runEndless(core);
    } else if (target instanceof Body.Target.Discard && isPure(core)) {
      return;
    } else if (isUnitStatement(core)) {
      add(core.span(), statement(core), ";");
      unit(core.span(), target);
    } else {
      deliver(core, value(core), target);
    }
  }

  /** {@code new Abort(message)}. */
  Code abort(Core message) {
    return Code.call("new " + body.file().name(RuntimeNames.ABORT), List.of(value(message)));
  }

  /** Whether Java has it as a statement without a value. */
  private boolean isUnitStatement(Core core) {
    return switch (core) {
      case Core.Call c -> body.file().inline().isVoid(c.function());
      case Core.CallSpace c -> body.file().inline().isVoid(c.function());
      case Core.WriteState c -> true;
      case Core.ReleaseSpace c -> true;
      case Core.OnEnd c -> true;
      case Core.Parallel c -> c.sink() instanceof Core.Sink.Each;
      default -> false;
    };
  }

  private Code statement(Core core) {
    return switch (core) {
      case Core.Call c -> body.calls().call(c, true);
      case Core.CallSpace c -> body.spaces().call(c, true);
      case Core.WriteState c -> body.spaces().write(c);
      case Core.ReleaseSpace c -> value(c.target()).dot("rollback", List.of());
      case Core.OnEnd c -> body.spaces().onEnd(c);
      case Core.Parallel c -> body.spaces().parallel(c);
      default -> value(core);
    };
  }

  private static boolean isEndless(Core core) {
    return Types.resolve(core.type()) == Type.Special.NEVER;
  }

  /** What does not come back, such as a call, of which Java knows nothing. */
  private void runEndless(Core core) {
    List<Core> parts = CoreWalk.children(core);
    if (core instanceof Core.Call
        || core instanceof Core.CallSpace
        || core instanceof Core.Invoke) {
      boolean isVoid = isUnitStatement(core);
      add(core.span(), isVoid ? statement(core) : value(core), ";");
    } else if (core instanceof Core.Operate && parts.stream().noneMatch(Statements::isEndless)) {
      String type = body.file().name("java.lang.Object");
      add(core.span(), declaration(type, body.scope().fresh("none"), value(core)));
    } else {
      parts.forEach(p -> run(p, Body.Target.DISCARD));
    }
    String error = body.file().name("java.lang.AssertionError");
    body.block()
        .addLast(new Doc.At(core.span(), Doc.text("throw new " + error + "(\"unreachable\");")));
  }

  // ---- targets ----

  private void unit(Span span, Body.Target target) {
    if (!(target instanceof Body.Target.Discard)) {
      Code unit = body.expressions().unit();
      deliver(new Core.Unit(span), unit, target);
    }
  }

  /** Brings a finished value to its target. */
  void deliver(Core core, Code code, Body.Target target) {
    Span span = core.span();
    switch (target) {
      case Body.Target.Return t -> {
        Code result = body.frame().mode() == Body.Frame.Mode.EARLY ? wrapped("ok", code) : code;
        body.block().addLast(new Doc.At(span, Doc.group("return ", result, ";")));
      }
      case Body.Target.Assign t -> add(span, assignment(t.variable(), code));
      case Body.Target.Discard t -> {
        if (code.statement()) {
          add(span, code, ";");
        } else if (!code.stable()) {
          String name = body.scope().unique("ignored");
          add(span, declaration(body.file().type(core.type()), name, code));
        }
      }
    }
  }

  /** Whether a value that is thrown away need not be computed. */
  static boolean isPure(Core core) {
    return switch (core) {
      case Core.Literal c -> true;
      case Core.Unit c -> true;
      case Core.TypeValue c -> true;
      case Core.Read c -> true;
      case Core.ReadGlobal c -> true;
      case Core.Lambda c -> true;
      case Core.TupleOf c -> c.items().stream().allMatch(Statements::isPure);
      case Core.ArrayOf c -> c.items().stream().allMatch(Statements::isPure);
      case Core.RecordOf c -> c.fields().stream().allMatch(Statements::isPure);
      case Core.VariantOf c -> c.fields().stream().allMatch(Statements::isPure);
      case Core.FieldOf c -> isPure(c.target());
      case Core.Update c ->
          isPure(c.target()) && c.updates().stream().allMatch(u -> isPure(u.value()));
      case Core.TupleItem c -> isPure(c.target());
      case Core.Coerce c -> isPure(c.value());
      default -> false;
    };
  }

  private Code wrapped(String how, Code code) {
    return Code.call(body.file().name(RuntimeNames.RESULT) + "." + how, List.of(code));
  }

  private void runReturn(Core.Return c) {
    switch (body.frame().mode()) {
      case VOID -> {
        run(c.value(), Body.Target.DISCARD);
        body.block().addLast(Body.RETURN);
      }
      case VALUE -> run(c.value(), Body.Target.RETURN);
      case EARLY -> {
        Code code = wrapped("err", value(c.value()));
        body.block().addLast(new Doc.At(c.span(), Doc.group("return ", code, ";")));
      }
    }
  }

  // ---- variables ----

  /** Gives a local its value, in a Java variable where one is needed. */
  void bind(Span span, Local local, Core given) {
    Core core = body.expressions().fitted(given, local.type());
    if (core instanceof Core.Claim claim) {
      bind(span, local, claim.value());
    } else if (core instanceof Core.Let let) {
      bind(let.span(), let.local(), let.value());
      bind(span, local, let.body());
    } else if (core instanceof Core.Sequence sequence) {
      sequence.firsts().forEach(f -> run(f, Body.Target.DISCARD));
      bind(span, local, sequence.last());
    } else if (local.isMutable() && local.isShared()) {
      bindCell(span, local, core);
    } else if (!local.isMutable() && Types.isUnit(local.type())) {
      run(core, Body.Target.DISCARD);
      body.scope().bind(local, new Scope.Binding.Unit());
    } else if (!local.isMutable() && core instanceof Core.Read r && !r.local().isMutable()) {
      body.scope().bind(local, body.expressions().binding(r.local()));
    } else {
      declare(span, local, core);
    }
  }

  private void bindCell(Span span, Local local, Core core) {
    String name = body.scope().fresh(local.name());
    body.scope().bind(local, new Scope.Binding.Cell(name));
    String ref = body.file().name(RuntimeNames.REF);
    String type = ref + "<" + body.file().boxed(local.type()) + ">";
    Code cell = Code.call("new " + ref + "<>", List.of(value(core)));
    add(span, declaration(type, name, cell));
  }

  private void declare(Span span, Local local, Core core) {
    String type = body.file().type(local.type());
    if (isAssigned(core)) {
      String name = body.scope().declare(local, false);
      add(span, type, " ", name, ";");
      run(core, new Body.Target.Assign(name));
    } else {
      // Named first: Java has the name in scope in its own initializer.
      String name = body.scope().declare(local, false);
      add(span, declaration(type, name, whole(core)));
    }
  }

  /** Whether the branches set the variable, each in its place. */
  private boolean isAssigned(Core core) {
    if (isEndless(core)) {
      return false;
    }
    boolean inline = body.file().inline().isWhole(core);
    return switch (core) {
      case Core.If c -> !(inline && InlineForm.isSmall(c));
      case Core.Switch c -> !inline;
      case Core.Join c -> true;
      case Core.Operate c -> isChoice(c);
      default -> false;
    };
  }

  private void assign(Core.Assign c) {
    switch (body.expressions().binding(c.local())) {
      case Scope.Binding.Plain b -> {
        Core value = body.expressions().fitted(c.value(), c.local().type());
        if (isAssigned(value)) {
          run(value, new Body.Target.Assign(b.name()));
        } else {
          add(c.span(), assignment(b.name(), whole(value)));
        }
      }
      case Scope.Binding.Cell b ->
          add(c.span(), Code.variable(b.name()).dot("set", List.of(value(c.value()))), ";");
      case Scope.Binding.Own b -> throw InlineForm.bug("self is assigned");
      case Scope.Binding.Unit b -> run(c.value(), Body.Target.DISCARD);
    }
  }

  private void assignGlobal(Core.AssignGlobal c) {
    ProgramIndex.GlobalNames names = body.index().global(c.variable());
    String owner = body.index().moduleClass(c.module());
    boolean own = owner.equals(body.file().className()) && !body.scope().isUsed(names.field());
    String field = own ? names.field() : body.file().name(owner) + "." + names.field();
    Code code = whole(c.value());
    if (c.variable().isAssignable()) {
      add(c.span(), Code.variable(field).dot("set", List.of(code)), ";");
    } else {
      add(c.span(), assignment(field, code));
    }
  }

  // ---- choices ----

  /** Whether {@code and} or {@code or} has a right side that needs statements. */
  boolean isChoice(Core.Operate c) {
    return (c.op() == Primitive.AND || c.op() == Primitive.OR)
        && !body.file().inline().isExpression(c.args().get(1));
  }

  static Core.If asIf(Core.Operate c) {
    Core left = c.args().get(0);
    Core right = c.args().get(1);
    boolean and = c.op() == Primitive.AND;
    Core settled = new Core.Literal(left.span(), Builtin.BOOL_TYPE, !and);
    return new Core.If(c.span(), c.type(), left, and ? right : settled, and ? settled : right);
  }

  private void runIf(Core.If c, Body.Target target) {
    boolean wanted = !(target instanceof Body.Target.Discard);
    if (wanted && body.file().inline().isExpression(c) && InlineForm.isSmall(c)) {
      deliver(c, value(c), target);
      return;
    }
    Code condition = value(c.condition());
    branch(c.span(), condition, () -> run(c.then(), target), () -> run(c.otherwise(), target));
  }

  /** An {@code if}; what follows one that never ends normally needs no {@code else}. */
  void branch(Span span, Code test, Runnable then, Runnable otherwise) {
    Block yes = body.nested(then);
    if (!yes.isReachable()) {
      Doc doc = Doc.braces(head(test), yes.statements());
      body.block().addIf(new Doc.At(span, doc), true);
      otherwise.run();
      return;
    }
    Block no = body.nested(otherwise);
    Doc doc;
    if (no.isEmpty()) {
      doc = Doc.braces(head(test), yes.statements());
    } else if (yes.isEmpty()) {
      doc = Doc.braces(head(Code.not(test)), no.statements());
    } else if (no.isLoneIf()) {
      doc = Doc.cat(Doc.braces(head(test), yes.statements()), " else ", no.statements().getFirst());
    } else {
      doc =
          Doc.cat(Doc.braces(head(test), yes.statements()), Doc.braces(" else ", no.statements()));
    }
    body.block().addIf(new Doc.At(span, doc), true);
  }

  private static Doc head(Code condition) {
    return Doc.group("if (", condition, ") ");
  }

  // ---- joins ----

  private void runJoin(Core.Join c, Body.Target target) {
    int jumps = Cores.jumps(c.body(), c.label());
    if (jumps <= 1 || isTrivial(c)) {
      body.joins().put(c.label(), new Body.JoinPoint.Inline(c));
      run(c.body(), target);
      return;
    }
    List<String> variables = new ArrayList<>();
    for (Local param : c.params()) {
      String name = body.scope().fresh(param.name());
      variables.add(name);
      add(c.span(), body.file().type(param.type()), " ", name, ";");
    }
    String label = body.scope().fresh(c.label().toString());
    String done = body.scope().fresh("done");
    body.joins().put(c.label(), new Body.JoinPoint.Break(label, variables));
    Block inner = body.nested(() -> run(c.body(), target));
    if (inner.isReachable()) {
      inner.addLast(Doc.text("break " + done + ";"));
      Block outer =
          body.nested(() -> {
            body.block().add(labelled(label, inner));
            runTarget(c, variables, target);
          });
      body.block().add(labelled(done, outer));
    } else {
      body.block().add(labelled(label, inner));
      runTarget(c, variables, target);
    }
  }

  private static Doc labelled(String label, Block block) {
    return Doc.cat(label, ":", Doc.HARD, Doc.braces("", block.statements()));
  }

  private void runTarget(Core.Join c, List<String> variables, Body.Target target) {
    for (int i = 0; i < variables.size(); i++) {
      Local param = c.params().get(i);
      body.scope().bind(param, new Scope.Binding.Plain(variables.get(i), false));
    }
    run(c.target(), target);
  }

  /** Whether the target is so short that each jump may have its own. */
  private boolean isTrivial(Core.Join c) {
    return Cores.size(c.target(), SHARED_TARGET) <= SHARED_TARGET
        && (body.file().inline().isExpression(c.target())
            || c.target() instanceof Core.Jump
            || InlineForm.abortMessage(c.target()).isPresent());
  }

  private void runJump(Core.Jump c, Body.Target target) {
    Body.JoinPoint point = body.joins().get(c.label());
    switch (point) {
      case Body.JoinPoint.Inline p -> {
        for (int i = 0; i < c.args().size(); i++) {
          bind(c.span(), p.join().params().get(i), c.args().get(i));
        }
        run(p.join().target(), target);
      }
      case Body.JoinPoint.Break p -> {
        List<Body.Arg> args =
            c.args().stream().map(a -> new Body.Arg(a.type(), () -> value(a))).toList();
        List<Code> codes = body.inOrder(args);
        for (int i = 0; i < codes.size(); i++) {
          add(c.span(), assignment(p.variables().get(i), codes.get(i)));
        }
        body.block().addLast(new Doc.At(c.span(), Doc.text("break " + p.label() + ";")));
      }
      case null -> throw InlineForm.bug("a jump to " + c.label() + " outside its join");
    }
  }

  // ---- loops ----

  private void runWhile(Core.While c, Body.Target target) {
    boolean always = c.condition() instanceof Core.Literal l && l.value().equals(true);
    boolean never = c.condition() instanceof Core.Literal l && l.value().equals(false);
    if (never) {
      unit(c.span(), target);
      return;
    }
    boolean inline =
        body.file().inline().isExpression(c.condition()) && !isJavaConstant(c.condition());
    Doc head = Doc.text("while (true) ");
    Block loop =
        body.nested(() -> {
          if (!inline && !always) {
            Code test = body.kept(value(c.condition()), Builtin.BOOL_TYPE);
            add(c.span(), Doc.braces(head(Code.not(test)), List.of(Doc.text("break;"))));
          }
          run(c.body(), Body.Target.DISCARD);
        });
    if (inline && !always) {
      head = Doc.group("while (", value(c.condition()), ") ");
    }
    Doc doc = new Doc.At(c.span(), Doc.braces(head, loop.statements()));
    if (always) {
      body.block().addLast(doc);
    } else {
      body.block().add(doc);
      unit(c.span(), target);
    }
  }

  /** Whether Java, too, sees that it is constant, and draws conclusions for what is reachable. */
  private static boolean isJavaConstant(Core core) {
    return !Cores.any(core, c -> !mayBeJavaConstant(c));
  }

  private static boolean mayBeJavaConstant(Core core) {
    return switch (core) {
      case Core.Literal c -> true;
      case Core.Operate c -> true;
      case Core.ReadGlobal c -> c.variable().kind() == Variable.Kind.CONST;
      default -> false;
    };
  }
}
