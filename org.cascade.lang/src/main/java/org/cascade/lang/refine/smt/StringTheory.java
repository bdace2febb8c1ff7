package org.cascade.lang.refine.smt;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.regular.Language;
import org.cascade.lang.refine.term.LibraryOp;
import org.cascade.lang.refine.term.Sorts;
import org.cascade.lang.refine.term.Term;

/**
 * Looks at what a solver assumes of texts, and says which of it cannot be: texts that it takes for
 * equal, with what it takes for true of them, must have a text in common. What clashes comes back
 * as a clause.
 */
final class StringTheory {
  /** With more constants than this, a text is not told apart from each. */
  private static final int MAX_CONSTANTS = 16;

  private static final int MAX_MINIMIZED = 10;

  /** How many constants around a text are taken off. */
  private static final int MAX_DEPTH = 3;

  private static final Language INTEGERS =
      Language.matching("-?(0|[1-9][0-9]{0,18})").orElseThrow();

  private static final Language NATURALS = Language.matching("0|[1-9][0-9]{0,18}").orElseThrow();

  private final Encoder encoder;
  private final Map<Term, List<Atom>> atoms = new LinkedHashMap<>();
  private final Map<Object, String> chosen = new LinkedHashMap<>();
  private boolean vague;

  /** A truth about a text that is a language. */
  private record Atom(Smt formula, Language language) {}

  /** Formulas that hold in the model, and what they leave of a text. */
  private record Literal(List<Smt> formulas, Language language) {}

  StringTheory(Encoder encoder) {
    this.encoder = encoder;
    encoder
        .written()
        .forEach((term, written) -> {
          if (Sorts.isString(term)) {
            atomsOf(term);
          }
        });
    encoder
        .written()
        .forEach((term, written) -> {
          if (term instanceof Term.Apply a && a.head().detail() instanceof LibraryOp op) {
            language(a, op).ifPresent(l -> atomsOf(a.args().getFirst()).add(new Atom(written, l)));
          }
        });
    List<Term> numbers = atoms.keySet().stream().filter(StringTheory::isNumber).toList();
    numbers.forEach(this::sign);
  }

  /** A number has a sign in its text if it is negative. */
  private void sign(Term number) {
    Term shown = ((Term.Apply) number).args().getFirst();
    Smt natural = encoder.encode(Terms.atMost(Terms.ZERO, shown));
    atomsOf(number).add(new Atom(natural, NATURALS));
  }

  private List<Atom> atomsOf(Term text) {
    return atoms.computeIfAbsent(text, t -> new ArrayList<>());
  }

