package org.cascade.lang.ide.server;

import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/** Data that went to the editor and came back. */
final class Json {
  private Json() {}

  static String text(@Nullable Object data) {
    return switch (data) {
      case JsonPrimitive p -> p.getAsString();
      case String s -> s;
      case null -> "";
      default -> data.toString();
    };
  }
}
