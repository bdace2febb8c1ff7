package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls of functions and members that give a wanted type. */
final class Calls {
  /** Parameters whose size is the size of the result. */
  private static final Set<String> SMALL = Set.of("times", "length", "exponent", "places");

  private static final List<String> REGEXES =
      List.of("[a-z]+", "a*b?", "\\\\d+", ".*", "(a|b)c", "(", "[0-9]{2}");
  private static final int DEEPEST = 4;

  private final Context context;
  private final Expressions expressions;
  private final Dice dice;

  Calls(Context context, Expressions expressions) {
    this.context = context;
    this.expressions = expressions;
    this.dice = context.dice;
  }

  /** Absent if there happens to be none. */
  Optional<Code> giving(Ty wanted, int size, Scope scope) {
    List<Signature> all = context.callable();
    for (int tries = 0; tries < 60; tries++) {
      Signature one = dice.one(all);
      Optional<Map<String, Ty>> types = one.result().matching(wanted);
      if (types.isPresent() && fits(one, types.get())) {
        return call(one, types.get(), size, scope);
      }
    }
    return Optional.empty();
  }

  private boolean fits(Signature one, Map<String, Ty> types) {
    return one.typeParams().stream()
        .allMatch(p ->
            !types.containsKey(p.name()) || context.types.meets(types.get(p.name()), p.bounds()));
  }

  private Optional<Code> call(Signature one, Map<String, Ty> result, int size, Scope scope) {
    Map<String, Ty> types = new HashMap<>(result);
    for (Ty.Param param : one.typeParams()) {
      types.computeIfAbsent(param.name(), name -> context.types.of(param.bounds()));
    }
    List<Ty> params = one.params().stream().map(p -> p.type().with(types)).toList();
    boolean unsound = !params.stream().allMatch(context.types::isSound);
    boolean tooDeep = params.stream().anyMatch(p -> p.depth() > DEEPEST);
    boolean unsayable = params.stream().anyMatch(p -> p.isCon("Abort"));
    if (unsound || tooDeep || unsayable) {
      return Optional.empty();
    }
    List<Code> args = args(one, params, size, scope);
    Ty type = one.result().with(types);
    if (one.member()) {
      Code receiver = args.removeFirst();
      return Optional.of(
          Code.expression(type, receiver, "." + one.name() + "(", Code.joined(", ", args), ")"));
    }
    String name = one.owner().map(o -> o + "." + one.name()).orElse(one.name());
    return Optional.of(Code.expression(type, name + "(", Code.joined(", ", args), ")"));
  }

  private List<Code> args(Signature one, List<Ty> params, int size, Scope scope) {
    List<Code> args = new ArrayList<>();
    Set<String> bound = new HashSet<>();
    for (int i = 0; i < params.size(); i++) {
      Signature.Param param = one.params().get(i);
      int part = params.size() == 1 ? size - 1 : dice.below(size);
      boolean receiver = one.member() && i == 0;
      boolean inferred = receiver || !bound.containsAll(names(param.type()));
      Optional<Code> special = receiver ? Optional.empty() : special(one, param);
      Code arg =
          special.orElseGet(() ->
              inferred
                  ? expressions.known(params.get(args.size()), part, scope)
                  : expressions.of(params.get(args.size()), part, scope));
      args.add(arg);
      bound.addAll(names(param.type()));
    }
    return args;
  }

  private Optional<Code> special(Signature one, Signature.Param param) {
    if (one.name().equals("range") && !one.member()) {
      return Optional.of(Code.expression(Ty.INT, "(" + dice.between(-2, 4) + ")"));
    }
    if (param.name().equals("pattern")) {
      return Optional.of(Code.expression(Ty.STRING, "\"" + dice.one(REGEXES) + "\""));
    }
    return SMALL.contains(param.name()) && param.type().equals(Ty.INT)
        ? Optional.of(Code.expression(Ty.INT, "(" + dice.between(-1, 4) + ")"))
        : Optional.empty();
  }

  private static Set<String> names(Ty type) {
    Set<String> all = new HashSet<>();
    if (type instanceof Ty.Param p) {
      all.add(p.name());
    }
    type.parts().forEach(p -> all.addAll(names(p)));
    return all;
  }
}
