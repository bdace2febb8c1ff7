package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Name;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Variable;

/**
 * Core by hand, for tests: short names for its nodes, all in module {@code x} of {@code x.cascade}.
 */
final class CoreBuilder {
  static final Source SOURCE = new Source("src/x.cascade", "-\n".repeat(100));
  static final String MODULE = "x";
  static final Type INT = Builtin.INT_TYPE;
  static final Type REAL = Builtin.REAL_TYPE;
  static final Type BOOL = Builtin.BOOL_TYPE;
  static final Type STRING = Builtin.STRING_TYPE;
  static final Type UNIT = Type.UNIT;
  static final Type ANY = Type.Special.ANY;
  static final SumSymbol.Constructor SOME;
  static final SumSymbol.Constructor NONE;
  static final SumSymbol.Constructor OK;
  static final SumSymbol.Constructor ERR;

  static {
    TypeParameter t = parameter("T");
    SOME = constructor(Builtin.OPTION, "Some", 0, field("value", param(t), 0));
    NONE = constructor(Builtin.OPTION, "None", 1);
    define(Builtin.OPTION, List.of(t), SOME, NONE);
    TypeParameter a = parameter("T");
    TypeParameter e = parameter("E");
    OK = constructor(Builtin.RESULT, "Ok", 0, field("value", param(a), 0));
    ERR = constructor(Builtin.RESULT, "Err", 1, field("value", param(e), 0));
    define(Builtin.RESULT, List.of(a, e), OK, ERR);
    TypeParameter element = parameter("T");
    Builtin.ARRAY.defineParams(List.of(element));
    TypeParameter k = parameter("K");
    TypeParameter v = parameter("V");
    Builtin.BTREE.defineParams(List.of(k, v));
  }

  private CoreBuilder() {}

  // ---- places ----

  static Span line(int line) {
    return new Span(SOURCE, 2 * (line - 1), 1);
  }

  static final Span HERE = line(1);

  // ---- types ----

  static TypeParameter parameter(String name) {
    return new TypeParameter(name, java.util.Set.of());
  }

  static Type param(TypeParameter parameter) {
    return new Type.Param(parameter);
  }

  static Type con(TypeSymbol symbol, Type... args) {
    return new Type.Con(symbol, List.of(args));
  }

  static Type array(Type element) {
    return Builtin.array(element);
  }

  static Type option(Type value) {
    return Builtin.option(value);
  }

  static Type result(Type value, Type error) {
    return Builtin.result(value, error);
  }

  static Type tuple(Type... items) {
    return new Type.Tuple(List.of(items));
  }

  static Type fun(Type result, Type... params) {
    return new Type.Fun(List.of(params), result, Effects.PURE);
  }

  static RecordSymbol.Field field(String name, Type type, int index) {
    return new RecordSymbol.Field(name, "", type, index, HERE);
  }

  static RecordSymbol record(String name, RecordSymbol.Field... fields) {
    RecordSymbol record = new RecordSymbol(MODULE, name, "", HERE, false);
    record.define(List.of(fields), List.of());
    return record;
  }

  static SumSymbol.Constructor constructor(
      SumSymbol owner, String name, int index, RecordSymbol.Field... fields) {
    return new SumSymbol.Constructor(owner, name, "", false, List.of(fields), index, HERE);
  }

  static void define(SumSymbol sum, List<TypeParameter> params, SumSymbol.Constructor... all) {
    sum.defineParams(params);
    sum.define(List.of(all));
  }

  // ---- values ----

  static Core lit(Object value) {
    Type type =
        switch (value) {
          case Long v -> INT;
          case Double v -> REAL;
          case Boolean v -> BOOL;
          default -> STRING;
        };
    return new Core.Literal(HERE, type, value);
  }

  static Core unit() {
    return new Core.Unit(HERE);
  }

  static Local local(String name, Type type) {
    return new Local(name, type, false);
  }

  static Local var(String name, Type type) {
    return new Local(name, type, true);
  }

  static Local cell(String name, Type type) {
    Local local = var(name, type);
    local.markShared();
    return local;
  }

  static Core read(Local local) {
    return new Core.Read(HERE, local);
  }

  static Core tupleOf(Core... items) {
    Type type = new Type.Tuple(List.of(items).stream().map(Core::type).toList());
    return new Core.TupleOf(HERE, type, List.of(items));
  }

  static Core arrayOf(Type element, Core... items) {
    return new Core.ArrayOf(HERE, array(element), List.of(items));
  }

  static Core make(RecordSymbol record, Core... fields) {
    return new Core.RecordOf(HERE, record.selfType(), record, List.of(fields));
  }

  static Core get(Core target, RecordSymbol record, int index) {
    RecordSymbol.Field field = record.fields().get(index);
    return new Core.FieldOf(HERE, field.type(), target, field);
  }

  static Core variant(Type type, SumSymbol.Constructor constructor, Core... fields) {
    return new Core.VariantOf(HERE, type, constructor, List.of(fields));
  }

  static Core some(Core value) {
    return variant(option(value.type()), SOME, value);
  }

  static Core none(Type type) {
    return variant(option(type), NONE);
  }

  static Core template(Core... parts) {
    return new Core.Template(HERE, STRING, List.of(parts));
  }

  static Core coerce(Type type, Core value) {
    return new Core.Coerce(HERE, type, value);
  }

  // ---- operations ----

