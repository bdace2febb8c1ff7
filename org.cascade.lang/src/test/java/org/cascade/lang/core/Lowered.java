package org.cascade.lang.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.eval.Budget;
import org.cascade.lang.eval.Definitions;
import org.cascade.lang.eval.Evaluation;
import org.cascade.lang.eval.Evaluator;
import org.cascade.lang.eval.ValueText;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Variable;

/** A program without errors, in core. */
final class Lowered {
  private final CoreModule module;

  private Lowered(CoreModule module) {
    this.module = module;
  }

  static Lowered of(String text) {
    CompileResult result =
        Compiler.compile(CompileRequest.ofText("sample.cascade", text, Phase.CORE));
    assertEquals(List.of(), result.diagnostics(), text);
    return new Lowered(
        result.core().stream().filter(m -> m.name().equals("sample")).findFirst().orElseThrow());
  }

  CoreModule module() {
    return module;
  }

  CoreFunction function(String name) {
    return module.functions().stream()
        .filter(f -> f.symbol().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no function " + name));
  }

  /** A function's core as text. */
  String text(String name) {
    return CorePrinter.print(function(name)).strip();
  }

  /** The value of a module value, computed by the evaluator. */
  String value(String name) {
    Core value = assigned(name);
    Evaluation outcome = Evaluator.evaluate(value, definitions(), Budget.DEFAULT);
    return switch (outcome) {
      case Evaluation.Evaluated done -> ValueText.nested(done.value());
      case Evaluation.Aborted aborted -> "abort: " + aborted.message();
      default -> throw new AssertionError(outcome);
    };
  }

  private Core assigned(String name) {
    return CoreWalk.find(
            module.main(),
            c ->
                c instanceof Core.AssignGlobal a && a.variable().name().equals(name)
                    ? Optional.of(a.value())
                    : Optional.empty())
        .orElseThrow(() -> new AssertionError("no value " + name));
  }

  private Definitions definitions() {
    return new Definitions() {
      @Override
      public Optional<CoreFunction> function(FunctionSymbol symbol) {
        return java.util.stream.Stream.concat(
                module.functions().stream(),
                module.types().stream().flatMap(t -> methods(t).stream()))
            .filter(f -> f.symbol() == symbol)
            .findFirst();
      }

      @Override
      public Optional<Core> constant(String from, Variable variable) {
        return Optional.of(assigned(variable.name()));
      }
    };
  }

  private static List<CoreFunction> methods(CoreModule.CoreType type) {
    return type instanceof CoreModule.CoreRecord r ? r.methods() : List.of();
  }

  /** How many nodes a function has. */
  int size(String name) {
    int[] count = new int[1];
    CoreWalk.visit(function(name).body(), c -> count[0]++);
    return count[0];
  }
}
