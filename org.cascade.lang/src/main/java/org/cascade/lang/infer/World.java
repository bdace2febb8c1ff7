package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.ModuleScope;
import org.cascade.lang.names.Program;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.InferenceVariable;
import org.cascade.lang.types.PlacedType;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;

/** What all of one inference shares. */
final class World {
  private Program program;
  private CompileTime compileTime;
  private Reporter reporter;
  private TypeTable table;
  private final EffectGraph effects = new EffectGraph();
  private final EffectSolver solver = new EffectSolver();
  private final Unifier unifier;
  private final Map<String, ModuleScope> modules = new LinkedHashMap<>();
  private final Map<ModuleScope, Map<String, Span>> taken = new IdentityHashMap<>();
  private final List<Runnable> deferred = new ArrayList<>();
  private final Headers headers;
  private final Bodies bodies;
  private final MemberBodies members;
  private final Evaluations evaluations;
  private final Unions unions;
  private final Optional<World> base;

  /** Of what belongs to no item that is written. */
  private final Work shared = new Work();

  /** By what it is of: a function, a type, or a statement at the top of a file. */
  private final Map<Object, Work> works = new IdentityHashMap<>();

  /** In which something was wrong. */
  private final Set<Work> mistaken = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Map<ModuleScope, List<Entered>> entered = new IdentityHashMap<>();

  /** What is being done at present. */
  private Work current = shared;

  private final Map<Source, List<PlacedType>> embedded = new IdentityHashMap<>();
  private Optional<List<Diagnostic>> trial = Optional.empty();

  /**
   * @param base the prelude's world, finished; its modules are seen as they are
   */
  World(Program program, CompileTime compileTime, Reporter reporter, Optional<World> base) {
    this.program = program;
    this.base = base;
    this.table = new TypeTable(base.map(World::table));
    base.ifPresent(b -> modules.putAll(b.modules));
    this.compileTime = compileTime;
    this.reporter = reporter;
    this.unifier = new Unifier(effects, program.units().getFirst().tree().span());
    effects.swap(shared.effects());
    table.log(shared.nodes());
    this.headers = new Headers(this);
    this.bodies = new Bodies(this);
    this.members = new MemberBodies(this);
    this.evaluations = new Evaluations(this);
    this.unions = new Unions(this);
  }

  Program program() {
    return program;
  }

  CompileTime compileTime() {
    return compileTime;
  }

  /** Where each name of a module is declared that only one declaration may have. */
  Map<String, Span> taken(ModuleScope module) {
    return taken.computeIfAbsent(module, m -> new HashMap<>());
  }

  Reporter reporter() {
    return reporter;
  }

  TypeTable table() {
    return table;
  }

  EffectGraph effects() {
    return effects;
  }

  EffectSolver solver() {
    return solver;
  }

  Unifier unifier() {
    return unifier;
  }

  Headers headers() {
    return headers;
  }

  Bodies bodies() {
    return bodies;
  }

  MemberBodies members() {
    return members;
  }

  Evaluations evaluations() {
    return evaluations;
  }

  Unions unions() {
    return unions;
  }

  void limit(EffectLimit limit) {
    if (trial.isEmpty()) {
      current.limits().add(limit);
    }
  }

  // ---- what belongs to which function ----

  Work current() {
    return current;
  }

  /** What a function notes; one in a block belongs to the function that the block is part of. */
  Work work(FunctionSymbol f) {
    return bodies.isLocal(f) ? current : works.computeIfAbsent(f, g -> new Work());
  }

  /** What a type notes, but for its methods. */
  Work work(TypeSymbol type) {
    return works.getOrDefault(type, shared);
  }

  /** What a statement at the top of a file notes. */
  Work work(Stmt stmt) {
    return works.getOrDefault(stmt, shared);
  }

  void settle(TypeSymbol type, Work work) {
    works.put(type, work);
  }

  void settle(Stmt stmt, Work work) {
    works.put(stmt, work);
  }

  /** What the items of a module have entered into its scope, in their order. */
  List<Entered> entered(ModuleScope module) {
    return entered.computeIfAbsent(module, m -> new ArrayList<>());
  }

  private Stream<Entered> entered() {
    return modules.values().stream().flatMap(m -> entered.getOrDefault(m, List.of()).stream());
  }

  /**
   * All that was noted.
   *
   * @param functions in the order that counts
   */
  List<Work> all(List<FunctionSymbol> functions) {
    List<Work> all = new ArrayList<>(List.of(shared));
    entered().filter(e -> !e.isTest()).map(Entered::work).forEach(all::add);
    functions.stream().flatMap(f -> Optional.ofNullable(works.get(f)).stream()).forEach(all::add);
    entered().filter(Entered::isTest).map(Entered::work).forEach(all::add);
    return all;
  }

  /** The items in which something is wrong. */
  List<Module.Item> faulty() {
    if (mistaken.isEmpty()) {
      return List.of();
    }
    return entered()
        .filter(e -> works(e).anyMatch(w -> !w.told().isEmpty()))
        .map(Entered::item)
        .toList();
  }

  /** Whether something is wrong that belongs to no item. */
  boolean isFaultyElsewhere() {
    return !shared.told().isEmpty();
  }

