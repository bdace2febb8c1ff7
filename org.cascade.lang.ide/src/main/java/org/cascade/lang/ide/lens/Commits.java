package org.cascade.lang.ide.lens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.types.EffectSymbol;
import org.cascade.lang.types.FunctionSymbol;

/** Over which spaces the transactions of a file commit, in words. */
final class Commits {
  private static final int MOST_NAMED = 3;

  private Commits() {}

  /** A transaction's name, and the words above it. */
  record Told(Name name, String words) {}

  static List<Told> of(Snapshot snapshot) {
    List<Told> all = new ArrayList<>();
    for (Module.Item item : snapshot.unit().tree().items()) {
      transactions(item)
          .forEach(f ->
              snapshot
                  .table()
                  .function(f)
                  .filter(Commits::writes)
                  .flatMap(s -> words(Reach.of(snapshot.table(), s)))
                  .ifPresent(words -> all.add(new Told(f.name(), words))));
    }
    return all;
  }

  private static Stream<Decl.Function> transactions(Module.Item item) {
    return switch (item) {
      case Decl.Space s ->
          functions(s.members())
              .filter(f ->
                  f.kind() == Decl.FunctionKind.TRANSACTION
                      || f.kind() == Decl.FunctionKind.TRANSFORM);
      case Decl.Type t when t.transaction() && t.body() instanceof Decl.TypeBody.RecordBody b ->
          functions(b.members()).filter(f -> f.name().text().equals("commit"));
      default -> Stream.empty();
    };
  }

  private static Stream<Decl.Function> functions(List<?> members) {
    return members.stream().filter(Decl.Function.class::isInstance).map(Decl.Function.class::cast);
  }

  private static boolean writes(FunctionSymbol function) {
    return function.isSolved()
        && function.effects().atoms().stream().anyMatch(a -> a.symbol() == EffectSymbol.WRITE);
  }

  private static Optional<String> words(List<Reach.Place> places) {
    if (places.isEmpty()) {
      return Optional.empty();
    }
    boolean shards = places.stream().allMatch(p -> p.space().isDistributed());
    String one = shards ? "shard" : "space";
    List<Reach.Place> all = places.stream().filter(Reach.Place::all).toList();
    if (all.isEmpty() && places.size() == 1) {
      Reach.Place only = places.getFirst();
      return Optional.of(
          only.isOwn() ? "commits on its own " + one : "commits on 1 " + one + ": " + only.text());
    }
    String names =
        places.stream()
            .limit(MOST_NAMED)
            .map(p -> p.isOwn() ? "its own" : p.all() ? "all of " + p.text() : p.text())
            .collect(Collectors.joining(", "));
    String rest = places.size() > MOST_NAMED ? ", …" : "";
    String count = all.isEmpty() ? String.valueOf(places.size()) : "any number of";
    return Optional.of("commits over %s %ss: %s%s".formatted(count, one, names, rest));
  }
}
