package org.cascade.lang.ide.server;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/** Data that went to the editor and came back. */
final class Json {
  private Json() {}

  /** Whether an option is there and true. */
  static boolean flag(@Nullable Object options, String name) {
    return options instanceof JsonObject object
        && object.get(name) instanceof JsonPrimitive value
        && value.isBoolean()
        && value.getAsBoolean();
  }

  static String text(@Nullable Object data) {
    return switch (data) {
      case JsonPrimitive p -> p.getAsString();
      case String s -> s;
      case null -> "";
      default -> data.toString();
    };
  }
}
