package org.cascade.runtime.store;

import java.util.Optional;
import org.cascade.runtime.codec.Codec;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.MalformedInput;
import org.cascade.runtime.txn.Cell;

/** A cell as a part of the log speaks of it, with what records have made of its value so far. */
final class Slot {
  private final Cell cell;
  private final StoredForm form;
  private Optional<Codec.Changing<Object>> changing;
  private boolean changed;

  /**
   * A cell whose value was stored before, if there was one.
   *
   * @param form how the log stores its values
   */
  Slot(Cell cell, StoredForm form, Optional<Object> stored) {
    this.cell = cell;
    this.form = form;
    this.changing = stored.map(form.codec()::changing);
  }

  Cell cell() {
    return cell;
  }

  StoredForm form() {
    return form;
  }

  boolean isChanged() {
    return changed;
  }

  /** Takes what a record says of the cell. */
  void apply(int kind, Input part) {
    changed = true;
    switch (kind) {
      case RecordWriter.WHOLE ->
          changing = Optional.of(form.codec().changing(form.readWhole(part)));
      case RecordWriter.CHANGE ->
          changing
              .orElseThrow(
                  () -> new MalformedInput("a change of " + cell + " has nothing to change"))
              .change(part);
      default -> throw new MalformedInput("a first value of " + cell + " is given twice");
    }
    if (!part.atEnd()) {
      throw new MalformedInput(part.remaining() + " bytes are left over after " + cell);
    }
  }

  /** What the records have come to; then it takes no more of them. */
  Object stored() {
    return changing.orElseThrow().value();
  }
}
