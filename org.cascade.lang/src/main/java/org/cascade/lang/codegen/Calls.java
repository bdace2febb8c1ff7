package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cascade.lang.core.Core;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.Types;

/** Writes calls: of functions, methods, foreign Java and function values. */
final class Calls {
  private final Body body;

  Calls(Body body) {
    this.body = body;
  }

  Code invoke(Core.Invoke c) {
    List<Body.Arg> args = new ArrayList<>();
    args.add(arg(c.function(), false));
    c.args().forEach(a -> args.add(arg(a, true)));
    List<Code> codes = body.inOrder(args);
    return codes
        .getFirst()
        .dot("apply", codes.subList(1, codes.size()))
        .asBoxed(InlineForm.isPrimitive(c.type()));
  }

  private Body.Arg arg(Core core, boolean targeted) {
    return new Body.Arg(core.type(), () -> body.expressions().value(core, targeted));
  }

  Code call(Core.Call c, boolean targeted) {
    return body.index().isDirect(c.function()) ? extern(c, targeted) : own(c, targeted);
  }

  // ---- functions of the program ----

  private Code own(Core.Call c, boolean targeted) {
    ProgramIndex.Member member = body.index().member(c.function());
    List<Type> params = paramTypes(c.function());
    Plan plan = new Plan(c.function().typeParams(), c.function(), targeted, c.type());
    if (member.isStatic()) {
      plan.add(c.args(), params);
      List<Code> codes = body.inOrder(plan.args());
      return Code.call(staticHead(member, witness(plan, c.typeArgs())), codes)
          .asBoxed(isBoxed(c.function(), c.type()));
    }
    plan.addReceiver(c.args().getFirst());
    plan.add(c.args().subList(1, c.args().size()), params);
    List<Code> codes = body.inOrder(plan.args());
    return onReceiver(
            c.args().getFirst(),
            codes.getFirst(),
            witness(plan, c.typeArgs()) + member.name(),
            codes.subList(1, codes.size()))
        .asBoxed(isBoxed(c.function(), c.type()));
  }

  private Code onReceiver(Core receiver, Code code, String name, List<Code> args) {
    boolean own =
        receiver instanceof Core.Read r
            && body.expressions().binding(r.local()) instanceof Scope.Binding.Own o
            && o.name().equals("this");
    return own && !name.startsWith("<") ? Code.call(name, args) : code.dot(name, args);
  }

  private String staticHead(ProgramIndex.Member member, String witness) {
    boolean here = member.owner().equals(body.file().className()) && witness.isEmpty();
    return (here ? "" : body.file().name(member.owner()) + ".") + witness + member.name();
  }

  private static List<Type> paramTypes(FunctionSymbol function) {
    return function.params().stream().map(FunctionSymbol.Param::type).toList();
  }

  /** Whether Java gives the wrapper: where the result is declared as a type parameter. */
  private static boolean isBoxed(FunctionSymbol function, Type type) {
    return InlineForm.isPrimitive(type) && !InlineForm.isPrimitive(function.result().orElse(type));
  }

  /** {@code <Long, String>}, where Java could not infer it. */
  private String witness(Plan plan, List<Type> typeArgs) {
    if (plan.isInferred() || plan.own.isEmpty()) {
      return "";
    }
    int from = Math.max(0, typeArgs.size() - plan.all.size());
    List<Type> wanted = new ArrayList<>();
    for (TypeParameter parameter : plan.own) {
      wanted.add(typeArgs.get(from + plan.all.indexOf(parameter)));
    }
    return body.file().arguments(wanted);
  }

  // ---- members of spaces ----

  /** A call of a space's function; the target is evaluated first, if there is one. */
  Code ofSpace(Core.CallSpace c, boolean targeted) {
    ProgramIndex.Member member = body.index().member(c.function());
    Plan plan = new Plan(c.function().typeParams(), c.function(), targeted, c.type());
    boolean instance = !member.isStatic() && c.target().isPresent();
    if (instance) {
      plan.addReceiver(c.target().orElseThrow());
    } else {
      c.target().ifPresent(t -> body.statements().run(t, Body.Target.DISCARD));
    }
    plan.add(c.args(), paramTypes(c.function()));
    List<Code> codes = body.inOrder(plan.args());
    String witness = witness(plan, c.typeArgs());
    Code call =
        instance
            ? onReceiver(
                c.target().orElseThrow(),
                codes.getFirst(),
                witness + member.name(),
                codes.subList(1, codes.size()))
            : Code.call(staticHead(member, witness), codes);
    return call.asBoxed(isBoxed(c.function(), c.type()));
  }

  // ---- functions of the library ----

  private Code extern(Core.Call c, boolean targeted) {
    FunctionSymbol function = c.function();
    FunctionSymbol.Extern extern = function.extern().orElseThrow();
    if (!extern.platform().equals("java")) {
      throw InlineForm.bug(function + " exists at compile time only, but core calls it");
    }
    return isInstance(function, extern) ? instance(c, targeted) : statics(c, targeted);
  }

  /** Whether {@code self} is an object of the class, and not what a static method takes first. */
  private boolean isInstance(FunctionSymbol function, FunctionSymbol.Extern extern) {
    return function.hasSelfParameter()
        && body.index().erased(function.params().getFirst().type()).equals(extern.target());
  }

