package org.cascade.runtime.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.fault.OperationException.SchemaChanged;
import org.cascade.runtime.txn.Cell;

/** Finds the values that stored spaces get because the program has more states than they have. */
final class NewStates {
  private NewStates() {}

  /** Refuses a state that some stored space would be left without. */
  static List<DataDirectory.NewState> of(List<Cell> unset, Map<String, SpaceSchema> program) {
    List<DataDirectory.NewState> found = new ArrayList<>();
    for (Cell cell : unset) {
      String type = cell.space().typeName();
      SpaceSchema schema = program.get(type);
      if (schema == null) {
        throw new CascadeBugException("a space of type `" + type + "` was recovered");
      }
      StateSchema<?> state = schema.states().get(cell.index());
      if (state.initial().isEmpty()) {
        throw new SchemaChanged(
            "State `"
                + state.name()
                + "` of `"
                + type
                + "` is not in the stored data, and has no initial value for the spaces there."
                + " Nothing was changed. Give it one, or use another data directory.");
      }
      found.add(new DataDirectory.NewState(cell, state.initial().get()));
    }
    return found;
  }
}
