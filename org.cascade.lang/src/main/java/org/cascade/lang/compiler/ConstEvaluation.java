package org.cascade.lang.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Module;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.Lowering;
import org.cascade.lang.core.Typings;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.eval.ArrayValue;
import org.cascade.lang.eval.Budget;
import org.cascade.lang.eval.Definitions;
import org.cascade.lang.eval.Evaluation;
import org.cascade.lang.eval.Evaluator;
import org.cascade.lang.eval.Value;
import org.cascade.lang.eval.ValueToCore;
import org.cascade.lang.infer.CompileTime;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.infer.TypeTable;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.names.Program;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Variable;

/**
 * Runs the compiler's own computations: lowers an expression and the functions it calls, evaluates,
 * and reports what goes wrong. Also tells the lowering what has been computed.
 */
final class ConstEvaluation implements CompileTime, Typings, Definitions {
  private final Reporter reporter;
  private final ConstFaults faults;
  private final Budget budget;
  private final ConstMemo memo;
  private final CompileRequest.Progress progress;
  private final Map<Source, String> modules = new IdentityHashMap<>();
  private final Map<Variable, Decl.Const> constants = new IdentityHashMap<>();

  /** How many calls that build declarations had been made when constants were collected. */
  private int collected;

  private final Map<Variable, Optional<Core>> values = new IdentityHashMap<>();
  private final Map<String, List<Core>> written = new HashMap<>();
  private final Map<String, Map<String, FunctionSymbol>> extensions = new HashMap<>();
  private final Map<String, FunctionSymbol> externs = new HashMap<>();
  private final Lowering lowering = new Lowering(this);
  private final Program program;
  private Optional<TypeTable> table = Optional.empty();

  /** Where errors are that count, once that is settled. */
  private Optional<List<Span>> faulty = Optional.empty();

  /** When inference is over all types are complete. */
  private Completion completion = type -> true;

  ConstEvaluation(Program program, CompileRequest.Setting setting, Reporter reporter) {
    Budgets budgets = setting.budgets();
    this.memo = setting.cache().values();
    this.progress = setting.progress();
    this.program = program;
    this.reporter = reporter;
    this.faults = new ConstFaults(reporter, budgets);
    this.budget = new Budget(budgets.steps(), budgets.memoryBytes() / 16, Budget.DEFAULT.depth());
    program.units().forEach(u -> modules.put(u.source(), u.name()));
  }

  Lowering lowering() {
    return lowering;
  }

  // ---- for inference ----

  @Override
  public Outcome evaluate(Expr expr, TypeTable typed, Completion types) {
    table = Optional.of(typed);
    completion = types;
    collectConstants();
    Optional<Span> local = new RunTimeNames(typed).firstIn(expr);
    if (local.isPresent()) {
      faults.runTimeName(withSign(expr.span()), local.get());
      return new Outcome.Failed();
    }
    String module = moduleOf(expr.span());
    Core core = lowering.lowerExpr(expr, typed, module);
    written.computeIfAbsent(module, m -> new ArrayList<>()).add(core);
    return run(core, withSign(expr.span()))
        .map(value -> outcome(value, core))
        .orElseGet(Outcome.Failed::new);
  }

  /** The call with its {@code @}. */
  private static Span withSign(Span call) {
    boolean signed = call.offset() > 0 && call.source().text().charAt(call.offset() - 1) == '@';
    return signed ? new Span(call.source(), call.offset() - 1, call.length() + 1) : call;
  }

  /** A value that is known from the compilation before, or computed now. */
  private Optional<Value> run(Core core, Span at) {
    if (isValue(core)) {
      return compute(core, at).map(ConstMemo.Computed::value);
    }
    Optional<String> key = ConstKey.of(core, this);
    Optional<ConstMemo.Computed> known = key.flatMap(memo::get);
    Optional<ConstMemo.Computed> computed = known.or(() -> compute(core, at));
    if (known.isEmpty()) {
      key.ifPresent(k -> computed.ifPresent(c -> memo.keep(k, c)));
    }
    computed.ifPresent(c -> progress.computed(at, c.steps()));
    return computed.map(ConstMemo.Computed::value);
  }

