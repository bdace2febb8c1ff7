package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.infer.TypeTable;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * From typed trees to core: the door of this package. Functions are lowered once, on demand, so
 * that the evaluator can ask for one before the rest of its module is known to be right. Runs on
 * trees without errors only.
 */
public final class Lowering {
  private final Typings typings;
  private final LowerRefine refinements;
  private final Map<FunctionSymbol, CoreFunction> functions = new IdentityHashMap<>();
  private final Map<String, List<CoreFunction>> lifted = new HashMap<>();
  private final Map<String, Integer> names = new HashMap<>();
  private boolean erroneous;

  public Lowering(Typings typings) {
    this.typings = typings;
    this.refinements = new LowerRefine(this);
  }

  /** A function with a body, declared anywhere, or lifted out of one that was lowered before. */
  public CoreFunction lowerFunction(FunctionSymbol symbol) {
    CoreFunction known = functions.get(symbol);
    if (known == null) {
      known = function(symbol);
      functions.put(symbol, known);
    }
    return known;
  }

  /** Whether enough is known of a function's body: always, in a program without errors. */
  public boolean isSound(FunctionSymbol symbol) {
    return !erroneous || isLowered(symbol) || Sound.isSound(symbol.decl(), typings.of(symbol));
  }

  /** Whether it was lowered before: also what no text declares. */
  public boolean isLowered(FunctionSymbol symbol) {
    return functions.containsKey(symbol);
  }

  /** An expression that stands outside functions, such as one of {@code @f(…)} or a constant. */
  public Core lowerExpr(Expr expr, TypeTable table, String module) {
    return exprs(Scope.of(table, module, "value")).lower(expr);
  }

  /** A whole module; {@code table} holds its statements. */
  public CoreModule lowerModule(ModuleParts module, TypeTable table) {
    return new LowerModule(this, module, table).lower();
  }

  /** What can be lowered of a module of a program that has errors, for the sake of its claims. */
  public ModuleParts soundParts(ModuleParts module, TypeTable table) {
    erroneous = true;
    return module.soundParts(typings, table);
  }

  // ---- functions ----

  private CoreFunction function(FunctionSymbol symbol) {
    TypeTable table = typings.of(symbol);
    Type result = Types.closed(symbol.result().orElse(Type.UNIT));
    Scope scope = Scope.of(table, symbol.module(), symbol.name());
    Optional<Local> self = self(symbol);
    if (self.isPresent()) {
      scope = scope.withSelf(self.orElseThrow());
    }
    scope = scope.inFunction(result, symbol.updates(), symbol.decl().parallel());
    List<Local> params = new ArrayList<>();
    for (Decl.Param param : paramsWithoutSelf(symbol)) {
      params.add(scope.declare(scope.variable(param)));
    }
    Core body = body(scope, symbol.decl(), result);
    if (symbol.updates()) {
      Span end = symbol.decl().span();
      body = new Core.Sequence(body.span(), List.of(body), scope.readSelf(end));
    }
    return new CoreFunction(symbol, self, params, body);
  }

  private static Optional<Local> self(FunctionSymbol symbol) {
    return symbol
        .owner()
        .filter(o -> o instanceof RecordSymbol || o instanceof SpaceSymbol)
        .map(o -> new Local("self", o.selfType(), symbol.updates()));
  }

  /** The body's value, as the function gives it. */
  Core body(Scope scope, Decl.Function decl, Type result) {
    if (!(decl.body() instanceof Decl.Body.Of body)) {
      throw new CascadeBugException("a function without a body at " + decl.span());
    }
    Core value = exprs(scope).lower(body.expr());
    return Types.isUnit(result) && !scope.updates() ? LowerExpr.discard(value) : value;
  }

  List<Decl.Param> paramsWithoutSelf(FunctionSymbol symbol) {
    List<Decl.Param> all = symbol.decl().params();
    boolean drop = symbol.owner().isPresent() && symbol.hasSelfParameter();
    return drop ? all.subList(1, all.size()) : all;
  }

