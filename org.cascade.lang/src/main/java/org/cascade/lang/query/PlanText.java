package org.cascade.lang.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Primitive;

/** Plans in words. */
final class PlanText {
  private PlanText() {}

  static List<String> of(Plan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(access(plan.access()));
    plan.stages().forEach(s -> lines.addAll(stage(s)));
    plan.end().ifPresent(e -> lines.add(end(e)));
    return List.copyOf(lines);
  }

  private static String access(Plan.Access access) {
    return switch (access) {
      case Plan.Access.Scan a -> "scan " + source(a.source());
      case Plan.Access.Lookup a when a.bounds().isEmpty() ->
          by(a.keys()) + " of " + text(a.source().tree()) + ", in its order";
      case Plan.Access.Lookup a ->
          by(a.keys())
              + " of "
              + text(a.source().tree())
              + ": "
              + a.bounds().stream().map(b -> bound(a, b)).collect(Collectors.joining(" and "))
              + (a.keys().index().isPresent() && !a.ordered() ? ", then in order of the key" : "");
    };
  }

  private static String by(Plan.Keys keys) {
    return keys.index().map(i -> "index " + i).orElse("key");
  }

  private static String bound(Plan.Access.Lookup lookup, Conjunct.Bound bound) {
    return shown(lookup, bound.path()) + " " + symbol(bound.op()) + " " + text(bound.value());
  }

  /** As the query's rows have it, or as the key of an entry, or a field of its value. */
  private static String shown(Plan.Access.Lookup lookup, Path path) {
    boolean ofEntry = lookup.source().entries();
    boolean ofIndex = lookup.keys().index().isPresent();
    List<String> steps = path.steps();
    if (!ofEntry) {
      return path.toString();
    }
    String rest = String.join(".", steps.subList(1, steps.size()));
    return ofIndex ? rest : rest.isEmpty() ? "key" : "key." + rest;
  }

  private static String symbol(Primitive op) {
    return switch (op) {
      case LESS -> "<";
      case LESS_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_EQUAL -> ">=";
      default -> "==";
    };
  }

  private static String source(Chain.Source source) {
    return switch (source) {
      case Chain.Source.Tree s -> text(s.tree()) + (s.entries() ? " with keys" : "");
      case Chain.Source.Elements s -> text(s.array());
      case Chain.Source.Others s ->
          text(s.rows()) + (s.rows() instanceof Core.Call ? ", asked step by step" : "");
    };
  }

  private static List<String> stage(Plan.Stage stage) {
    return switch (stage) {
      case Plan.Stage.Filter s -> List.of("filter " + conditions(s));
      case Plan.Stage.Sort s ->
          List.of(
              s.limit().map(n -> "keep the first " + text(n) + " by ").orElse("sort by ")
                  + s.keys().stream().map(PlanText::key).collect(Collectors.joining(", ")));
      case Plan.Stage.Limit s -> List.of("stop after " + text(s.count()));
      case Plan.Stage.Offset s -> List.of("leave out the first " + text(s.count()));
      case Plan.Stage.Select s -> List.of("select " + text(s.function().body()));
      case Plan.Stage.Group s -> List.of("group by " + text(s.key().body()));
      case Plan.Stage.Join s -> join(s);
    };
  }

  private static String conditions(Plan.Stage.Filter filter) {
    return filter.conjuncts().stream()
        .map(c -> text(c.condition()))
        .collect(Collectors.joining(" and "));
  }

  private static String key(Plan.SortKey key) {
    return text(key.key().body()) + (key.descending() ? " descending" : "");
  }

  private static List<String> join(Plan.Stage.Join join) {
    String kind = join.outer() ? "left join on " : "join on ";
    List<String> lines = new ArrayList<>();
    switch (join.partners()) {
      case Plan.Partners.Hashed p -> {
        lines.add(kind + text(join.mine().body()) + " == " + text(p.theirs().body()) + ", hashing");
        of(p.other()).forEach(l -> lines.add("  " + l));
      }
      case Plan.Partners.Found p -> {
        lines.add(
            "%s%s == %s, by %s of %s"
                .formatted(
                    kind,
                    text(join.mine().body()),
                    p.keys().parts().getFirst(),
                    by(p.keys()),
                    text(p.source().tree())));
        p.filter().forEach(s -> stage(s).forEach(l -> lines.add("  " + l)));
      }
    }
    return lines;
  }

  private static String end(Chain.End end) {
    String what =
        switch (end.kind()) {
          case TO_ARRAY -> "to an array";
          case FIRST -> "the first";
          case COUNT -> "count";
          case EXISTS -> "whether there is one";
          case SUM -> "sum of ";
          case MIN -> "smallest of ";
          case MAX -> "largest of ";
          case AVG -> "mean of ";
        };
    return what + end.function().map(f -> text(f.body())).orElse("");
  }

  /** As it is written, on one line. */
  private static String text(Core core) {
    if (core instanceof Core.Literal literal && literal.value() instanceof Long number) {
      return number.toString();
    }
    return core.span().text().strip().replaceAll("\\s*\\n\\s*", " ");
  }
}
