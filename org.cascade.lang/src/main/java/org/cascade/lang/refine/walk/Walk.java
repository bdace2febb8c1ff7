package org.cascade.lang.refine.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Label;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.Relevance;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.EffectSymbol;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/**
 * Follows core along its paths: what is known where, which term each value is, and each claim
 * handed to the judge with that. Facts are about values, never about variables, so an assignment
 * makes no fact wrong.
 */
public final class Walk {
  private final Judge judge;
  private final TypeFacts typeFacts;
  private final Map<Local, Term> terms = new HashMap<>();
  private final Map<Variable, Term> globals = new HashMap<>();
  private final Map<Label, List<Site>> jumps = new HashMap<>();

  /** Told of every claim, in the order they stand. */
  public interface Judge {
    /**
     * @param value the claimed value's term
     */
    void judge(Core.Claim claim, Core value, Term term, State state);

    /** An immutable local's value, before anything that uses it. */
    void bound(Local local, Core value);

    /** A module's {@code let}. */
    void bound(Variable variable, Core value);
  }

  public Walk(Judge judge, TypeFacts typeFacts) {
    this.judge = judge;
    this.typeFacts = typeFacts;
  }

  public void name(Local local, Term term) {
    terms.put(local, term);
  }

  /** A parameter: callers may give any value of its type. */
  public Term given(Local local) {
    return symbol(local, true);
  }

  /** A local of whose value only the type is known. */
  public Term any(Local local) {
    return symbol(local, false);
  }

  private Term symbol(Local local, boolean given) {
    Term term = new Term.Symbol(local.name(), local.type(), given);
    terms.put(local, typeFacts.note(term, local.type()));
    return term;
  }

  private Term unknown(Core core) {
    return typeFacts.note(new Term.Symbol("value", core.type(), false), core.type());
  }

  /** The predicate's term for a subject. */
  public Term predicate(Core predicate, Local subject, Term value, State state) {
    terms.put(subject, value);
    return walk(predicate, state).value();
  }

  public Flow walk(Core core, State state) {
    return switch (core) {
      case Core.Literal n -> Flow.of(Term.constant(n.value()), state);
      case Core.Unit n -> Flow.of(Term.apply(Term.Kind.TUPLE, "()", Type.UNIT), state);
      case Core.TypeValue n ->
          Flow.of(Term.apply(Term.Kind.TYPE, n.value(), Type.Special.TYPE), state);
      case Core.Read n -> Flow.of(read(n, state), state);
      case Core.ReadGlobal n -> Flow.of(global(n), state);
      case Core.TupleOf n -> built(n, Term.Kind.TUPLE, "tuple", n.items(), state);
      case Core.ArrayOf n -> built(n, Term.Kind.ARRAY, "array", n.items(), state);
      case Core.RecordOf n -> built(n, Term.Kind.RECORD, n.record(), n.fields(), state);
      case Core.VariantOf n -> built(n, Term.Kind.VARIANT, n.constructor(), n.fields(), state);
      case Core.TupleItem n ->
          part(n, n.target(), Term.Kind.TUPLE, Term.Kind.ITEM, n.index(), n.index(), state);
      case Core.FieldOf n ->
          part(
              n,
              n.target(),
              Term.Kind.RECORD,
              Term.Kind.FIELD,
              n.field(),
              n.field().index(),
              state);
      case Core.Update n -> update(n, state);
      case Core.Coerce n -> walk(n.value(), state);
      case Core.Operate n -> operate(n, state);
      case Core.Call n -> {
        Args args = args(n.args(), state);
        yield args.ends
            ? Flow.end(args.after)
            : Flow.of(call(n, args.terms), mayAbort(n) ? args.after.lossy() : args.after);
      }
      case Core.Let n -> let(n, state);
      case Core.Assign n -> assign(n, state);
      case Core.AssignGlobal n -> assign(n, state);
      case Core.Sequence n -> sequence(n, state);
      case Core.If n -> choose(n, state);
      case Core.Switch n -> new WalkSwitch(this, typeFacts).walk(n, state);
      case Core.Join n -> join(n, state);
      case Core.Claim n -> claim(n, state);
      case Core.While n -> loop(n, state);
      case Core.ForEach n -> loop(n, state);
      case Core.Lambda n -> lambda(n, state);
      case Core.Jump n -> jump(n, state);
      case Core.Return n -> Flow.end(walk(n.value(), state).after());
      case Core.Abort n -> Flow.end(walk(n.message(), state).after());
      case Core.Attempt n -> apart(n, n.body(), state);
      case Core.OnCommit n -> apart(n, n.body(), state);
      default -> opaque(core, state);
    };
  }

  // ---- variables ----

