package org.cascade.lang.types;

/**
 * A type that was written into a built text, and where: there it means this type, whatever its name
 * means in the module the text belongs to.
 *
 * @param start in UTF-16 units, from the start of the text
 */
public record PlacedType(int start, int length, Type type) {
  /** The same in a text that has so many units before it. */
  public PlacedType shifted(int by) {
    return new PlacedType(start + by, length, type);
  }
}
