package org.cascade.runtime.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cascade.runtime.codec.Codec;
import org.cascade.runtime.codec.Codecs;
import org.cascade.runtime.engine.Engines;
import org.cascade.runtime.engine.SpaceKind;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.store.SpaceSchema;
import org.cascade.runtime.store.StateSchema;
import org.cascade.runtime.store.StreamSchema;
import org.cascade.runtime.value.Fn1;

/** A type of space: its name, its states, and how its spaces are made. */
public final class SpaceType<S extends Space> {
  private final SpaceKind<S> kind;
  private final String shortName;

  private SpaceType(SpaceKind<S> kind) {
    this.kind = kind;
    this.shortName = kind.name().substring(kind.name().lastIndexOf('.') + 1);
  }

  /** A type without states; those are added one by one, in the order of their declaration. */
  public static <S extends Space> SpaceType<S> of(
      String name, boolean distributed, Function<SpaceId, S> constructor) {
    return new SpaceType<>(
        new SpaceKind<>(
            new SpaceSchema(name, List.of(), List.of()),
            distributed,
            handle -> constructor.apply(new SpaceId(handle)),
            Space::handle));
  }

  /** With one more state. */
  public <T> SpaceType<S> state(String name, Codec<T> codec) {
    return with(new StateSchema<>(name, codec, Optional.empty(), List.of()));
  }

  /** With one more state, and its initial value for spaces that were stored without it. */
  public <T> SpaceType<S> state(String name, Codec<T> codec, Supplier<T> initial) {
    return with(new StateSchema<>(name, codec, Optional.of(initial), List.of()));
  }

  /** With a space inside. */
  public SpaceType<S> embed(String name, SpaceType<?> type) {
    return state(name, Codecs.space(type.name(), Space.class));
  }

  /** With a way to read an older form of a state that was declared before. */
  public <O, T> SpaceType<S> migration(
      String state, Codec<O> from, Fn1<? super O, ? extends T> convert) {
    List<StateSchema<?>> states = new ArrayList<>();
    boolean found = false;
    for (StateSchema<?> each : kind.schema().states()) {
      boolean meant = each.name().equals(state);
      found |= meant;
      states.add(meant ? migrated(each, from, convert) : each);
    }
    if (!found) {
      throw new CascadeBugException(
          "`" + name() + "` declares no state `" + state + "` to migrate");
    }
    return withStates(states);
  }

  /** With a stream, and how its events would be stored. */
  public SpaceType<S> stream(String name, Codec<?> event) {
    List<StreamSchema> streams = new ArrayList<>(kind.schema().streams());
    streams.add(new StreamSchema(name, event));
    return with(kind.schema().states(), streams);
  }

  @SuppressWarnings("unchecked") // the compiler checked the conversion against the state's type
  private static <O, T> StateSchema<T> migrated(
      StateSchema<?> schema, Codec<O> from, Fn1<? super O, ? extends T> convert) {
    StateSchema<T> typed = (StateSchema<T>) schema;
    List<StateSchema.Migration<?, T>> migrations = new ArrayList<>(typed.migrations());
    migrations.add(new StateSchema.Migration<>(from, convert));
    return new StateSchema<>(typed.name(), typed.codec(), typed.initial(), List.copyOf(migrations));
  }

  private SpaceType<S> with(StateSchema<?> state) {
    List<StateSchema<?>> states = new ArrayList<>(kind.schema().states());
    states.add(state);
    return withStates(states);
  }

  private SpaceType<S> withStates(List<StateSchema<?>> states) {
    return with(states, kind.schema().streams());
  }

  private SpaceType<S> with(List<StateSchema<?>> states, List<StreamSchema> streams) {
    return new SpaceType<>(
        new SpaceKind<>(
            new SpaceSchema(name(), List.copyOf(states), List.copyOf(streams)),
            kind.distributed(),
            kind.factory(),
            kind.handleOf()));
  }

  /** A new space; {@code assign} gives its states their first values. */
  public S create(Consumer<S> assign) {
    return Engines.current().create(kind, assign);
  }

  /** The root of that name: the one of an earlier run, or else what {@code make} gives. */
  public S root(String name, Supplier<S> make) {
    return Engines.current().root(name, kind, make);
  }

  public String name() {
    return kind.name();
  }

  /** Whether its spaces are shards. */
  public boolean isDistributed() {
    return kind.distributed();
  }

  String shortName() {
    return shortName;
  }

  /** The type, as an engine needs it. */
  public SpaceKind<S> kind() {
    return kind;
  }
}
