package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Expressions of programs with claims: few types, small numbers, so that much is proved. */
final class ClaimedExpressions {
  /** Types that a variable may have, and how often one has. */
  static final List<String> TYPES =
      List.of(
          "Int",
          "Int",
          "Int",
          "Int",
          "Nat",
          "Nat",
          "Small",
          "Bool",
          "Array<Int>",
          "Array<Int>",
          "Filled",
          "Span",
          "Bag",
          "Shape",
          "Option<Int>",
          "Map<String, Int>",
          "Set<Int>",
          "String",
          "Real");

  private static final Map<String, String> BASES =
      Map.of("Nat", "Int", "Small", "Int", "Filled", "Array<Int>");

  private static final Pattern NAME = Pattern.compile("\\b[a-z]\\d+_\\d+\\b");

  private final Dice dice;
  private final String function;
  private final List<Named> scope = new ArrayList<>();

  /** Conditions that held somewhere: good to claim, be it where they do not hold any more. */
  private final List<String> conditions = new ArrayList<>();

  record Named(String name, String type, boolean assignable) {}

  /**
   * @param function of two numbers, that can be called
   */
  ClaimedExpressions(Dice dice, String function) {
    this.dice = dice;
    this.function = function;
  }

  static String base(String type) {
    return BASES.getOrDefault(type, type);
  }

  // ---- what there is ----

  void declare(String name, String type, boolean assignable) {
    scope.add(new Named(name, type, assignable));
  }

  int mark() {
    return scope.size();
  }

  void leave(int mark) {
    scope.subList(mark, scope.size()).clear();
  }

  List<Named> assignable() {
    return scope.stream().filter(Named::assignable).toList();
  }

  void held(String condition) {
    conditions.add(condition);
  }

  private List<String> names(String type) {
    return scope.stream().filter(n -> base(n.type()).equals(type)).map(Named::name).toList();
  }

  private String variable(String type, String otherwise) {
    List<String> all = names(type);
    return all.isEmpty() ? otherwise : dice.one(all);
  }

  /** A variable of a type, if there is one. */
  String named(String type, String otherwise) {
    return variable(type, otherwise);
  }

  // ---- by type ----

  String of(String type, int size) {
    return switch (base(type)) {
      case "Int" -> integer(size);
      case "Bool" -> condition(size);
      case "Array<Int>" -> array(size);
      case "Span" -> span(size);
      case "Bag" -> bag();
      case "Shape" -> shape(size);
      case "Option<Int>" -> option(size);
      case "Map<String, Int>" -> map(size);
      case "Set<Int>" -> set(size);
      case "String" -> text(size);
      case "Real" -> real(size);
      default -> throw new IllegalArgumentException(type);
    };
  }

  private String number() {
    return dice.percent(4)
        ? dice.one(List.of("9223372036854775807", "-9223372036854775807", "4611686018427387904"))
        : Integer.toString(dice.between(-3, 6));
  }

  private String integer(int size) {
    if (size <= 0 || dice.percent(25)) {
      return dice.percent(75) ? variable("Int", number()) : number();
    }
    String a = integer(size - 1);
    return switch (dice.below(28)) {
      case 23 -> "pick(" + condition(size - 1) + ", " + a + ", " + integer(size - 1) + ")";
      case 24 -> "largest(" + a + ", " + integer(size - 1) + ")";
      case 25 -> "at_or(" + array(size - 1) + ", " + integer(size - 1) + ", " + a + ")";
      case 26 -> "Pair { first: " + a + ", second: " + integer(0) + " }.swapped().first";
      case 27 -> dice.one(List.of(map(size - 1), set(size - 1))) + ".length";
      case 0, 1, 2 -> "(" + a + " + " + integer(size - 1) + ")";
      case 3, 4 -> "(" + a + " - " + integer(size - 1) + ")";
      case 5 -> "(" + a + " * " + dice.between(-2, 3) + ")";
      case 6 -> "(" + a + " / " + dice.one(List.of("2", "3", "-2")) + ")";
      case 7 -> "(" + a + " % " + dice.one(List.of("2", "3", "5", "-3")) + ")";
      case 8 -> a + ".min(" + integer(size - 1) + ")";
      case 9 -> a + ".max(" + integer(size - 1) + ")";
      case 10 -> a + ".abs()";
      case 11, 12 -> array(size - 1) + ".length";
      case 13 -> array(size - 1) + "[" + integer(size - 1) + "]";
      case 14 -> variable("Span", "Span { lo: 1, hi: 2 }") + (dice.percent(50) ? ".lo" : ".hi");
      case 15 -> variable("Bag", "Bag { items: [1], count: 1 }") + ".count";
      case 16 -> option(size - 1) + ".or_else(" + number() + ")";
      case 17 ->
          "(if " + condition(size - 1) + " { " + a + " } else { " + integer(size - 1) + " })";
      case 18 -> size(variable("Shape", "Line(2)"), integer(size - 1));
      case 19, 20 -> function + "(" + a + ", " + integer(size - 1) + ")";
      case 21 -> text(size - 1) + ".length";
      default -> map(size - 1) + ".get(\"a\").or_else(" + number() + ")";
    };
  }

