package org.cascade.runtime.value;

/**
 * Changes a collection many times: what it is made of is copied once, and then changed in place.
 * The collection that it came from stays as it is. Used by one thread.
 *
 * @param <C> the type of the collection
 */
public sealed interface Editor<C> permits TreeEditor, ArrayEditor, MapEditor, SetEditor {
  /** The collection as it is now, for good; what is changed from here on is copied again. */
  C done();

  /**
   * The collection as it is now, to be looked into before anything else happens: it may change with
   * the next edit.
   */
  C now();

  /** What edits a collection. */
  static Editor<?> of(Object collection) {
    return switch (collection) {
      case BTree<?, ?> tree -> tree.edit();
      case Array<?> array -> array.edit();
      case Map<?, ?> map -> map.edit();
      case Set<?> set -> set.edit();
      default ->
          throw new IllegalArgumentException(collection.getClass() + " is no collection to edit");
    };
  }
}
