package org.cascade.runtime.stream;

import java.util.List;

/** Where the events of streams are that are not in memory any more. */
public interface EarlierEvents {
  /**
   * The position of the first event that is kept; {@code recent} if none is but those in memory.
   */
  long first(EventLog<?> log, long recent);

  /** Some events from a position on: at least one. */
  List<?> read(EventLog<?> log, long from);

  /** Is told how many more events are in memory, or how many fewer. */
  default void keptInMemory(long more) {}

  /** Nowhere: all are in memory. */
  EarlierEvents NONE =
      new EarlierEvents() {
        @Override
        public long first(EventLog<?> log, long recent) {
          return recent;
        }

        @Override
        public List<?> read(EventLog<?> log, long from) {
          return List.of();
        }
      };
}