  private String size(String shape, String otherwise) {
    return "(match "
        + shape
        + " { Line(k) where k > 1 => k, Box(a, b) => a + b, Many(ks) => ks.length, _ => "
        + otherwise
        + " })";
  }

  private String array(int size) {
    String a = variable("Array<Int>", "[1, 2]");
    if (size <= 0) {
      return a;
    }
    return switch (dice.below(15)) {
      case 0, 1, 2 -> a;
      case 3 -> "[" + integer(size - 1) + ", " + integer(size - 1) + "]";
      case 4, 5 -> a + ".append(" + integer(size - 1) + ")";
      case 6 -> a + ".concat(" + array(size - 1) + ")";
      case 7 -> a + ".map(e => e + " + integer(0) + ")";
      case 8 -> a + ".filter(e => e" + compare() + integer(0) + ")";
      case 9 -> a + ".drop(1)";
      case 10 -> a + ".take(" + dice.between(0, 2) + ")";
      case 11 -> a + ".reverse()";
      case 12 -> a + ".sort()";
      case 13 -> variable("Bag", "Bag { items: [1], count: 1 }") + ".items";
      default -> "(if " + condition(0) + " { " + a + " } else { " + array(size - 1) + " })";
    };
  }

  private String span(int size) {
    String p = variable("Span", "Span { lo: 0, hi: 3 }");
    return switch (dice.below(5)) {
      case 0, 1 -> p;
      case 2 -> "Span { lo: " + integer(size - 1) + ", hi: " + integer(size - 1) + " }";
      case 3 -> "(" + p + " with { hi: " + p + ".hi + " + integer(0) + " })";
      default -> "(" + p + " with { lo: " + integer(0) + ".min(" + p + ".hi) })";
    };
  }

  private String bag() {
    String b = variable("Bag", "Bag { items: [], count: 0 }");
    String xs = variable("Array<Int>", "[3]");
    return switch (dice.below(4)) {
      case 0 -> b;
      case 1 -> "Bag { items: " + xs + ", count: " + xs + ".length }";
      case 2 -> "(" + b + " with { items: " + b + ".items.append(1), count: " + b + ".count + 1 })";
      default -> "(" + b + " with { items: " + b + ".items.drop(1), count: " + integer(0) + " })";
    };
  }

  private String shape(int size) {
    return switch (dice.below(6)) {
      case 0, 1 -> variable("Shape", "Dot");
      case 2 -> "Line(" + integer(size - 1) + ")";
      case 3 -> "Box(" + integer(0) + ", " + integer(0) + ")";
      case 4 -> "Many(" + array(0) + ")";
      default -> "Dot";
    };
  }

  private String option(int size) {
    return switch (dice.below(7)) {
      case 0, 1 -> variable("Option<Int>", "Some(2)");
      case 2 -> "Some(" + integer(size - 1) + ")";
      case 3 -> array(0) + ".first()";
      case 4 -> array(0) + ".find(e => e" + compare() + integer(0) + ")";
      case 5 -> variable("Option<Int>", "Some(2)") + ".map(e => e + " + integer(0) + ")";
      default -> array(0) + ".get(" + integer(0) + ")";
    };
  }

