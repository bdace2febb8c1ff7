package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Writes {@link Core.Switch} as Java's switch with patterns, as {@code instanceof}, or as ifs. */
final class Switches {
  private final Body body;

  Switches(Body body) {
    this.body = body;
  }

  // ---- as an expression ----

  /** Only for what {@link InlineForm} holds to be an expression. */
  Code expression(Core.Switch c, boolean targeted) {
    Code subject = body.expressions().value(c.subject(), false);
    if (InlineForm.isSingle(c)) {
      return ternary(c, subject, targeted);
    }
    List<Doc> arms = new ArrayList<>();
    boolean[] boxed = {InlineForm.isPrimitive(c.type())};
    for (Core.Case k : c.cases()) {
      body.nested(() -> {
        Doc head = Doc.cat("case ", pattern(k, c.subject().type()), " ->");
        arms.add(new Doc.At(k.span(), arm(head, k.body(), targeted, boxed)));
      });
    }
    c.otherwise()
        .ifPresent(o ->
            body.nested(() -> {
              Doc arm = arm(Doc.text("default ->"), o, targeted, boxed);
              arms.add(new Doc.At(o.span(), arm));
            }));
    Doc doc = Doc.braces(Doc.group("switch (", subject, ") "), arms);
    return Code.of(doc, Code.LAMBDA).asBoxed(boxed[0]);
  }

  private Doc arm(Doc head, Core core, boolean targeted, boolean[] boxed) {
    Optional<Core> message = InlineForm.abortMessage(core);
    if (message.isPresent()) {
      return Doc.group(
          head, " throw ", body.statements().abort(message.get()).at(core.span()), ";");
    }
    Code code = body.expressions().whole(core, targeted);
    boxed[0] = boxed[0] && code.boxed();
    return Doc.group(head, Doc.nest(4, Doc.LINE, code), ";");
  }

  private Code ternary(Core.Switch c, Code subject, boolean targeted) {
    Core.Case only = c.cases().getFirst();
    // Not nested: Java may have a pattern's variables in scope in what follows.
    Code test = test(only, c.subject().type(), subject, new ArrayList<>());
    Code yes = body.expressions().value(only.body(), targeted);
    Core otherwise = c.otherwise().orElseThrow();
    Code no = body.expressions().value(otherwise, targeted);
    return Expressions.choice(test, only.body(), yes, otherwise, no);
  }

  private static Code instanceOf(Code subject, Doc pattern) {
    return Code.of(Doc.group(subject.in(Code.RELATION), " instanceof ", pattern), Code.RELATION);
  }

  // ---- as statements ----

  void run(Core.Switch c, Body.Target target) {
    boolean wanted =
        switch (target) {
          case Body.Target.Discard d -> false;
          case Body.Target.Assign a -> true;
          case Body.Target.Return r -> !body.isInsideLambdaStatement();
        };
    if (wanted && body.file().inline().isWhole(c)) {
      Code code = body.expressions().whole(c, true);
      body.statements().deliver(c, code, target);
      return;
    }
    Code subject = body.expressions().value(c.subject(), false);
    if (InlineForm.isSingle(c)) {
      runChain(c, 0, subject, target);
    } else if (!InlineForm.isJavaSwitch(c)) {
      runChain(c, 0, body.kept(subject, c.subject().type()), target);
    } else {
      runSwitch(c, subject, target);
    }
  }

  private void runSwitch(Core.Switch c, Code subject, Body.Target target) {
    List<Doc> arms = new ArrayList<>();
    boolean completes = false;
    for (Core.Case k : c.cases()) {
      Doc[] head = new Doc[1];
      Block arm =
          body.nested(() -> {
            head[0] = Doc.cat("case ", pattern(k, c.subject().type()), " -> ");
            body.statements().run(k.body(), target);
          });
      completes |= arm.isReachable();
      arms.add(new Doc.At(k.span(), Doc.braces(head[0], arm.statements())));
    }
    if (c.otherwise().isPresent()) {
      Core otherwise = c.otherwise().get();
      Block arm = body.nested(() -> body.statements().run(otherwise, target));
      completes |= arm.isReachable();
      arms.add(new Doc.At(otherwise.span(), Doc.braces("default -> ", arm.statements())));
    }
    Doc doc = Doc.braces(Doc.group("switch (", subject, ") "), arms);
    if (completes) {
      body.block().add(new Doc.At(c.span(), doc));
    } else {
      body.block().addLast(new Doc.At(c.span(), doc));
    }
  }

  /** One {@code if} after the other; the last case needs no test where there is nothing else. */
  private void runChain(Core.Switch c, int from, Code subject, Body.Target target) {
    if (from == c.cases().size()) {
      Core otherwise =
          c.otherwise()
              .orElseThrow(() -> InlineForm.bug("a switch over literals leaves cases out"));
      body.statements().run(otherwise, target);
      return;
    }
    Core.Case k = c.cases().get(from);
    boolean last = from == c.cases().size() - 1 && c.otherwise().isEmpty();
    if (last && k.test() instanceof Core.Test.OfLiteral) {
      body.statements().run(k.body(), target);
      return;
    }
    List<Runnable> before = new ArrayList<>();
    body.statements()
        .branch(
            k.span(),
            test(k, c.subject().type(), subject, before),
            () -> {
              before.forEach(Runnable::run);
              body.statements().run(k.body(), target);
            },
            () -> runChain(c, from + 1, subject, target));
  }

