package org.cascade.lang.ast;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cascade.lang.source.Span;

/** Which item at the top of a module something stands in. */
public final class ItemPlaces {
  private final TreeMap<Integer, Module.Item> byStart = new TreeMap<>();

  public ItemPlaces(Module module) {
    module.items().forEach(i -> byStart.put(i.span().offset(), i));
  }

  /** Absent if it stands in no item, since it was built at compile time. */
  public Optional<Module.Item> of(Span span) {
    return Optional.ofNullable(byStart.floorEntry(span.offset()))
        .map(Map.Entry::getValue)
        .filter(i -> i.span().holds(span));
  }
}