  private String map(int size) {
    String m = variable("Map<String, Int>", "Map.of([(\"a\", 1)])");
    return switch (dice.below(4)) {
      case 0, 1 -> m;
      case 2 -> m + ".insert(" + key() + ", " + integer(size - 1) + ")";
      default -> m + ".remove(" + key() + ")";
    };
  }

  private String key() {
    return dice.percent(70) ? dice.one(List.of("\"a\"", "\"b\"")) : variable("String", "\"c\"");
  }

  private String set(int size) {
    String s = variable("Set<Int>", "Set.of([1, 2])");
    String other = variable("Set<Int>", "Set.of([3])");
    return switch (dice.below(9)) {
      case 5 -> s + ".intersect(" + other + ")";
      case 6 -> s + ".minus(" + other + ")";
      case 7 -> array(0) + ".to_set()";
      case 8 -> "pick(" + condition(0) + ", " + s + ", " + other + ")";
      case 0, 1 -> s;
      case 2 -> s + ".insert(" + integer(size - 1) + ")";
      case 3 -> s + ".remove(" + integer(0) + ")";
      default -> s + ".union(" + other + ")";
    };
  }

  private String text(int size) {
    String t = variable("String", "\"ab\"");
    return switch (dice.below(5)) {
      case 0, 1 -> t;
      case 2 -> dice.one(List.of("\"\"", "\"a\"", "\"ab\"", "\"b1\""));
      default -> size <= 0 ? t : "(" + t + " + " + text(size - 1) + ")";
    };
  }

  private String real(int size) {
    String r = variable("Real", "1.5");
    return switch (dice.below(8)) {
      case 6 -> "largest(" + r + ", " + (size <= 0 ? "0.0" : real(size - 1)) + ")";
      case 7 -> "pick(" + condition(0) + ", " + r + ", 2.0)";
      case 0, 1 -> r;
      case 2 -> dice.one(List.of("0.0", "-0.0", "0.1", "2.5", "-1.0", "1.0e308"));
      case 3 -> "(" + r + " + " + (size <= 0 ? "0.1" : real(size - 1)) + ")";
      case 4 -> "(" + r + " * " + dice.one(List.of("2.0", "-1.0", "0.5", "1.0e200")) + ")";
      default -> "(" + r + " - " + (size <= 0 ? r : real(size - 1)) + ")";
    };
  }

  // ---- conditions ----

  String compare() {
    return dice.one(List.of(" < ", " <= ", " > ", " >= ", " == ", " != "));
  }

  /** What may hold of the variables there are. */
  String condition(int size) {
    return switch (dice.below(11)) {
      case 10 -> same(size - 1);
      case 0 -> size <= 0 ? about() : "not (" + condition(size - 1) + ")";
      case 1, 2 -> size <= 0 ? about() : "(" + condition(size - 1) + connected(size - 1) + ")";
      case 3, 4, 5 -> integer(Math.min(size, 1)) + compare() + integer(Math.min(size, 1));
      default -> about();
    };
  }

  private String same(int size) {
    return switch (dice.below(5)) {
      case 0 -> "same(" + real(size) + ", " + real(0) + ")";
      case 1 -> "same(" + array(size) + ", " + array(0) + ")";
      case 2 -> "same(" + set(size) + ", " + set(0) + ")";
      case 3 -> map(size) + " == " + map(0);
      default -> "same(" + integer(size) + ", " + integer(0) + ")";
    };
  }

  private String connected(int size) {
    return dice.one(List.of(" and ", " or ")) + condition(size);
  }

