package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.TypeExpr;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.infer.TypeTable;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/**
 * Where an expression stands while it is lowered: its type table, the locals of variables, and what
 * {@code self}, {@code return} and {@code ?} mean.
 *
 * @param types for the type parameters of a generic refinement or record whose expression this is
 * @param result of the nearest function or lambda
 * @param updates whether the function's value is the updated {@code self}
 * @param parallel whether array pipelines here may be split
 * @param depth of lambdas and other bodies that become functions of their own
 */
record Scope(
    TypeTable table,
    String module,
    Substitution types,
    Optional<Local> self,
    Type result,
    boolean updates,
    boolean parallel,
    int depth,
    String path,
    Memory memory) {

  /** What a function's scopes share; variables are unique, so nothing ever hides anything. */
  static final class Memory {
    private final Map<Variable, Local> locals = new HashMap<>();
    private final Map<String, Local> implicits = new HashMap<>();
    private final Map<Local, Integer> depths = new HashMap<>();
    private final Map<FunctionSymbol, LocalFunction> functions = new HashMap<>();
    private final Map<Node, Pattern.Bind> shortForms = new IdentityHashMap<>();
    private final Map<Node, Variable> shortVariables = new IdentityHashMap<>();
    private final Map<Expr.Call, String> roots = new IdentityHashMap<>();
  }

  /** What became of a function declared in a block. */
  sealed interface LocalFunction {
    /** A function of its own, which is passed what it captures first. */
    record Lifted(FunctionSymbol symbol, List<Type> outerTypes, List<Variable> captured)
        implements LocalFunction {}

    /** A lambda in a local. */
    record Bound(Local local) implements LocalFunction {}
  }

  static Scope of(TypeTable table, String module, String path) {
    return new Scope(
        table,
        module,
        Substitution.EMPTY,
        Optional.empty(),
        Type.UNIT,
        false,
        false,
        0,
        path,
        new Memory());
  }

  Scope withTypes(Substitution substitution) {
    return new Scope(
        table, module, substitution, self, result, updates, parallel, depth, path, memory);
  }

  Scope withSelf(Local local) {
    memory.depths.put(local, depth);
    return new Scope(
        table, module, types, Optional.of(local), result, updates, parallel, depth, path, memory);
  }

  Scope inFunction(Type functionResult, boolean functionUpdates, boolean isParallel) {
    return new Scope(
        table,
        module,
        types,
        self,
        functionResult,
        functionUpdates,
        isParallel,
        depth,
        path,
        memory);
  }

  Scope inLambda(Type lambdaResult) {
    return new Scope(
        table, module, types, self, lambdaResult, false, false, depth + 1, path, memory);
  }

  /**
   * Of {@code attempt} and {@code on commit}: a body apart, in which {@code return} still leaves
   * the function.
   */
  Scope inBody() {
    return new Scope(table, module, types, self, result, updates, false, depth + 1, path, memory);
  }

  // ---- roots ----

  /** Says that what a call of {@code new} makes is to be found again under a name. */
  void nameRoot(Expr.Call call, String name) {
    memory.roots.put(call, name);
  }

  Optional<String> rootName(Expr.Call call) {
    return Optional.ofNullable(memory.roots.get(call));
  }

  // ---- variables ----

  Local declare(Variable variable) {
    return bind(variable, new Local(variable.name(), type(variable), variable.isAssignable()));
  }

  Local bind(Variable variable, Local local) {
    memory.locals.put(variable, local);
    memory.depths.putIfAbsent(local, depth);
    return local;
  }

  void bindImplicit(String name, Local local) {
    memory.implicits.put(name, local);
    memory.depths.put(local, depth);
  }

  Optional<Local> implicit(String name) {
    return Optional.ofNullable(memory.implicits.get(name));
  }

  Local temporary(String name, Type type) {
    Local local = new Local(name, type, false);
    memory.depths.put(local, depth);
    return local;
  }

  /** A local that is assigned, though the user declared no {@code var}. */
  Local cell(String name, Type type) {
    Local local = new Local(name, type, true);
    memory.depths.put(local, depth);
    return local;
  }

  /** The local of a variable that is used here. */
  Local use(Variable variable) {
    Local known = memory.locals.get(variable);
    if (known == null) {
      known =
          variable.kind() == Variable.Kind.SELF && self.isPresent()
              ? self.orElseThrow()
              : memory.implicits.get(variable.name());
    }
    if (known == null && variable.kind() == Variable.Kind.IMPLICIT) {
      known = new Local(variable.name(), type(variable), false);
      bindImplicit(variable.name(), known);
    }
    if (known == null) {
      throw new CascadeBugException("no local for " + variable + " of " + variable.declared());
    }
    return touch(known);
  }

  /** Whether the variable has been declared where this stands. */
  boolean knows(Variable variable) {
    return memory.locals.containsKey(variable)
        || (variable.kind() == Variable.Kind.IMPLICIT
            && memory.implicits.containsKey(variable.name()));
  }

  /** A local that is used here. */
  Local touched(Local local) {
    return touch(local);
  }

  private Local touch(Local local) {
    if (local.isMutable() && memory.depths.getOrDefault(local, 0) < depth) {
      local.markShared();
    }
    return local;
  }

  Core readSelf(Span span) {
    Local local = self.orElseThrow(() -> new CascadeBugException("no self at " + span));
    return new Core.Read(span, touch(local));
  }

  Local selfLocal(Span span) {
    return touch(self.orElseThrow(() -> new CascadeBugException("no self at " + span)));
  }

  void declare(FunctionSymbol symbol, LocalFunction function) {
    memory.functions.put(symbol, function);
  }

  Optional<LocalFunction> localFunction(FunctionSymbol symbol) {
    return Optional.ofNullable(memory.functions.get(symbol));
  }

  /** A lifted function's own scope: it knows the local functions that were known here. */
  Scope lifted(String liftedPath, Type functionResult) {
    Scope inner = Scope.of(table, module, liftedPath).withTypes(types);
    inner.memory.functions.putAll(memory.functions);
    return inner.inFunction(functionResult, false, false);
  }

  // ---- types ----

  Type type(Expr expr) {
    return types.apply(table.type(expr));
  }

  Type type(Pattern pattern) {
    return types.apply(table.type(pattern));
  }

  Type type(TypeExpr written) {
    return types.apply(table.type(written));
  }

  Type placedType(Expr expr) {
    return types.apply(table.placedType(expr));
  }

  Type type(Variable variable) {
    return types.apply(Types.closed(variable.type()));
  }

  Resolution resolution(Node node) {
    return table
        .resolution(node)
        .orElseThrow(() ->
            new CascadeBugException(
                "nothing is known of " + node.getClass().getSimpleName() + " at " + node.span()));
  }

  /** The binding that {@code { w }} stands for. */
  Pattern.Bind shortForm(Pattern.FieldPattern field) {
    return memory.shortForms.computeIfAbsent(
        field,
        f -> {
          Pattern.Bind bind = new Pattern.Bind(field.name());
          memory.shortVariables.put(bind, variable(field));
          return bind;
        });
  }

  Variable variable(Node node) {
    Variable ofShortForm = memory.shortVariables.get(node);
    if (ofShortForm != null) {
      return ofShortForm;
    }
    return table
        .variable(node)
        .orElseThrow(() -> new CascadeBugException("no variable at " + node.span()));
  }

  List<Type> applyAll(List<Type> all) {
    List<Type> result = new ArrayList<>();
    all.forEach(t -> result.add(types.apply(Types.closed(t))));
    return List.copyOf(result);
  }
}
