package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * Writes changes of collections that states hold so that these can be edited in place, and finds
 * what can look into them meanwhile.
 */
final class StateEdits {
  /** The functions that give another collection, and the methods that edit a state instead. */
  private static final Map<String, Map<String, String>> EDITS =
      Map.of(
          RuntimeNames.BTREE, Map.of("insert", "insert", "remove", "remove"),
          RuntimeNames.MAP, Map.of("insert", "bind", "remove", "unbind"),
          RuntimeNames.SET, Map.of("insert", "add", "remove", "drop"),
          RuntimeNames.ARRAY, Map.of("append", "append", "set", "put"));

  /** What gives an element or a number, and keeps nothing of the collection. */
  private static final Set<String> LOOKS =
      Set.of("get", "contains", "length", "isEmpty", "first", "last", "indexOf");

  private final Body body;

  StateEdits(Body body) {
    this.body = body;
  }

  /**
   * {@code tree := tree.insert(k, v)}, of an own state, as an edit of that tree. What is inserted
   * must change nothing: the tree is looked at after it.
   */
  Optional<Code> edit(Core.WriteState c, Code state) {
    if (!(c.value() instanceof Core.Call call) || !ofItself(c, call)) {
      return Optional.empty();
    }
    Optional<String> method = method(call.function());
    List<Core> rest = call.args().subList(1, call.args().size());
    if (method.isEmpty() || !rest.stream().allMatch(StateEdits::changesNothing)) {
      return Optional.empty();
    }
    List<Type> types = paramTypes(call);
    List<Body.Arg> args = new ArrayList<>();
    for (int i = 0; i < rest.size(); i++) {
      Core fitted = body.expressions().fitted(rest.get(i), types.get(i));
      args.add(new Body.Arg(types.get(i), () -> body.expressions().value(fitted, true)));
    }
    List<Code> codes = new ArrayList<>(List.of(state));
    codes.addAll(body.inOrder(args));
    return Optional.of(Code.call(body.file().name(RuntimeNames.STATE) + "." + method.get(), codes));
  }

  private static boolean ofItself(Core.WriteState c, Core.Call call) {
    return !call.args().isEmpty()
        && call.args().getFirst() instanceof Core.ReadState read
        && read.state() == c.state()
        && read.target() instanceof Core.Read of
        && c.target() instanceof Core.Read to
        && of.local() == to.local();
  }

  private static Optional<String> method(FunctionSymbol function) {
    return function
        .extern()
        .flatMap(e -> Optional.ofNullable(EDITS.getOrDefault(e.target(), Map.of()).get(e.name())));
  }

  /** The types of what is put in: those that the collection is made of, after an index. */
  private static List<Type> paramTypes(Core.Call call) {
    List<Type> types = Types.args(call.args().getFirst().type());
    boolean indexed = call.args().size() - 1 > types.size();
    if (!indexed) {
      return types;
    }
    List<Type> all = new ArrayList<>(List.of(call.args().get(1).type()));
    all.addAll(types);
    return all;
  }

  /** Whether a call looks into its first argument, and nothing happens between. */
  static boolean looksInto(Core.Call call) {
    boolean looks =
        call.function()
            .extern()
            .filter(e -> EDITS.containsKey(e.target()) && LOOKS.contains(e.name()))
            .isPresent();
    return looks && changeNothing(call.args().subList(1, call.args().size()));
  }

  /** Whether an operation looks into its first operand, and nothing happens between. */
  static boolean looksInto(Core.Operate c) {
    boolean indexes = c.op() == Primitive.ARRAY_INDEX || c.op() == Primitive.MAP_INDEX;
    return indexes && changesNothing(c.args().get(1));
  }

  private static boolean changeNothing(List<Core> cores) {
    return cores.stream().allMatch(StateEdits::changesNothing);
  }

  /** Whether no state can be another one afterwards; it may be read, and this may abort. */
  private static boolean changesNothing(Core core) {
    return switch (core) {
      case Core.Literal c -> true;
      case Core.Unit c -> true;
      case Core.TypeValue c -> true;
      case Core.Read c -> true;
      case Core.ReadGlobal c -> true;
      case Core.Lambda c -> true;
      case Core.TupleOf c -> changeNothing(c.items());
      case Core.ArrayOf c -> changeNothing(c.items());
      case Core.RecordOf c -> changeNothing(c.fields());
      case Core.VariantOf c -> changeNothing(c.fields());
      case Core.FieldOf c -> changesNothing(c.target());
      case Core.Update c ->
          changesNothing(c.target())
              && c.updates().stream().allMatch(u -> changesNothing(u.value()));
      case Core.TupleItem c -> changesNothing(c.target());
      case Core.Coerce c -> changesNothing(c.value());
      case Core.Template c -> changeNothing(c.parts());
      case Core.Operate c -> changeNothing(c.args());
      case Core.ReadState c -> changesNothing(c.target());
      case Core.Call c -> isOfLibrary(c.function()) && changeNothing(c.args()) && callsNobody(c);
      default -> false;
    };
  }

  private static boolean isOfLibrary(FunctionSymbol function) {
    return function.extern().filter(e -> e.target().startsWith(RuntimeNames.VALUE)).isPresent();
  }

  private static boolean callsNobody(Core.Call call) {
    return call.args().stream().noneMatch(a -> Types.unrefined(a.type()) instanceof Type.Fun);
  }
}
