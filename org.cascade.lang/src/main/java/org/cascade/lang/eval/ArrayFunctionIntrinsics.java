package org.cascade.lang.eval;

import static org.cascade.lang.eval.Arguments.array;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions of Array that take a function, and sums. */
final class ArrayFunctionIntrinsics {
  private ArrayFunctionIntrinsics() {}

  static void register(Intrinsics.Table table) {
    table
        .of("Array")
        .add("map", (m, a) -> m.array(mapped(m, a)))
        .add("filter", ArrayFunctionIntrinsics::filter)
        .add("flatMap", ArrayFunctionIntrinsics::flatMap)
        .add("fold", (m, a) -> fold(m, array(a, 0), a.get(1), a.get(2)))
        .add("reduce", ArrayFunctionIntrinsics::reduce)
        .add("any", (m, a) -> Value.of(find(m, a).isPresent()))
        .add("all", ArrayFunctionIntrinsics::all)
        .add("allOk", ArrayFunctionIntrinsics::allOk)
        .add("find", (m, a) -> Library.option(find(m, a)))
        .add("each", ArrayFunctionIntrinsics::each)
        .add("sortBy", ArrayFunctionIntrinsics::sortBy)
        .add("groupBy", ArrayFunctionIntrinsics::groupBy)
        .add("sumInt", ArrayFunctionIntrinsics::sumInt)
        .add("sumReal", ArrayFunctionIntrinsics::sumReal)
        .add("sumBigInt", ArrayFunctionIntrinsics::sumBigInt)
        .add("sumDecimal", ArrayFunctionIntrinsics::sumDecimal);
  }

  private static List<Value> mapped(Machine machine, List<Value> args) {
    List<Value> out = new ArrayList<>(array(args, 0).size());
    for (Value element : array(args, 0)) {
      machine.meter().step();
      out.add(machine.apply(args.get(1), element));
    }
    return out;
  }

  private static Value filter(Machine machine, List<Value> args) {
    List<Value> out = new ArrayList<>();
    for (Value element : array(args, 0)) {
      machine.meter().step();
      if (machine.test(args.get(1), element)) {
        out.add(element);
      }
    }
    return machine.array(out);
  }

  private static Value flatMap(Machine machine, List<Value> args) {
    List<Value> out = new ArrayList<>();
    for (Value inner : mapped(machine, args)) {
      machine.meter().allocate(((ArrayValue) inner).size());
      out.addAll((ArrayValue) inner);
    }
    return machine.array(out);
  }

  static Value fold(Machine machine, List<Value> elements, Value first, Value function) {
    Value result = first;
    for (Value element : elements) {
      machine.meter().step();
      result = machine.apply(function, result, element);
    }
    return result;
  }

  private static Value reduce(Machine machine, List<Value> args) {
    ArrayValue array = array(args, 0);
    return array.isEmpty()
        ? Library.none()
        : Library.some(fold(machine, array.subList(1, array.size()), array.get(0), args.get(1)));
  }

  private static Optional<Value> find(Machine machine, List<Value> args) {
    for (Value element : array(args, 0)) {
      machine.meter().step();
      if (machine.test(args.get(1), element)) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  private static Value all(Machine machine, List<Value> args) {
    for (Value element : array(args, 0)) {
      machine.meter().step();
      if (!machine.test(args.get(1), element)) {
        return Value.FALSE;
      }
    }
    return Value.TRUE;
  }

  private static Value allOk(Machine machine, List<Value> args) {
    for (Value element : array(args, 0)) {
      machine.meter().step();
      Value.Variant result = (Value.Variant) machine.apply(args.get(1), element);
      if (!Library.holds(result)) {
        return result;
      }
    }
    return Library.ok(Value.UNIT);
  }

  private static Value each(Machine machine, List<Value> args) {
    for (Value element : array(args, 0)) {
      machine.meter().step();
      machine.apply(args.get(1), element);
    }
    return Value.UNIT;
  }

  private static Value sortBy(Machine machine, List<Value> args) {
    List<Value> keys = mapped(machine, args);
    Comparator<Value> order = ArrayIntrinsics.comparing(machine);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      places.add(i);
    }
    places.sort((a, b) -> order.compare(keys.get(a), keys.get(b)));
    return machine.array(places.stream().map(array(args, 0)::get).toList());
  }

  private static Value groupBy(Machine machine, List<Value> args) {
    MapValue groups = MapValue.EMPTY;
    Map<Value, List<Value>> all = ArrayIntrinsics.grouped(array(args, 0), mapped(machine, args));
    for (Map.Entry<Value, List<Value>> group : all.entrySet()) {
      machine.meter().allocate(4);
      groups = groups.insert(group.getKey(), machine.array(group.getValue()));
    }
    return groups;
  }

  private static Value sumInt(Machine machine, List<Value> args) {
    machine.meter().steps(array(args, 0).size());
    long sum = 0;
    for (Value element : array(args, 0)) {
      sum = Arithmetic.add(sum, ((Value.Int) element).value());
    }
    return Value.of(sum);
  }

  private static Value sumReal(Machine machine, List<Value> args) {
    machine.meter().steps(array(args, 0).size());
    double sum = 0.0;
    for (Value element : array(args, 0)) {
      sum += ((Value.Real) element).value();
    }
    return Value.of(sum);
  }

  private static Value sumBigInt(Machine machine, List<Value> args) {
    machine.meter().steps(array(args, 0).size());
    BigInteger sum = BigInteger.ZERO;
    for (Value element : array(args, 0)) {
      sum = sum.add(((Value.BigInt) element).value());
    }
    return new Value.BigInt(sum);
  }

  private static Value sumDecimal(Machine machine, List<Value> args) {
    machine.meter().steps(array(args, 0).size());
    BigDecimal sum = BigDecimal.ZERO;
    for (Value element : array(args, 0)) {
      sum = sum.add(((Value.Decimal) element).value());
    }
    return Value.Decimal.of(sum);
  }
}
