package org.cascade.lang.refine.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.SumSymbol;

/** Follows the cases of a switch, each with what its test tells of the subject. */
public final class WalkSwitch {
  private final Walk walk;
  private final TypeFacts typeFacts;

  public WalkSwitch(Walk walk, TypeFacts typeFacts) {
    this.walk = walk;
    this.typeFacts = typeFacts;
  }

  public Flow walk(Core.Switch n, State state) {
    Flow subject = walk.walk(n.subject(), state);
    if (subject.ends()) {
      return subject;
    }
    State before = subject.after();
    State rest = before;
    List<Walk.Branch> ways = new ArrayList<>();
    List<Term> values = new ArrayList<>();
    int count = 0;
    for (Core.Case c : n.cases()) {
      Optional<Term> test = test(c.test(), subject.value());
      State inside = test.map(rest::and).orElse(rest);
      add(c.body(), inside, ways, values);
      count++;
      if (test.isPresent()) {
        rest = rest.and(Term.not(test.orElseThrow()));
      }
    }
    if (n.otherwise().isPresent()) {
      add(n.otherwise().orElseThrow(), rest, ways, values);
      count++;
    }
    if (ways.isEmpty()) {
      return Flow.end(rest);
    }
    boolean same = values.stream().allMatch(v -> v.equals(values.getFirst()));
    Term value = same ? values.getFirst() : new Term.Symbol("value", n.type(), false);
    return Flow.of(value, walk.merge(before, ways, ways.size() == count));
  }

  private void add(Core body, State start, List<Walk.Branch> ways, List<Term> values) {
    Flow flow = walk.walk(body, start);
    if (!flow.ends()) {
      ways.add(new Walk.Branch(start, flow.after()));
      values.add(flow.value());
    }
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
        walk.name(local, field(c, i, local, subject));
      }
    }
    if (subject instanceof Term.Apply a && a.head().kind() == Term.Kind.VARIANT) {
      return Term.of(isBuilt(subject, c));
    }
    return Term.apply(Term.Kind.IS_VARIANT, c, Builtin.BOOL_TYPE, subject);
  }

  private Term field(SumSymbol.Constructor c, int index, Local local, Term subject) {
    if (isBuilt(subject, c)) {
      return ((Term.Apply) subject).args().get(index);
    }
    Term read =
        Translation.typed(
            Term.Kind.VARIANT_FIELD, List.of(c, index), local.type(), List.of(subject));
    return typeFacts.note(read, local.type());
  }

  private static boolean isBuilt(Term subject, SumSymbol.Constructor constructor) {
    return subject instanceof Term.Apply a
        && a.head().kind() == Term.Kind.VARIANT
        && a.head().detail() == constructor;
  }
}
