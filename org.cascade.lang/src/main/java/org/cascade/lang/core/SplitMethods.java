package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * Makes functions of parts of functions that are too large: a method of Java has 64 KB at most.
 * What returns, assigns a variable around it, or jumps out of itself stays where it is.
 */
public final class SplitMethods {
  /** A node takes ten bytes or so; javac itself is slow on much larger methods. */
  private static final int MOST = 2_500;

  private static final int PART = MOST / 2;

  /** Less is not worth a call. */
  private static final int LEAST = 20;

  /** What a case takes beside its body. */
  private static final int CASE = 4;

  private final String module;
  private final FunctionSymbol concat;
  private final List<CoreFunction> made = new ArrayList<>();
  private final Map<Core, Integer> sizes = new IdentityHashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private String path = "";

  private SplitMethods(String module, FunctionSymbol concat) {
    this.module = module;
    this.concat = concat;
  }

  /**
   * The module with all that is too large in parts.
   *
   * @param concat of Array, for long array literals
   */
  public static CoreModule in(CoreModule m, FunctionSymbol concat) {
    SplitMethods split = new SplitMethods(m.name(), concat);
    List<CoreModule.CoreType> types = m.types().stream().map(split::type).toList();
    List<CoreFunction> functions = new ArrayList<>(split.functions(m.functions()));
    List<CoreModule.Global> globals =
        m.globals().stream()
            .map(g ->
                new CoreModule.Global(
                    g.variable(), g.constant().map(c -> split.root(g.variable().name(), c))))
            .toList();
    Core main = split.main(m.main());
    List<CoreModule.CoreTest> tests =
        m.tests().stream()
            .map(t -> new CoreModule.CoreTest(t.title(), t.span(), split.root("test", t.body())))
            .toList();
    functions.addAll(split.made);
    return new CoreModule(
        m.name(), m.source(), m.imports(), types, functions, globals, main, tests);
  }

  private CoreModule.CoreType type(CoreModule.CoreType type) {
    return switch (type) {
      case CoreModule.CoreRecord r ->
          new CoreModule.CoreRecord(r.symbol(), functions(r.methods()), r.check());
      case CoreModule.CoreSum s -> s;
      case CoreModule.CoreRefinement r -> r;
      case CoreModule.CoreSpace s ->
          new CoreModule.CoreSpace(
              s.symbol(),
              s.self(),
              s.initial(),
              functions(s.functions()),
              s.streams(),
              s.invariants());
    };
  }

  private List<CoreFunction> functions(List<CoreFunction> functions) {
    return functions.stream()
        .map(f ->
            new CoreFunction(f.symbol(), f.self(), f.params(), root(f.symbol().name(), f.body())))
        .toList();
  }

  /** The emitter puts statements into several methods by itself. */
  private Core main(Core main) {
    return main instanceof Core.Sequence s
        ? new Core.Sequence(
            s.span(), s.firsts().stream().map(f -> root("main", f)).toList(), s.last())
        : root("main", main);
  }

  private Core root(String name, Core body) {
    if (size(body) <= MOST) {
      return body;
    }
    path = name;
    return cut(new Joins().without(body));
  }

  // ---- sizes ----

  private int size(Core node) {
    Integer known = sizes.get(node);
    if (known != null) {
      return known;
    }
    int size = 1;
    for (Core child : CoreWalk.children(node)) {
      size += size(child);
    }
    if (node instanceof Core.Switch s) {
      size += CASE * s.cases().size();
    }
    sizes.put(node, size);
    return size;
  }

  // ---- parts ----

  /** The same, of a size that fits where that can be; what is in it first. */
  private Core cut(Core node) {
    if (size(node) <= PART) {
      return node;
    }
    Core result = narrow(CoreRewrite.children(node, this::cut));
    while (size(result) > MOST) {
      Optional<Core> largest = largest(result);
      if (largest.isEmpty()) {
        return result;
      }
      Core part = largest.orElseThrow();
      result = CoreRewrite.children(result, c -> c == part ? call(part) : c);
    }
    return result;
  }

  private Optional<Core> largest(Core node) {
    return CoreWalk.children(node).stream()
        .filter(c -> size(c) >= LEAST && isWhole(c))
        .max(java.util.Comparator.comparingInt(this::size));
  }

  /** What has many small parts gets fewer larger ones. */
  private Core narrow(Core node) {
    if (size(node) <= MOST) {
      return node;
    }
    return switch (node) {
      case Core.Switch s when s.otherwise().isPresent() -> narrowSwitch(s);
      case Core.ArrayOf a -> narrowArray(a);
      case Core.Sequence s -> narrowSequence(s);
      default -> node;
    };
  }

  private Core narrowSwitch(Core.Switch s) {
    Local subject = new Local("subject", s.subject().type(), false);
    Core read = new Core.Read(s.subject().span(), subject);
    Core rest = s.otherwise().orElseThrow();
    for (List<Core.Case> some : groups(s.cases(), c -> size(c.body()) + CASE).reversed()) {
      Core part = new Core.Switch(s.span(), s.type(), read, some, Optional.of(rest));
      rest = isWhole(part) ? call(part) : part;
    }
    return new Core.Let(s.span(), subject, s.subject(), rest);
  }

