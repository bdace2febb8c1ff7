package org.cascade.runtime.value;

/** Changes a {@link Set} many times: the map whose keys are its elements is edited. */
public final class SetEditor<T> implements Editor<Set<T>> {
  private Set<T> set;
  private TreeEdit edit = new TreeEdit();

  SetEditor(Set<T> set) {
    this.set = set;
  }

  public void add(T element) {
    set = set.insert(element, edit);
  }

  public void remove(T element) {
    set = set.remove(element, edit);
  }

  @Override
  public Set<T> done() {
    edit = new TreeEdit();
    return set;
  }

  @Override
  public Set<T> now() {
    return set;
  }
}
