package org.cascade.runtime.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cascade.runtime.fault.OperationException.SchemaChanged;

/** Finds the states that the program has and the stored data has not. */
final class NewStates {
  private NewStates() {}

  /** Refuses one that some stored space would be left without. */
  static List<DataDirectory.NewState> in(
      List<SpaceSchema> schemas, Catalog stored, Set<String> typesInUse) {
    List<DataDirectory.NewState> found = new ArrayList<>();
    for (SpaceSchema schema : schemas) {
      List<String> known = stored.states(schema.name()).stream().map(Catalog.State::name).toList();
      for (int i = 0; i < schema.states().size(); i++) {
        StateSchema<?> state = schema.states().get(i);
        if (!typesInUse.contains(schema.name()) || known.contains(state.name())) {
          continue;
        }
        if (state.initial().isEmpty()) {
          throw new SchemaChanged(
              "State `"
                  + state.name()
                  + "` of `"
                  + schema.name()
                  + "` is not in the stored data, and has no initial value for the spaces there."
                  + " Nothing was changed. Give it one, or use another data directory.");
        }
        found.add(new DataDirectory.NewState(schema.name(), i));
      }
    }
    return found;
  }
}
