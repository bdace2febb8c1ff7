package org.cascade.lang.refine.smt;

import com.microsoft.z3.ArithSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.BoolSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.FuncDecl;
import com.microsoft.z3.IntNum;
import com.microsoft.z3.Model;
import com.microsoft.z3.Params;
import com.microsoft.z3.RatNum;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import com.microsoft.z3.Version;
import com.microsoft.z3.Z3Exception;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Z3, a native library. A context of its own for each obligation, so that none sees another's. */
final class Z3Backend implements Backend {
  private final int steps;

  /**
   * @throws LinkageError if the native library does not load here
   */
  Z3Backend(int steps) {
    this.steps = steps;
    name();
  }

  @Override
  public String name() {
    return "z3 " + Version.getString() + " steps " + steps;
  }

  @Override
  public Session open() {
    return new Z3Session(steps);
  }

  private static final class Z3Session implements Session {
    private final Context context = new Context();
    private final Solver solver = context.mkSimpleSolver();
    private final Map<Smt, Expr<?>> done = new HashMap<>();
    private final Map<String, FuncDecl<?>> functions = new HashMap<>();
    private final Map<Smt.Sort, com.microsoft.z3.Sort> sorts = new HashMap<>();
    private Optional<Model> model = Optional.empty();

    Z3Session(int steps) {
      Params params = context.mkParams();
      params.add("rlimit", steps);
      params.add("random_seed", 0);
      solver.setParameters(params);
    }

    @Override
    public void add(Smt formula) {
      solver.add(bool(formula));
    }

    @Override
    public Answer check() {
      model = Optional.empty();
      try (Watchdog watchdog = Watchdog.start(context::interrupt)) {
        Status status = solver.check();
        if (watchdog.hasBarked()) {
          return Answer.STOPPED;
        }
        if (status == Status.SATISFIABLE) {
          model = Optional.of(solver.getModel());
        }
        return switch (status) {
          case SATISFIABLE -> Answer.SATISFIABLE;
          case UNSATISFIABLE -> Answer.UNSATISFIABLE;
          case UNKNOWN -> Answer.UNKNOWN;
        };
      } catch (Z3Exception outOfSteps) {
        return Answer.UNKNOWN;
      }
    }

    @Override
    public Optional<Object> value(Smt term) {
      Expr<?> value = model.orElseThrow().eval(expression(term), true);
      return switch (value) {
        case IntNum n -> Optional.of(n.getBigInteger());
        case RatNum n -> Optional.of(fraction(n));
        case BoolExpr b when b.isTrue() -> Optional.of(true);
        case BoolExpr b when b.isFalse() -> Optional.of(false);
        default -> term.sort == Smt.Sort.REAL ? Optional.empty() : Optional.of(value.toString());
      };
    }

    private static Object fraction(RatNum n) {
      BigDecimal above = new BigDecimal(n.getBigIntNumerator());
      return above.divide(new BigDecimal(n.getBigIntDenominator()), MathContext.DECIMAL128);
    }

    @Override
    public void close() {
      context.close();
    }

    // ---- expressions ----

    private Expr<?> expression(Smt smt) {
      Expr<?> known = done.get(smt);
      if (known == null) {
        known = translate(smt);
        done.put(smt, known);
      }
      return known;
    }

    private Expr<?> translate(Smt smt) {
      return switch (smt.op) {
        case TRUE -> context.mkTrue();
        case FALSE -> context.mkFalse();
        case NUMBER -> number(smt);
        case APPLY -> call(smt);
        case NOT -> context.mkNot(bool(smt.args.get(0)));
        case AND -> context.mkAnd(bool(smt.args.get(0)), bool(smt.args.get(1)));
        case OR -> context.mkOr(bool(smt.args.get(0)), bool(smt.args.get(1)));
        case EQUAL -> context.mkEq(expression(smt.args.get(0)), expression(smt.args.get(1)));
        case LESS -> context.mkLt(sum(smt, 0), sum(smt, 1));
        case LESS_EQUAL -> context.mkLe(sum(smt, 0), sum(smt, 1));
        case ADD -> context.mkAdd(sum(smt, 0), sum(smt, 1));
        case SUBTRACT -> context.mkSub(sum(smt, 0), sum(smt, 1));
        case MULTIPLY -> context.mkMul(sum(smt, 0), sum(smt, 1));
        case IF ->
            context.mkITE(
                bool(smt.args.get(0)), expression(smt.args.get(1)), expression(smt.args.get(2)));
      };
    }

    private Expr<?> number(Smt smt) {
      return smt.sort == Smt.Sort.INT
          ? context.mkInt(smt.number.toString())
          : context.mkReal(smt.number + "/" + smt.denominator());
    }

    private Expr<?> call(Smt smt) {
      FuncDecl<?> function =
          functions.computeIfAbsent(
              smt.name,
              n ->
                  context.mkFuncDecl(
                      n,
                      smt.args.stream()
                          .map(a -> sort(a.sort))
                          .toArray(com.microsoft.z3.Sort[]::new),
                      sort(smt.sort)));
      return context.mkApp(
          function, smt.args.stream().map(this::expression).toArray(Expr<?>[]::new));
    }

    private com.microsoft.z3.Sort sort(Smt.Sort sort) {
      return sorts.computeIfAbsent(
          sort,
          s ->
              switch (s) {
                case BOOL -> context.getBoolSort();
                case INT -> context.getIntSort();
                case REAL -> context.getRealSort();
                case FLOAT, ANY -> context.mkUninterpretedSort(s.text);
              });
    }

    @SuppressWarnings("unchecked")
    private Expr<BoolSort> bool(Smt smt) {
      return (Expr<BoolSort>) expression(smt);
    }

    @SuppressWarnings("unchecked")
    private Expr<ArithSort> sum(Smt smt, int index) {
      return (Expr<ArithSort>) expression(smt.args.get(index));
    }
  }
}
