package org.cascade.lang.refine.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Types;

/** Follows the cases of a switch, each with what its test tells of the subject. */
final class WalkSwitch {
  private final Walk walk;

  WalkSwitch(Walk walk) {
    this.walk = walk;
  }

  Flow choose(Core.Switch n, State state) {
    Flow subject = walk.walk(n.subject(), state);
    if (subject.ends()) {
      return subject;
    }
    State before = subject.after();
    State rest = before;
    List<Merge.Way> ways = new ArrayList<>();
    int count = 0;
    for (Core.Case c : n.cases()) {
      Term test = test(c.test(), subject.value());
      add(c.body(), test, typed(c.test(), rest.and(test)), ways);
      rest = rest.and(Term.not(test));
      count++;
    }
    if (n.otherwise().isPresent()) {
      add(n.otherwise().orElseThrow(), Term.TRUE, rest, ways);
      count++;
    }
    return Merge.of(walk.memory(), before, ways, ways.size() == count);
  }

  private void add(Core body, Term test, State start, List<Merge.Way> ways) {
    Flow flow = walk.walk(body, start);
    if (!flow.ends()) {
      ways.add(Merge.Way.when(test, start, flow));
    }
  }

  /** What a test names is of its type where the test holds. */
  private State typed(Core.Test test, State state) {
    List<Local> named =
        switch (test) {
          case Core.Test.OfConstructor t -> t.fields().stream().flatMap(Optional::stream).toList();
          case Core.Test.OfLiteral t -> List.of();
          case Core.Test.OfType t -> List.of(t.local());
        };
    State known = state;
    for (Local local : named) {
      Term term = walk.memory().term(local).orElseThrow();
      known = walk.ofType(term, local.type(), known).after();
    }
    return known;
  }

  private Term test(Core.Test test, Term subject) {
    return switch (test) {
      case Core.Test.OfConstructor t -> constructor(t, subject);
      case Core.Test.OfLiteral t -> literal(t.value(), subject);
      case Core.Test.OfType t -> type(t.local(), subject);
    };
  }

  private static Term literal(Object value, Term subject) {
    if (value instanceof Boolean b) {
      return b ? subject : Term.not(subject);
    }
    return Term.equal(subject, Term.constant(value));
  }

  /** What a value of any type is as one of a type. */
  private record AsType(Object type) {}

  private record IsType(Object type) {}

  private Term type(Local local, Term subject) {
    Object type = Types.erased(local.type());
    List<Term> args = List.of(subject);
    Term typed = Translation.typed(Term.Kind.OTHER, new AsType(type), local.type(), args);
    walk.memory().name(local, typed);
    return Translation.typed(Term.Kind.OTHER, new IsType(type), Builtin.BOOL_TYPE, args);
  }

  private Term constructor(Core.Test.OfConstructor test, Term subject) {
    SumSymbol.Constructor c = test.constructor();
    for (int i = 0; i < test.fields().size(); i++) {
      if (test.fields().get(i).isPresent()) {
        Local local = test.fields().get(i).orElseThrow();
        Term field = Translation.variantField(c, i, subject, local.type());
        boolean isRead = field instanceof Term.Apply a && a.args().equals(List.of(subject));
        if (isRead && WalkValues.isOf(local.type(), c.fields().get(i))) {
          walk.typeFacts().note(field, local.type(), Translation.isVariant(c, subject));
        }
        walk.memory().name(local, field);
      }
    }
    return Translation.isVariant(c, subject);
  }
}
