package org.cascade.lang.compiler;

import java.util.HashMap;
import java.util.Map;
import org.cascade.lang.parser.ItemCache;

/**
 * What one compilation leaves to the next of the same program, such as after each change in an
 * editor. For one compilation at a time. Results of the compilation before tell places of the new
 * texts from then on.
 */
public final class CompileCache {
  private final Map<String, ItemCache> items = new HashMap<>();
  private final ConstMemo values = new ConstMemo();
  private final ClaimMemo claims = new ClaimMemo();

  /** What was computed at compile time. */
  ConstMemo values() {
    return values;
  }

  /** What was told of claims. */
  ClaimMemo claims() {
    return claims;
  }

  /** The items of a file as it was parsed last. */
  ItemCache items(String path) {
    return items.computeIfAbsent(path, p -> new ItemCache());
  }
}
