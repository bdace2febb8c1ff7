package org.cascade.lang.refine.smt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.eval.ValueOrder;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.refine.term.TermValues;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;

/**
 * Writes terms in a solver's language, and beside them what is so of every value of their kind: an
 * Int fits 64 bits, a length is not negative.
 */
final class Encoder {
  /** The longest an array, set, map or text can be. */
  static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

  /** The function that gives how long something is. */
  static final String LENGTH = "length";

  private static final Smt LEAST = Smt.integer(Long.MIN_VALUE);
  private static final Smt MOST = Smt.integer(Long.MAX_VALUE);

  /** What a function of the solver stands for. */
  private record Signature(Object head, List<Smt.Sort> params, Smt.Sort result) {}

  private final Map<Term, Smt> done = new LinkedHashMap<>();
  private final Map<Signature, String> names = new LinkedHashMap<>();
  private final Map<Term, Smt> texts = new LinkedHashMap<>();
  private final Set<Smt> noted = new LinkedHashSet<>();
  private final List<Smt> axioms = new ArrayList<>();
  private boolean ranked;
  private final IntEncoder ints = new IntEncoder(this);
  private final RealEncoder reals = new RealEncoder(this);

  /** Everything that must hold for the terms to be true. */
  List<Smt> assertions(List<Term> terms) {
    List<Smt> all = new ArrayList<>();
    terms.forEach(t -> all.add(encode(t)));
    orderTexts();
    reals.finish();
    all.addAll(axioms);
    return all;
  }

  void assume(Smt axiom) {
    if (axiom.op != Smt.Op.TRUE && noted.add(axiom)) {
      axioms.add(axiom);
    }
  }

  /** The terms that were written, each with how. */
  Map<Term, Smt> written() {
    return done;
  }

  /** The texts that occur as constants. */
  Map<Term, Smt> texts() {
    return texts;
  }

  static Smt.Sort sort(Type type) {
    if (Builtin.is(type, Builtin.INT)) {
      return Smt.Sort.INT;
    }
    if (Builtin.is(type, Builtin.BOOL)) {
      return Smt.Sort.BOOL;
    }
    return Builtin.is(type, Builtin.REAL) ? Smt.Sort.FLOAT : Smt.Sort.ANY;
  }

  Smt encode(Term term) {
    Smt known = done.get(term);
    if (known == null) {
      known = translate(term);
      done.put(term, known);
    }
    return known;
  }

  private Smt translate(Term term) {
    return switch (term) {
      case Term.Constant c -> constant(c);
      case Term.Symbol s -> call(s, sort(s.type()), List.of());
      case Term.Operation o -> operation(o);
      case Term.Choice c -> choice(c);
      case Term.Apply a -> apply(a);
      case Term.Defined d -> defined(d.of());
      case Term.ForAll f ->
          call(List.of("forall", f.predicate()), Smt.Sort.BOOL, List.of(encode(f.collection())));
      case Term.Member m ->
          call("member", Smt.Sort.BOOL, List.of(encode(m.element()), encode(m.collection())));
      case Term.Closure c -> call(c, Smt.Sort.ANY, List.of());
    };
  }

  // ---- values ----

  private Smt constant(Term.Constant c) {
    return switch (c.value()) {
      case Long l -> Smt.integer(l);
      case Boolean b -> Smt.of(b);
      case Double d -> reals.constant(d);
      default -> text(c, (String) c.value());
    };
  }

  private Smt text(Term.Constant c, String text) {
    Smt value = call(c, Smt.Sort.ANY, List.of());
    // Different numbers make them different.
    assume(Smt.apply("text", Smt.Sort.INT, value).equal(Smt.integer(texts.size())));
    assume(length(value).equal(Smt.integer(text.codePointCount(0, text.length()))));
    texts.put(c, value);
    return value;
  }

  private Smt length(Smt of) {
    Smt length = Smt.apply(LENGTH, Smt.Sort.INT, of);
    assume(length.within(Smt.integer(0), Smt.integer(MAX_LENGTH)));
    return length;
  }

  private Smt choice(Term.Choice c) {
    Smt then = encode(c.then());
    Smt otherwise = encode(c.otherwise());
    return then.sort == otherwise.sort
        ? encode(c.condition()).choose(then, otherwise)
        : encode(c.condition()).choose(boxed(then), boxed(otherwise));
  }

  /** A function of which only is known that it is one, under a name of its own. */
  Smt call(Object head, Smt.Sort result, List<Smt> args) {
    Signature signature = new Signature(head, args.stream().map(a -> a.sort).toList(), result);
    String name = names.computeIfAbsent(signature, s -> "f" + names.size());
    Smt call = Smt.apply(name, result, args);
    if (result == Smt.Sort.INT) {
      assume(fits(call));
    } else if (result == Smt.Sort.FLOAT) {
      reals.note(call);
    }
    return call;
  }

  static Smt fits(Smt integer) {
    return integer.within(LEAST, MOST);
  }

