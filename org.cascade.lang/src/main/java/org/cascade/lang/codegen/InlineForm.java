package org.cascade.lang.codegen;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Which core is a Java expression, and which needs statements. */
final class InlineForm {
  private static final int SMALL = 16;

  private final ProgramIndex index;
  private final Map<Core, Boolean> known = new IdentityHashMap<>();

  InlineForm(ProgramIndex index) {
    this.index = index;
  }

  /** Whether it can be written as one expression where it is all there is: a switch too. */
  boolean isWhole(Core core) {
    return isExpression(core) || (core instanceof Core.Switch c && isSwitchExpression(c));
  }

  /** Whether it can be written as one expression, within others too. */
  boolean isExpression(Core core) {
    Boolean answer = known.get(core);
    if (answer == null) {
      answer = find(core);
      known.put(core, answer);
    }
    return answer;
  }

  /** Whether an expression with a choice in it still reads well on a line or two. */
  static boolean isSmall(Core core) {
    return Cores.size(core, SMALL) <= SMALL
        && !Cores.any(core, c -> c instanceof Core.Switch || c instanceof Core.Lambda);
  }

  private boolean find(Core core) {
    return switch (core) {
      case Core.Let c -> false;
      case Core.Sequence c -> false;
      case Core.Join c -> false;
      case Core.Jump c -> false;
      case Core.While c -> false;
      case Core.ForEach c -> false;
      case Core.Return c -> false;
      case Core.Abort c -> false;
      case Core.Assign c -> false;
      case Core.AssignGlobal c -> false;
      case Core.WriteState c -> false;
      case Core.ReleaseSpace c -> false;
      case Core.OnEnd c -> false;
      case Core.Lambda c -> true;
      case Core.Attempt c -> !Cores.returns(c.body());
      case Core.If c ->
          hasValue(c.type())
              && hasValue(c.then().type())
              && hasValue(c.otherwise().type())
              && parts(c);
      case Core.Switch c -> isSingle(c) && isSwitchExpression(c);
      case Core.Call c -> !isVoid(c.function()) && parts(c);
      case Core.CallSpace c -> isInlineCall(c);
      case Core.Invoke c -> hasValue(c.type()) && parts(c);
      case Core.Update c -> isStable(c.target()) && isInFieldOrder(c) && parts(c);
      case Core.Parallel c -> !(c.sink() instanceof Core.Sink.Each) && parts(c);
      case Core.NewSpace c -> (c.root().isPresent() || isInOrder(c)) && parts(c);
      default -> Types.resolve(core.type()) != Type.Special.NEVER && parts(core);
    };
  }

  private boolean parts(Core core) {
    return CoreWalk.children(core).stream().allMatch(this::isExpression);
  }

  private static boolean hasValue(Type type) {
    return !Types.isUnit(type) && Types.resolve(type) != Type.Special.NEVER;
  }

  private static boolean isStable(Core core) {
    return core instanceof Core.Read r && !r.local().isMutable();
  }

  /** Whether the new values are given in the order of the fields. */
  static boolean isInFieldOrder(Core.Update update) {
    int last = -1;
    for (Core.FieldUpdate field : update.updates()) {
      if (field.field().index() < last) {
        return false;
      }
      last = field.field().index();
    }
    return true;
  }

  private boolean isInlineCall(Core.CallSpace call) {
    boolean dropsTarget = call.target().isPresent() && index.member(call.function()).isStatic();
    return !isVoid(call.function()) && !dropsTarget && parts(call);
  }

  static boolean isInOrder(Core.NewSpace creation) {
    int last = -1;
    for (Core.StateValue value : creation.states()) {
      if (value.state().index() < last) {
        return false;
      }
      last = value.state().index();
    }
    return true;
  }

  /** Whether Java's method gives nothing, or never returns. */
  boolean isVoid(FunctionSymbol function) {
    return ProgramIndex.isVoid(function);
  }

  // ---- switches ----

  private boolean isSwitchExpression(Core.Switch c) {
    return hasValue(c.type())
        && (isSingle(c) ? isPlainTest(c.cases().getFirst().test()) : isJavaSwitch(c))
        && isExpression(c.subject())
        && c.cases().stream().allMatch(k -> isArm(k.body()))
        && c.otherwise().map(this::isArm).orElse(true)
        && (!isSingle(c) || isTernary(c));
  }

  private boolean isTernary(Core.Switch c) {
    return isExpression(c.cases().getFirst().body())
        && c.otherwise().filter(this::isExpression).isPresent();
  }

  private boolean isArm(Core core) {
    Optional<Core> message = abortMessage(core);
    return message.isPresent()
        ? isExpression(message.get())
        : hasValue(core.type()) && isWhole(core);
  }

  /** The message of an abort in either form. */
  static Optional<Core> abortMessage(Core core) {
    return switch (core) {
      case Core.Abort a -> Optional.of(a.message());
      case Core.Call c
          when c.function().extern().isPresent()
              && c.function().extern().get().target().equals(RuntimeNames.ABORT)
              && c.function().extern().get().name().equals("error") ->
          Optional.of(c.args().getFirst());
      default -> Optional.empty();
    };
  }

  /** Whether it asks for one case only, so that an {@code if} says it. */
  static boolean isSingle(Core.Switch c) {
    return c.cases().size() == 1 && c.otherwise().isPresent();
  }

  /** Whether the test binds what the case reads by itself. */
  private static boolean isPlainTest(Core.Test test) {
    return !(test instanceof Core.Test.OfType t) || isPlainType(t.local().type());
  }

  /** Whether Java's own switch does it; numbers and types with arguments need a chain of ifs. */
  static boolean isJavaSwitch(Core.Switch c) {
    return c.cases().stream()
        .allMatch(k ->
            switch (k.test()) {
              case Core.Test.OfConstructor t -> true;
              case Core.Test.OfLiteral t ->
                  t.value() instanceof String && c.otherwise().isPresent();
              case Core.Test.OfType t -> c.otherwise().isPresent() && isPlainType(t.local().type());
            });
  }

  /** Whether {@code instanceof} can ask for just this type, and binds it as it is. */
  static boolean isPlainType(Type type) {
    return switch (Types.resolve(type)) {
      case Type.Con c -> c.args().isEmpty();
      case Type.Tuple t -> t.items().isEmpty();
      case Type.Refined r -> false;
      default -> false;
    };
  }

  /** Whether the operator works on two primitive values of this built-in type. */
  static boolean isPrimitive(Type type) {
    return JavaFile.primitive(type).isPresent();
  }

  static boolean isReal(Type type) {
    return Builtin.is(type, Builtin.REAL);
  }

  static CascadeBugException bug(String what) {
    return new CascadeBugException(what);
  }
}