  private Code instance(Core.Call c, boolean targeted) {
    FunctionSymbol function = c.function();
    Type self = function.params().getFirst().type();
    List<TypeParameter> ofClass = new ArrayList<>();
    for (Type arg : Types.args(self)) {
      if (arg instanceof Type.Param p) {
        ofClass.add(p.parameter());
      }
    }
    List<TypeParameter> own =
        function.typeParams().stream().filter(p -> !ofClass.contains(p)).toList();
    Plan plan = new Plan(own, function, targeted, c.type());
    plan.ofInts = function.extern().orElseThrow().target().equals(RuntimeNames.ARRAY);
    Core receiver = c.args().getFirst();
    plan.args.add(
        StateEdits.looksInto(c)
            ? new Body.Arg(receiver.type(), () -> body.spaces().looked(receiver, false))
            : arg(receiver, false));
    List<Type> types = paramTypes(function);
    plan.add(c.args().subList(1, c.args().size()), types.subList(1, types.size()));
    List<Code> codes = body.inOrder(plan.args());
    String name = witness(plan, c.typeArgs()) + function.extern().orElseThrow().name();
    return codes
        .getFirst()
        .dot(name, codes.subList(1, codes.size()))
        .asBoxed(isBoxed(function, c.type()));
  }

  private Code statics(Core.Call c, boolean targeted) {
    FunctionSymbol function = c.function();
    FunctionSymbol.Extern extern = function.extern().orElseThrow();
    boolean isNew = extern.name().equals("new");
    Plan plan = new Plan(function.typeParams(), function, targeted, c.type());
    plan.add(c.args(), paramTypes(function));
    List<Code> codes = body.inOrder(plan.args());
    String target = body.file().name(extern.target());
    if (isNew) {
      return Code.call("new " + target + body.file().arguments(Types.args(c.type())), codes);
    }
    return Code.call(target + "." + witness(plan, c.typeArgs()) + extern.name(), codes)
        .asBoxed(isBoxed(function, c.type()));
  }

  // ---- what Java infers ----

  /**
   * How a call's arguments are written so that Java infers the type arguments that core has.
   *
   * <p>An argument written by itself tells the parameters in its type; so does a lambda's result
   * once its parameters are known, and the context, where it asks for a type around a parameter.
   */
  private final class Plan {
    private final List<TypeParameter> own;
    private final List<TypeParameter> all;
    private final Set<TypeParameter> known = new HashSet<>();
    private final List<Body.Arg> args = new ArrayList<>();
    private boolean ofInts;

    Plan(List<TypeParameter> own, FunctionSymbol function, boolean targeted, Type result) {
      this.own = own;
      this.all = function.typeParams();
      Type declared = function.result().orElse(result);
      if (targeted && !(Types.resolve(declared) instanceof Type.Param)) {
        known.addAll(in(declared));
      }
    }

    void addReceiver(Core receiver) {
      args.add(arg(receiver, false));
    }

    void add(List<Core> cores, List<Type> types) {
      for (int i = 0; i < cores.size(); i++) {
        if (!isLambda(cores.get(i), types, i)) {
          known.addAll(i < types.size() ? in(types.get(i)) : Set.of());
        }
      }
      for (int i = 0; i < cores.size(); i++) {
        Core core = cores.get(i);
        if (isLambda(core, types, i)) {
          args.add(lambda((Core.Lambda) core, (Type.Fun) Types.unrefined(types.get(i))));
        } else {
          args.add(arg(core, i < types.size() && in(types.get(i)).isEmpty()));
        }
      }
    }

    private boolean isLambda(Core core, List<Type> types, int i) {
      return core instanceof Core.Lambda
          && i < types.size()
          && Types.unrefined(types.get(i)) instanceof Type.Fun;
    }

    private Body.Arg lambda(Core.Lambda core, Type.Fun type) {
      Set<TypeParameter> inputs = new HashSet<>();
      type.params().forEach(p -> inputs.addAll(in(p)));
      Set<TypeParameter> outputs = in(type.result());
      boolean settled = known.containsAll(outputs);
      boolean clear = Types.resolve(core.body().type()) != Type.Special.NEVER;
      boolean cast = !known.containsAll(inputs) || !(settled || clear);
      known.addAll(inputs);
      known.addAll(outputs);
      return ofInts && Lambdas.primitiveType(core).isPresent()
          ? new Body.Arg(core.type(), () -> body.lambdas().primitive(core))
          : new Body.Arg(core.type(), () -> body.lambdas().lambda(core, cast, settled));
    }

    List<Body.Arg> args() {
      return args;
    }

    boolean isInferred() {
      return known.containsAll(own);
    }

    /** The function's own parameters in a type. */
    private Set<TypeParameter> in(Type type) {
      Set<TypeParameter> found = new HashSet<>();
      collect(type, found);
      found.retainAll(own);
      return found;
    }

    private static void collect(Type type, Set<TypeParameter> found) {
      switch (Types.resolve(type)) {
        case Type.Param p -> found.add(p.parameter());
        case Type.Con c -> c.args().forEach(a -> collect(a, found));
        case Type.Tuple t -> t.items().forEach(a -> collect(a, found));
        case Type.Refined r -> r.args().forEach(a -> collect(a, found));
        case Type.Fun f -> {
          f.params().forEach(a -> collect(a, found));
          collect(f.result(), found);
        }
        case Type.Var v -> {}
        case Type.Special s -> {}
      }
    }
  }
}