  private Smt boxed(Smt value) {
    if (value.sort == Smt.Sort.ANY) {
      return value;
    }
    Smt box = Smt.apply("box" + value.sort.text, Smt.Sort.ANY, value);
    assume(Smt.apply("unbox" + value.sort.text, value.sort, box).equal(value));
    return box;
  }

  private Smt same(Smt left, Smt right) {
    if (left.sort != right.sort) {
      return boxed(left).equal(boxed(right));
    }
    if (left.sort == Smt.Sort.FLOAT) {
      reals.compare(left, right);
    }
    return left.equal(right);
  }

  // ---- operations ----

  private Smt operation(Term.Operation o) {
    if (o.op() == Primitive.NOT) {
      return encode(o.args().getFirst()).not();
    }
    List<Smt> args = o.args().stream().map(this::encode).toList();
    return switch (o.op()) {
      case AND -> args.get(0).and(args.get(1));
      case OR -> args.get(0).or(args.get(1));
      case EQUAL -> areReals(args) ? reals.equal(args) : same(args.get(0), args.get(1));
      case LESS -> less(args.get(0), args.get(1));
      case LESS_EQUAL -> atMost(args.get(0), args.get(1));
      case INT_ADD, INT_SUBTRACT, INT_NEGATE, INT_MULTIPLY, INT_DIVIDE -> ints.value(o.op(), args);
      case INT_REMAINDER -> ints.remainder(args.get(0), args.get(1));
      case REAL_ADD, REAL_SUBTRACT, REAL_MULTIPLY, REAL_DIVIDE, REAL_NEGATE ->
          reals.operation(o.op(), args);
      default -> call(o.op(), sort(o.type()), args);
    };
  }

  private static boolean areReals(List<Smt> args) {
    return args.stream().allMatch(a -> a.sort == Smt.Sort.FLOAT);
  }

  private Smt less(Smt left, Smt right) {
    if (areReals(List.of(left, right))) {
      return reals.less(left, right);
    }
    if (left.sort == Smt.Sort.INT && right.sort == Smt.Sort.INT) {
      return left.less(right);
    }
    order(left, right);
    return rank(left).less(rank(right));
  }

  /** Values have a place in their order, which agrees with equality. */
  private void order(Smt left, Smt right) {
    assume(rank(left).equal(rank(right)).implies(same(left, right)));
  }

  private Smt rank(Smt value) {
    ranked |= value.sort == Smt.Sort.ANY;
    return call("rank", Smt.Sort.REAL, List.of(value));
  }

  /** Texts that are known stand in the order of their characters. */
  private void orderTexts() {
    List<Map.Entry<Term, Smt>> all = new ArrayList<>(texts.entrySet());
    all.sort(Comparator.comparing(e -> ((Term.Constant) e.getKey()), Encoder::compareTexts));
    for (int i = 1; i < all.size() && ranked; i++) {
      assume(rank(all.get(i - 1).getValue()).less(rank(all.get(i).getValue())));
    }
  }

  private static int compareTexts(Term.Constant left, Term.Constant right) {
    return ValueOrder.compare(TermValues.value(left.value()), TermValues.value(right.value()));
  }

  private Smt atMost(Smt left, Smt right) {
    if (areReals(List.of(left, right))) {
      return reals.atMost(left, right);
    }
    return left.sort == Smt.Sort.INT && right.sort == Smt.Sort.INT
        ? left.atMost(right)
        : less(right, left).not();
  }

  private Smt apply(Term.Apply a) {
    List<Smt> args = a.args().stream().map(this::encode).toList();
    if (a.head().detail().equals(Terms.SAME)) {
      return same(args.get(0), args.get(1));
    }
    return switch (a.head().kind()) {
      case LENGTH -> length(args.getFirst());
      case IS_VARIANT -> {
        SumSymbol.Constructor c = (SumSymbol.Constructor) a.head().detail();
        Smt tag = Smt.apply("tag", Smt.Sort.INT, args.getFirst());
        int last = c.owner().constructors().size() - 1;
        assume(tag.within(Smt.integer(0), Smt.integer(last)));
        yield tag.equal(Smt.integer(c.index()));
      }
      default -> call(a.head(), sort(a.type()), args);
    };
  }

  private Smt defined(Term of) {
    List<Smt> args = of.parts().stream().map(this::encode).toList();
    return switch (of) {
      case Term.Operation o ->
          switch (o.op()) {
            case INT_ADD, INT_SUBTRACT, INT_NEGATE, INT_MULTIPLY -> fits(ints.exact(o.op(), args));
            case INT_DIVIDE -> ints.divides(args.get(0), args.get(1));
            case INT_REMAINDER -> args.get(1).equal(Smt.integer(0)).not();
            default -> call(List.of("defined", o.op()), Smt.Sort.BOOL, args);
          };
      case Term.Apply a -> call(List.of("defined", a.head()), Smt.Sort.BOOL, args);
      case Term.ForAll f -> call("definedForAll", Smt.Sort.BOOL, args);
      default -> Smt.TRUE;
    };
  }
}
