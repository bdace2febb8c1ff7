package org.cascade.lang.compiler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.eval.ArrayValue;
import org.cascade.lang.eval.Value;
import org.cascade.lang.types.Builtin;

/**
 * Values that were computed at compile time, by the content of the computation, for the
 * compilations to come. Only values that are the same in every compilation: those that hold types
 * of a program, or functions, belong to the one that made them.
 */
final class ConstMemo {
  private static final int MOST = 1_000;

  /**
   * A value that was computed.
   *
   * @param steps that took
   */
  record Computed(Value value, long steps) {}

  private final Map<String, Computed> values =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Computed> eldest) {
          return size() > MOST;
        }
      };

  Optional<Computed> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  void keep(String key, Computed computed) {
    if (!isSource(computed.value) && isFree(computed.value)) {
      values.put(key, computed);
    }
  }

  /** Texts may be source, whose places are the compilation's own. */
  private static boolean isSource(Value value) {
    return value instanceof Value.Text
        || (value instanceof ArrayValue array
            && array.stream().anyMatch(Value.Text.class::isInstance));
  }

  private static boolean isFree(Value value) {
    return switch (value) {
      case Value.Tuple t -> areFree(t.items());
      case Value.Record r -> r.symbol().module().equals(Builtin.MODULE) && areFree(r.fields());
      case Value.Variant v ->
          v.constructor().owner().module().equals(Builtin.MODULE) && areFree(v.fields());
      case ArrayValue array -> areFree(array);
      case Value.Collection other -> false;
      case Value.Type t -> false;
      case Value.BuiltType t -> false;
      case Value.Function f -> false;
      default -> true;
    };
  }

  private static boolean areFree(List<? extends Value> values) {
    return values.stream().allMatch(ConstMemo::isFree);
  }
}
