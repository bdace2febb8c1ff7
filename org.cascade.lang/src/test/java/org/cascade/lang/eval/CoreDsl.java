package org.cascade.lang.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Name;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.Label;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Variable;

/** Short words for building core by hand, and for running it. */
final class CoreDsl {
  static final Source SOURCE = new Source("test.cascade", "0123456789\n".repeat(10));
  static final Span AT = new Span(SOURCE, 0, 1);
  static final Type INT = Builtin.INT_TYPE;
  static final Type REAL = Builtin.REAL_TYPE;
  static final Type BOOL = Builtin.BOOL_TYPE;
  static final Type STRING = Builtin.STRING_TYPE;
  static final Type ANY = Type.Special.ANY;
  private static final String RUNTIME = "org.cascade.runtime.value.";

  final Map<FunctionSymbol, CoreFunction> functions = new HashMap<>();
  final Map<Variable, Core> constants = new HashMap<>();

  static {
    declare(Builtin.OPTION, "Some", 1, "None", 0);
    declare(Builtin.RESULT, "Ok", 1, "Err", 1);
    Builtin.ABORT.define(List.of(field("message", STRING, 0)), List.of());
  }

  CoreDsl() {}

  static RecordSymbol.Field field(String name, Type type, int index) {
    return new RecordSymbol.Field(name, "", type, index, AT);
  }

  static void declare(SumSymbol sum, Object... namesAndArities) {
    List<SumSymbol.Constructor> all = new java.util.ArrayList<>();
    for (int i = 0; i < namesAndArities.length; i += 2) {
      List<RecordSymbol.Field> fields = new java.util.ArrayList<>();
      for (int f = 0; f < (Integer) namesAndArities[i + 1]; f++) {
        fields.add(field("item" + f, ANY, f));
      }
      String name = (String) namesAndArities[i];
      all.add(new SumSymbol.Constructor(sum, name, "", false, fields, i / 2, AT));
    }
    sum.define(all);
  }

  static Span at(int line) {
    return new Span(SOURCE, (line - 1) * 11, 1);
  }

  static Core lit(Object value) {
    Type type =
        switch (value) {
          case Long l -> INT;
          case Double d -> REAL;
          case Boolean b -> BOOL;
          default -> STRING;
        };
    return new Core.Literal(AT, type, value);
  }

  static Core op(Primitive op, Core... args) {
    boolean real = op.name().startsWith("REAL_");
    return new Core.Operate(AT, real ? Builtin.REAL_TYPE : ANY, op, List.of(args));
  }

  static Core add(Core a, Core b) {
    return op(Primitive.INT_ADD, a, b);
  }

  static Core less(Core a, Core b) {
    return op(Primitive.LESS, a, b);
  }

  static Core array(Core... items) {
    return new Core.ArrayOf(AT, Builtin.array(ANY), List.of(items));
  }

  static Core tuple(Core... items) {
    return new Core.TupleOf(AT, ANY, List.of(items));
  }

  static Local local(String name) {
    return new Local(name, ANY, false);
  }

  static Local variable(String name) {
    return new Local(name, ANY, true);
  }

  static Core read(Local local) {
    return new Core.Read(AT, local);
  }

  static Core let(Local local, Core value, Core body) {
    return new Core.Let(AT, local, value, body);
  }

  static Core set(Local local, Core value) {
    return new Core.Assign(AT, local, value);
  }

  static Core seq(Core... all) {
    return new Core.Sequence(AT, List.of(all).subList(0, all.length - 1), all[all.length - 1]);
  }

  static Core cond(Core condition, Core then, Core otherwise) {
    return new Core.If(AT, ANY, condition, then, otherwise);
  }

  static Core loop(Core condition, Core body) {
    return new Core.While(AT, condition, body);
  }

  static Core lambda(Core body, Local... params) {
    return new Core.Lambda(AT, ANY, List.of(params), body);
  }

  static Core invoke(Core function, Core... args) {
    return new Core.Invoke(AT, ANY, function, List.of(args));
  }

  static Core jump(Label label, Core... args) {
    return new Core.Jump(AT, label, List.of(args));
  }

  static Core variant(SumSymbol sum, String name, Core... fields) {
    return new Core.VariantOf(AT, ANY, sum.constructor(name).orElseThrow(), List.of(fields));
  }

  static FunctionSymbol symbol(String name, Optional<FunctionSymbol.Extern> extern) {
    Decl.Function decl =
        new Decl.Function(
            AT,
            "",
            Decl.FunctionKind.LET,
            false,
            new Name(AT, name),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Decl.Body.Missing(AT));
    FunctionSymbol symbol = new FunctionSymbol("test", decl, Optional.empty(), extern);
    symbol.defineSignature(List.of(), List.of(), Optional.of(ANY), Optional.of(Effects.PURE));
    return symbol;
  }

  /** Calls a library function: {@code lib("Array#map", xs, f)}. */
  static Core lib(String key, Core... args) {
    return extern(RUNTIME, key, args);
  }

  static Core compiler(String key, Core... args) {
    return extern("", key, args);
  }

  private static Core extern(String prefix, String key, Core... args) {
    String[] parts = key.split("#");
    String platform = prefix.isEmpty() ? "compiler" : "java";
    FunctionSymbol.Extern target = new FunctionSymbol.Extern(platform, prefix + parts[0], parts[1]);
    return call(symbol(parts[1], Optional.of(target)), args);
  }

  static Core call(FunctionSymbol symbol, Core... args) {
    return new Core.Call(AT, ANY, symbol, List.of(), List.of(args));
  }

  void define(FunctionSymbol symbol, Core body, Local... params) {
    functions.put(symbol, new CoreFunction(symbol, Optional.empty(), List.of(params), body));
  }

  Evaluation evaluate(Core core, Budget budget) {
    Definitions definitions =
        new Definitions() {
          @Override
          public Optional<CoreFunction> function(FunctionSymbol symbol) {
            return Optional.ofNullable(functions.get(symbol));
          }

          @Override
          public Optional<Core> constant(String module, Variable variable) {
            return Optional.ofNullable(constants.get(variable));
          }
        };
    return Evaluator.evaluate(core, definitions, budget);
  }

  Evaluation evaluate(Core core) {
    return evaluate(core, Budget.DEFAULT);
  }

  /** The text of what it evaluates to. */
  String shown(Core core) {
    return switch (evaluate(core)) {
      case Evaluation.Evaluated e -> ValueText.show(e.value());
      case Evaluation.Aborted a -> "aborted: " + a.message();
      case Evaluation.OutOfBudget o -> "out of " + o.limit();
      case Evaluation.NotConst n -> "not const: " + n.what();
    };
  }
}
