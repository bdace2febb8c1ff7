package org.cascade.runtime.sample;

import org.cascade.runtime.api.Space;
import org.cascade.runtime.api.SpaceId;
import org.cascade.runtime.api.SpaceType;
import org.cascade.runtime.api.State;
import org.cascade.runtime.codec.Codecs;

/** The clock that a library embeds. */
public final class Clock extends Space {
  public static final SpaceType<Clock> TYPE =
      SpaceType.of("library.Clock", false, Clock::new).state("ticks", Codecs.INT);

  private final State<Long> ticks = state("ticks");

  private Clock(SpaceId id) {
    super(TYPE, id);
  }

  public static Clock create() {
    return TYPE.create(it -> it.ticks.set(0L));
  }

  public long tick() {
    return transform(
        "tick",
        () -> {
          ticks.set(ticks.get() + 1);
          return ticks.get();
        });
  }
}
