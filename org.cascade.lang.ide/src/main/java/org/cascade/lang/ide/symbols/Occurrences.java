package org.cascade.lang.ide.symbols;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.ast.TypeExpr;
import org.cascade.lang.ide.symbols.Occurrence.Role;
import org.cascade.lang.ide.tree.Nodes;
import org.cascade.lang.infer.TypeTable;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.TypeSymbol;

/** Finds all names of a module, or of a part of it, and what they mean. */
public final class Occurrences {
  private final ModuleUnit unit;
  private final TypeTable table;
  private final Names names;
  private final List<Occurrence> found = new ArrayList<>();

  /** Type parameters in sight, innermost first. */
  private final Deque<Map<String, Span>> typeParams = new ArrayDeque<>();

  /** The types whose bodies are open, innermost first. */
  private final Deque<TypeSymbol> owners = new ArrayDeque<>();

  private Occurrences(Typed typed, ModuleUnit unit) {
    this.unit = unit;
    this.table = typed.table();
    this.names = new Names(typed, unit);
  }

  public static List<Occurrence> in(Typed typed, ModuleUnit unit) {
    Occurrences all = new Occurrences(typed, unit);
    all.moduleHeader();
    all.children(unit.tree());
    return all.found;
  }

  /** Those in one import or item. */
  public static List<Occurrence> in(Typed typed, ModuleUnit unit, Node top) {
    Occurrences all = new Occurrences(typed, unit);
    all.visit(top);
    return all.found;
  }

  private void moduleHeader() {
    unit.tree()
        .name()
        .filter(n -> !n.isEmpty())
        .ifPresent(n -> {
          Entity module = new Entity.OfModule(unit);
          found.add(new Occurrence(module.declared(), module, Role.DECLARATION));
        });
  }

  private void note(Name name, Optional<Entity> entity, Role role) {
    if (!name.isMissing()) {
      entity.ifPresent(e -> found.add(new Occurrence(name.span(), e, role)));
    }
  }

  private void children(Node node) {
    Nodes.in(node).forEach(this::visit);
  }

  private void visit(Node node) {
    switch (node) {
      case Module.Import i -> imported(i);
      case Decl d -> declaration(d);
      case Member m -> member(m);
      case Stmt.Var v -> {
        note(v.name(), Meanings.variable(table, v), Role.DECLARATION);
        children(v);
      }
      case Decl.Param p -> {
        note(p.name(), Meanings.variable(table, p), Role.DECLARATION);
        children(p);
      }
      case Expr e -> expr(e);
      case Pattern p -> pattern(p);
      case TypeExpr.Named t -> typeName(t);
      case Decl.Effects e -> e.atoms().forEach(this::effect);
      default -> children(node);
    }
  }

  // ---- imports and declarations ----

  private void imported(Module.Import i) {
    Optional<ModuleUnit> module = names.module(i.module());
    if (module.isEmpty() || i.module().isEmpty()) {
      return;
    }
    Span path = i.module().getFirst().span().to(i.module().getLast().span());
    found.add(new Occurrence(path, new Entity.OfModule(module.get()), Role.READ));
    for (Name name : i.names()) {
      names
          .declaredIn(module.get(), name.text())
          .forEach(e -> note(name, Optional.of(e), Role.READ));
    }
  }

  private void declaration(Decl decl) {
    switch (decl) {
      case Decl.Function f -> function(f);
      case Decl.Const c -> {
        note(c.name(), Meanings.variable(table, c), Role.DECLARATION);
        children(c);
      }
      case Decl.Type t -> typeDecl(t, t.name(), t.typeParams());
      case Decl.Space s -> typeDecl(s, s.name(), s.typeParams());
      case Decl.Effect e -> {
        note(e.name(), Optional.of(Names.entity(unit, e)), Role.DECLARATION);
        e.union().forEach(this::effect);
      }
      default -> children(decl);
    }
  }

