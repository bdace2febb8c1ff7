package org.cascade.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.cascade.lang.compiler.FileProofCache;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.smt.SmtSolvers;
import org.cascade.lang.refine.solve.FlowSolver;
import org.cascade.lang.refine.solve.Obligation;
import org.cascade.lang.refine.solve.ProofCache;
import org.cascade.lang.refine.solve.Solver;
import org.cascade.lang.refine.solve.SolverChain;
import org.cascade.lang.refine.solve.Verdict;
import org.cascade.lang.refine.term.LibraryOp;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.Type;

/**
 * Obligations per second: decided cheaply, by the solver, and remembered. {@code ProofSpeed
 * FOLDER}.
 */
public final class ProofSpeed {
  private static final int COUNT = 500;
  private static final int RUNS = 3;
  private static final double NANOS = 1e9;
  private static final Type INTS = Builtin.array(Builtin.INT_TYPE);

  private ProofSpeed() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    long start = System.nanoTime();
    SmtSolvers.load().decide(array(0));
    System.out.printf(
        "%-34s %8.0f ms%n", "first answer, loading included", (System.nanoTime() - start) / 1e6);
    measure("bounds, cheap procedure", new FlowSolver(), ProofSpeed::bounds);
    for (int run = 1; run <= RUNS; run++) {
      System.out.printf("-- run %d%n", run);
      measure("bounds, solver", SmtSolvers.load(), ProofSpeed::bounds);
      measure("arrays, solver", SmtSolvers.load(), ProofSpeed::array);
      measure("texts, solver", SmtSolvers.load(), ProofSpeed::text);
      measure("reals, solver", SmtSolvers.load(), ProofSpeed::real);
    }
    Path proofs = Files.createTempDirectory(folder, "proofs");
    measure(
        "arrays, solver and cache filled", chain(new FileProofCache(proofs)), ProofSpeed::array);
    measure(
        "arrays, remembered by another run", chain(new FileProofCache(proofs)), ProofSpeed::array);
  }

  private static Solver chain(ProofCache cache) {
    return new SolverChain(new FlowSolver(), cache, SmtSolvers.PREFERRED, SmtSolvers::load);
  }

  private static void measure(String what, Solver solver, IntFunction<Obligation> make) {
    List<Obligation> all = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      all.add(make.apply(i));
    }
    long start = System.nanoTime();
    long proved = all.stream().filter(o -> solver.decide(o) instanceof Verdict.Proved).count();
    double seconds = (System.nanoTime() - start) / NANOS;
    System.out.printf(
        "%-34s %8.0f a second, %d of %d proved%n", what, COUNT / seconds, proved, COUNT);
  }

  // ---- obligations of four kinds, each with numbers of its own ----

  private static Obligation bounds(int i) {
    Term a = symbol("a", Builtin.INT_TYPE);
    Term b = symbol("b", Builtin.INT_TYPE);
    Term next = op(Primitive.INT_ADD, a, n(1));
    List<Term> facts = List.of(less(a, b), less(b, n(i)), less(n(-1), a));
    return new Obligation(facts, Term.and(less(next, n(i + 1)), less(n(0), next)), true);
  }

  private static Obligation array(int i) {
    Term xs = symbol("xs", INTS);
    Term a = symbol("a", Builtin.INT_TYPE);
    Term.Closure above =
        new Term.Closure(
            "above" + i,
            new Type.Fun(List.of(Builtin.INT_TYPE), Builtin.BOOL_TYPE, Effects.PURE),
            e -> new Term.Applied(less(n(i), e.getFirst()), Term.TRUE));
    Term more = Term.apply(Term.Kind.LIBRARY, LibraryOp.ARRAY_APPEND, INTS, xs, a);
    List<Term> facts = List.of(new Term.ForAll(xs, above), less(n(i + 1), a));
    return new Obligation(facts, new Term.ForAll(more, above), true);
  }

  private static Obligation text(int i) {
    Term s = symbol("s", Builtin.STRING_TYPE);
    Term narrow = matches(s, "[a-z]+@[a-z]+\\.x" + i);
    return new Obligation(List.of(narrow), matches(s, "[^@\\s]+@[^@\\s]+\\.[^@\\s.]+"), true);
  }

  private static Obligation real(int i) {
    Term x = symbol("x", Builtin.REAL_TYPE);
    Term y = symbol("y", Builtin.REAL_TYPE);
    Term sum = op(Primitive.REAL_ADD, x, y);
    List<Term> facts =
        List.of(
            op(Primitive.LESS_EQUAL, Term.constant(0.0), x),
            op(Primitive.LESS_EQUAL, Term.constant(i + 0.5), y));
    return new Obligation(facts, op(Primitive.LESS_EQUAL, Term.constant(i + 0.5), sum), true);
  }

  private static Term symbol(String name, Type type) {
    return new Term.Symbol(name, type, true);
  }

  private static Term n(long value) {
    return Term.constant(value);
  }

  private static Term op(Primitive op, Term left, Term right) {
    return new Term.Operation(op, List.of(left, right));
  }

  private static Term less(Term left, Term right) {
    return op(Primitive.LESS, left, right);
  }

  private static Term matches(Term text, String pattern) {
    return Term.apply(
        Term.Kind.LIBRARY,
        LibraryOp.STRING_MATCHES,
        Builtin.BOOL_TYPE,
        text,
        Term.constant(pattern));
  }
}