  private Term read(Core.Read read, State state) {
    Local local = read.local();
    if (local.isMutable()) {
      return local.isShared() ? unknown(read) : state.value(local).orElseGet(() -> unknown(read));
    }
    Term known = terms.get(local);
    return known != null ? known : any(local);
  }

  private Term global(Core.ReadGlobal read) {
    if (read.variable().kind() == Variable.Kind.MODULE_VAR) {
      return unknown(read);
    }
    return globals.computeIfAbsent(
        read.variable(), v -> typeFacts.note(new Term.Symbol(v.name(), v.type(), false), v.type()));
  }

  private Flow let(Core.Let n, State state) {
    Flow value = walk(n.value(), state);
    if (value.ends()) {
      return value;
    }
    Local local = n.local();
    if (local.isMutable()) {
      return walk(n.body(), value.after().with(local, value.value()));
    }
    judge.bound(local, n.value());
    terms.put(local, value.value());
    return walk(n.body(), value.after());
  }

  private Flow assign(Core.Assign n, State state) {
    Flow value = walk(n.value(), state);
    return value.ends() ? value : Flow.of(unit(), value.after().with(n.local(), value.value()));
  }

  private Flow assign(Core.AssignGlobal n, State state) {
    Flow value = walk(n.value(), state);
    if (value.ends()) {
      return value;
    }
    if (n.variable().kind() == Variable.Kind.MODULE_LET) {
      judge.bound(n.variable(), n.value());
      globals.put(n.variable(), value.value());
    }
    return Flow.of(unit(), value.after());
  }

  private static Term unit() {
    return Term.apply(Term.Kind.TUPLE, "()", Type.UNIT);
  }

  // ---- values ----

  private Term call(Core.Call n, List<Term> args) {
    return Translation.call(n, args)
        .map(t -> t instanceof Term.Constant ? t : typeFacts.note(t, n.type()))
        .orElseGet(() -> unknown(n));
  }

  /** Whether coming back from a call tells more than is known here. */
  private static boolean mayAbort(Core.Call n) {
    Effects effects = n.function().effects();
    return effects.any()
        || effects.atoms().stream().anyMatch(a -> a.symbol() == EffectSymbol.ABORT);
  }

  private record Args(List<Term> terms, State after, boolean ends) {}

  private Args args(List<Core> cores, State state) {
    List<Term> all = new ArrayList<>();
    State current = state;
    for (Core core : cores) {
      Flow flow = walk(core, current);
      current = flow.after();
      if (flow.ends()) {
        return new Args(all, current, true);
      }
      all.add(flow.value());
    }
    return new Args(all, current, false);
  }

  private Flow built(Core core, Term.Kind kind, Object detail, List<Core> parts, State state) {
    Args args = args(parts, state);
    return args.ends
        ? Flow.end(args.after)
        : Flow.of(new Term.Apply(new Term.Head(kind, detail), core.type(), args.terms), args.after);
  }

  private Flow part(
      Core core,
      Core target,
      Term.Kind built,
      Term.Kind read,
      Object detail,
      int index,
      State state) {
    Flow flow = walk(target, state);
    return flow.ends()
        ? flow
        : Flow.of(part(flow.value(), built, read, detail, index, core.type()), flow.after());
  }

  /** What is read out of a value is of its type; what was just put in may be so only here. */
  private Term part(
      Term whole, Term.Kind built, Term.Kind read, Object detail, int index, Type type) {
    Term part = Translation.part(whole, built, read, detail, index, type);
    boolean isRead = part instanceof Term.Apply a && a.args().equals(List.of(whole));
    return isRead ? typeFacts.note(part, type) : part;
  }

  private Flow update(Core.Update n, State state) {
    Flow target = walk(n.target(), state);
    Args args = args(n.updates().stream().map(Core.FieldUpdate::value).toList(), target.after());
    if (target.ends() || args.ends) {
      return Flow.end(args.after);
    }
    var record = Types.record(n.target().type()).orElseThrow();
    List<Term> fields = new ArrayList<>();
    for (var field : record.fields()) {
      Type type = fieldType(n.target().type(), field.type());
      fields.add(
          part(target.value(), Term.Kind.RECORD, Term.Kind.FIELD, field, field.index(), type));
    }
    for (int i = 0; i < n.updates().size(); i++) {
      fields.set(n.updates().get(i).field().index(), args.terms.get(i));
    }
    Term.Head head = new Term.Head(Term.Kind.RECORD, record);
    return Flow.of(new Term.Apply(head, n.type(), fields), args.after);
  }

  private static Type fieldType(Type record, Type field) {
    var symbol = Types.record(record).orElseThrow();
    return org.cascade.lang.types.Substitution.of(symbol.params(), Types.args(record)).apply(field);
  }

