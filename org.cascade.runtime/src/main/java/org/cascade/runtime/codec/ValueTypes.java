package org.cascade.runtime.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.runtime.fault.CascadeBugException;

/**
 * The types of one program whose values may be stored as {@code Any}, by name and by class. They
 * belong to the program, so that nothing of it outlives it.
 */
public final class ValueTypes {
  /** No types but the built-in ones. */
  public static final ValueTypes NONE = new ValueTypes();

  private final Map<String, NamedCodec<?>> byName = new HashMap<>();
  private final Map<Class<?>, NamedCodec<?>> byClass = new HashMap<>();

  private ValueTypes() {}

  /** The types of these codecs, each of which {@link Codecs#named} made. */
  public static ValueTypes of(List<? extends Codec<?>> codecs) {
    var types = new ValueTypes();
    for (Codec<?> codec : codecs) {
      if (!(codec instanceof NamedCodec<?> named)) {
        throw new CascadeBugException("a codec without a name: `" + codec.schema() + "`");
      }
      if (types.byName.putIfAbsent(named.name(), named) != null) {
        throw new CascadeBugException("two types are called `" + named.name() + "`");
      }
      types.byClass.put(named.type(), named);
    }
    return types;
  }

  Optional<NamedCodec<?>> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** A case of a sum type is a class of its own, nested in the interface that is listed. */
  Optional<NamedCodec<?>> of(Class<?> type) {
    NamedCodec<?> exact = byClass.get(type);
    if (exact != null) {
      return Optional.of(exact);
    }
    for (Class<?> sum : type.getInterfaces()) {
      NamedCodec<?> found = byClass.get(sum);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }
}
