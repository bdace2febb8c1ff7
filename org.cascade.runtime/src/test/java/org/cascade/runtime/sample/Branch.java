package org.cascade.runtime.sample;

import org.cascade.runtime.api.Parallel;
import org.cascade.runtime.api.Space;
import org.cascade.runtime.api.SpaceId;
import org.cascade.runtime.api.SpaceType;
import org.cascade.runtime.api.State;
import org.cascade.runtime.api.Stream;
import org.cascade.runtime.api.Trigger;
import org.cascade.runtime.codec.Codecs;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.BTree;
import org.cascade.runtime.value.Change;
import org.cascade.runtime.value.Fn1;
import org.cascade.runtime.value.Result;

/** A shard of a library. */
public final class Branch extends Space {
  public static final SpaceType<Branch> TYPE =
      SpaceType.of("library.Branch", true, Branch::new)
          .state("name", Codecs.STRING)
          .state("books", Codecs.btree(Codecs.STRING, Codecs.INT));

  private final State<String> name = state("name");
  private final State<BTree<String, Long>> books = state("books");
  private final Stream<Change<String, Long>> changes =
      stream("changes", Trigger.ofTree(books), op -> op);

  private Branch(SpaceId id) {
    super(TYPE, id);
  }

  public static Branch create(String name) {
    return TYPE.create(it -> {
      it.name.set(name);
      it.books.set(BTree.empty());
    });
  }

  public Result<Long, String> add(String title, long copies) {
    return transaction(
        "add",
        () -> {
          long now = books.get().get(title).orElse(0L) + copies;
          books.set(books.get().insert(title, now));
          return now < 0
              ? Result.<Long, String>err(name.get() + " has not enough copies of " + title)
              : Result.<Long, String>ok(now);
        });
  }

  public long copies(String title) {
    return view("copies", () -> books.get().get(title).orElse(0L));
  }

  public Array<String> search(Fn1<String, Boolean> p) {
    return parallel("search", () -> Parallel.over(books.get().keys()).filter(p).toArray());
  }

  public Stream<Change<String, Long>> changes() {
    return changes;
  }
}
