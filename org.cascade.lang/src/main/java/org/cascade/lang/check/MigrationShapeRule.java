package org.cascade.lang.check;

import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * {@link RuleCode#MIGRATION_SHAPE}: a {@code migrate} makes the value of a state from an old one.
 */
final class MigrationShapeRule {
  private final SpaceSymbol space;
  private final Reporter reporter;

  private MigrationShapeRule(SpaceSymbol space, Reporter reporter) {
    this.space = space;
    this.reporter = reporter;
  }

  static void check(Typed typed, Reporter reporter) {
    Code.types(typed)
        .filter(SpaceSymbol.class::isInstance)
        .map(SpaceSymbol.class::cast)
        .forEach(s -> new MigrationShapeRule(s, reporter).migrations());
  }

  private void migrations() {
    space.functions().stream()
        .filter(f -> f.kind() == Decl.FunctionKind.MIGRATE)
        .forEach(this::migration);
  }

  private void migration(FunctionSymbol f) {
    Optional<SpaceSymbol.State> state = space.state(f.name());
    if (state.isEmpty()) {
      report(
          f,
          "`%s` has no state `%s` to migrate; a migration has the name of the state it gives a value."
              .formatted(space.name(), f.name()));
      return;
    }
    Type wanted = Types.closed(state.orElseThrow().type());
    Type result = Types.closed(f.result().orElse(Type.Special.ERROR));
    if (Types.isError(wanted) || Types.isError(result)) {
      return;
    }
    if (f.params().size() != 1 || !f.typeParams().isEmpty() || !result.equals(wanted)) {
      report(
          f,
          "A migration of `%s` has the form `migrate %s(old: …) -> %s`: from the stored value to one of today."
              .formatted(f.name(), f.name(), wanted));
    }
  }

  private void report(FunctionSymbol f, String message) {
    reporter.report(RuleCode.MIGRATION_SHAPE, f.decl().name().span(), message);
  }
}