  private Flow operate(Core.Operate n, State state) {
    boolean and = n.op() == Primitive.AND;
    if (and || n.op() == Primitive.OR) {
      Flow left = walk(n.args().get(0), state);
      if (left.ends()) {
        return left;
      }
      Term seen = and ? left.value() : Term.not(left.value());
      Flow right = walk(n.args().get(1), left.after().and(seen));
      Term both =
          right.ends()
              ? left.value()
              : Translation.operation(n, List.of(left.value(), right.value())).orElseThrow();
      // On the other way the right side is not evaluated at all.
      Branch skipped = new Branch(left.after(), left.after());
      Branch taken = new Branch(left.after().and(seen), right.after());
      List<Branch> ways = right.ends() ? List.of(skipped) : List.of(skipped, taken);
      return Flow.of(both, merge(left.after(), ways, true));
    }
    Args args = args(n.args(), state);
    return args.ends
        ? Flow.end(args.after)
        : Flow.of(Translation.operation(n, args.terms).orElseGet(() -> unknown(n)), args.after);
  }

  // ---- control ----

  private Flow sequence(Core.Sequence n, State state) {
    State current = state;
    for (Core first : n.firsts()) {
      Flow flow = walk(first, current);
      if (flow.ends()) {
        return flow;
      }
      current = flow.after();
    }
    return walk(n.last(), current);
  }

  private Flow choose(Core.If n, State state) {
    Flow condition = walk(n.condition(), state);
    if (condition.ends()) {
      return condition;
    }
    State yes = condition.after().and(condition.value());
    State no = condition.after().and(Term.not(condition.value()));
    Flow then = walk(n.then(), yes);
    Flow otherwise = walk(n.otherwise(), no);
    if (then.ends()) {
      return otherwise;
    }
    if (otherwise.ends()) {
      return then;
    }
    Term value = either(condition.value(), then.value(), otherwise.value(), n);
    List<Branch> ways = List.of(new Branch(yes, then.after()), new Branch(no, otherwise.after()));
    return Flow.of(value, merge(condition.after(), ways, true));
  }

  /** One way through a choice. */
  public record Branch(State start, State end) {}

  private static Term either(Term condition, Term then, Term otherwise, Core core) {
    if (then.equals(otherwise)) {
      return then;
    }
    if (org.cascade.lang.types.Builtin.is(core.type(), org.cascade.lang.types.Builtin.BOOL)) {
      return Term.or(Term.and(condition, then), Term.and(Term.not(condition), otherwise));
    }
    return new Term.Choice(condition, then, otherwise);
  }

  /**
   * What is known where ways meet: one of them was gone; a variable they disagree on is unknown.
   *
   * @param all whether no way has ended elsewhere
   */
  public State merge(State before, List<Branch> ways, boolean all) {
    State result = before;
    Term learnt = Term.FALSE;
    boolean more = !all;
    for (Branch way : ways) {
      learnt = Term.or(learnt, way.end.since(before));
      more |= !way.end.since(way.start).equals(Term.TRUE);
      result = way.end.isLossy() ? result.lossy() : result;
    }
    if (more) {
      result = result.and(learnt);
    }
    State first = ways.getFirst().end;
    for (Local local : first.values().keySet()) {
      Term value = first.value(local).orElseThrow();
      boolean same =
          ways.stream().allMatch(w -> w.end.value(local).map(value::equals).orElse(true));
      result =
          result.with(local, same ? value : new Term.Symbol(local.name(), local.type(), false));
    }
    return result;
  }

  private Flow join(Core.Join n, State state) {
    Flow body = walk(n.body(), state);
    List<Site> sites = jumps.getOrDefault(n.label(), List.of());
    jumps.remove(n.label());
    if (sites.isEmpty()) {
      return body;
    }
    List<Branch> ways = new ArrayList<>();
    sites.forEach(s -> ways.add(new Branch(state, s.state)));
    for (int i = 0; i < n.params().size(); i++) {
      Term first = sites.getFirst().args.get(i);
      int index = i;
      if (sites.stream().allMatch(s -> s.args.get(index).equals(first))) {
        name(n.params().get(i), first);
      } else {
        any(n.params().get(i));
      }
    }
    State start = merge(state, ways, false);
    Flow target = walk(n.target(), start);
    if (body.ends()) {
      return target;
    }
    if (target.ends()) {
      return body;
    }
    List<Branch> ends = List.of(new Branch(state, body.after()), new Branch(start, target.after()));
    return Flow.of(unknown(n), merge(state, ends, false));
  }

  /** A jump, and what is known there. */
  private record Site(State state, List<Term> args) {}

