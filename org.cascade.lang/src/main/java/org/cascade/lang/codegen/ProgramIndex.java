package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.foreign.Binding;
import org.cascade.lang.foreign.Bindings;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/** The Java names of everything a program declares; settled once, before any file is written. */
final class ProgramIndex {
  private final List<CoreModule> modules;
  private final Bindings bindings;
  private final Map<String, Set<String>> classesOfPackage = new HashMap<>();
  private final Map<String, String> moduleClasses = new HashMap<>();
  private final Map<FunctionSymbol, Member> members = new IdentityHashMap<>();
  private final Map<RecordSymbol, List<String>> fields = new IdentityHashMap<>();
  private final Map<RecordSymbol, String> recordFactories = new IdentityHashMap<>();
  private final Map<SpaceSymbol, SpaceNames> spaces = new IdentityHashMap<>();
  private final Map<Variable, GlobalNames> globals = new IdentityHashMap<>();
  private final Map<RefinementSymbol, FunctionSymbol> checks = new IdentityHashMap<>();

  /**
   * A function's place in Java.
   *
   * @param isVoid whether its Java method returns nothing
   */
  record Member(String owner, String name, boolean isStatic, boolean isVoid) {}

  /**
   * A module value's field, and the method that others read it with.
   *
   * @param isConstant whether it was known at compile time; others read the field then
   */
  record GlobalNames(String field, String accessor, boolean isConstant) {}

  /** Which embeds and states a creator gives, by index in rising order. */
  record FactoryKey(List<Integer> embeds, List<Integer> states) {
    static final FactoryKey PLAIN = new FactoryKey(List.of(), List.of());
  }

  /** The members for an index. */
  record IndexNames(String field, String getter) {}

  /** The members of a space's class besides its functions. */
  record SpaceNames(
      List<String> states,
      List<String> getters,
      List<String> setters,
      Map<SpaceSymbol.Index, IndexNames> indexes,
      List<String> embeds,
      List<String> embedGetters,
      List<String> streams,
      List<String> streamGetters,
      Map<FactoryKey, String> factories,
      String root) {

    IndexNames of(SpaceSymbol.Index index) {
      return Objects.requireNonNull(indexes.get(index), "an index of this space");
    }
  }

  ProgramIndex(List<CoreModule> modules, Bindings bindings) {
    this.modules = modules;
    this.bindings = bindings;
    modules.forEach(this::nameClasses);
    Map<SpaceSymbol, Set<FactoryKey>> creations = creations();
    for (CoreModule module : modules) {
      for (CoreModule.CoreType type : module.types()) {
        switch (type) {
          case CoreModule.CoreRecord r -> nameMembers(r);
          case CoreModule.CoreSum s -> {}
          case CoreModule.CoreRefinement r -> nameMembers(r);
          case CoreModule.CoreSpace s ->
              nameMembers(s, creations.getOrDefault(s.symbol(), Set.of()));
        }
      }
      nameMembers(module);
    }
    modules.forEach(this::dropChecksOfCompileTime);
  }

  /** Predicates that ask the compiler are settled before run time; Java has no method for them. */
  private void dropChecksOfCompileTime(CoreModule module) {
    for (CoreModule.CoreType type : module.types()) {
      switch (type) {
        case CoreModule.CoreRecord r -> r.check().ifPresent(this::dropIfOfCompileTime);
        case CoreModule.CoreRefinement r -> {
          dropIfOfCompileTime(r.check());
          if (!isAtRunTime(r.check())) {
            checks.remove(r.symbol());
          }
        }
        case CoreModule.CoreSum s -> {}
        case CoreModule.CoreSpace s -> {}
      }
    }
  }

  private void dropIfOfCompileTime(CoreModule.Check check) {
    boolean unknown =
        Cores.any(
            check.predicate(),
            c ->
                c instanceof Core.BuildType
                    || (c instanceof Core.Call k && !isKnown(k.function())));
    if (unknown) {
      members.remove(check.symbol());
    }
  }

  private boolean isKnown(FunctionSymbol function) {
    return function
        .extern()
        .map(e -> e.platform().equals("java"))
        .orElseGet(() -> members.containsKey(function));
  }

  /** Whether Java has a method for the predicate. */
  boolean isAtRunTime(CoreModule.Check check) {
    return members.containsKey(check.symbol());
  }

