package org.cascade.lang.codegen;

import static org.cascade.lang.codegen.CoreBuilder.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.Variable;
import org.cascade.runtime.codec.Codec;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.Output;
import org.cascade.runtime.value.Show;
import org.junit.jupiter.api.Test;

/** Types as Java: what values show, how they compare, how they are stored. */
class TypesTest {
  private static final RecordSymbol POINT =
      record("Point", field("x_pos", INT, 0), field("y", REAL, 1));

  private static CoreModule.CoreRecord type(RecordSymbol record, CoreFunction... methods) {
    return new CoreModule.CoreRecord(record, List.of(methods), Optional.empty());
  }

  private static CoreModule typed(List<CoreModule.CoreType> types, CoreFunction... functions) {
    return module(types, List.of(functions), List.of(), unit());
  }

  @SuppressWarnings("unchecked")
  private static Object stored(Compiled compiled, String owner, Object value) {
    try {
      Codec<Object> codec = (Codec<Object>) compiled.loadClass(owner).getField("CODEC").get(null);
      Output out = new Output();
      codec.write(value, out);
      assertTrue(codec.schema().contains(owner), codec.schema());
      return codec.read(new Input(out.toByteArray(), number -> new Object()));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void recordsShowCompareAndAreStored() {
    Core made = make(POINT, lit(1L), lit(2.0));
    Core other = make(POINT, lit(1L), lit(3.0));
    Core changed =
        new Core.Update(
            HERE,
            POINT.selfType(),
            made,
            List.of(new Core.FieldUpdate(POINT.fields().get(0), lit(9L))));
    Compiled compiled =
        Compiled.of(
            typed(
                List.of(type(POINT)),
                function("made", made),
                function("changed", changed),
                function("less", less(made, other)),
                function("x", add(get(made, POINT, 0), lit(1L)))));
    assertEquals("Point { x_pos: 1, y: 2.0 }", Show.show(compiled.call("made")));
    assertEquals("Point { x_pos: 9, y: 2.0 }", Show.show(compiled.call("changed")));
    assertEquals(true, compiled.call("less"));
    assertEquals(2L, compiled.call("x"));
    assertEquals(compiled.call("made"), stored(compiled, "x.Point", compiled.call("made")));
  }

  @Test
  void methodsReadAndUpdate() {
    RecordSymbol place = record("Place", field("x_pos", INT, 0), field("y", REAL, 1));
    Local self = local("self", place.selfType());
    Local x = local("xPos", INT);
    FunctionSymbol plus =
        symbol(
            Decl.FunctionKind.METHOD,
            "plus",
            Optional.of(place),
            Optional.empty(),
            List.of(),
            INT,
            x);
    CoreFunction method =
        new CoreFunction(
            plus, Optional.of(self), List.of(x), add(get(read(self), place, 0), read(x)));
    Local changing = var("self", place.selfType());
    FunctionSymbol move =
        symbol(
            Decl.FunctionKind.METHOD,
            "move",
            Optional.of(place),
            Optional.empty(),
            List.of(),
            place.selfType());
    Core next =
        new Core.Update(
            HERE,
            place.selfType(),
            read(changing),
            List.of(new Core.FieldUpdate(place.fields().get(0), lit(5L))));
    CoreFunction updating =
        new CoreFunction(
            move, Optional.of(changing), List.of(), seq(assign(changing, next), read(changing)));
    Core made = make(place, lit(1L), lit(2.0));
    Core moved = call(move, place.selfType(), List.of(), made);
    Compiled compiled =
        Compiled.of(
            typed(
                List.of(type(place, method, updating)),
                function("f", call(plus, INT, List.of(), moved, lit(4L)))));
    assertEquals(9L, compiled.call("f"));
  }

  @Test
  void sumsMatchCompareAndAreStored() {
    SumSymbol tree = new SumSymbol(MODULE, "Tree", "A `tree` */ \\u0041", HERE);
    Type self = con(tree);
    SumSymbol.Constructor leaf = constructor(tree, "Leaf", 0);
    SumSymbol.Constructor node =
        constructor(
            tree,
            "Node",
            1,
            field("left", self, 0),
            field("value", INT, 1),
            field("right", self, 2));
    define(tree, List.of(), leaf, node);
    Local t = local("t", self);
    Local left = local("left", self);
    Local v = local("v", INT);
    Local right = local("right", self);
    FunctionSymbol sum = symbol("sum", INT, t);
    Core total =
        match(
            read(t),
            INT,
            on(leaf, List.of(), lit(0L)),
            on(
                node,
                List.of(left, v, right),
                add(
                    add(call(sum, INT, List.of(), read(left)), read(v)),
                    call(sum, INT, List.of(), read(right)))));
    Core empty = variant(self, leaf);
    Core one = variant(self, node, empty, lit(1L), empty);
    Core two = variant(self, node, one, lit(2L), empty);
    Compiled compiled =
        Compiled.of(
            typed(
                List.of(new CoreModule.CoreSum(tree)),
                function(sum, total, t),
                function("two", two),
                function("all", arrayOf(self, one, two, empty)),
                function("less", less(empty, one))));
    Object value = compiled.call("two");
    assertEquals(3L, compiled.call("sum", value));
    assertEquals("Node(Node(Leaf, 1, Leaf), 2, Leaf)", Show.show(value));
    assertEquals(value, stored(compiled, "x.Tree", value));
    assertEquals(true, compiled.call("less"));
    String text = compiled.text("x/XModule.java");
    assertTrue(text.contains("case Tree.Node(Tree left, long v, Tree right) ->"), text);
    assertTrue(compiled.text("x/Tree.java").contains("A <code>tree</code> *&#47; &#92;u0041"));
  }

  @Test
  void genericTypesHaveCodecsOfTheirParameters() {
    TypeParameter a = parameter("A");
    SumSymbol list = new SumSymbol(MODULE, "List", "", HERE);
    SumSymbol.Constructor nil = constructor(list, "Nil", 0);
    SumSymbol.Constructor cons =
        constructor(
            list, "Cons", 1, field("head", param(a), 0), field("tail", con(list, param(a)), 1));
    define(list, List.of(a), nil, cons);
    RecordSymbol holder = record("Map", field("all", con(list, INT), 0));
    Type ints = con(list, INT);
    Local head = local("head", INT);
    Local tail = local("tail", ints);
    Core three = variant(ints, cons, lit(3L), variant(ints, nil));
    Core first =
        match(
            three,
            INT,
            on(cons, List.of(head, tail), add(read(head), lit(1L))),
            on(nil, List.of(), lit(0L)));
    Compiled compiled =
        Compiled.of(
            typed(
                List.of(new CoreModule.CoreSum(list), type(holder)),
                function("first", first),
                function("holder", make(holder, three))));
    assertEquals(4L, compiled.call("first"));
    Object value = compiled.call("holder");
    assertEquals("Map { all: Cons(3, Nil) }", Show.show(value));
    assertEquals(value, stored(compiled, "x.Map", value));
  }

  @Test
  void refinementsCheckForJava() {
    RefinementSymbol age = new RefinementSymbol(MODULE, "Age", "", HERE, false);
    age.define(INT, "value", Optional.empty(), Optional.empty());
    Local value = local("value", INT);
    Core predicate =
        op(
            Primitive.AND,
            BOOL,
            op(Primitive.LESS_EQUAL, BOOL, lit(0L), read(value)),
            less(read(value), lit(150L)));
    CoreModule.Check check = new CoreModule.Check(symbol("holds", BOOL, value), value, predicate);
    RecordSymbol person = record("Person", field("age", age.selfType(), 0));
    Local any = local("any", ANY);
    Local found = local("found", age.selfType());
    Core test = matchElse(read(any), INT, lit(-1L), onType(found, read(found)));
    Compiled compiled =
        Compiled.of(
            typed(
                List.of(new CoreModule.CoreRefinement(age, check), type(person)),
                function("test", test, any)));
    assertEquals("Ok(5)", Show.show(compiled.callOn("x.Age", "of", 5L)));
    assertEquals(
        "Err(\"200 is not of type Age\")", Show.show(compiled.callOn("x.Age", "of", 200L)));
    assertEquals("Person { age: 5 }", Show.show(compiled.callOn("x.Person", "of", 5L)));
    assertThrows(IllegalArgumentException.class, () -> compiled.callOn("x.Person", "of", 200L));
    assertEquals(5L, compiled.call("test", 5L));
    assertEquals(-1L, compiled.call("test", 200L));
  }

  @Test
  void modulesHaveValuesConstantsAndTests() {
    Variable total = variable("total", Variable.Kind.MODULE_VAR, INT);
    Variable start = variable("start_at", Variable.Kind.MODULE_LET, INT);
    Variable table = variable("table", Variable.Kind.CONST, array(INT));
    Core[] items = new Core[1200];
    for (int i = 0; i < items.length; i++) {
      items[i] = lit((long) i);
    }
    Core read = new Core.ReadGlobal(HERE, INT, MODULE, total);
    Core main =
        seq(
            new Core.AssignGlobal(HERE, MODULE, start, lit(7L)),
            new Core.AssignGlobal(HERE, MODULE, total, lit(1L)),
            new Core.AssignGlobal(
                HERE, MODULE, total, add(read, new Core.ReadGlobal(HERE, INT, MODULE, start))),
            unit());
    Core last =
        op(
            Primitive.ARRAY_INDEX,
            INT,
            new Core.ReadGlobal(HERE, array(INT), MODULE, table),
            lit(1199L));
    CoreModule module =
        new CoreModule(
            MODULE,
            SOURCE,
            List.of(),
            List.of(),
            List.of(function("now", read), function("last", last)),
            List.of(
                new CoreModule.Global(total, Optional.empty()),
                new CoreModule.Global(start, Optional.empty()),
                new CoreModule.Global(table, Optional.of(arrayOf(INT, items)))),
            main,
            List.of(new CoreModule.CoreTest("it works", HERE, unit())));
    Compiled compiled = Compiled.of(module);
    compiled.call("run");
    compiled.call("run");
    assertEquals(8L, compiled.call("now"));
    assertEquals(7L, compiled.call("startAt"));
    assertEquals(1199L, compiled.call("last"));
    List<?> tests = (List<?>) compiled.call("tests");
    assertEquals("it works", ((Map.Entry<?, ?>) tests.getFirst()).getKey());
  }

  @Test
  void overloadsThatJavaCannotTellApartGetNumbers() {
    Local a = local("a", array(INT));
    Local b = local("b", array(STRING));
    Local c = local("c", INT);
    FunctionSymbol one = symbol("f", STRING, a);
    FunctionSymbol two = symbol("f", STRING, b);
    FunctionSymbol three = symbol("f", STRING, c);
    Core all =
        template(
            call(one, STRING, List.of(), arrayOf(INT)),
            call(two, STRING, List.of(), arrayOf(STRING)),
            call(three, STRING, List.of(), lit(1L)));
    Compiled compiled =
        Compiled.of(
            function(one, lit("1"), a),
            function(two, lit("2"), b),
            function(three, lit("3"), c),
            function("all", all));
    assertEquals("123", compiled.call("all"));
  }

  @Test
  void namesOfTypesMayBeThoseOfTheRuntimeAndOfJava() {
    RecordSymbol option = record("Option", field("object", INT, 0), field("hash_code", INT, 1));
    RecordSymbol string = record("Long", field("codec", option.selfType(), 0));
    Core made = make(string, make(option, lit(1L), lit(2L)));
    Core both = tupleOf(made, some(lit(3L)));
    Compiled compiled =
        Compiled.of(typed(List.of(type(option), type(string)), function("f", both)));
    assertEquals(
        "(Long { codec: Option { object: 1, hash_code: 2 } }, Some(3))",
        Show.show(compiled.call("f")));
  }
}
