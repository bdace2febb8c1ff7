package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of one module: random declarations, and random types made of them. */
final class Types {
  private static final Ty.Param A = new Ty.Param("A", List.of());
  private static final List<Ty> RARE =
      List.of(
          Ty.of("BigInt"),
          Ty.of("Decimal"),
          Ty.of("Bytes"),
          Ty.of("Duration"),
          Ty.of("DateTime"),
          Ty.of("Uuid"));

  private final Dice dice;
  private final List<Declared> declared = new ArrayList<>();

  Types(Dice dice) {
    this.dice = dice;
    for (int i = 0; i < 4; i++) {
      declared.add(record(i));
      declared.add(sum(i));
    }
  }

  private Declared record(int number) {
    boolean generic = number == 3;
    List<Declared.Field> fields = new ArrayList<>();
    int count = dice.between(1, 4);
    for (int i = 0; i < count; i++) {
      boolean param = generic && i == 0;
      fields.add(new Declared.Field("f" + i, param ? A : any(dice.between(0, 2))));
    }
    return new Declared.RecordType(
        generic ? Ty.of("R" + number, A) : Ty.of("R" + number),
        generic ? List.of(A) : List.of(),
        List.copyOf(fields));
  }

  /**
   * The second is recursive, the third has constructors without fields only, the last is generic.
   */
  private Declared sum(int number) {
    boolean generic = number == 3;
    Ty.Con type = generic ? Ty.of("S" + number, A) : Ty.of("S" + number);
    List<Declared.Constructor> all = new ArrayList<>();
    int count = dice.between(2, 4);
    for (int i = 0; i < count; i++) {
      List<Declared.Field> fields = new ArrayList<>();
      int fieldCount = number == 2 || i == 0 ? 0 : dice.between(0, 3);
      for (int k = 0; k < fieldCount; k++) {
        boolean self = number == 1 && dice.percent(50);
        boolean param = generic && dice.percent(60);
        Ty field = self ? type : param ? A : any(dice.between(0, 1));
        fields.add(new Declared.Field("c" + k, field));
      }
      boolean named = dice.percent(35);
      all.add(new Declared.Constructor("C" + number + "x" + i, named, List.copyOf(fields)));
    }
    return new Declared.SumType(
        type, generic ? List.of(A) : List.of(), List.copyOf(all), number == 1);
  }

  Code declarations() {
    return Code.of(
        Code.joined("", declared.stream().map(d -> Code.optional(d.toString())).toList()),
        "type Small = Int where 0 <= value and value < 10\n",
        "type Word = String where matches(value, \"[a-z]+\") else \"a word is of small"
            + " letters\"\n");
  }

  /** A type of values that can be shown and compared. */
  Ty any(int depth) {
    if (depth <= 0 || dice.percent(30)) {
      return dice.take(
          List.of(
              new Dice.Way<>(40, () -> Ty.INT),
              new Dice.Way<>(15, () -> Ty.REAL),
              new Dice.Way<>(20, () -> Ty.BOOL),
              new Dice.Way<>(30, () -> Ty.STRING),
              new Dice.Way<>(declared.isEmpty() ? 0 : 20, () -> ofDeclared(0)),
              new Dice.Way<>(6, () -> dice.one(RARE))));
    }
    int inner = depth - 1;
    return dice.take(
        List.of(
            new Dice.Way<Ty>(20, () -> Ty.tuple(any(inner), any(inner))),
            new Dice.Way<Ty>(4, () -> Ty.tuple(any(inner), any(0), any(0))),
            new Dice.Way<Ty>(20, () -> Ty.option(any(inner))),
            new Dice.Way<Ty>(14, () -> Ty.result(any(inner), any(0))),
            new Dice.Way<Ty>(25, () -> Ty.array(any(inner))),
            new Dice.Way<Ty>(8, () -> Ty.of("Set", key())),
            new Dice.Way<Ty>(10, () -> Ty.of("Map", key(), any(inner))),
            new Dice.Way<Ty>(10, () -> Ty.of("BTree", key(), any(inner))),
            new Dice.Way<Ty>(declared.isEmpty() ? 0 : 25, () -> ofDeclared(inner))));
  }

  private Ty ofDeclared(int depth) {
    Declared one = dice.one(declared);
    return one.type().with(one.params().isEmpty() ? Map.of() : Map.of("A", any(depth)));
  }