  private void nameClasses(CoreModule module) {
    String pkg = JavaNames.packageOf(module.name());
    Set<String> classes = classesOfPackage.computeIfAbsent(pkg, p -> new HashSet<>());
    for (CoreModule.CoreType type : module.types()) {
      if (isFile(type.symbol())) {
        classes.add(JavaNames.legal(type.symbol().name()));
      }
    }
    String last = module.name().substring(module.name().lastIndexOf('.') + 1);
    String name = JavaNames.upperCamel(last) + "Module";
    while (!classes.add(name)) {
      name += "_";
    }
    moduleClasses.put(module.name(), pkg + "." + name);
  }

  /** Whether a type gets a file; those of {@code extern java} have theirs. */
  static boolean isFile(TypeSymbol symbol) {
    return symbol.javaClass().isEmpty()
        && !RuntimeNames.BUILT_IN.containsKey(symbol)
        && !(symbol instanceof RefinementSymbol r && r.isInPlace());
  }

  // ---- members ----

  private static Set<String> objectMembers(Set<String> more) {
    Set<String> all = new HashSet<>(RuntimeNames.OBJECT_MEMBERS);
    all.addAll(more);
    return all;
  }

  private void nameMembers(CoreModule.CoreRecord type) {
    RecordSymbol symbol = type.symbol();
    String owner = className(symbol);
    Set<String> own =
        symbol.isTransaction() ? RuntimeNames.TRANSACTION_MEMBERS : Set.of("compareTo", "equals");
    MemberTable table = new MemberTable().reserve(objectMembers(own));
    table.take("show", List.of("java.lang.StringBuilder"));
    List<String> names = new ArrayList<>();
    for (RecordSymbol.Field field : symbol.fields()) {
      String name = table.field(field.name());
      table.take(name, List.of());
      names.add(name);
    }
    fields.put(symbol, List.copyOf(names));
    for (CoreFunction method : type.methods()) {
      nameFunction(owner, table, method, method.self().isPresent(), "");
    }
    type.check()
        .ifPresent(c -> {
          String name = table.method("holds", List.of());
          members.put(c.symbol(), new Member(owner, name, false, false));
        });
    List<String> all = symbol.fields().stream().map(f -> erased(f.type())).toList();
    recordFactories.put(symbol, table.method("of", all));
  }

  private void nameMembers(CoreModule.CoreRefinement type) {
    checks.put(type.symbol(), type.check().symbol());
    if (!type.symbol().isInPlace()) {
      Member member = new Member(className(type.symbol()), "holds", true, false);
      members.put(type.check().symbol(), member);
    }
  }

  private void nameMembers(CoreModule.CoreSpace type, Set<FactoryKey> creations) {
    SpaceSymbol symbol = type.symbol();
    String owner = className(symbol);
    MemberTable table = new MemberTable().reserve(objectMembers(RuntimeNames.SPACE_MEMBERS));
    for (CoreFunction function : type.functions()) {
      boolean isInstance = !isStatic(function);
      String prefix = function.symbol().kind() == Decl.FunctionKind.MIGRATE ? "migrate_" : "";
      nameFunction(owner, table, function, isInstance, prefix);
    }
    List<String> states = new ArrayList<>();
    List<String> getters = new ArrayList<>();
    List<String> setters = new ArrayList<>();
    for (SpaceSymbol.State state : symbol.states()) {
      states.add(table.field(state.name()));
      getters.add(table.method("get_" + state.name(), List.of()));
      setters.add(table.method("set_" + state.name(), List.of(erased(state.type()))));
    }
    Map<SpaceSymbol.Index, IndexNames> indexes = new IdentityHashMap<>();
    for (SpaceSymbol.State state : symbol.states()) {
      for (SpaceSymbol.Index by : state.indexes()) {
        String parts =
            by.parts().stream()
                .map(p -> p.toString().replace('.', '_'))
                .collect(Collectors.joining("_and_"));
        String name = state.name() + "_by_" + parts;
        indexes.put(by, new IndexNames(table.field(name), table.method("get_" + name, List.of())));
      }
    }
    List<String> embeds = new ArrayList<>();
    List<String> embedGetters = new ArrayList<>();
    for (SpaceSymbol.Embed embed : symbol.embeds()) {
      embeds.add(table.field(embed.name()));
      embedGetters.add(table.method("get_" + embed.name(), List.of()));
    }
    List<String> streams = new ArrayList<>();
    List<String> streamGetters = new ArrayList<>();
    for (SpaceSymbol.StreamDef stream : symbol.streams()) {
      streams.add(table.field(stream.name()));
      streamGetters.add(table.method(stream.name(), List.of()));
    }
    Map<FactoryKey, String> factories = nameFactories(type, creations, table);
    String root = table.method("root", List.of("java.lang.String", "java.util.function.Supplier"));
    spaces.put(
        symbol,
        new SpaceNames(
            states,
            getters,
            setters,
            indexes,
            embeds,
            embedGetters,
            streams,
            streamGetters,
            factories,
            root));
  }