  private static boolean isValue(Core core) {
    return core instanceof Core.Literal || core instanceof Core.Unit;
  }

  private Optional<ConstMemo.Computed> compute(Core core, Span at) {
    return switch (Evaluator.evaluate(core, this, budget)) {
      case Evaluation.Evaluated done ->
          Optional.of(new ConstMemo.Computed(done.value(), done.steps()));
      case Evaluation.Aborted aborted -> {
        faults.aborted(at, aborted);
        yield Optional.empty();
      }
      case Evaluation.OutOfBudget spent -> {
        faults.outOfBudget(at, spent);
        yield Optional.empty();
      }
      case Evaluation.NotConst found -> {
        // A function with mistakes of its own has been told of already.
        if (!reporter.isFaulty(found.span())) {
          faults.notConst(at, found);
        }
        yield Optional.empty();
      }
    };
  }

  private Outcome outcome(Value value, Core core) {
    // What has no form as a value is computed where it is needed: pure, so it is the same.
    Core same = written(value, core.type(), core.span()).orElse(core);
    return switch (value) {
      case Value.Type type -> new Outcome.OfType(type.type());
      case Value.BuiltType built ->
          built.kind() == Value.BuiltKind.RECORD
              ? new Outcome.OfRecord(record(built))
              : new Outcome.OfSpace(space(built));
      case Value.Text text -> new Outcome.OfText(List.of(text(text)), same);
      case ArrayValue array
          when !array.isEmpty() && array.stream().allMatch(Value.Text.class::isInstance) ->
          new Outcome.OfText(array.stream().map(v -> text((Value.Text) v)).toList(), same);
      default -> new Outcome.OfValue(same);
    };
  }

  private Optional<Core> written(Value value, Type type, Span span) {
    return ValueToCore.toCore(value, type, span, key -> Optional.ofNullable(externs.get(key)));
  }

  private static BuiltRecord record(Value.BuiltType built) {
    return new BuiltRecord(
        built.module(),
        fields(built),
        built.methods().stream().map(ConstEvaluation::text).toList(),
        built.asserts().stream().map(ConstEvaluation::text).toList(),
        built.origin());
  }

  private static BuiltSpace space(Value.BuiltType built) {
    return new BuiltSpace(
        built.module(),
        built.kind() == Value.BuiltKind.DISTRIBUTED_SPACE,
        fields(built),
        built.methods().stream().map(ConstEvaluation::text).toList(),
        built.origin());
  }

  private static List<BuiltField> fields(Value.BuiltType built) {
    return built.fields().stream()
        .map(f ->
            new BuiltField(f.name(), f.type(), text(f.text()).built().locate(0, f.name().length())))
        .toList();
  }

  private static Text text(Value.Text text) {
    return new Text(text.value(), text.origin(), text.pieces(), text.types());
  }

  private String moduleOf(Span span) {
    String known = modules.get(span.source());
    return known != null ? known : program.units().getLast().name();
  }

  // ---- for the evaluator ----

  @Override
  public Optional<CoreFunction> function(FunctionSymbol symbol) {
    boolean body = symbol.decl().body() instanceof Decl.Body.Of || lowering.isLowered(symbol);
    return body && !isFaulty(symbol.decl().span()) && lowering.isSound(symbol)
        ? Optional.of(lowering.lowerFunction(symbol))
        : Optional.empty();
  }

  @Override
  public boolean look(TypeSymbol type) {
    return completion.look(type);
  }

