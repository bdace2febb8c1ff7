package org.cascade.lang.infer;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Node;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/**
 * {@link RuleCode#UNTESTABLE_TYPE}: a value out of {@code Any} is asked for its type by what it is
 * made of, which tells nothing of functions, streams, type parameters and spaces' type arguments.
 */
final class TypeTests {
  private TypeTests() {}

  /** Reports, once all types are known, if values do not tell whether they are of the type. */
  static void check(Body body, Node at, Type asked) {
    body.world()
        .later(
            () -> untold(Types.zonk(asked), new HashSet<>()).ifPresent(t -> report(body, at, t)));
  }

  private static void report(Body body, Node at, Type part) {
    String why =
        switch (part) {
          case Type.Fun f -> "a function does not tell what it takes and gives";
          case Type.Param p ->
              "what `%s` stands for is not known when the program runs".formatted(p);
          default -> "a value of it does not tell what its type is applied to";
        };
    body.error(
        RuleCode.UNTESTABLE_TYPE,
        at,
        "A value out of `Any` cannot be asked whether it is of type `%s`: %s. Ask for a type made of data, or keep the type instead of `Any`."
            .formatted(part, why));
  }

  /** The first part of a type that values do not tell. */
  private static Optional<Type> untold(Type type, Set<TypeSymbol> seen) {
    return switch (Types.unrefined(type)) {
      case Type.Fun f -> Optional.of(f);
      case Type.Param p -> Optional.of(p);
      case Type.Tuple t -> first(t.items(), seen);
      case Type.Con c when c.args().isEmpty() -> Optional.empty();
      case Type.Con c when c.symbol() instanceof SpaceSymbol || c.symbol() == Builtin.STREAM ->
          Optional.of(c);
      case Type.Con c ->
          first(c.args(), seen)
              .or(() -> seen.add(c.symbol()) ? first(parts(c), seen) : Optional.empty());
      case Type other -> Optional.empty();
    };
  }

  private static Optional<Type> first(List<Type> types, Set<TypeSymbol> seen) {
    return types.stream().flatMap(t -> untold(t, seen).stream()).findFirst();
  }

  /** The types of the fields that differ with the type's arguments. */
  private static List<Type> parts(Type.Con con) {
    List<RecordSymbol.Field> fields =
        switch (con.symbol()) {
          case RecordSymbol r -> r.fields();
          case SumSymbol s -> s.constructors().stream().flatMap(c -> c.fields().stream()).toList();
          default -> List.of();
        };
    Substitution substitution = Substitution.of(con.symbol().params(), con.args());
    return fields.stream()
        .filter(f -> !substitution.apply(f.type()).equals(f.type()))
        .map(f -> substitution.apply(f.type()))
        .toList();
  }
}
