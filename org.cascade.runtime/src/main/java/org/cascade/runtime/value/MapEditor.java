package org.cascade.runtime.value;

/** Changes a {@link Map} many times: its table and its order are edited side by side. */
public final class MapEditor<K, V> implements Editor<Map<K, V>> {
  private Map<K, V> map;
  private TreeEdit edit = new TreeEdit();

  MapEditor(Map<K, V> map) {
    this.map = map;
  }

  /** Binds a key to a value; a key that was there keeps its place. */
  public void put(K key, V value) {
    map = map.insert(key, value, edit);
  }

  public void remove(K key) {
    map = map.remove(key, edit);
  }

  @Override
  public Map<K, V> done() {
    edit = new TreeEdit();
    return map;
  }

  @Override
  public Map<K, V> now() {
    return map;
  }
}
