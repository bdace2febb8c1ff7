package org.cascade.runtime.value;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An immutable set that keeps its elements in the order of their insertion: the keys of a {@link
 * Map}. Sets are equal by their elements, in whatever order.
 */
public final class Set<T> implements Iterable<T>, Shown {
  private static final Set<?> EMPTY = new Set<>(Map.empty());

  private final Map<T, Unit> elements;

  private Set(Map<T, Unit> elements) {
    this.elements = elements;
  }

  @SuppressWarnings("unchecked")
  public static <T> Set<T> empty() {
    return (Set<T>) EMPTY;
  }

  public static <T> Set<T> of(Array<? extends T> elements) {
    return from(elements);
  }

  public static <T> Set<T> from(Iterable<? extends T> elements) {
    var distinct = new java.util.LinkedHashMap<T, Unit>();
    elements.forEach(element -> distinct.putIfAbsent(element, Unit.VALUE));
    return distinct.isEmpty() ? empty() : new Set<>(Map.from(distinct));
  }

  Map<T, Unit> elements() {
    return elements;
  }

  public long length() {
    return elements.length();
  }

  public boolean isEmpty() {
    return elements.isEmpty();
  }

  public boolean contains(T element) {
    return elements.contains(element);
  }

  public Set<T> insert(T element) {
    return insert(element, TreeEdit.NONE);
  }

  Set<T> insert(T element, TreeEdit edit) {
    return with(elements.insert(element, Unit.VALUE, edit));
  }

  public Set<T> remove(T element) {
    return remove(element, TreeEdit.NONE);
  }

  Set<T> remove(T element, TreeEdit edit) {
    return with(elements.remove(element, edit));
  }

  /** What changes this set many times, and leaves it as it is. */
  public SetEditor<T> edit() {
    return new SetEditor<>(this);
  }

  private Set<T> with(Map<T, Unit> changed) {
    return changed == elements ? this : new Set<>(changed);
  }

  /** The elements of either set. */
  public Set<T> union(Set<T> other) {
    return with(elements.merge(other.elements));
  }

  /** The elements of both sets. */
  public Set<T> intersect(Set<T> other) {
    return with(elements.filter((element, unit) -> other.contains(element)));
  }

  /** The elements of this set that are not in the other. */
  public Set<T> minus(Set<T> other) {
    return with(elements.filter((element, unit) -> !other.contains(element)));
  }

  public Set<T> filter(Fn1<? super T, Boolean> predicate) {
    return with(elements.filter((element, unit) -> predicate.apply(element)));
  }

  public <R> Set<R> map(Fn1<? super T, ? extends R> f) {
    return Set.of(toArray().<R>map(f));
  }

  public <A> A fold(A initial, Fn2<? super A, ? super T, ? extends A> f) {
    return elements.<A>fold(initial, (acc, element, unit) -> f.apply(acc, element));
  }

  public Array<T> toArray() {
    return elements.keys();
  }

  /** A Java set of the same elements in the same order, which may be changed. */
  public java.util.Set<T> toJavaSet() {
    var out = new LinkedHashSet<T>();
    forEach(out::add);
    return out;
  }

  @Override
  public Iterator<T> iterator() {
    return elements.stream().map(Tuple2::a0).iterator();
  }

  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  @Override
  public void show(StringBuilder out) {
    Show.list(out, "Set{", this, "}");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Set<?> set && elements.equals(set.elements);
  }

  @Override
  public int hashCode() {
    return elements.hashCode();
  }

  @Override
  public String toString() {
    return Show.show(this);
  }
}