  private void function(Decl.Function f) {
    note(f.name(), Meanings.function(table, f), Role.DECLARATION);
    withTypeParams(f.typeParams(), () -> children(f));
  }

  private void typeDecl(Decl decl, Name name, List<Decl.TypeParam> params) {
    Optional<TypeSymbol> symbol = names.type(name.text());
    note(name, symbol.map(Entity.OfType::new), Role.DECLARATION);
    symbol.ifPresent(owners::push);
    if (symbol.orElse(null) instanceof SumSymbol sum
        && decl
            instanceof
            Decl.Type(
                var s,
                var d,
                var t,
                var n,
                var p,
                Decl.TypeBody.SumBody body,
                var w,
                var o)) {
      body.constructors().forEach(c -> constructor(sum, c));
    }
    withTypeParams(params, () -> children(decl));
    symbol.ifPresent(s -> owners.pop());
  }

  private void constructor(SumSymbol sum, Decl.Constructor decl) {
    Optional<SumSymbol.Constructor> constructor = sum.constructor(decl.name().text());
    note(decl.name(), constructor.map(Entity.OfConstructor::new), Role.DECLARATION);
    constructor.ifPresent(c ->
        decl.fields()
            .forEach(f ->
                c.fields().stream()
                    .filter(x -> x.name().equals(f.name().text()))
                    .findFirst()
                    .ifPresent(x ->
                        note(f.name(), Optional.of(new Entity.OfField(x)), Role.DECLARATION))));
  }

  private void withTypeParams(List<Decl.TypeParam> params, Runnable inside) {
    Map<String, Span> scope = new HashMap<>();
    params.forEach(p -> scope.put(p.name().text(), p.name().span()));
    typeParams.push(scope);
    params.forEach(p -> note(p.name(), typeParameter(p.name().text()), Role.DECLARATION));
    inside.run();
    typeParams.pop();
  }

  private Optional<Entity> typeParameter(String name) {
    return typeParams.stream()
        .filter(s -> s.containsKey(name))
        .findFirst()
        .map(s -> s.get(name))
        .map(at -> new Entity.OfTypeParameter(new TypeParameter(name, java.util.Set.of()), at));
  }

  private void member(Member member) {
    TypeSymbol owner = owners.peek();
    switch (member) {
      case Member.Field f when owner instanceof RecordSymbol r ->
          note(f.name(), Meanings.field(r, f.name().text()), Role.DECLARATION);
      case Member.State s when owner instanceof SpaceSymbol space ->
          note(
              s.name(),
              space.state(s.name().text()).map(x -> new Entity.OfState(space, x)),
              Role.DECLARATION);
      case Member.Embed e when owner instanceof SpaceSymbol space ->
          note(
              e.name(),
              space.embed(e.name().text()).map(x -> new Entity.OfEmbed(space, x)),
              Role.DECLARATION);
      case Member.Stream s when owner instanceof SpaceSymbol space ->
          note(
              s.name(),
              space.stream(s.name().text()).map(x -> new Entity.OfStream(space, x)),
              Role.DECLARATION);
      default -> {}
    }
    if (member instanceof Decl.Function f) {
      function(f);
    } else {
      children(member);
    }
  }

  // ---- types ----

  private void typeName(TypeExpr.Named t) {
    String name = t.name().text();
    note(
        t.name(),
        typeParameter(name).or(() -> names.type(name).map(Entity.OfType::new)),
        Role.READ);
    t.args().forEach(this::visit);
  }

  private void effect(TypeExpr.Named atom) {
    note(atom.name(), names.effect(atom.name().text()), Role.READ);
    atom.args().forEach(this::visit);
  }

  // ---- expressions ----

