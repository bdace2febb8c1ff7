package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cascade.lang.source.LineMap;
import org.cascade.lang.source.Span;

/**
 * Core as text, the same for the same core: locals and labels get numbers where a name is used
 * twice. For reading and for tests; nothing reads it back.
 */
public final class CorePrinter {
  private final StringBuilder out = new StringBuilder();
  private final Map<Object, String> names = new IdentityHashMap<>();
  private final Map<String, Integer> taken = new HashMap<>();
  private final List<Optional<Span>> lines = new ArrayList<>();
  private Optional<Span> line = Optional.empty();
  private int depth;

  private CorePrinter() {}

  /** One expression. */
  public static String print(Core core) {
    CorePrinter printer = new CorePrinter();
    printer.node(core);
    return printer.out.toString();
  }

  /** A function with its parameters. */
  public static String print(CoreFunction function) {
    CorePrinter printer = new CorePrinter();
    printer.function(function);
    return printer.out.toString();
  }

  /** A module: functions, then main. */
  public static String print(CoreModule module) {
    return printed(module).text();
  }

  /** The same, and where its lines come from. */
  public static Printed printed(CoreModule module) {
    CorePrinter printer = new CorePrinter();
    printer.text("module ").text(module.name()).end();
    for (CoreModule.CoreType type : module.types()) {
      printer.type(type);
    }
    module.globals().forEach(printer::global);
    module.functions().forEach(printer::function);
    printer.text("main ").node(module.main()).end();
    module.tests().forEach(printer::test);
    return new Printed(printer.out.toString(), new LineMap(printer.lines));
  }

  /** A text, and which source each line of it comes from. */
  public record Printed(String text, LineMap lines) {}

  private void global(CoreModule.Global global) {
    global
        .constant()
        .ifPresent(value -> {
          from(global.variable().declared());
          text("const ").text(global.variable().name()).text(" = ").node(value).end();
        });
  }

  private void test(CoreModule.CoreTest test) {
    from(test.span());
    text("test ").text(literal(test.title())).text(" ").node(test.body()).end();
  }

  private void type(CoreModule.CoreType type) {
    from(type.symbol().declared());
    text("type ").text(type.symbol().name()).end();
    switch (type) {
      case CoreModule.CoreRecord r -> {
        r.methods().forEach(this::function);
        r.check().ifPresent(this::check);
      }
      case CoreModule.CoreSum s -> {}
      case CoreModule.CoreRefinement r -> check(r.check());
      case CoreModule.CoreSpace s -> {
        for (int i = 0; i < s.initial().size(); i++) {
          from(s.symbol().states().get(i).declared());
          text("state ").text(s.symbol().states().get(i).name());
          s.initial().get(i).ifPresent(e -> text(" = ").node(e));
          end();
        }
        s.functions().forEach(this::function);
        s.streams().forEach(this::stream);
        s.invariants().forEach(i -> text("assert ").node(i.condition()).end());
      }
    }
  }

  private void check(CoreModule.Check check) {
    text("where ").text(name(check.value())).text(" => ").node(check.predicate()).end();
  }

  private void stream(CoreModule.CoreStream stream) {
    from(stream.symbol().decl().span());
    text("stream ").text(stream.symbol().name()).text(" yields ").node(stream.yield());
    switch (stream.trigger()) {
      case CoreModule.Trigger.OfState t -> text(" on ").text(t.state().name());
      case CoreModule.Trigger.OfExpression t -> text(" on ").node(t.watched());
      case CoreModule.Trigger.When t -> text(" when ").node(t.condition());
    }
    end();
  }

  private void function(CoreFunction f) {
    from(f.symbol().decl().span());
    text("function ").text(f.symbol().toString()).text("(");
    f.self().ifPresent(s -> text(name(s)).text(f.params().isEmpty() ? "" : ", "));
    text(f.params().stream().map(this::typed).collect(Collectors.joining(", ")));
    text(") = ").node(f.body()).end();
  }

  private String typed(Local local) {
    return name(local) + ": " + local.type();
  }

  // ---- nodes ----