  private Stream<Work> works(Entered e) {
    return Stream.concat(
        Stream.of(e.work()),
        e.allFunctions().flatMap(f -> Optional.ofNullable(works.get(f)).stream()));
  }

  /**
   * Goes on with another version of the program.
   *
   * @param gone what is not there any more, or comes again
   */
  void resume(Program other, CompileTime others, Reporter told, List<Entered> gone) {
    program = other;
    compileTime = others;
    reporter = told;
    List<Work> all = gone.stream().flatMap(this::works).toList();
    all.forEach(mistaken::remove);
    table = table.without(all.stream().flatMap(w -> w.nodes().stream()).toList());
    table.log(current.nodes());
    Set<TypeSymbol> types = Collections.newSetFromMap(new IdentityHashMap<>());
    all.forEach(w -> types.addAll(w.types()));
    all.stream().flatMap(w -> w.locals().stream()).forEach(this::remove);
    for (Entered e : gone) {
      types.addAll(e.types());
      e.allFunctions().forEach(this::remove);
      e.values().forEach(bodies::remove);
      e.effects().forEach(unions::remove);
      bodies.remove(e.item());
      works.remove(e.item());
    }
    types.forEach(headers::remove);
    types.forEach(works::remove);
    members.remove(types);
  }

  private void remove(FunctionSymbol f) {
    works.remove(f);
    headers.remove(f);
    bodies.remove(f);
  }

  /** Enters another version of a module, of which some goes on as it was. */
  void declareAgain(ModuleScope module, Map<Module.Item, Entered> kept) {
    module.declareNothing();
    taken.remove(module);
    entered.remove(module);
    Declarations.declareAgain(this, module, kept);
  }

  /** Whether a module is the base's, and so finished. */
  boolean isBase(ModuleScope module) {
    return base.map(b -> b.modules.containsValue(module)).orElse(false);
  }

  Map<String, ModuleScope> modules() {
    return modules;
  }

  Type.Var fresh(String hint) {
    return new Type.Var(new InferenceVariable(hint));
  }

  void error(RuleCode code, Node node, String message) {
    error(code, node.span(), message);
  }

  void error(RuleCode code, Span span, String message) {
    report(Diagnostic.of(code, span, message));
  }

  void report(Diagnostic diagnostic) {
    if (trial.isEmpty()) {
      current.told().add(diagnostic);
      mistaken.add(current);
      reporter.report(diagnostic);
    } else {
      trial.orElseThrow().add(diagnostic);
    }
  }

  /** Says which types are written where in a source that was built. */
  void embed(Source source, List<PlacedType> types) {
    embedded.put(source, types);
  }

  /** The type that was written into a built text at exactly this place. */
  Optional<Type> embeddedAt(Span span) {
    return embedded.getOrDefault(span.source(), List.of()).stream()
        .filter(t -> t.start() == span.offset() && t.length() == span.length())
        .map(PlacedType::type)
        .findFirst();
  }

  /** Does it when all types are known; not at all while something is only being tried. */
  void later(Runnable check) {
    if (trial.isEmpty()) {
      Work work = current;
      deferred.add(() -> late(work, check));
    }
  }

  private void late(Work work, Runnable check) {
    EffectGraph.Layer before = effects.swap(work.effects());
    within(
        work,
        () -> {
          check.run();
          return work;
        });
    effects.swap(before);
  }

  void runDeferred() {
    while (!deferred.isEmpty()) {
      List<Runnable> now = List.copyOf(deferred);
      deferred.clear();
      now.forEach(Runnable::run);
    }
  }

  /** What came of a trial. */
  record Tried<T>(T value, boolean clean) {}

  /** Runs it, and takes back every hole it filled, effect it noted and mistake it made. */
  <T> Tried<T> attempt(Supplier<T> work) {
    Unifier.Mark mark = unifier.mark();
    Optional<List<Diagnostic>> trialBefore = trial;
    EffectGraph.Layer effectsBefore =
        effects.swap(new EffectGraph.Layer(new ArrayList<>(), new ArrayList<>()));
    List<Diagnostic> mistakes = new ArrayList<>();
    trial = Optional.of(mistakes);
    try {
      T value = work.get();
      return new Tried<>(value, mistakes.isEmpty());
    } finally {
      trial = trialBefore;
      effects.swap(effectsBefore);
      unifier.rollBack(mark);
    }
  }

  /** Runs an inference that something else demanded: it counts even if that is only being tried. */
  <T> T demanded(Supplier<T> work) {
    return demanded(shared, work);
  }

  /** The same for what belongs to a function or test. */
  <T> T demanded(Work of, Supplier<T> work) {
    Unifier.Work workBefore = unifier.swap(Unifier.Work.fresh());
    EffectGraph.Layer effectsBefore = effects.swap(of.effects());
    Optional<List<Diagnostic>> trialBefore = trial;
    trial = Optional.empty();
    try {
      return within(of, work);
    } finally {
      trial = trialBefore;
      effects.swap(effectsBefore);
      unifier.swap(workBefore);
    }
  }

  /** Notes what is found out for a function or test. */
  <T> T within(Work of, Supplier<T> work) {
    Work before = current;
    current = of;
    table.log(of.nodes());
    try {
      return work.get();
    } finally {
      current = before;
      table.log(before.nodes());
    }
  }
}
