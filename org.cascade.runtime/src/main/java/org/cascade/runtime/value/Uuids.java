package org.cascade.runtime.value;

import java.util.UUID;
import java.util.regex.Pattern;

/** Functions of {@code Uuid}. Random ones come from the runtime's source of random numbers. */
public final class Uuids {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Uuids() {}

  /** The identifier of these 128 bits. */
  public static UUID of(long high, long low) {
    return new UUID(high, low);
  }

  public static Result<UUID, String> parse(String text) {
    return FORM.matcher(text).matches()
        ? Result.ok(UUID.fromString(text))
        : Result.err(Show.quoted(text) + " is not a Uuid");
  }

  public static int compare(UUID a, UUID b) {
    return Ordering.compare(a, b);
  }

  public static String show(UUID a) {
    return a.toString();
  }
}