  /** Languages are long in the making, and the same ones are asked for again and again. */
  private static final Map<List<String>, Optional<Language>> LANGUAGES =
      java.util.Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(
                Map.Entry<List<String>, Optional<Language>> eldest) {
              return size() > 500;
            }
          });

  private static Optional<Language> language(Term.Apply a, LibraryOp op) {
    if (a.args().size() != 2
        || !Sorts.isString(a.args().getFirst())
        || !(a.args().get(1) instanceof Term.Constant c)
        || !(c.value() instanceof String text)) {
      return Optional.empty();
    }
    return LANGUAGES.computeIfAbsent(
        List.of(op.name(), text),
        k ->
            switch (op) {
              case STRING_STARTS_WITH -> Optional.of(Language.startingWith(text));
              case STRING_ENDS_WITH -> Optional.of(Language.endingWith(text));
              case STRING_CONTAINS -> Optional.of(Language.containing(text));
              case STRING_MATCHES -> Language.matching(text);
              default -> Optional.empty();
            });
  }

  /** Whether all that was asked could be looked into. */
  boolean isExact() {
    return !vague;
  }

  /** A text for each value that the model has for one, once there are no clashes. */
  Map<Object, String> texts() {
    return chosen;
  }

  /** Clauses that the model breaks and every text keeps. */
  List<Smt> clashes(Backend.Session session) {
    chosen.clear();
    Map<Object, List<Term>> groups = new LinkedHashMap<>();
    for (Term text : atoms.keySet()) {
      Object value = session.value(encoder.encode(text)).orElse(text);
      groups.computeIfAbsent(value, v -> new ArrayList<>()).add(text);
    }
    List<Smt> clauses = new ArrayList<>();
    groups.forEach((value, texts) -> clash(value, texts, groups, session).ifPresent(clauses::add));
    return clauses;
  }

  private Optional<Smt> clash(
      Object value, List<Term> texts, Map<Object, List<Term>> groups, Backend.Session session) {
    List<Literal> literals = literals(texts, groups, session, 0);
    for (Term text : texts) {
      built(text, groups, session, 0).ifPresent(literals::add);
    }
    Language left = all(literals);
    if (left.isLarge()) {
      vague = true;
      return Optional.empty();
    }
    if (left.isEmpty()) {
      return Optional.of(clause(minimized(literals)));
    }
    Smt size = encoder.encode(Terms.length(texts.getFirst()));
    long length = ((BigInteger) session.value(size).orElse(BigInteger.ZERO)).longValueExact();
    Language.Lengths lengths = left.lengths();
    if (!lengths.mayBe(length)) {
      return Optional.of(clause(literals).or(possible(lengths, length, size)));
    }
    choose(value, left, length);
    return Optional.empty();
  }

  private static Smt possible(Language.Lengths lengths, long length, Smt size) {
    Smt least = Smt.integer(lengths.least());
    if (length < lengths.least()) {
      return least.atMost(size);
    }
    return !lengths.open() && length > lengths.most()
        ? size.atMost(Smt.integer(lengths.most()))
        : size.equal(Smt.integer(length)).not();
  }

  private void choose(Object value, Language left, long length) {
    Language fitting = left;
    if (length <= 300) {
      fitting = fitting.and(Language.ofLength((int) length));
    }
    for (String other : chosen.values()) {
      fitting = fitting.and(Language.of(other).not());
    }
    Optional<String> example = fitting.example();
    vague |= example.isEmpty() || length > 300;
    example.ifPresent(text -> chosen.put(value, text));
  }

  // ---- what the model says of equal texts ----

  private List<Literal> literals(
      List<Term> texts, Map<Object, List<Term>> groups, Backend.Session session, int depth) {
    List<Literal> all = new ArrayList<>();
    Smt first = encoder.encode(texts.getFirst());
    for (Term text : texts) {
      Smt same = first.equal(encoder.encode(text));
      if (text instanceof Term.Constant c && c.value() instanceof String s) {
        all.add(new Literal(List.of(same), Language.of(s)));
      }
      if (isNumber(text)) {
        all.add(new Literal(List.of(same), INTEGERS));
      }
      for (Atom atom : atomsOf(text)) {
        boolean holds = session.value(atom.formula).orElse(true).equals(true);
        Smt formula = holds ? atom.formula : atom.formula.not();
        Language language = holds ? atom.language : atom.language.not();
        all.add(new Literal(List.of(same, formula), language));
      }
    }
    for (Term text : texts) {
      for (Joined joined : depth < MAX_DEPTH ? wholes(text) : List.<Joined>of()) {
        all.addAll(partOf(joined, first, text, groups, session, depth));
      }
    }
    if (!all.isEmpty()) {
      all.addAll(different(texts, first));
    }
    return all;
  }

  /** A text that is this one with a constant before or behind it. */
  private record Joined(Term whole, String constant, boolean before) {}

  private List<Joined> wholes(Term part) {
    List<Joined> all = new ArrayList<>();
    for (Term whole : atoms.keySet()) {
      if (whole instanceof Term.Operation o && o.op() == Primitive.STRING_CONCAT) {
        Term left = o.args().get(0);
        Term right = o.args().get(1);
        if (right.equals(part) && left instanceof Term.Constant c) {
          all.add(new Joined(whole, (String) c.value(), true));
        } else if (left.equals(part) && right instanceof Term.Constant c) {
          all.add(new Joined(whole, (String) c.value(), false));
        }
      }
    }
    return all;
  }

  /** What is known of the whole, without the constant. */
  private List<Literal> partOf(
      Joined joined,
      Smt first,
      Term part,
      Map<Object, List<Term>> groups,
      Backend.Session session,
      int depth) {
    List<Term> equals = group(joined.whole, groups);
    Smt same = encoder.encode(equals.getFirst()).equal(encoder.encode(joined.whole));
    List<Literal> all = new ArrayList<>();
    for (Literal literal : literals(equals, groups, session, depth + 1)) {
      List<Smt> formulas = new ArrayList<>(literal.formulas);
      formulas.add(same);
      formulas.add(first.equal(encoder.encode(part)));
      Language language =
          joined.before
              ? literal.language.behind(joined.constant)
              : literal.language.before(joined.constant);
      all.add(new Literal(formulas, language));
    }
    return all;
  }

  private static List<Term> group(Term text, Map<Object, List<Term>> groups) {
    return groups.values().stream().filter(g -> g.contains(text)).findFirst().orElseThrow();
  }

  /** That it is none of the constants elsewhere. */
  private List<Literal> different(List<Term> texts, Smt first) {
    List<Literal> all = new ArrayList<>();
    if (encoder.texts().size() <= MAX_CONSTANTS) {
      encoder
          .texts()
          .forEach((term, constant) -> {
            if (!texts.contains(term) && term instanceof Term.Constant c) {
              Language other = Language.of((String) c.value()).not();
              all.add(new Literal(List.of(first.equal(constant).not()), other));
            }
          });
    }
    return all;
  }

  private static boolean isNumber(Term text) {
    return text instanceof Term.Apply a
        && (a.head().detail() == LibraryOp.STRING_SHOW || a.head().detail() == Primitive.SHOW)
        && Sorts.isInt(a.args().getFirst());
  }

  /** Of two texts joined: what each may be, joined. */
  private Optional<Literal> built(
      Term text, Map<Object, List<Term>> groups, Backend.Session session, int depth) {
    if (depth > MAX_DEPTH
        || !(text instanceof Term.Operation o)
        || o.op() != Primitive.STRING_CONCAT) {
      return Optional.empty();
    }
    List<Smt> formulas = new ArrayList<>();
    Language joined = Language.of("");
    for (Term part : o.args()) {
      Object value = session.value(encoder.encode(part)).orElse(part);
      List<Term> equals = groups.getOrDefault(value, List.of(part));
      List<Literal> literals = literals(equals, groups, session, MAX_DEPTH);
      for (Term equal : equals) {
        built(equal, groups, session, depth + 1).ifPresent(literals::add);
      }
      Smt first = encoder.encode(equals.getFirst());
      formulas.add(first.equal(encoder.encode(part)));
      literals.forEach(l -> formulas.addAll(l.formulas));
      joined = joined.then(all(literals));
      if (joined.isLarge()) {
        vague = true;
        return Optional.empty();
      }
    }
    Term first = group(text, groups).getFirst();
    formulas.add(encoder.encode(first).equal(encoder.encode(text)));
    return Optional.of(new Literal(formulas, joined));
  }

  private static Language all(List<Literal> literals) {
    Language left = Language.ALL;
    for (Literal literal : literals) {
      left = left.and(literal.language);
      if (left.isLarge()) {
        return left;
      }
    }
    return left;
  }

  /** As few of the literals as still clash. */
  private static List<Literal> minimized(List<Literal> literals) {
    List<Literal> needed = new ArrayList<>(literals);
    if (literals.size() > MAX_MINIMIZED) {
      return needed;
    }
    for (Literal literal : literals) {
      List<Literal> fewer = new ArrayList<>(needed);
      fewer.remove(literal);
      if (all(fewer).isEmpty()) {
        needed = fewer;
      }
    }
    return needed;
  }

  private static Smt clause(List<Literal> literals) {
    Smt all = Smt.TRUE;
    for (Literal literal : literals) {
      for (Smt formula : literal.formulas) {
        all = all.and(formula);
      }
    }
    return all.not();
  }
}