  private Core narrowArray(Core.ArrayOf a) {
    Optional<Core> all = Optional.empty();
    for (List<Core> some : groups(a.items(), this::size)) {
      Core items = new Core.ArrayOf(a.span(), a.type(), some);
      Core part = isWhole(items) ? call(items) : items;
      all = Optional.of(all.map(left -> joined(a, left, part)).orElse(part));
    }
    return all.orElse(a);
  }

  private Core joined(Core.ArrayOf whole, Core left, Core right) {
    List<Type> element = List.copyOf(Types.args(Types.unrefined(whole.type())));
    return new Core.Call(whole.span(), whole.type(), concat, element, List.of(left, right));
  }

  private Core narrowSequence(Core.Sequence s) {
    List<Core> parts = new ArrayList<>();
    for (List<Core> some : groups(s.firsts(), this::size)) {
      Span span = some.getFirst().span();
      Core part = new Core.Sequence(span, some, new Core.Unit(span));
      parts.add(isWhole(part) ? call(part) : part);
    }
    return new Core.Sequence(s.span(), parts, s.last());
  }

  private interface Weight<T> {
    int of(T item);
  }

  private static <T> List<List<T>> groups(List<T> items, Weight<T> weight) {
    List<List<T>> groups = new ArrayList<>();
    List<T> group = new ArrayList<>();
    int sum = 0;
    for (T item : items) {
      if (!group.isEmpty() && sum + weight.of(item) > PART) {
        groups.add(List.copyOf(group));
        group.clear();
        sum = 0;
      }
      group.add(item);
      sum += weight.of(item);
    }
    groups.add(List.copyOf(group));
    return groups;
  }

  // ---- functions ----

  /** Whether it can be a function: it has a value, and does nothing to the code around it. */
  private static boolean isWhole(Core part) {
    return Types.resolve(part.type()) != Type.Special.NEVER && CoreParts.of(part).isClosed();
  }

  private Core call(Core part) {
    List<Local> free = List.copyOf(CoreParts.of(part).free());
    List<Local> params = new ArrayList<>();
    Core body = part;
    for (Local local : free) {
      Local param = new Local(local.name(), local.type(), false);
      params.add(param);
      body = CoreRewrite.substitute(body, local, new Core.Read(part.span(), param));
    }
    FunctionSymbol symbol = PartSymbols.function(module, name(), part, params);
    made.add(new CoreFunction(symbol, Optional.empty(), params, body));
    List<Type> typeArgs = symbol.typeParams().stream().<Type>map(Type.Param::new).toList();
    List<Core> args = free.stream().<Core>map(l -> new Core.Read(part.span(), l)).toList();
    return new Core.Call(part.span(), part.type(), symbol, typeArgs, args);
  }

  private String name() {
    return path + "_part" + counts.merge(path, 1, Integer::sum);
  }

  /** Makes what several paths share into functions, so that nothing jumps out of a part. */
  private final class Joins {
    private final Map<Label, UnaryOperator<Core>> shared = new HashMap<>();
    private final Map<Label, Core> targets = new HashMap<>();

    Core without(Core node) {
      return switch (node) {
        case Core.Join j -> join(j);
        case Core.Jump j when shared.containsKey(j.label()) -> shared.get(j.label()).apply(j);
        default -> typed(CoreRewrite.children(node, this::without));
      };
    }

    private Core join(Core.Join j) {
      Core target = without(j.target());
      boolean small = j.params().isEmpty() && size(target) < LEAST;
      if (!small && !isWhole(target)) {
        return new Core.Join(j.span(), j.label(), j.params(), target, without(j.body()));
      }
      shared.put(j.label(), jump -> small ? target : called(j, target, (Core.Jump) jump));
      return without(j.body());
    }

    private Core called(Core.Join j, Core target, Core.Jump jump) {
      Core result = targets.computeIfAbsent(j.label(), l -> call(target));
      for (int i = 0; i < j.params().size(); i++) {
        result = CoreRewrite.substitute(result, j.params().get(i), without(jump.args().get(i)));
      }
      return result;
    }

    /** Where all branches jumped there is a value now. */
    private static Core typed(Core node) {
      if (node.type() != Type.Special.NEVER) {
        return node;
      }
      return switch (node) {
        case Core.If n ->
            new Core.If(
                n.span(),
                value(List.of(n.then(), n.otherwise())),
                n.condition(),
                n.then(),
                n.otherwise());
        case Core.Switch n -> {
          List<Core> branches = new ArrayList<>(n.cases().stream().map(Core.Case::body).toList());
          n.otherwise().ifPresent(branches::add);
          yield new Core.Switch(n.span(), value(branches), n.subject(), n.cases(), n.otherwise());
        }
        default -> node;
      };
    }

    private static Type value(List<Core> branches) {
      return branches.stream()
          .map(Core::type)
          .filter(t -> t != Type.Special.NEVER)
          .findFirst()
          .orElse(Type.Special.NEVER);
    }
  }
}
