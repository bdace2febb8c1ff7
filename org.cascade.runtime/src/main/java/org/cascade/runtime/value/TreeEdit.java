package org.cascade.runtime.value;

/**
 * Whose a node of a tree is: nodes that were made for an edit in progress are changed in place by
 * it, since nobody else can have seen them.
 */
final class TreeEdit {
  /** Nobody's: what is made for it is never changed. */
  static final TreeEdit NONE = new TreeEdit();

  /** Whether it may change a node that was made for another edit, or for this one. */
  boolean owns(TreeEdit madeFor) {
    return this == madeFor && this != NONE;
  }
}
