package org.cascade.lang.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.types.SumSymbol;

/** Follows the cases of a switch, each with what its test tells of the subject. */
final class WalkSwitch {
  private final Walk walk;
  private final TypeFacts typeFacts;

  WalkSwitch(Walk walk, TypeFacts typeFacts) {
    this.walk = walk;
    this.typeFacts = typeFacts;
  }

  Flow walk(Core.Switch n, State state) {
    Flow subject = walk.walk(n.subject(), state);
    if (subject.ends()) {
      return subject;
    }
    State rest = subject.after();
    List<Flow> outcomes = new ArrayList<>();
    for (Core.Case c : n.cases()) {
      Optional<Term> test = test(c.test(), subject.value());
      State inside = test.map(rest::and).orElse(rest);
      outcomes.add(walk.walk(c.body(), inside));
      if (test.isPresent()) {
        rest = rest.and(Term.not(test.orElseThrow()));
      }
    }
    if (n.otherwise().isPresent()) {
      outcomes.add(walk.walk(n.otherwise().orElseThrow(), rest));
    }
    List<Flow> going = outcomes.stream().filter(f -> !f.ends()).toList();
    if (going.isEmpty()) {
      return Flow.end(rest);
    }
    State after = going.getFirst().after();
    for (Flow flow : going.subList(1, going.size())) {
      after = walk.merge(after, flow.after(), false);
    }
    Term first = going.getFirst().value();
    boolean same = going.stream().allMatch(f -> f.value().equals(first));
    return Flow.of(same ? first : new Term.Symbol("value", n.type(), false), after);
  }

  private Optional<Term> test(Core.Test test, Term subject) {
    return switch (test) {
      case Core.Test.OfConstructor t -> Optional.of(constructor(t, subject));
      case Core.Test.OfLiteral t -> Optional.of(literal(t.value(), subject));
      case Core.Test.OfType t -> {
        walk.any(t.local());
        yield Optional.empty();
      }
    };
  }

  private static Term literal(Object value, Term subject) {
    if (value instanceof Boolean b) {
      return b ? subject : Term.not(subject);
    }
    return Term.equal(subject, Term.constant(value));
  }

  private Term constructor(Core.Test.OfConstructor test, Term subject) {
    SumSymbol.Constructor c = test.constructor();
    for (int i = 0; i < test.fields().size(); i++) {
      if (test.fields().get(i).isPresent()) {
        Local local = test.fields().get(i).orElseThrow();
        Term.Kind built = isBuilt(subject, c) ? Term.Kind.VARIANT : Term.Kind.OTHER;
        Object detail = List.of(c, i);
        Term field =
            built == Term.Kind.VARIANT
                ? ((Term.Apply) subject).args().get(i)
                : Translation.typed(
                    Term.Kind.VARIANT_FIELD, detail, local.type(), List.of(subject));
        walk.name(local, typeFacts.note(field, local.type()));
      }
    }
    if (subject instanceof Term.Apply a && a.head().kind() == Term.Kind.VARIANT) {
      return Term.of(isBuilt(subject, c));
    }
    return Term.apply(Term.Kind.IS_VARIANT, c, subject);
  }

  private static boolean isBuilt(Term subject, SumSymbol.Constructor constructor) {
    return subject instanceof Term.Apply a
        && a.head().kind() == Term.Kind.VARIANT
        && a.head().detail() == constructor;
  }
}