  private Flow jump(Core.Jump n, State state) {
    Args args = args(n.args(), state);
    if (!args.ends) {
      jumps
          .computeIfAbsent(n.label(), l -> new ArrayList<>())
          .add(new Site(args.after, args.terms));
    }
    return Flow.end(args.after);
  }

  /** The state after something that may have assigned variables. */
  private State forget(State state, Core... bodies) {
    Set<Local> assigned = new HashSet<>();
    for (Core body : bodies) {
      CoreWalk.visit(
          body,
          c -> {
            if (c instanceof Core.Assign a) {
              assigned.add(a.local());
            }
          });
    }
    State result = state;
    for (Local local : assigned) {
      Term fresh = new Term.Symbol(local.name(), local.type(), false);
      result = result.with(local, typeFacts.note(fresh, local.type()));
    }
    return result;
  }

  private Flow loop(Core.While n, State state) {
    State head = forget(state, n.condition(), n.body());
    Flow condition = walk(n.condition(), head);
    if (condition.ends()) {
      return condition;
    }
    walk(n.body(), condition.after().and(condition.value()));
    State after = condition.after().and(Term.not(condition.value()));
    return Flow.of(unit(), leaves(n.body()) ? after.lossy() : after);
  }

  private Flow loop(Core.ForEach n, State state) {
    Flow iterable = walk(n.iterable(), state);
    if (iterable.ends()) {
      return iterable;
    }
    State head = forget(iterable.after(), n.body());
    Term item = any(n.item());
    State inside = head;
    if (n.iterable() instanceof Core.Operate range && range.op() == Primitive.RANGE) {
      Term from = walk(range.args().get(0), head).value();
      Term to = walk(range.args().get(1), head).value();
      inside = inside.and(new Term.Operation(Primitive.LESS_EQUAL, List.of(from, item)));
      inside = inside.and(new Term.Operation(Primitive.LESS, List.of(item, to)));
    }
    walk(n.body(), inside);
    return Flow.of(unit(), leaves(n.body()) ? head.lossy() : head);
  }

  /** Whether a body may leave the function, so that having gone past it means something. */
  private static boolean leaves(Core body) {
    return CoreWalk.find(
            body,
            c ->
                c instanceof Core.Return || c instanceof Core.Abort || isAborting(c)
                    ? Optional.of(c)
                    : Optional.empty())
        .isPresent();
  }

  private static boolean isAborting(Core core) {
    return core instanceof Core.Call call && mayAbort(call);
  }

  /** What holds now of immutable values still holds when the function is called. */
  private Flow lambda(Core.Lambda n, State state) {
    n.params().forEach(this::any);
    walk(n.body(), forget(state, n.body()));
    return Flow.of(unknown(n), state);
  }

  private Flow apart(Core core, Core body, State state) {
    walk(body, state);
    return Flow.of(unknown(core), forget(state, body).lossy());
  }

  private Flow opaque(Core core, State state) {
    State current = state;
    for (Core child : CoreWalk.children(core)) {
      current = walk(child, current).after();
    }
    return Flow.of(unknown(core), current.lossy());
  }

  // ---- claims ----

  private Flow claim(Core.Claim n, State state) {
    if (splits(n.value())) {
      return walk(pushed(n, n.value()), state);
    }
    Flow value = walk(n.value(), state);
    if (value.ends()) {
      return value;
    }
    judge.judge(n, n.value(), value.value(), value.after());
    Term holds = predicate(n.predicate(), n.subject(), value.value(), value.after());
    boolean known = Relevance.symbols(holds).isEmpty();
    return Flow.of(value.value(), known ? value.after() : value.after().and(holds));
  }

  private static boolean splits(Core value) {
    return value instanceof Core.If
        || value instanceof Core.Switch
        || value instanceof Core.Let
        || value instanceof Core.Sequence;
  }

  /** A claim about a choice is a claim about each of its outcomes, where more is known. */
  private static Core pushed(Core.Claim n, Core value) {
    return switch (value) {
      case Core.If i ->
          new Core.If(
              i.span(), n.type(), i.condition(), pushed(n, i.then()), pushed(n, i.otherwise()));
      case Core.Let l -> new Core.Let(l.span(), l.local(), l.value(), pushed(n, l.body()));
      case Core.Sequence s -> new Core.Sequence(s.span(), s.firsts(), pushed(n, s.last()));
      case Core.Switch s ->
          new Core.Switch(
              s.span(),
              n.type(),
              s.subject(),
              s.cases().stream()
                  .map(c -> new Core.Case(c.span(), c.test(), pushed(n, c.body())))
                  .toList(),
              s.otherwise().map(o -> pushed(n, o)));
      default ->
          value.type() == Type.Special.NEVER
              ? value
              : new Core.Claim(value.span(), n.type(), value, n.subject(), n.predicate(), n.what());
    };
  }
}
