package org.cascade.runtime.value;

/** What a commit did to one entry of a collection: the {@code op} of a stream over it. */
public sealed interface Change<K, V> extends Shown {
  /** The key, the index in an array, or the element of a set. */
  K key();

  /** An entry that was not there before. */
  record Inserted<K, V>(K key, V value) implements Change<K, V> {
    @Override
    public void show(StringBuilder out) {
      Show.list(out, "Inserted(", Array.<Object>of(key, value), ")");
    }

    @Override
    public String toString() {
      return Show.show(this);
    }
  }

  /** An entry that got another value. */
  record Updated<K, V>(K key, V oldValue, V newValue) implements Change<K, V> {
    @Override
    public void show(StringBuilder out) {
      Show.list(out, "Updated(", Array.<Object>of(key, oldValue, newValue), ")");
    }

    @Override
    public String toString() {
      return Show.show(this);
    }
  }

  /** An entry that is not there any more. */
  record Removed<K, V>(K key, V value) implements Change<K, V> {
    @Override
    public void show(StringBuilder out) {
      Show.list(out, "Removed(", Array.<Object>of(key, value), ")");
    }

    @Override
    public String toString() {
      return Show.show(this);
    }
  }
}