  private void expr(Expr expr) {
    switch (expr) {
      case Expr.NameRef e -> note(e.name(), Meanings.of(table, e), Role.READ);
      case Expr.TypeRef e -> {
        note(e.name(), upper(e), Role.READ);
        e.typeArgs().forEach(this::visit);
      }
      case Expr.Member e -> {
        visit(e.target());
        note(e.name(), Meanings.of(table, e), Role.READ);
      }
      case Expr.Call e -> call(e);
      case Expr.RecordLit e -> {
        note(
            e.name(),
            Meanings.of(table, e).or(() -> names.type(e.name().text()).map(Entity.OfType::new)),
            Role.READ);
        e.typeArgs().forEach(this::visit);
        e.fields().forEach(f -> field(f, Meanings.field(table, e, f.name().text())));
      }
      case Expr.With e -> {
        visit(e.target());
        e.fields().forEach(f -> field(f, Meanings.field(table, e, f.name().text())));
      }
      case Expr.Assign e -> assign(e);
      default -> children(expr);
    }
  }

  private Optional<Entity> upper(Expr.TypeRef e) {
    return Meanings.of(table, e)
        .or(() -> typeParameter(e.name().text()))
        .or(() -> names.type(e.name().text()).map(Entity.OfType::new));
  }

  /** The name of what is called has its meaning at the call. */
  private void call(Expr.Call call) {
    Optional<Entity> called = Meanings.of(table, call);
    switch (call.callee()) {
      case Expr.Member m -> {
        visit(m.target());
        Optional<Entity> entity = called.or(() -> Meanings.of(table, m));
        note(m.name(), entity, entity.map(e -> roleOf(e)).orElse(Role.READ));
      }
      case Expr.NameRef n -> note(n.name(), called.or(() -> Meanings.of(table, n)), Role.READ);
      case Expr.TypeRef t -> {
        note(t.name(), called.or(() -> upper(t)), Role.READ);
        t.typeArgs().forEach(this::visit);
      }
      default -> visit(call.callee());
    }
    call.typeArgs().forEach(this::visit);
    for (Expr.Arg arg : call.args()) {
      arg.label().ifPresent(l -> note(l, Meanings.state(table, call, l.text()), Role.WRITE));
      visit(arg.value());
    }
  }

  /** {@code S.new(…)} and {@code T.of(…)} lead to the type. */
  private static Role roleOf(Entity entity) {
    return entity instanceof Entity.OfType ? Role.IMPLIED : Role.READ;
  }

  /** In the short form {@code f} the name is that of the field and of a value. */
  private void field(Expr.FieldInit init, Optional<Entity> field) {
    note(init.name(), field, Role.WRITE);
    visit(init.value());
  }

  private void assign(Expr.Assign e) {
    switch (e.target()) {
      case Expr.NameRef n -> note(n.name(), Meanings.of(table, n), Role.WRITE);
      case Expr.Member m -> {
        visit(m.target());
        note(m.name(), Meanings.of(table, m), Role.WRITE);
      }
      default -> visit(e.target());
    }
    visit(e.value());
  }

  // ---- patterns ----

  private void pattern(Pattern pattern) {
    switch (pattern) {
      case Pattern.Bind p -> note(p.name(), Meanings.variable(table, p), Role.DECLARATION);
      case Pattern.Constructor p -> {
        note(p.name(), patternName(p, p.name().text()), Role.READ);
        children(p);
      }
      case Pattern.Record p -> {
        note(p.name(), patternName(p, p.name().text()), Role.READ);
        p.fields().forEach(f -> fieldPattern(p, f));
      }
      default -> children(pattern);
    }
  }

  private Optional<Entity> patternName(Pattern p, String name) {
    return Meanings.of(table, p)
        .or(() -> names.constructor(name).map(Entity.OfConstructor::new))
        .or(() -> names.type(name).map(Entity.OfType::new));
  }

  private void fieldPattern(Pattern.Record of, Pattern.FieldPattern f) {
    note(f.name(), Meanings.field(table, of, f.name().text()), Role.READ);
    if (f.pattern().isEmpty()) {
      note(f.name(), Meanings.variable(table, f), Role.DECLARATION);
    }
    f.pattern().ifPresent(this::visit);
  }
}
