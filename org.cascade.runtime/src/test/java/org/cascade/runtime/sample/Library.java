package org.cascade.runtime.sample;

import java.util.function.Supplier;
import org.cascade.runtime.api.Embed;
import org.cascade.runtime.api.Parallel;
import org.cascade.runtime.api.Space;
import org.cascade.runtime.api.SpaceId;
import org.cascade.runtime.api.SpaceType;
import org.cascade.runtime.api.State;
import org.cascade.runtime.api.Stream;
import org.cascade.runtime.api.Trigger;
import org.cascade.runtime.codec.Codecs;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Assigned;
import org.cascade.runtime.value.Fn1;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Unit;

/** A library that embeds a clock and refers to its branches. */
public final class Library extends Space {
  public static final SpaceType<Library> TYPE =
      SpaceType.of("library.Library", false, Library::new)
          .embed("clock", Clock.TYPE)
          .state("branches", Codecs.array(Codecs.space("library.Branch", Branch.class)));

  private final Embed<Clock> clock = embed("clock");
  private final State<Array<Branch>> branches = state("branches");
  private final Stream<Assigned<Long>> copies =
      stream(
          "copies",
          Trigger.ofExpression(() -> branches.get().map(b -> b.copies("Dune")).sumInt()),
          op -> op);

  private Library(SpaceId id) {
    super(TYPE, id);
  }

  public static Library create() {
    return TYPE.create(it -> {
      it.clock.set(Clock.create());
      it.branches.set(Array.empty());
    });
  }

  public static Library root(String name, Supplier<Library> make) {
    return TYPE.root(name, make);
  }

  public Branch open(String name) {
    return transform(
        "open",
        () -> {
          Branch b = Branch.create(name);
          branches.set(branches.get().append(b));
          clock.get().tick();
          return b;
        });
  }

  public Result<Unit, String> move(String title, Branch from, Branch to, long n) {
    return transaction(
        "move",
        () -> {
          Result<Long, String> added = to.add(title, n);
          if (added instanceof Result.Err<Long, String>(String error)) {
            return Result.<Unit, String>err(error);
          }
          if (from.add(title, -n) instanceof Result.Err<Long, String>(String error)) {
            return Result.<Unit, String>err(error);
          }
          return Result.<String>done();
        });
  }

  public <T> Array<T> map(Fn1<Branch, T> f) {
    return parallel("map", () -> Parallel.over(branches.get()).map(f).toArray());
  }

  public <R> R within(Supplier<R> body) {
    return transform("within", body);
  }

  public <R> R looking(Supplier<R> body) {
    return view("looking", body);
  }

  public Clock clock() {
    return clock.get();
  }

  public Array<Branch> getBranches() {
    return view("branches", () -> branches.get());
  }

  public Stream<Assigned<Long>> copies() {
    return copies;
  }
}