  /** A transaction that uses nothing of its space, so that it can be called on the space's name. */
  private static boolean isStatic(CoreFunction function) {
    return switch (function.symbol().kind()) {
      case MIGRATE -> true;
      case TRANSACTION ->
          function.self().isEmpty() || !Cores.reads(function.body(), function.self().orElseThrow());
      default -> function.self().isEmpty();
    };
  }

  private Map<FactoryKey, String> nameFactories(
      CoreModule.CoreSpace type, Set<FactoryKey> creations, MemberTable table) {
    List<Integer> required = new ArrayList<>();
    for (int i = 0; i < type.initial().size(); i++) {
      if (type.initial().get(i).isEmpty()) {
        required.add(i);
      }
    }
    Map<FactoryKey, String> names = new LinkedHashMap<>();
    List<FactoryKey> keys = new ArrayList<>(List.of(new FactoryKey(List.of(), required)));
    creations.stream().sorted(Comparator.comparing(FactoryKey::toString)).forEach(keys::add);
    for (FactoryKey key : keys) {
      if (!names.containsKey(key)) {
        List<String> erased = new ArrayList<>();
        key.embeds().forEach(i -> erased.add(erased(type.symbol().embeds().get(i).type())));
        key.states().forEach(i -> erased.add(erased(type.symbol().states().get(i).type())));
        names.put(key, table.method("create", erased));
      }
    }
    return names;
  }

  private void nameMembers(CoreModule module) {
    String owner = moduleClass(module.name());
    MemberTable table =
        new MemberTable()
            .reserve(objectMembers(Set.of("run", "main", "tests", "program", "declare", "equals")));
    for (CoreFunction function : module.functions()) {
      nameFunction(owner, table, function, false, "");
    }
    for (Binding binding : bindings.of(module.name())) {
      FunctionSymbol function = binding.function();
      List<String> erased = function.params().stream().map(p -> erased(p.type())).toList();
      String name = table.method(function.name(), erased);
      members.put(function, new Member(owner, name, true, isVoid(function)));
    }
    for (CoreModule.Global global : module.globals()) {
      String name = global.variable().name();
      GlobalNames names =
          new GlobalNames(
              table.field(name), table.method(name, List.of()), global.constant().isPresent());
      globals.put(global.variable(), names);
    }
    int number = 1;
    for (CoreModule.CoreType type : module.types()) {
      if (type instanceof CoreModule.CoreRefinement r && r.symbol().isInPlace()) {
        String name = table.method("refinement" + number++, List.of(erased(r.symbol().base())));
        members.put(r.check().symbol(), new Member(owner, name, true, false));
      }
    }
  }

  private void nameFunction(
      String owner, MemberTable table, CoreFunction function, boolean instance, String prefix) {
    List<String> erased = function.params().stream().map(p -> erased(p.type())).toList();
    String name = table.method(prefix + function.symbol().name(), erased);
    boolean isVoid = isVoid(function.symbol());
    members.put(function.symbol(), new Member(owner, name, !instance, isVoid));
  }

  /** Whether a function gives no value. */
  static boolean isVoid(FunctionSymbol symbol) {
    Type result = symbol.result().orElse(Type.UNIT);
    return Types.isUnit(result) || Types.resolve(result) == Type.Special.NEVER;
  }

  private Map<SpaceSymbol, Set<FactoryKey>> creations() {
    Map<SpaceSymbol, Set<FactoryKey>> found = new IdentityHashMap<>();
    for (CoreModule module : modules) {
      for (CoreModule.CoreType type : module.types()) {
        if (type instanceof CoreModule.CoreSpace s) {
          s.symbol().embeds().stream()
              .flatMap(e -> Types.space(e.type()).stream())
              .forEach(e -> found.computeIfAbsent(e, k -> new HashSet<>()).add(FactoryKey.PLAIN));
        }
      }
      for (Core root : Cores.roots(module)) {
        Cores.walk(
            root,
            c -> {
              if (c instanceof Core.NewSpace n) {
                found.computeIfAbsent(n.space(), s -> new HashSet<>()).add(key(n));
              }
            });
      }
    }
    return found;
  }

