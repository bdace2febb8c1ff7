package org.cascade.lang.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/**
 * {@link RuleCode#INFINITE_TYPE}: each type must have a value that is built in finitely many steps;
 * those that have one are found as a least fixpoint.
 */
final class InfiniteTypeRule {
  private InfiniteTypeRule() {}

  static void check(Typed typed, Reporter reporter) {
    List<TypeSymbol> all =
        Code.types(typed).filter(t -> t instanceof RecordSymbol || t instanceof SumSymbol).toList();
    Set<TypeSymbol> open = new HashSet<>(all);
    while (open.removeIf(t -> canBeBuilt(t, open))) {
      // until nothing more can be built
    }
    for (TypeSymbol t : all) {
      if (open.contains(t)) {
        reporter.report(
            RuleCode.INFINITE_TYPE,
            t.declared(),
            "A `%s` could never be built, since each needs another one first: %s; put an `Option` or an `Array` in between, or add a constructor without it."
                .formatted(t, circle(t, open)));
      }
    }
  }

  private static boolean canBeBuilt(TypeSymbol symbol, Set<TypeSymbol> open) {
    return switch (symbol) {
      case RecordSymbol r -> r.fields().stream().allMatch(f -> hasValue(f.type(), open));
      case SumSymbol s ->
          s.constructors().stream()
              .anyMatch(c -> c.fields().stream().allMatch(f -> hasValue(f.type(), open)));
      default -> true;
    };
  }

  private static boolean hasValue(Type type, Set<TypeSymbol> open) {
    return switch (Types.unrefined(type)) {
      case Type.Con c -> !open.contains(c.symbol());
      case Type.Tuple t -> t.items().stream().allMatch(i -> hasValue(i, open));
      default -> true;
    };
  }

  private static String circle(TypeSymbol symbol, Set<TypeSymbol> open) {
    List<RecordSymbol.Field> fields =
        switch (symbol) {
          case RecordSymbol r -> r.fields();
          case SumSymbol s -> s.constructors().stream().flatMap(c -> c.fields().stream()).toList();
          default -> List.of();
        };
    return fields.stream()
        .filter(f -> !hasValue(f.type(), open))
        .map(f -> "`" + f.name() + ": " + f.type() + "`")
        .collect(Collectors.joining(", "));
  }
}