  /** The test of a case; what has to be bound in the case's own block is left in {@code before}. */
  private Code test(Core.Case k, Type type, Code subject, List<Runnable> before) {
    return switch (k.test()) {
      case Core.Test.OfConstructor t -> instanceOf(subject, pattern(k, type));
      case Core.Test.OfLiteral t -> equalsLiteral(subject, t.value());
      case Core.Test.OfType t -> typeTest(t.local(), k.body(), subject, before);
    };
  }

  private static Code equalsLiteral(Code subject, Object value) {
    Code literal = Expressions.literal(value);
    return switch (value) {
      case Boolean b -> b ? subject : Code.not(subject);
      case String s -> subject.dot("equals", List.of(literal));
      default -> Code.binary(subject, "==", literal, Code.EQUALITY);
    };
  }

  /** Java can ask for the class only; the cast to the whole type is unchecked. */
  private Code typeTest(Local local, Core use, Code subject, List<Runnable> before) {
    Type type = local.type();
    String wild = body.file().wild(type);
    if (Types.unrefined(type) instanceof Type.Param) {
      wild = body.file().name("java.lang.Object");
    }
    boolean refined = Types.resolve(type) instanceof Type.Refined;
    if (!refined && !Cores.reads(use, local)) {
      return instanceOf(subject, Doc.text(wild));
    }
    boolean same = wild.equals(body.file().boxed(type));
    String name =
        same
            ? body.scope().declare(local, InlineForm.isPrimitive(type))
            : body.scope().fresh(local.name());
    if (!same) {
      before.add(() -> castTo(local, name));
    }
    Code test = instanceOf(subject, Doc.text(wild + " " + name));
    return Types.resolve(type) instanceof Type.Refined r ? refined(test, r.symbol(), name) : test;
  }

  private void castTo(Local local, String from) {
    body.castUnchecked();
    String type = body.file().boxed(local.type());
    String name = body.scope().declare(local, false);
    body.block().add(Statements.declaration(type, name, Code.stable(from).cast(type)));
  }

  private Code refined(Code test, RefinementSymbol refinement, String name) {
    return body.index()
        .check(refinement)
        .map(check -> {
          ProgramIndex.Member member = body.index().member(check);
          String holds = body.file().name(member.owner()) + "." + member.name();
          Code call = Code.call(holds, List.of(Code.stable(name)));
          return Code.binary(test, "&&", call, Code.AND);
        })
        .orElse(test);
  }

  // ---- patterns ----

  private Doc pattern(Core.Case k, Type subject) {
    return switch (k.test()) {
      case Core.Test.OfConstructor t -> constructor(t, k.body(), subject);
      case Core.Test.OfLiteral t -> Expressions.literal(t.value()).doc();
      case Core.Test.OfType t -> {
        boolean boxed = InlineForm.isPrimitive(t.local().type());
        String type = body.file().boxed(t.local().type());
        yield Doc.text(type + " " + body.scope().declare(t.local(), boxed));
      }
    };
  }

  private Doc constructor(Core.Test.OfConstructor test, Core use, Type subject) {
    SumSymbol.Constructor constructor = test.constructor();
    String name = body.file().name(constructor);
    if (constructor.fields().isEmpty()) {
      return Doc.text(name + "()");
    }
    List<Type> args = Types.args(subject);
    Set<Local> used = new HashSet<>();
    Cores.walk(
        use,
        c -> {
          if (c instanceof Core.Read r) {
            used.add(r.local());
          }
        });
    boolean none = test.fields().stream().allMatch(f -> f.filter(l -> used.contains(l)).isEmpty());
    if (none) {
      return Doc.text(name + body.file().arguments(args) + " " + body.scope().fresh("ignored"));
    }
    Substitution substitution = Substitution.of(constructor.owner().params(), args);
    List<Doc> components = new ArrayList<>();
    for (int i = 0; i < constructor.fields().size(); i++) {
      RecordSymbol.Field field = constructor.fields().get(i);
      Type actual = substitution.apply(field.type());
      components.add(component(field, actual, test.fields().get(i)));
    }
    return Doc.cat(name, Doc.list("(", components, ")"));
  }

  /** Java wants exactly the component's type, so a type parameter's is the wrapper. */
  private Doc component(RecordSymbol.Field field, Type actual, Optional<Local> local) {
    boolean primitive = InlineForm.isPrimitive(field.type());
    String type = primitive ? body.file().type(actual) : body.file().boxed(actual);
    String name =
        local.isPresent()
            ? body.scope().declare(local.get(), !primitive && InlineForm.isPrimitive(actual))
            : body.scope().fresh(field.name());
    return Doc.text(type + " " + name);
  }
}
