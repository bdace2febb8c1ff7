package org.cascade.runtime.store;

import java.util.Optional;
import org.cascade.runtime.codec.Codec;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.value.Fn1;

/**
 * How the values of one state are stored in a part of the log, and how they are seen today.
 *
 * @param older whether that takes a migration
 */
record StoredForm(int index, Codec<Object> codec, Fn1<Object, Object> convert, boolean older) {
  /** The form with this schema: the present one, or one that a migration reads. */
  static <T> Optional<StoredForm> of(int index, StateSchema<T> state, String schema) {
    if (state.codec().schema().equals(schema)) {
      return Optional.of(new StoredForm(index, untyped(state.codec()), value -> value, false));
    }
    for (StateSchema.Migration<?, T> migration : state.migrations()) {
      if (migration.from().schema().equals(schema)) {
        return Optional.of(ofMigration(index, migration));
      }
    }
    for (StateSchema.Migration<?, T> migration : state.migrations()) {
      if (Shape.same(migration.from().schema(), schema)) {
        return Optional.of(ofMigration(index, migration));
      }
    }
    return Optional.empty();
  }

  private static <O, T> StoredForm ofMigration(int index, StateSchema.Migration<O, T> migration) {
    Fn1<Object, Object> convert = old -> migration.convert().apply(StoredForm.<O>typed(old));
    return new StoredForm(index, untyped(migration.from()), convert, true);
  }

  @SuppressWarnings("unchecked") // values of a cell are of its state's type
  static Codec<Object> untyped(Codec<?> codec) {
    return (Codec<Object>) codec;
  }

  @SuppressWarnings("unchecked")
  private static <O> O typed(Object value) {
    return (O) value;
  }

  Object readWhole(Input in) {
    return codec.read(in);
  }

  Object readChange(Object before, Input in) {
    return codec.readChange(before, in);
  }
}