  @Override
  public Optional<Core> constant(String module, Variable variable) {
    collectConstants();
    Optional<Core> value = values.get(variable);
    if (value != null && value.isPresent()) {
      return value;
    }
    return Optional.ofNullable(constants.get(variable))
        .filter(c -> !isFaulty(c.span()))
        .map(c -> lowering.lowerExpr(c.value(), known(), module));
  }

  /**
   * A function or constant counts as right from now on if it is so far: what is told of one claim
   * has no say in another, whichever comes first.
   */
  void settleFaults() {
    faulty = Optional.of(reporter.faulty());
  }

  @Override
  public boolean isFaulty(Span stretch) {
    return faulty
        .map(all -> all.stream().anyMatch(stretch::holds))
        .orElseGet(() -> reporter.isFaulty(stretch));
  }

  private void collectConstants() {
    if (!constants.isEmpty() && collected == known().builtCount()) {
      return;
    }
    collected = known().builtCount();
    for (ModuleUnit unit : program.units()) {
      for (Module.Item item : known().expanded(unit.tree()).items()) {
        if (item instanceof Decl.Const constant) {
          known().variable(constant).ifPresent(v -> constants.put(v, constant));
        }
      }
    }
  }

  /** What the constants of a module are computed from, for the sake of its claims. */
  List<Core> written(String module) {
    return List.copyOf(written.getOrDefault(module, List.of()));
  }

  // ---- for the lowering ----

  @Override
  public TypeTable of(FunctionSymbol function) {
    return known();
  }

  @Override
  public TypeTable of(TypeSymbol type) {
    return known();
  }

  private TypeTable known() {
    return table.orElseThrow();
  }

  @Override
  public Optional<FunctionSymbol> extension(TypeSymbol receiver, String name) {
    return Optional.ofNullable(extensions.getOrDefault(receiver.name(), Map.of()).get(name));
  }

  @Override
  public Optional<Core> constant(Variable variable) {
    return values.getOrDefault(variable, Optional.empty());
  }

  // ---- after inference ----

  /** Learns what inference has found out, and computes all constants. */
  void complete(TypeTable finished, List<FunctionSymbol> preludeFunctions) {
    table = Optional.of(finished);
    completion = type -> true;
    preludeFunctions.forEach(this::index);
    constants.clear();
    collectConstants();
    new ConstCircles(finished, constants, reporter).report();
    for (ModuleUnit unit : program.units()) {
      for (Module.Item item : finished.expanded(unit.tree()).items()) {
        if (item instanceof Decl.Const constant && !reporter.isFaulty(constant.span())) {
          compute(constant, unit.name());
        }
      }
    }
  }

  /** Whether a constant with mistakes is needed; those are told already. */
  private boolean usesBroken(Expr value) {
    return Children.any(
        value,
        e ->
            known().resolution(e).orElse(null) instanceof Resolution.OfGlobal global
                && Optional.ofNullable(constants.get(global.variable()))
                    .map(c -> reporter.isFaulty(c.span()))
                    .orElse(false));
  }

  private void index(FunctionSymbol function) {
    // Constants of collections and times are written as calls of these.
    function.extern().ifPresent(e -> externs.putIfAbsent(e.key(), function));
    if (function.hasSelfParameter()
        && function.params().getFirst().type() instanceof Type.Con first) {
      extensions
          .computeIfAbsent(first.symbol().name(), n -> new HashMap<>())
          .putIfAbsent(function.name(), function);
    }
  }

  private void compute(Decl.Const constant, String module) {
    Optional<Variable> variable = known().variable(constant);
    if (variable.isEmpty() || values.containsKey(variable.get()) || usesBroken(constant.value())) {
      return;
    }
    Core core = lowering.lowerExpr(constant.value(), known(), module);
    written.computeIfAbsent(module, m -> new ArrayList<>()).add(core);
    Optional<Core> value =
        run(core, constant.value().span())
            .flatMap(v -> written(v, variable.get().type(), core.span()));
    values.put(variable.get(), value);
  }
}
