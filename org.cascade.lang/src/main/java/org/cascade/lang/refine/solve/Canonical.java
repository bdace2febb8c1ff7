package org.cascade.lang.refine.solve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.LibraryOp;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;

/**
 * An obligation as text in which nothing is left of where it came from: symbols and functions are
 * numbered as they occur, facts stand in an order of their own, types say what they are made of.
 * Equal texts have equal answers.
 */
final class Canonical {
  private final Map<Term, Integer> terms = new HashMap<>();
  private final Map<Object, Integer> functions = new HashMap<>();
  private final Set<TypeSymbol> types = new LinkedHashSet<>();
  private final List<Term.Symbol> symbols = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final Obligation ordered;

  Canonical(Obligation obligation) {
    Shapes shapes = new Shapes();
    List<Term> facts = new ArrayList<>(new LinkedHashSet<>(obligation.facts()));
    facts.sort(Comparator.comparingLong(shapes::of));
    ordered = new Obligation(facts, obligation.goal(), obligation.complete());
    line("goal " + id(ordered.goal()) + (ordered.complete() ? " complete" : ""));
    for (Term fact : ordered.facts()) {
      line("fact " + id(fact));
    }
    List<TypeSymbol> queue = new ArrayList<>(types);
    for (int i = 0; i < queue.size(); i++) {
      line(declaration(queue.get(i)));
      types.stream().skip(queue.size()).forEach(queue::add);
    }
  }

  /** The same obligation, its facts in canonical order. */
  Obligation obligation() {
    return ordered;
  }

  /** In order of their numbers. */
  List<Term.Symbol> symbols() {
    return symbols;
  }

  /** A digest of the text and of what else the answer depends on. */
  String digest(String decider) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(decider.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  // ---- terms, each written once ----

  private int id(Term term) {
    Integer known = terms.get(term);
    if (known != null) {
      return known;
    }
    String written = write(term);
    int number = terms.size();
    terms.put(term, number);
    line(number + " " + written);
    return number;
  }

  private String write(Term term) {
    return switch (term) {
      case Term.Constant c -> constant(c.value());
      case Term.Symbol s -> {
        symbols.add(s);
        yield "symbol " + type(s.type()) + (s.isGiven() ? " given" : "");
      }
      case Term.Operation o -> o.op().name() + ids(o.args());
      case Term.Choice c -> "choice" + ids(term.parts());
      case Term.Apply a ->
          a.head().kind() + " " + detail(a.head().detail()) + " " + type(a.type()) + ids(a.args());
      case Term.Defined d -> "defined" + ids(term.parts());
      case Term.ForAll f -> "forall" + ids(term.parts());
      case Term.Member m -> "member" + ids(term.parts());
      case Term.Closure c -> closure(c);
    };
  }

  private String ids(List<Term> parts) {
    StringBuilder all = new StringBuilder();
    parts.forEach(p -> all.append(' ').append(id(p)));
    return all.toString();
  }

  private static String constant(Object value) {
    return switch (value) {
      case Double d -> "real " + Long.toHexString(Double.doubleToLongBits(d));
      case String s -> "text " + s.length() + " " + s;
      default -> String.valueOf(value);
    };
  }

  /** A function is what it makes of values of which nothing is known. */
  private String closure(Term.Closure closure) {
    List<Term> params = new ArrayList<>();
    StringBuilder all = new StringBuilder("closure");
    for (Type param : closure.type().params()) {
      params.add(new Term.Symbol("param", param, false));
    }
    params.forEach(p -> all.append(' ').append(id(p)));
    Term.Applied applied = closure.apply(params);
    return all + " -> " + id(applied.value()) + " if " + id(applied.defined());
  }

  private String detail(Object detail) {
    return switch (detail) {
      case LibraryOp op -> op.name();
      case Primitive op -> op.name();
      case String s -> "\"" + s + "\"";
      case Integer i -> String.valueOf(i);
      case FunctionSymbol f ->
          "function" + number(f) + f.extern().map(e -> " " + e.key()).orElse("");
      case SumSymbol.Constructor c -> {
        types.add(c.owner());
        yield c.owner().qualifiedName() + "." + c.index();
      }
      case RecordSymbol.Field f -> f.name() + "." + f.index();
      case RecordSymbol r -> {
        types.add(r);
        yield r.qualifiedName();
      }
      case Type t -> type(t);
      case List<?> parts -> parts.stream().map(this::detail).toList().toString();
      default -> detail.getClass().getSimpleName() + number(detail);
    };
  }

  private int number(Object function) {
    return functions.computeIfAbsent(function, f -> functions.size());
  }

  // ---- types ----

  private String type(Type type) {
    collect(type);
    return type.toString();
  }

  private void collect(Type type) {
    switch (org.cascade.lang.types.Types.resolve(type)) {
      case Type.Con c -> {
        types.add(c.symbol());
        c.args().forEach(this::collect);
      }
      case Type.Tuple t -> t.items().forEach(this::collect);
      case Type.Refined r -> {
        types.add(r.symbol());
        collect(r.base());
      }
      case Type.Fun f -> {
        f.params().forEach(this::collect);
        collect(f.result());
      }
      case Type.Param p -> {}
      case Type.Var v -> {}
      case Type.Special s -> {}
    }
  }

  private String declaration(TypeSymbol symbol) {
    StringBuilder all = new StringBuilder("type " + symbol.qualifiedName() + symbol.params());
    switch (symbol) {
      case RecordSymbol r -> fields(r.fields(), all);
      case SumSymbol s ->
          s.constructors()
              .forEach(c -> {
                all.append(" | ").append(c.name());
                fields(c.fields(), all);
              });
      default -> {}
    }
    return all.toString();
  }

  private void fields(List<RecordSymbol.Field> fields, StringBuilder all) {
    fields.forEach(f -> all.append(' ').append(f.name()).append(':').append(type(f.type())));
  }

  // ---- the order of facts ----

  /** What a term looks like, whatever its symbols are called and whoever else uses them. */
  private static final class Shapes {
    private final Map<Term, Long> known = new LinkedHashMap<>();

    long of(Term term) {
      Long shape = known.get(term);
      if (shape == null) {
        shape = compute(term);
        known.put(term, shape);
      }
      return shape;
    }

    private long compute(Term term) {
      long hash = own(term).hashCode();
      for (Term part : term.parts()) {
        hash = (hash ^ of(part)) * 0x9E3779B97F4A7C15L + 1;
        hash ^= hash >>> 29;
      }
      return hash;
    }

    private static String own(Term term) {
      return switch (term) {
        case Term.Constant c -> constant(c.value());
        case Term.Symbol s -> "symbol " + s.type();
        case Term.Operation o -> o.op().name();
        case Term.Apply a -> a.head().kind().name() + name(a.head().detail()) + a.type();
        case Term.Choice c -> "choice";
        case Term.Defined d -> "defined";
        case Term.ForAll f -> "forall";
        case Term.Member m -> "member";
        case Term.Closure c -> "closure";
      };
    }

    private static String name(Object detail) {
      return switch (detail) {
        case LibraryOp op -> op.name();
        case Primitive op -> op.name();
        case FunctionSymbol f -> f.name();
        case SumSymbol.Constructor c -> c.name();
        case RecordSymbol.Field f -> f.name();
        case List<?> parts -> parts.stream().map(Shapes::name).toList().toString();
        default -> "";
      };
    }
  }
}