  private CorePrinter node(Core core) {
    boolean around = core instanceof Core.Let || core instanceof Core.Sequence;
    if (!around && !(core instanceof Core.Unit)) {
      from(core.span());
    }
    return switch (core) {
      case Core.Literal n -> text(literal(n.value()));
      case Core.Unit n -> text("()");
      case Core.TupleOf n -> list("(", n.items(), ")");
      case Core.TupleItem n -> node(n.target()).text("." + n.index());
      case Core.ArrayOf n -> list("[", n.items(), "]");
      case Core.RecordOf n -> list(n.record().name() + " {", n.fields(), "}");
      case Core.FieldOf n -> node(n.target()).text("." + n.field().name());
      case Core.Update n -> update(n);
      case Core.VariantOf n -> list(n.constructor().name() + "(", n.fields(), ")");
      case Core.TypeValue n -> text("type " + n.value());
      case Core.BuildType n -> list("build type (", n.parts(), ")");
      case Core.Template n -> list("template(", n.parts(), ")");
      case Core.Read n -> text(name(n.local()));
      case Core.ReadGlobal n -> text(n.module() + "." + n.variable().name());
      case Core.Let n -> let(n);
      case Core.Assign n -> text(name(n.local()) + " := ").node(n.value());
      case Core.AssignGlobal n ->
          text(n.module() + "." + n.variable().name() + " := ").node(n.value());
      case Core.Lambda n ->
          text("(" + n.params().stream().map(this::typed).collect(Collectors.joining(", ")))
              .text(") => ")
              .node(n.body());
      case Core.Call n -> list(n.function() + "(", n.args(), ")");
      case Core.Invoke n -> node(n.function()).list(".(", n.args(), ")");
      case Core.Operate n ->
          list(n.op().name().toLowerCase(java.util.Locale.ROOT) + "(", n.args(), ")");
      case Core.Coerce n -> list("coerce<" + n.type() + ">(", List.of(n.value()), ")");
      case Core.Claim n -> claim(n);
      default -> control(core);
    };
  }

  private CorePrinter control(Core core) {
    return switch (core) {
      case Core.Sequence n -> {
        open("{");
        n.firsts().forEach(f -> node(f).line());
        node(n.last());
        yield close("}");
      }
      case Core.If n -> {
        text("if ").node(n.condition()).open(" {").node(n.then()).close("}").open(" else {");
        yield node(n.otherwise()).close("}");
      }
      case Core.Switch n -> choose(n);
      case Core.Join n -> join(n);
      case Core.Jump n -> list("jump " + name(n.label()) + "(", n.args(), ")");
      case Core.While n ->
          text("while ")
              .node(n.condition())
              .invariants(n.invariants())
              .open(" {")
              .node(n.body())
              .close("}");
      case Core.ForEach n ->
          text("for " + name(n.item()) + " in ")
              .node(n.iterable())
              .invariants(n.invariants())
              .open(" {")
              .node(n.body())
              .close("}");
      case Core.Return n -> text("return ").node(n.value());
      case Core.Abort n -> text("abort ").node(n.message());
      case Core.Attempt n -> text("attempt ").node(n.body());
      default -> space(core);
    };
  }

  private CorePrinter space(Core core) {
    return switch (core) {
      case Core.NewSpace n -> created(n);
      case Core.ReadIndex n ->
          node(n.target()).text(".index " + n.state().name() + " by " + n.index());
      case Core.ReadState n -> node(n.target()).text(".state " + n.state().name());
      case Core.WriteState n ->
          node(n.target()).text(".state " + n.state().name() + " := ").node(n.value());
      case Core.ReadEmbed n -> node(n.target()).text(".embed " + n.embed().name());
      case Core.StreamOf n -> node(n.target()).text(".stream " + n.stream().name());
      case Core.CallSpace n -> {
        n.target().ifPresentOrElse(this::node, () -> text(n.space().name()));
        yield list("!" + n.function().name() + "(", n.args(), ")");
      }
      case Core.ReleaseSpace n -> text("release ").node(n.target());
      case Core.OnEnd n -> text(n.ending().written() + " ").node(n.body());
      case Core.Parallel n -> parallel(n);
      default -> throw new IllegalArgumentException("unknown node " + core.getClass());
    };
  }

  private CorePrinter update(Core.Update n) {
    node(n.target()).text(" with {");
    String comma = "";
    for (Core.FieldUpdate u : n.updates()) {
      text(comma).text(u.field().name()).text(": ").node(u.value());
      comma = ", ";
    }
    return text("}");
  }

