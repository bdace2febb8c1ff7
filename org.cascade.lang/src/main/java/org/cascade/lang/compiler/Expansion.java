package org.cascade.lang.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Module;
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
import org.cascade.lang.types.TypeSymbol;

/** A module's text with every {@code @f(…)} replaced by what it has built. */
public final class Expansion {
  private record Edit(Span span, String text) {}

  private final Typed typed;
  private final ModuleUnit unit;
  private final Typed.Declared declared;
  private final List<Edit> edits = new ArrayList<>();

  private Expansion(Typed typed, ModuleUnit unit) {
    this.typed = typed;
    this.unit = unit;
    this.declared = typed.declared(unit.name());
  }

  /** The expanded text, as Cascade source. */
  public static String of(Typed typed, ModuleUnit unit) {
    Expansion expansion = new Expansion(typed, unit);
    unit.tree().items().forEach(expansion::item);
    return expansion.edited();
  }

  private String edited() {
    StringBuilder text = new StringBuilder(unit.source().text());
    edits.sort(Comparator.comparingInt((Edit e) -> e.span().offset()).reversed());
    for (Edit edit : edits) {
      text.replace(edit.span().offset(), edit.span().end(), edit.text());
    }
    return text.toString();
  }

  private void item(Module.Item item) {
    switch (item) {
      case Decl.Type type -> type(type);
      case Decl.Space space -> members(space.name().text(), space.members());
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
      case Decl.TypeBody.RecordBody body -> members(type.name().text(), body.members());
      case Decl.TypeBody.AliasBody other -> {}
      case Decl.TypeBody.SumBody other -> {}
      case Decl.TypeBody.ExternBody other -> {}
    }
  }

  private void built(Decl.Type type, TypeExpr.Splice splice) {
    for (TypeSymbol symbol : declared.types()) {
      if (symbol.name().equals(type.name().text())) {
        switch (symbol) {
          case RecordSymbol record -> edits.add(new Edit(splice.span(), record(record)));
          case SpaceSymbol space -> edits.add(new Edit(type.span(), space(space)));
          default -> {}
        }
      }
    }
  }

  private static String space(SpaceSymbol space) {
    Stream<String> states = space.states().stream().map(Expansion::state);
    Stream<String> embeds = space.embeds().stream().map(e -> "embed " + e.name() + ": " + e.type());
    Stream<String> functions = space.functions().stream().map(f -> text(f.decl().span()));
    Stream<String> streams = space.streams().stream().map(s -> text(s.decl().span()));
    Stream<String> asserts = space.invariants().stream().map(i -> "assert " + text(i.span()));
    String head = (space.isDistributed() ? "distributed space " : "space ") + space.name();
    return Stream.of(states, embeds, functions, streams, asserts)
        .flatMap(s -> s)
        .map(line -> "    " + line + "\n")
        .collect(Collectors.joining("", head + " {\n", "}"));
  }

  private static String state(SpaceSymbol.State state) {
    String first = state.initial().map(e -> " = " + text(e.span())).orElse("");
    return "state " + state.name() + ": " + state.type() + first;
  }

  private Optional<TypeSymbol> symbol(String name) {
    return declared.types().stream().filter(t -> t.name().equals(name)).findFirst();
  }

  private static String record(RecordSymbol record) {
    Stream<String> fields = record.fields().stream().map(f -> f.name() + ": " + f.type());
    Stream<String> methods = record.methods().stream().map(m -> text(m.decl().span()));
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

  private void members(String owner, List<Member> members) {
    boolean shown = false;
    for (Member member : members) {
      if (member instanceof Member.SpliceMember splice) {
        edits.add(new Edit(splice.span(), shown ? "" : builtMembers(owner)));
        shown = true;
      } else if (member instanceof Decl.Function function) {
        function(function);
      }
    }
  }

  private String builtMembers(String owner) {
    Optional<TypeSymbol> symbol = symbol(owner);
    List<FunctionSymbol> all =
        symbol
            .map(s ->
                switch (s) {
                  case RecordSymbol r -> r.methods();
                  case SpaceSymbol s2 -> s2.functions();
                  default -> List.<FunctionSymbol>of();
                })
            .orElse(List.of());
    return built(all);
  }

  private void declarations(Decl.Splice splice) {
    String texts =
        typed.table().built(splice).stream()
            .map(d -> text(d.span()))
            .collect(Collectors.joining("\n"));
    edits.add(new Edit(splice.span(), texts));
  }

  /** Those that stand in texts of their own. */
  private String built(List<FunctionSymbol> functions) {
    Source own = unit.source();
    return functions.stream()
        .map(f -> f.decl().span())
        .filter(span -> span.source() != own)
        .map(Expansion::text)
        .collect(Collectors.joining("\n"));
  }

  // ---- expressions ----

  private void expr(Expr expr) {
    if (expr instanceof Expr.Splice splice
        && typed.table().resolution(splice).orElse(null) instanceof Resolution.Spliced spliced) {
      Optional<String> value = CoreText.of(spliced.value());
      if (value.isPresent()) {
        edits.add(new Edit(splice.span(), value.get()));
        return;
      }
    }
    Children.of(expr).forEach(this::expr);
  }
}