  static FactoryKey key(Core.NewSpace creation) {
    List<Integer> embeds = new ArrayList<>();
    for (int i = 0; i < creation.embeds().size(); i++) {
      if (creation.embeds().get(i).isPresent()) {
        embeds.add(i);
      }
    }
    List<Integer> states = creation.states().stream().map(s -> s.state().index()).sorted().toList();
    return new FactoryKey(embeds, states);
  }

  // ---- questions ----

  /** The qualified name of a type's class. */
  String className(TypeSymbol symbol) {
    String builtIn = RuntimeNames.BUILT_IN.get(symbol);
    return builtIn != null
        ? builtIn
        : symbol
            .javaClass()
            .orElseGet(
                () -> JavaNames.packageOf(symbol.module()) + "." + JavaNames.legal(symbol.name()));
  }

  String className(SumSymbol.Constructor constructor) {
    if (constructor.owner() == Builtin.ASSIGNMENT) {
      return RuntimeNames.ASSIGNED;
    }
    // A Java class cannot have a member class of its own name.
    String name = JavaNames.legal(constructor.name());
    boolean same = name.equals(JavaNames.legal(constructor.owner().name()));
    return className(constructor.owner()) + "." + name + (same ? "_" : "");
  }

  String moduleClass(String module) {
    return Optional.ofNullable(moduleClasses.get(module))
        .orElseThrow(() -> new CascadeBugException("no core was given for module " + module));
  }

  CoreModule module(String name) {
    return modules.stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new CascadeBugException("no core was given for module " + name));
  }

  boolean hasModule(String module) {
    return moduleClasses.containsKey(module);
  }

  /** The simple names of the classes that a package gets. */
  Set<String> classesOf(String javaPackage) {
    return classesOfPackage.getOrDefault(javaPackage, Set.of());
  }

  Member member(FunctionSymbol function) {
    return Optional.ofNullable(members.get(function))
        .orElseThrow(() -> new CascadeBugException("no core was given for function " + function));
  }

  /** What a module's functions of {@code extern java} mean. */
  List<Binding> bindings(String module) {
    return bindings.of(module);
  }

  /** Whether a function is called as the library's Java is, without a method of our own between. */
  boolean isDirect(FunctionSymbol function) {
    return function.extern().isPresent() && !members.containsKey(function);
  }

  Optional<FunctionSymbol> check(RefinementSymbol refinement) {
    return Optional.ofNullable(checks.get(refinement));
  }

  String field(RecordSymbol record, int index) {
    return fields.containsKey(record)
        ? fields.get(record).get(index)
        : JavaNames.camel(record.fields().get(index).name());
  }

  /** The method that makes a value for Java callers. */
  String recordFactory(RecordSymbol record) {
    return Optional.ofNullable(recordFactories.get(record))
        .orElseThrow(() -> new CascadeBugException("no core was given for record " + record));
  }

  /** The components' names of a constructor's record. */
  static List<String> fields(SumSymbol.Constructor constructor) {
    MemberTable table = new MemberTable().reserve(RuntimeNames.OBJECT_MEMBERS);
    return constructor.fields().stream().map(f -> table.field(f.name())).toList();
  }

  SpaceNames space(SpaceSymbol space) {
    return Optional.ofNullable(spaces.get(space))
        .orElseThrow(() -> new CascadeBugException("no core was given for space " + space));
  }

  GlobalNames global(Variable variable) {
    return Optional.ofNullable(globals.get(variable))
        .orElseThrow(() -> new CascadeBugException("no core was given for value " + variable));
  }

  /** The class a value of the type is in Java, in full, without type arguments. */
  String erased(Type type) {
    return switch (Types.unrefined(type)) {
      case Type.Con c when c.symbol() == Builtin.INT -> "long";
      case Type.Con c when c.symbol() == Builtin.REAL -> "double";
      case Type.Con c when c.symbol() == Builtin.BOOL -> "boolean";
      case Type.Con c when c.symbol() == Builtin.STRING -> "java.lang.String";
      case Type.Con c -> className(c.symbol());
      case Type.Tuple t when t.items().isEmpty() -> RuntimeNames.UNIT;
      case Type.Tuple t -> RuntimeNames.TUPLE + t.items().size();
      case Type.Fun f -> RuntimeNames.FN + f.params().size();
      case Type.Param p -> "java.lang.Object";
      case Type.Special s when s == Type.Special.TYPE -> RuntimeNames.TYPE_INFO;
      case Type.Special s when s != Type.Special.ERROR -> "java.lang.Object";
      case Type t -> throw new CascadeBugException("unfinished type in core: " + t);
    };
  }
}
