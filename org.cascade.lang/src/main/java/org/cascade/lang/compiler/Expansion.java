package org.cascade.lang.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.ast.TypeExpr;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.TypeSymbol;

/** A module's text with every {@code @f(…)} replaced by what it has built. */
public final class Expansion {
  private record Edit(Span span, String text) {}

  private final Typed typed;
  private final ModuleUnit unit;
  private final Typed.Declared declared;

  /** Of the file, and of the texts that were built for it, which may hold calls again. */
  private final Map<Source, List<Edit>> edits = new IdentityHashMap<>();

  private Expansion(Typed typed, ModuleUnit unit) {
    this.typed = typed;
    this.unit = unit;
    this.declared = typed.declared(unit.name());
  }

  /** The expanded text, as Cascade source. */
  public static String of(Typed typed, ModuleUnit unit) {
    Expansion expansion = new Expansion(typed, unit);
    unit.tree().items().forEach(expansion::item);
    return expansion.edited(new Span(unit.source(), 0, unit.source().text().length()));
  }

  /** One item of it, expanded. */
  public static String of(Typed typed, ModuleUnit unit, Module.Item item) {
    Expansion expansion = new Expansion(typed, unit);
    expansion.item(item);
    return expansion.edited(item.span());
  }

  private void edit(Span span, String text) {
    edits.computeIfAbsent(span.source(), s -> new ArrayList<>()).add(new Edit(span, text));
  }

  /** What stands there, with the edits in it done. */
  private String edited(Span whole) {
    StringBuilder text = new StringBuilder(whole.text());
    edits.getOrDefault(whole.source(), List.of()).stream()
        .filter(e -> whole.offset() <= e.span().offset() && e.span().end() <= whole.end())
        .sorted(Comparator.comparingInt((Edit e) -> e.span().offset()).reversed())
        .forEach(e ->
            text.replace(
                e.span().offset() - whole.offset(), e.span().end() - whole.offset(), e.text()));
    return text.toString();
  }

  private void item(Module.Item item) {
    switch (item) {
      case Decl.Type type -> type(type);
      case Decl.Space space -> space.members().forEach(this::member);
      case Decl.Splice splice -> declarations(splice);
      case Decl.Function function -> function(function);
      case Decl.Const constant -> expr(constant.value());
      case Decl.Test test -> expr(test.body());
      case Stmt.Let let -> expr(let.value());
      case Stmt.Var let -> expr(let.value());
      case Stmt.Assert claim -> expr(claim.condition());
      case Stmt.Eval eval -> expr(eval.expr());
      case Decl.Effect effect -> {}
      case Decl.Extern extern -> {}
    }
  }

  private void function(Decl.Function function) {
    if (function.body() instanceof Decl.Body.Of body) {
      expr(body.expr());
    }
  }

  // ---- types ----

  private void type(Decl.Type type) {
    switch (type.body()) {
      case Decl.TypeBody.AliasBody(TypeExpr.Splice splice) -> built(type, splice);
      case Decl.TypeBody.RecordBody body -> body.members().forEach(this::member);
      case Decl.TypeBody.AliasBody other -> {}
      case Decl.TypeBody.SumBody other -> {}
      case Decl.TypeBody.ExternBody other -> {}
    }
  }

  private void built(Decl.Type type, TypeExpr.Splice splice) {
    for (TypeSymbol symbol : declared.types()) {
      if (symbol.name().equals(type.name().text())) {
        switch (symbol) {
          case RecordSymbol record -> edit(splice.span(), record(record));
          case SpaceSymbol space -> edit(type.span(), space(space));
          default -> {}
        }
      }
    }
  }

  private String space(SpaceSymbol space) {
    Stream<String> states = space.states().stream().map(Expansion::state);
    Stream<String> embeds = space.embeds().stream().map(e -> "embed " + e.name() + ": " + e.type());
    Stream<String> functions = space.functions().stream().map(f -> function(f));
    Stream<String> streams = space.streams().stream().map(s -> text(s.decl().span()));
    Stream<String> asserts = space.invariants().stream().map(i -> "assert " + text(i.span()));
    String params =
        space.params().isEmpty()
            ? ""
            : space.params().stream()
                .map(TypeParameter::name)
                .collect(Collectors.joining(", ", "<", ">"));
    String head = (space.isDistributed() ? "distributed space " : "space ") + space.name() + params;
    return Stream.of(states, embeds, functions, streams, asserts)
        .flatMap(s -> s)
        .map(line -> "    " + line + "\n")
        .collect(Collectors.joining("", head + " {\n", "}"));
  }

  private static String state(SpaceSymbol.State state) {
    String first = state.initial().map(e -> " = " + text(e.span())).orElse("");
    return "state " + state.name() + ": " + state.type() + first;
  }

  private String function(FunctionSymbol function) {
    function(function.decl());
    return edited(function.decl().span()).strip();
  }

  private String record(RecordSymbol record) {
    Stream<String> fields = record.fields().stream().map(f -> f.name() + ": " + f.type());
    Stream<String> methods = record.methods().stream().map(m -> function(m));
    Stream<String> asserts = record.invariants().stream().map(i -> "assert " + text(i.span()));
    return Stream.of(fields, methods, asserts)
        .flatMap(s -> s)
        .map(line -> "    " + line + "\n")
        .collect(Collectors.joining("", "{\n", "}"));
  }

  private static String text(Span span) {
    return span.text().strip();
  }

  // ---- members and declarations ----

  private void member(Member member) {
    switch (member) {
      case Member.SpliceMember splice -> {
        List<Member> built = typed.table().built(splice);
        built.forEach(this::member);
        edit(splice.span(), joined(built));
      }
      case Decl.Function function -> function(function);
      case Member.State state -> state.initial().ifPresent(this::expr);
      case Member.Invariant claim -> expr(claim.condition());
      default -> {}
    }
  }

  private void declarations(Decl.Splice splice) {
    List<Decl> built = typed.table().built(splice);
    built.forEach(this::declaration);
    edit(splice.span(), joined(built));
  }

  private void declaration(Decl built) {
    if (built instanceof Module.Item item) {
      item(item);
    }
  }

  private String joined(List<? extends Node> built) {
    return built.stream().map(n -> edited(n.span()).strip()).collect(Collectors.joining("\n"));
  }

  // ---- expressions ----

  private void expr(Expr expr) {
    if (expr instanceof Expr.Splice splice
        && typed.table().resolution(splice).orElse(null) instanceof Resolution.Spliced spliced) {
      Optional<String> value = CoreText.of(spliced.value());
      if (value.isPresent()) {
        edit(splice.span(), value.get());
        return;
      }
    }
    Children.of(expr).forEach(this::expr);
  }
}