  /** The parameters that a function value still asks for once its receiver is given. */
  List<FunctionSymbol.Param> ownParams(FunctionSymbol symbol, Optional<Core> receiver) {
    boolean extension = symbol.owner().isEmpty() && receiver.isPresent();
    return extension ? symbol.params().subList(1, symbol.params().size()) : symbol.params();
  }

  void addLifted(FunctionSymbol symbol, CoreFunction function) {
    functions.put(symbol, function);
    lifted.computeIfAbsent(symbol.module(), m -> new ArrayList<>()).add(function);
  }

  List<CoreFunction> liftedOf(String module) {
    return lifted.getOrDefault(module, List.of());
  }

  /** The name, or with a number behind it if a lifted function has it already. */
  String freshName(String wanted) {
    int count = names.merge(wanted, 1, Integer::sum);
    return count == 1 ? wanted : wanted + "_" + count;
  }

  // ---- predicates ----

  /** A record's invariants that run time can ask, as one predicate over {@code self}. */
  Optional<CoreModule.Check> check(RecordSymbol record) {
    Local self = new Local("self", record.selfType(), false);
    List<Core> all =
        refinements.soundInvariants(record).stream()
            .map(i -> refinements.invariant(record, i, self))
            .filter(i -> !CompilerOnly.is(this, i))
            .toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Core predicate = LowerOps.all(record.declared(), all);
    FunctionSymbol symbol = CheckSymbols.check(record, record.selfType(), Optional.empty());
    return Optional.of(new CoreModule.Check(symbol, self, predicate));
  }

  /** What a record's type says of a value; nothing if it is none. */
  public List<Core> invariants(Local self) {
    return Types.record(self.type()).stream()
        .flatMap(r ->
            refinements.soundInvariants(r).stream().map(i -> refinements.invariant(r, i, self)))
        .toList();
  }

  /** What a refinement and those it builds on ask of a value of the basic type. */
  public CoreModule.Check check(Type.Refined refined) {
    Local value = new Local("value", Types.unrefined(refined), false);
    List<Core> all =
        refinements.conjuncts(value, value.type(), refined).stream()
            .map(LowerRefine.Conjunct::condition)
            .toList();
    Core predicate = LowerOps.all(refined.symbol().declared(), all);
    FunctionSymbol symbol =
        CheckSymbols.check(refined.symbol(), value.type(), refined.symbol().predicate());
    return new CoreModule.Check(symbol, value, predicate);
  }

  /** What a type's refinements, outside and inside, ask of a value of the type without them. */
  public Optional<Core> holds(Local value, Type type) {
    return refinements.holds(value, type);
  }

  /** A refinement's own words for a value that fails it, as a String. */
  public Optional<Core> otherwise(Type.Refined refined, Local value) {
    return refinements.otherwise(refined, value);
  }

  /** A function's precondition over its own parameters, as its body may assume it. */
  public Optional<Core> precondition(CoreFunction function) {
    if (function.symbol().decl().where().isEmpty() || isLifted(function)) {
      return Optional.empty();
    }
    Core claim =
        refinements.precondition(
            function.symbol().decl().span(),
            function.symbol(),
            Substitution.EMPTY,
            function.self(),
            function.params());
    return claim instanceof Core.Claim c ? Optional.of(c.predicate()) : Optional.empty();
  }

  /** Whether it stands within another one. */
  public boolean isLifted(CoreFunction function) {
    return liftedOf(function.symbol().module()).contains(function);
  }

  // ---- for the package ----

  /** Whether enough is known of what is demanded to lower it. */
  boolean isSound(Expr condition, TypeTable table) {
    return !erroneous || Sound.isSound(condition, table) && !typings.isFaulty(condition.span());
  }

  public Typings typings() {
    return typings;
  }

  LowerRefine refinements() {
    return refinements;
  }

  LowerExpr exprs(Scope scope) {
    return new LowerExpr(this, scope);
  }

  LowerNames names(Scope scope) {
    return new LowerNames(this, scope);
  }

  LowerCall calls(Scope scope) {
    return new LowerCall(this, scope);
  }

  LowerRecords records(Scope scope) {
    return new LowerRecords(this, scope);
  }
}