  private CorePrinter let(Core.Let n) {
    text(n.local().isMutable() ? "var " : "let ").text(name(n.local())).text(" = ");
    return node(n.value()).line().node(n.body());
  }

  private CorePrinter claim(Core.Claim n) {
    text("claim(").node(n.value()).text(", ").text(name(n.subject())).text(" => ");
    return node(n.predicate()).text(")");
  }

  private CorePrinter choose(Core.Switch n) {
    text("switch ").node(n.subject()).open(" {");
    for (Core.Case c : n.cases()) {
      text(test(c.test())).text(" => ").node(c.body());
      boolean last = c == n.cases().getLast() && n.otherwise().isEmpty();
      if (!last) {
        line();
      }
    }
    n.otherwise().ifPresent(o -> text("else => ").node(o));
    return close("}");
  }

  private String test(Core.Test test) {
    return switch (test) {
      case Core.Test.OfConstructor t ->
          t.fields().isEmpty()
              ? t.constructor().name()
              : t.fields().stream()
                  .map(f -> f.map(this::name).orElse("_"))
                  .collect(Collectors.joining(", ", t.constructor().name() + "(", ")"));
      case Core.Test.OfLiteral t -> literal(t.value());
      case Core.Test.OfType t -> typed(t.local());
    };
  }

  private CorePrinter join(Core.Join n) {
    String params = n.params().stream().map(this::typed).collect(Collectors.joining(", "));
    open("join " + name(n.label()) + "(" + params + ") {").node(n.target()).close("}");
    return text(" in ").node(n.body());
  }

  private CorePrinter created(Core.NewSpace n) {
    text("new ").text(n.space().name()).text("(");
    n.states().forEach(s -> text(s.state().name()).text(": ").node(s.value()).text(" "));
    n.embeds().forEach(e -> ifPresent(e, "new"));
    n.root().ifPresent(r -> text("root ").text(r));
    return text(")");
  }

  private void ifPresent(Optional<Core> core, String otherwise) {
    core.ifPresentOrElse(this::node, () -> text(otherwise));
    text(" ");
  }

  private CorePrinter parallel(Core.Parallel n) {
    text("parallel ").node(n.source());
    for (Core.Stage s : n.stages()) {
      text(" | " + s.kind().name().toLowerCase(java.util.Locale.ROOT) + " ").node(s.function());
    }
    return switch (n.sink()) {
      case Core.Sink.ToArray s -> text(" | to_array");
      case Core.Sink.Any s -> text(" | any ").node(s.predicate());
      case Core.Sink.All s -> text(" | all ").node(s.predicate());
      case Core.Sink.Find s -> text(" | find ").node(s.predicate());
      case Core.Sink.Take s -> text(" | take ").node(s.count());
      case Core.Sink.Each s -> text(" | each ").node(s.action());
      case Core.Sink.Reduce s -> text(" | reduce ").node(s.combine()).text(", ").node(s.zero());
    };
  }

  // ---- text ----

  private CorePrinter text(String text) {
    out.append(text);
    return this;
  }

  private CorePrinter list(String open, List<Core> items, String close) {
    text(open);
    String comma = "";
    for (Core item : items) {
      text(comma).node(item);
      comma = ", ";
    }
    return text(close);
  }

  private CorePrinter invariants(List<Core.Claim> invariants) {
    for (Core.Claim invariant : invariants) {
      text(" invariant ").node(invariant.predicate());
    }
    return this;
  }

  private CorePrinter open(String text) {
    text(text);
    depth++;
    return line();
  }

  private CorePrinter close(String text) {
    depth--;
    return line().text(text);
  }

  private CorePrinter line() {
    end();
    out.append("  ".repeat(depth));
    return this;
  }

  private void end() {
    out.append('\n');
    lines.add(line);
    line = Optional.empty();
  }

  /** Says what the present line comes from; the first one counts, which holds the others. */
  private void from(Span span) {
    if (line.isEmpty()) {
      line = Optional.of(span);
    }
  }

  private static String literal(Object value) {
    return value instanceof String s
        ? '"' + s.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"'
        : String.valueOf(value);
  }

  private String name(Object identity) {
    Function<Object, String> fresh =
        k -> {
          String wanted = k.toString();
          int count = taken.merge(wanted, 1, Integer::sum);
          return count == 1 ? wanted : wanted + "#" + count;
        };
    return names.computeIfAbsent(identity, fresh);
  }
}
