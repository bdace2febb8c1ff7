package org.cascade.lang.compiler;

import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Diagnostic.Related;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.eval.CallStack;
import org.cascade.lang.eval.Evaluation;
import org.cascade.lang.source.Span;

/** Reports computations at compile time that gave no value, with the calls that led there. */
final class ConstFaults {
  private final Reporter reporter;
  private final Budgets budgets;

  ConstFaults(Reporter reporter, Budgets budgets) {
    this.reporter = reporter;
    this.budgets = budgets;
  }

  void aborted(Span at, Evaluation.Aborted aborted) {
    String message =
        "This is computed at compile time, and the computation aborted: %s."
            .formatted(withoutStop(aborted.message()));
    report(RuleCode.CONST_ABORTED, at, message, aborted.span(), aborted.stack());
  }

  void outOfBudget(Span at, Evaluation.OutOfBudget spent) {
    String message =
        switch (spent.limit()) {
          case STEPS ->
              "This is computed at compile time, and takes more than %d steps. Does it end at all?"
                  .formatted(budgets.steps());
          case MEMORY ->
              "This is computed at compile time, and makes values of more than %d MB. Compute it when the program runs, or in smaller parts."
                  .formatted(budgets.memoryBytes() >> 20);
          case DEPTH ->
              "This is computed at compile time, and its functions call each other too deeply. Does"
                  + " it end at all?";
        };
    report(RuleCode.CONST_BUDGET, at, message, spent.span(), spent.stack());
  }

  void notConst(Span at, Evaluation.NotConst found) {
    boolean here = isWithin(found.span(), at);
    RuleCode code = here ? RuleCode.NOT_CONST : RuleCode.CONST_IMPURE;
    String message =
        here
            ? "This has to be known at compile time, but %s is known at run time only."
                .formatted(found.what())
            : "This is computed at compile time, but on the way there it needs %s, which run time only has."
                .formatted(found.what());
    report(code, at, message, found.span(), found.stack());
  }

  void runTimeName(Span at, Span name) {
    String message =
        "`%s` is known at run time only, but this call is computed when the program is compiled."
            .formatted(name.text());
    reporter.report(
        Diagnostic.of(RuleCode.NOT_CONST, at, message)
            .with(new Related(name, "known at run time only")));
  }

  private void report(RuleCode code, Span at, String message, Span inner, CallStack stack) {
    List<Related> related = new ArrayList<>();
    if (!isWithin(inner, at)) {
      related.add(new Related(inner, "it stopped here"));
    }
    int omitted = stack.omitted();
    CallStack.Call last = new CallStack.Call("", at);
    for (CallStack.Call call : stack.calls()) {
      if (call.equals(last)) {
        omitted++;
      } else {
        related.add(new Related(call.span(), "in a call of `" + call.function() + "`"));
      }
      last = call;
    }
    if (omitted > 0) {
      related.add(new Related(at, "and " + omitted + " calls more"));
    }
    reporter.report(new Diagnostic(code, at, message, List.copyOf(related), List.of()));
  }

  private static boolean isWithin(Span inner, Span outer) {
    return inner.source() == outer.source()
        && inner.offset() >= outer.offset()
        && inner.end() <= outer.end();
  }

  private static String withoutStop(String message) {
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }
}
