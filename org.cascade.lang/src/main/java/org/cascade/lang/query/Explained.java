package org.cascade.lang.query;

import java.util.Comparator;
import java.util.List;
import org.cascade.lang.source.Span;

/**
 * A plan in words.
 *
 * @param span the query
 * @param steps one line each, from the rows' source to the end
 */
public record Explained(Span span, List<String> steps) {

  static List<Explained> of(List<Plan> plans) {
    return plans.stream()
        .map(p -> new Explained(p.span(), PlanText.of(p)))
        .distinct()
        .sorted(Comparator.comparingInt(e -> e.span().offset()))
        .toList();
  }
}
