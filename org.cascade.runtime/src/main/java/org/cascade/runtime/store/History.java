package org.cascade.runtime.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cascade.runtime.fault.OperationException.SchemaChanged;

/**
 * The catalogs of a checkpoint and of the log after it, in order, and how the program reads the
 * values that were written under each of them.
 *
 * @param forms per catalog, per type that the program has: the form of each of its states; empty
 *     for one that the program, or a later catalog, does not have any more
 */
record History(List<Catalog> catalogs, List<Map<String, List<Optional<StoredForm>>>> forms) {
  /** Throws if the program cannot read something. */
  static History of(List<Catalog> catalogs, Map<String, SpaceSchema> program) {
    List<Map<String, List<Optional<StoredForm>>>> forms = new ArrayList<>();
    for (int i = 0; i < catalogs.size(); i++) {
      forms.add(forms(catalogs.get(i), catalogs.subList(i + 1, catalogs.size()), program));
    }
    return new History(List.copyOf(catalogs), List.copyOf(forms));
  }

  private static Map<String, List<Optional<StoredForm>>> forms(
      Catalog catalog, List<Catalog> later, Map<String, SpaceSchema> program) {
    Map<String, List<Optional<StoredForm>>> found = new LinkedHashMap<>();
    catalog
        .types()
        .forEach((type, states) -> {
          SpaceSchema schema = program.get(type);
          if (schema != null) {
            found.put(type, states.stream().map(state -> form(schema, state, later)).toList());
          }
        });
    return found;
  }

  private static Optional<StoredForm> form(
      SpaceSchema schema, Catalog.State stored, List<Catalog> later) {
    int index = schema.stateNames().indexOf(stored.name());
    // A state that was gone for a while has lost its values; its name may have another type now.
    if (index < 0 || later.stream().anyMatch(next -> next.lacks(schema.name(), stored.name()))) {
      return Optional.empty();
    }
    StateSchema<?> state = schema.states().get(index);
    Optional<StoredForm> form = StoredForm.of(index, state, stored.schema());
    if (form.isEmpty()) {
      throw new SchemaChanged(
          "State `"
              + stored.name()
              + "` of `"
              + schema.name()
              + "` is stored as `"
              + stored.schema()
              + "`, but the program has `"
              + state.codec().schema()
              + "`"
              + migrations(state)
              + ". Nothing was changed. Say with `migrate` how to convert it, or use another data"
              + " directory.");
    }
    return form;
  }

  private static String migrations(StateSchema<?> state) {
    return state.migrations().isEmpty()
        ? ""
        : state.migrations().stream()
            .map(migration -> "`" + migration.from().schema() + "`")
            .collect(Collectors.joining(" and ", ", and its `migrate` reads ", ""));
  }

  /** The types of space of which something is in an older form. */
  Set<String> migratedTypes() {
    return forms.stream()
        .flatMap(types -> types.entrySet().stream())
        .filter(
            type -> type.getValue().stream().flatMap(Optional::stream).anyMatch(StoredForm::older))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
