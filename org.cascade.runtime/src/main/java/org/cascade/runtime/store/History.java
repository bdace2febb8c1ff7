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
    var history = new History(List.copyOf(catalogs), List.copyOf(forms));
    history.refuseOtherEvents(program);
    return history;
  }

  private static Map<String, List<Optional<StoredForm>>> forms(
      Catalog catalog, List<Catalog> later, Map<String, SpaceSchema> program) {
    Map<String, List<Optional<StoredForm>>> found = new LinkedHashMap<>();
    catalog
        .types()
        .forEach((type, known) -> {
          SpaceSchema schema = program.get(type);
          if (schema != null) {
            found.put(
                type, known.states().stream().map(state -> form(schema, state, later)).toList());
          }
        });
    return found;
  }

  /**
   * Throws if a stream's events are of another type than before: what it told would be in one row
   * with what it tells. Where the type is migrated it is told anew, or dropped.
   */
  private void refuseOtherEvents(Map<String, SpaceSchema> program) {
    Set<String> migrated = migratedTypes();
    for (Catalog catalog : catalogs) {
      catalog
          .types()
          .forEach((type, known) -> {
            SpaceSchema schema = program.get(type);
            if (schema != null && !migrated.contains(type)) {
              known.streams().forEach(stored -> refuseOtherEvents(schema, stored));
            }
          });
    }
  }

  private static void refuseOtherEvents(SpaceSchema type, Catalog.Member stored) {
    for (StreamSchema stream : type.streams()) {
      if (differ(stored, stream)) {
        throw new SchemaChanged(
            "Stream `"
                + stored.name()
                + "` of `"
                + type.name()
                + "` has told events of type `"
                + stored.schema()
                + "`, but in the program they are of type `"
                + stream.event().schema()
                + "`. Nothing was changed. Give the stream that type again or another name, or use"
                + " another data directory.");
      }
    }
  }

  private static boolean differ(Catalog.Member stored, StreamSchema stream) {
    return stream.name().equals(stored.name()) && !stream.event().schema().equals(stored.schema());
  }

  /**
   * Whether the events of a stream were of another type when the oldest of the catalogs was
   * written.
   */
  boolean hasOtherEvents(SpaceSchema type, String stream) {
    Catalog.Type known = catalogs.getFirst().types().get(type.name());
    return known != null
        && known.streams().stream()
            .filter(stored -> stored.name().equals(stream))
            .anyMatch(stored -> type.streams().stream().anyMatch(now -> differ(stored, now)));
  }

  private static Optional<StoredForm> form(
      SpaceSchema schema, Catalog.Member stored, List<Catalog> later) {
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
