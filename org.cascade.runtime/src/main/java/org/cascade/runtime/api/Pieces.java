package org.cascade.runtime.api;

import java.util.ArrayList;
import java.util.List;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.BTree;
import org.cascade.runtime.value.Tuple2;

/** Elements that can be divided, in order, into pieces to work on. */
interface Pieces<T> {
  /** Some elements, which lie together. */
  interface Piece<T> {
    /** Gives the elements to a sink until it wants no more. */
    void feed(Sink<? super T> sink);
  }

  /** About so many pieces of about the same size; fewer if there are not so many elements. */
  List<Piece<T>> split(int wanted);

  static <T> Pieces<T> ofArray(Array<T> elements) {
    return wanted -> {
      long length = elements.length();
      long count = Math.min(length, wanted);
      List<Piece<T>> pieces = new ArrayList<>();
      for (long i = 0; i < count; i++) {
        Array<T> slice = elements.slice(length * i / count, length * (i + 1) / count);
        pieces.add(sink -> feed(slice, sink));
      }
      return pieces;
    };
  }

  private static <T> void feed(Array<T> slice, Sink<? super T> sink) {
    for (T element : slice) {
      if (!sink.accept(element)) {
        return;
      }
    }
  }

  static <K> Pieces<K> ofKeys(BTree<K, ?> tree) {
    return ofTree(tree, BTree.Chunk::key);
  }

  static <V> Pieces<V> ofValues(BTree<?, V> tree) {
    return ofTree(tree, BTree.Chunk::value);
  }

  static <K, V> Pieces<Tuple2<K, V>> ofEntries(BTree<K, V> tree) {
    return ofTree(tree, (chunk, i) -> new Tuple2<>(chunk.key(i), chunk.value(i)));
  }

  /** What of an entry is an element. */
  interface View<K, V, T> {
    T of(BTree.Chunk<K, V> chunk, int index);
  }

  private static <K, V, T> Pieces<T> ofTree(BTree<K, V> tree, View<K, V, T> view) {
    return wanted -> {
      List<Piece<T>> pieces = new ArrayList<>();
      for (BTree<K, V> part : tree.parts(wanted)) {
        pieces.add(sink -> feed(part, view, sink));
      }
      return pieces;
    };
  }

  private static <K, V, T> void feed(BTree<K, V> part, View<K, V, T> view, Sink<? super T> sink) {
    for (BTree.Chunk<K, V> chunk : part.chunks()) {
      for (int i = 0; i < chunk.size(); i++) {
        if (!sink.accept(view.of(chunk, i))) {
          return;
        }
      }
    }
  }
}