  static Core op(Primitive op, Type type, Core... args) {
    return new Core.Operate(HERE, type, op, List.of(args));
  }

  static Core add(Core a, Core b) {
    return op(Primitive.INT_ADD, INT, a, b);
  }

  static Core less(Core a, Core b) {
    return op(Primitive.LESS, BOOL, a, b);
  }

  static Core equal(Core a, Core b) {
    return op(Primitive.EQUAL, BOOL, a, b);
  }

  // ---- control ----

  static Core let(Local local, Core value, Core body) {
    return new Core.Let(HERE, local, value, body);
  }

  static Core seq(Core... all) {
    List<Core> list = List.of(all);
    return new Core.Sequence(HERE, list.subList(0, list.size() - 1), list.getLast());
  }

  static Core assign(Local local, Core value) {
    return new Core.Assign(HERE, local, value);
  }

  static Core iff(Core condition, Core then, Core otherwise) {
    Type type = then.type() == Type.Special.NEVER ? otherwise.type() : then.type();
    return new Core.If(HERE, type, condition, then, otherwise);
  }

  static Core.Case on(SumSymbol.Constructor constructor, List<Local> fields, Core body) {
    List<Optional<Local>> all = fields.stream().map(Optional::of).toList();
    return new Core.Case(HERE, new Core.Test.OfConstructor(constructor, all), body);
  }

  static Core.Case onLiteral(Object value, Core body) {
    return new Core.Case(HERE, new Core.Test.OfLiteral(value), body);
  }

  static Core.Case onType(Local local, Core body) {
    return new Core.Case(HERE, new Core.Test.OfType(local), body);
  }

  static Core match(Core subject, Type type, Core.Case... cases) {
    return new Core.Switch(HERE, type, subject, List.of(cases), Optional.empty());
  }

  static Core matchElse(Core subject, Type type, Core otherwise, Core.Case... cases) {
    return new Core.Switch(HERE, type, subject, List.of(cases), Optional.of(otherwise));
  }

  static Core ret(Core value) {
    return new Core.Return(HERE, value);
  }

  static Core abort(Core message) {
    return new Core.Abort(HERE, message);
  }

  static Core lambda(Core body, Local... params) {
    Type[] types = List.of(params).stream().map(Local::type).toArray(Type[]::new);
    return new Core.Lambda(HERE, fun(body.type(), types), List.of(params), body);
  }

  static Core invoke(Core function, Type type, Core... args) {
    return new Core.Invoke(HERE, type, function, List.of(args));
  }

  static Core call(FunctionSymbol function, Type type, List<Type> typeArgs, Core... args) {
    return new Core.Call(HERE, type, function, typeArgs, List.of(args));
  }

  // ---- declarations ----

  static FunctionSymbol symbol(
      Decl.FunctionKind kind,
      String name,
      Optional<TypeSymbol> owner,
      Optional<FunctionSymbol.Extern> extern,
      List<TypeParameter> typeParams,
      Type result,
      Local... params) {
    List<Decl.Param> declared = new ArrayList<>();
    List<FunctionSymbol.Param> all = new ArrayList<>();
    for (Local param : params) {
      declared.add(new Decl.Param(HERE, new Name(HERE, param.name()), Optional.empty()));
      all.add(new FunctionSymbol.Param(param.name(), param.type(), Optional.empty()));
    }
    Decl.Function decl =
        new Decl.Function(
            HERE,
            "",
            kind,
            false,
            new Name(HERE, name),
            List.of(),
            declared,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Decl.Body.Of(new Expr.Missing(HERE)));
    FunctionSymbol symbol = new FunctionSymbol(MODULE, decl, owner, extern);
    symbol.defineSignature(typeParams, all, Optional.of(result), Optional.empty());
    return symbol;
  }

  static FunctionSymbol symbol(String name, Type result, Local... params) {
    return symbol(
        Decl.FunctionKind.LET, name, Optional.empty(), Optional.empty(), List.of(), result, params);
  }

  static FunctionSymbol extern(
      String target, String name, List<TypeParameter> typeParams, Type result, Local... params) {
    return symbol(
        Decl.FunctionKind.LET,
        name,
        Optional.empty(),
        Optional.of(new FunctionSymbol.Extern("java", target, name)),
        typeParams,
        result,
        params);
  }

  static CoreFunction function(String name, Core body, Local... params) {
    return function(symbol(name, body.type(), params), body, params);
  }

  static CoreFunction function(FunctionSymbol symbol, Core body, Local... params) {
    return new CoreFunction(symbol, Optional.empty(), List.of(params), body);
  }

  static CoreFunction member(
      SpaceSymbol space,
      Decl.FunctionKind kind,
      String name,
      Local self,
      Core body,
      Type result,
      Local... params) {
    FunctionSymbol symbol =
        symbol(kind, name, Optional.of(space), Optional.empty(), List.of(), result, params);
    return new CoreFunction(symbol, Optional.of(self), List.of(params), body);
  }

  static CoreModule module(CoreFunction... functions) {
    return module(List.of(), List.of(functions), List.of(), unit());
  }

  static CoreModule module(
      List<CoreModule.CoreType> types,
      List<CoreFunction> functions,
      List<CoreModule.Global> globals,
      Core main) {
    return new CoreModule(MODULE, SOURCE, List.of(), types, functions, globals, main, List.of());
  }

  static Variable variable(String name, Variable.Kind kind, Type type) {
    return new Variable(name, kind, type, HERE);
  }
}
