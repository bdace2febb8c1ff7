package org.cascade.lang.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.TypeSymbol;

/** Ways through the code of a program; modules of the library are left out. */
final class Code {
  private Code() {}

  static Stream<ModuleUnit> modules(Typed typed) {
    return typed.program().units().stream().filter(u -> !u.library());
  }

  /** The types that a program declares or builds. */
  static Stream<TypeSymbol> types(Typed typed) {
    return modules(typed)
        .flatMap(u ->
            Optional.ofNullable(typed.modules().get(u.name())).stream()
                .flatMap(d -> d.types().stream()));
  }

  /** The expression that is a function's body. */
  static Optional<Expr> body(FunctionSymbol f) {
    return f.decl().body() instanceof Decl.Body.Of of ? Optional.of(of.expr()) : Optional.empty();
  }

  /** The statements of a module's main, in order. */
  static List<Stmt> main(ModuleUnit unit) {
    return unit.tree().items().stream()
        .filter(i -> i instanceof Stmt && !(i instanceof Decl))
        .map(Stmt.class::cast)
        .toList();
  }

  /** The outermost expressions of everything that runs: functions, main, tests, members. */
  static List<Expr> roots(Typed typed) {
    List<Expr> all = new ArrayList<>();
    typed.functions().stream().flatMap(f -> body(f).stream()).forEach(all::add);
    modules(typed)
        .forEach(u -> {
          main(u).stream().flatMap(Children::stmt).forEach(all::add);
          typed.table().expanded(u.tree()).items().forEach(i -> item(i, all));
        });
    return all;
  }

  private static void item(Module.Item item, List<Expr> all) {
    switch (item) {
      case Decl.Test t -> all.add(t.body());
      case Decl.Space s -> s.members().forEach(m -> member(m, all));
      default -> {}
    }
  }

  private static void member(Member member, List<Expr> all) {
    switch (member) {
      case Member.State s -> s.initial().ifPresent(all::add);
      case Member.Stream s -> all.add(s.yield());
      default -> {}
    }
  }

  /** Visits an expression and all inside it, outer ones first. */
  static void walk(Expr expr, Consumer<Expr> visit) {
    visit.accept(expr);
    Children.of(expr).forEach(c -> walk(c, visit));
  }
}
