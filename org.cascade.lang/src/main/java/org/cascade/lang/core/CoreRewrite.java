package org.cascade.lang.core;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** Makes core anew with other parts, and keeps what has none. */
public final class CoreRewrite {
  private CoreRewrite() {}

  /** The node with each node directly below replaced; the node itself where none changed. */
  public static Core children(Core node, UnaryOperator<Core> change) {
    AtomicBoolean changed = new AtomicBoolean();
    Core made =
        CoreMap.children(
            node,
            part -> {
              Core other = change.apply(part);
              if (other != part) {
                changed.set(true);
              }
              return other;
            });
    return changed.get() ? made : node;
  }

  /** The node with what a local stands for in place of each read of it. */
  public static Core substitute(Core node, Local local, Core value) {
    return node instanceof Core.Read r && r.local() == local
        ? value
        : children(node, c -> substitute(c, local, value));
  }
}