  /** Something about one of the variables. */
  private String about() {
    if (scope.isEmpty()) {
      return "true";
    }
    // The last ones are more often worth asking about.
    Named named = scope.get(scope.size() - 1 - dice.below(dice.between(1, scope.size())));
    String x = named.name();
    return switch (base(named.type())) {
      case "Int" -> x + compare() + integer(0);
      case "Bool" -> x;
      case "Array<Int>" -> array(x);
      case "Span" -> x + dice.one(List.of(".lo", ".hi")) + compare() + integer(0);
      case "Bag" -> x + dice.one(List.of(".count", ".items.length")) + compare() + integer(0);
      case "Shape" -> x + " is " + dice.one(List.of("Dot", "Line(_)", "Box(_, 1)", "Many(_)"));
      case "Option<Int>" ->
          dice.percent(60)
              ? x + " is " + dice.one(List.of("Some(_)", "None", "Some(0..3)"))
              : x + " == Some(" + integer(0) + ")";
      case "Map<String, Int>" ->
          dice.percent(60)
              ? x + ".contains(" + key() + ")"
              : x + ".get(" + key() + ") == Some(" + integer(0) + ")";
      case "Set<Int>" ->
          dice.percent(70) ? x + ".contains(" + integer(0) + ")" : x + ".length" + compare() + "1";
      case "String" ->
          dice.percent(60)
              ? x + dice.one(List.of(".starts_with", ".contains", ".ends_with")) + "(\"a\")"
              : x + ".length" + compare() + dice.between(0, 3);
      default -> x + dice.one(List.of(" < ", " <= ", " > ", " >= ", " == ")) + real(0);
    };
  }

  private String array(String xs) {
    return switch (dice.below(5)) {
      case 0 -> xs + ".all(e => e" + compare() + integer(0) + ")";
      case 1 -> xs + ".any(e => e" + compare() + integer(0) + ")";
      case 2 -> xs + ".contains(" + integer(0) + ")";
      default ->
          xs + ".length" + compare() + (dice.percent(50) ? integer(0) : array(0) + ".length");
    };
  }

  /** What may be worth claiming: something that held before, or was nearly so, or anything. */
  String claim() {
    List<String> known = conditions.stream().filter(this::inScope).toList();
    if (known.isEmpty() || dice.percent(40)) {
      return condition(1);
    }
    String held = known.get(known.size() - 1 - dice.below(Math.min(5, known.size())));
    return switch (dice.below(6)) {
      case 0 -> "(" + held + ") or " + condition(0);
      case 1 -> held.replace(" < ", " <= ");
      case 2 -> held.replace(" > ", " >= ").replace(" == ", " <= ");
      case 3 -> held.replace(" <= ", " < ");
      default -> held;
    };
  }

  private boolean inScope(String condition) {
    return NAME.matcher(condition)
        .results()
        .allMatch(found -> scope.stream().anyMatch(n -> n.name().equals(found.group())));
  }

  /** Values for a call from outside, none of which depends on anything. */
  String literal(String type) {
    Map<String, List<String>> all = new TreeMap<>();
    all.put("Nat", List.of("0", "1", "2", "5", "9"));
    all.put("Small", List.of("-9", "0", "3", "9"));
    all.put("Filled", List.of("[0]", "[3, -1, 4]"));
    all.put("Bool", List.of("true", "false"));
    all.put("Array<Int>", List.of("[]", "[1]", "[-2, 0, 7]", "[5, 5, 1, 2]"));
    all.put("Span", List.of("Span { lo: 0, hi: 0 }", "Span { lo: -2, hi: 4 }"));
    all.put("Bag", List.of("Bag { items: [], count: 0 }", "Bag { items: [2, 1], count: 2 }"));
    all.put("Shape", List.of("Dot", "Line(-1)", "Line(4)", "Box(2, 1)", "Many([3, 1])"));
    all.put("Option<Int>", List.of("None", "Some(0)", "Some(-3)", "Some(6)"));
    all.put("Map<String, Int>", List.of("Map.empty()", "Map.of([(\"a\", 2), (\"b\", -1)])"));
    all.put("Set<Int>", List.of("Set.empty()", "Set.of([0, 2])"));
    all.put("String", List.of("\"\"", "\"a\"", "\"ba\"", "\"abc\""));
    all.put("Real", List.of("0.0", "-0.0", "0.5", "-3.25", "1.0e300", "0.0 / 0.0", "1.0 / 0.0"));
    all.put("Int", List.of("-7", "-1", "0", "1", "2", "3", "4", "9", "9223372036854775807"));
    return dice.one(all.getOrDefault(type, List.of("0")));
  }
}