  /** A type of keys: ordered. */
  Ty key() {
    for (int tries = 0; tries < 8; tries++) {
      Ty type = any(dice.percent(70) ? 0 : 1);
      if (isOrdered(type)) {
        return type;
      }
    }
    return Ty.INT;
  }

  Ty of(List<String> bounds) {
    if (bounds.contains("Num")) {
      return dice.percent(70) ? Ty.INT : Ty.REAL;
    }
    return bounds.contains("Ord") ? key() : any(dice.between(0, 2));
  }

  boolean meets(Ty type, List<String> bounds) {
    return bounds.stream()
        .allMatch(b ->
            switch (b) {
              case "Num" -> isNumber(type);
              case "Ord" -> isOrdered(type);
              case "Eq" -> hasEquality(type);
              default -> true;
            });
  }

  static boolean isNumber(Ty type) {
    return type.equals(Ty.INT)
        || type.equals(Ty.REAL)
        || type instanceof Ty.Param p && p.bounds().contains("Num");
  }

  static boolean hasEquality(Ty type) {
    return switch (type) {
      case Ty.Fn f -> false;
      case Ty.Param p -> !p.bounds().isEmpty();
      default -> type.parts().stream().allMatch(Types::hasEquality);
    };
  }

  /** Whether its keys can be keys. */
  boolean isSound(Ty type) {
    boolean keys =
        switch (type) {
          case Ty.Con c when c.name().equals("BTree") -> isOrdered(c.args().getFirst());
          case Ty.Con c when List.of("Map", "Set").contains(c.name()) ->
              hasEquality(c.args().getFirst());
          default -> true;
        };
    return keys && type.parts().stream().allMatch(this::isSound);
  }

  boolean isOrdered(Ty type) {
    return isOrdered(type, new ArrayList<>());
  }

  private boolean isOrdered(Ty type, List<Ty> seen) {
    if (seen.contains(type)) {
      return true;
    }
    seen.add(type);
    return switch (type) {
      case Ty.Fn f -> false;
      case Ty.Param p -> p.bounds().contains("Ord") || p.bounds().contains("Num");
      case Ty.Tuple t -> t.items().stream().allMatch(i -> isOrdered(i, seen));
      case Ty.Con c -> {
        boolean unordered =
            List.of("Map", "BTree", "Set", "Unit", "Any", "Abort").contains(c.name());
        yield !unordered
            && c.args().stream().allMatch(a -> isOrdered(a, seen))
            && partsOf(c).stream().allMatch(p -> isOrdered(p, seen));
      }
    };
  }

  private List<Ty> partsOf(Ty.Con type) {
    List<Declared.Field> fields = new ArrayList<>();
    recordOf(type).ifPresent(r -> fields.addAll(r.fields()));
    sumOf(type).ifPresent(s -> s.constructors().forEach(c -> fields.addAll(c.fields())));
    return fields.stream().map(Declared.Field::type).toList();
  }

  List<Declared> declared() {
    return declared;
  }

  /** The record that a type is, its parameters replaced. */
  Optional<Declared.RecordType> recordOf(Ty type) {
    return declared.stream()
        .filter(d -> type.isCon(d.type().name()))
        .filter(Declared.RecordType.class::isInstance)
        .map(d -> (Declared.RecordType) d)
        .map(r -> new Declared.RecordType((Ty.Con) type, List.of(), fields(r, type, r.fields())))
        .findFirst();
  }

  Optional<Declared.SumType> sumOf(Ty type) {
    return declared.stream()
        .filter(d -> type.isCon(d.type().name()))
        .filter(Declared.SumType.class::isInstance)
        .map(d -> (Declared.SumType) d)
        .map(s ->
            new Declared.SumType((Ty.Con) type, List.of(), constructors(s, type), s.recursive()))
        .findFirst();
  }

  private static List<Declared.Constructor> constructors(Declared.SumType sum, Ty type) {
    return sum.constructors().stream()
        .map(c -> new Declared.Constructor(c.name(), c.named(), fields(sum, type, c.fields())))
        .collect(Collectors.toList());
  }

  private static List<Declared.Field> fields(
      Declared declared, Ty type, List<Declared.Field> fields) {
    Map<String, Ty> types = new HashMap<>();
    for (int i = 0; i < declared.params().size(); i++) {
      types.put(declared.params().get(i).name(), type.parts().get(i));
    }
    return fields.stream().map(f -> new Declared.Field(f.name(), f.type().with(types))).toList();
  }
}
