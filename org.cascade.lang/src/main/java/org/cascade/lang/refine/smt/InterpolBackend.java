package org.cascade.lang.refine.smt;

import de.uni_freiburg.informatik.ultimate.logic.ConstantTerm;
import de.uni_freiburg.informatik.ultimate.logic.Logics;
import de.uni_freiburg.informatik.ultimate.logic.Rational;
import de.uni_freiburg.informatik.ultimate.logic.SMTLIBException;
import de.uni_freiburg.informatik.ultimate.logic.Script;
import de.uni_freiburg.informatik.ultimate.logic.Sort;
import de.uni_freiburg.informatik.ultimate.logic.Term;
import de.uni_freiburg.informatik.ultimate.smtinterpol.DefaultLogger;
import de.uni_freiburg.informatik.ultimate.smtinterpol.LogProxy;
import de.uni_freiburg.informatik.ultimate.smtinterpol.smtlib2.SMTInterpol;
import de.uni_freiburg.informatik.ultimate.smtinterpol.smtlib2.TerminationRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** SMTInterpol, which is Java. A product of two variables is to it a function like any other. */
final class InterpolBackend implements Backend {
  private final long steps;

  InterpolBackend(long steps) {
    this.steps = steps;
  }

  @Override
  public String name() {
    return "smtinterpol 2.5-1388" + " steps " + steps;
  }

  @Override
  public Session open() {
    return new InterpolSession(steps);
  }

  /** Counts how often the solver asks whether to go on, which depends on its steps alone. */
  private static final class Allowance implements TerminationRequest {
    private long left;
    private volatile boolean stopped;

    Allowance(long steps) {
      this.left = steps;
    }

    @Override
    public boolean isTerminationRequested() {
      left--;
      return stopped || left < 0;
    }

    void stop() {
      stopped = true;
    }
  }

  private static final class InterpolSession implements Session {
    private final Allowance allowance;
    private final Script script;
    private final Map<Smt, Term> done = new HashMap<>();
    private final Set<String> declared = new HashSet<>();

    InterpolSession(long steps) {
      allowance = new Allowance(steps);
      DefaultLogger log = new DefaultLogger();
      log.setLoglevel(LogProxy.LOGLEVEL_OFF);
      script = new SMTInterpol(log, allowance);
      script.setOption(":produce-models", true);
      script.setLogic(Logics.QF_UFLIRA);
      script.declareSort(Smt.Sort.ANY.text, 0);
      script.declareSort(Smt.Sort.FLOAT.text, 0);
    }

    @Override
    public void add(Smt formula) {
      script.assertTerm(term(formula));
    }

    @Override
    public Answer check() {
      try (Watchdog watchdog = Watchdog.start(allowance::stop)) {
        Script.LBool answer = script.checkSat();
        if (watchdog.hasBarked()) {
          return Answer.STOPPED;
        }
        return switch (answer) {
          case SAT -> Answer.SATISFIABLE;
          case UNSAT -> Answer.UNSATISFIABLE;
          case UNKNOWN -> Answer.UNKNOWN;
        };
      }
    }

    @Override
    public Optional<Object> value(Smt smt) {
      Term asked = term(smt);
      Optional<Term> value;
      try {
        value = Optional.ofNullable(script.getValue(new Term[] {asked}).get(asked));
      } catch (SMTLIBException noModel) {
        return Optional.empty();
      }
      return switch (smt.sort) {
        case BOOL -> value.map(v -> v.toString().equals("true"));
        case INT, REAL -> value.flatMap(v -> number(v, smt.sort));
        case FLOAT, ANY -> value.map(Term::toString);
      };
    }

    private static Optional<Object> number(Term value, Smt.Sort sort) {
      if (!(value instanceof ConstantTerm c)) {
        return Optional.empty();
      }
      Rational r =
          switch (c.getValue()) {
            case Rational known -> known;
            case BigInteger whole -> Rational.valueOf(whole, BigInteger.ONE);
            default -> Rational.NAN;
          };
      if (r.equals(Rational.NAN)) {
        return Optional.empty();
      }
      if (sort == Smt.Sort.INT) {
        return Optional.of(r.numerator());
      }
      BigDecimal above = new BigDecimal(r.numerator());
      BigDecimal below = new BigDecimal(r.denominator());
      return Optional.of(above.divide(below, MathContext.DECIMAL128));
    }

    @Override
    public void close() {
      script.exit();
    }

    // ---- expressions ----

    private Term term(Smt smt) {
      Term known = done.get(smt);
      if (known == null) {
        known = translate(smt);
        done.put(smt, known);
      }
      return known;
    }

    private Term translate(Smt smt) {
      return switch (smt.op) {
        case NUMBER -> number(smt);
        case APPLY -> call(smt.name, smt);
        case MULTIPLY ->
            smt.args.stream().anyMatch(Smt::isNumber)
                ? script.term("*", args(smt))
                : call("times" + smt.sort.text, smt);
        default -> script.term(smt.op.text, args(smt));
      };
    }

    private Term[] args(Smt smt) {
      return smt.args.stream().map(this::term).toArray(Term[]::new);
    }

    private Term call(String name, Smt smt) {
      if (declared.add(name)) {
        Sort[] params = smt.args.stream().map(a -> script.sort(a.sort.text)).toArray(Sort[]::new);
        script.declareFun(name, params, script.sort(smt.sort.text));
      }
      return script.term(name, args(smt));
    }

    private Term number(Smt smt) {
      return Rational.valueOf(smt.number, smt.denominator()).toTerm(script.sort(smt.sort.text));
    }
  }
}
