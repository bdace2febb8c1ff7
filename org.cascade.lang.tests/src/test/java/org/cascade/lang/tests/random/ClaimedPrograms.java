package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Generates programs that make claims: of some, the proof has to be refused. */
final class ClaimedPrograms {
  /** What all programs of a module share. */
  static final String TYPES =
      """
      type Nat = Int where value >= 0
      type Small = Int where -10 <= value and value <= 10
      type Filled = Array<Int> where value.length > 0
      type Span = { lo: Int, hi: Int, assert lo <= hi }
      type Bag = { items: Array<Int>, count: Nat, assert count == items.length }
      type Shape = Dot | Line(Int) | Box(Nat, Nat) | Many(Array<Int>)
      let helper(a: Int, b: Int) -> Int {
          let least = if a < b { a } else { b }
          if least < 0 { return 0 }
          least
      }
      let pick<T>(c: Bool, a: T, b: T) -> T = if c { a } else { b }
      let largest<T: Ord>(a: T, b: T) -> T = if a < b { b } else { a }
      let same<T: Eq>(a: T, b: T) -> Bool = a == b
      let at_or<T>(xs: Array<T>, i: Int, other: T) -> T = if 0 <= i and i < xs.length { xs[i] } else { other }
      type Pair<A> = { first: A, second: A,
          swapped() -> Pair<A> = Pair { first: second, second: first }
      }
      """;

  private static final List<String> RESULTS =
      List.of("Int", "Nat", "Small", "Array<Int>", "Filled", "Span", "Bag", "Option<Int>", "Shape");
  private static final List<String> STATES = List.of("Int", "Nat", "Option<Int>", "Array<Int>");
  private static final int CALLS = 4;
  private static final int MOST_LOOPS = 2;

  private final Dice dice;
  private final int number;
  private ClaimedExpressions expressions;

  /** Calls that may write states, where there are some. */
  private List<String> writers = List.of();

  private final List<Claimed.Line> lines = new ArrayList<>();
  private String indent = "";
  private int names;
  private int loops;

  private ClaimedPrograms(int number, Dice dice) {
    this.number = number;
    this.dice = dice;
    this.expressions = new ClaimedExpressions(dice, "helper");
  }

  static Claimed generate(int number, Dice dice) {
    ClaimedPrograms program = new ClaimedPrograms(number, dice);
    program.small();
    program.function();
    return new Claimed(number, List.copyOf(program.lines));
  }

  /** A space, whose transforms are claimed about: to be run as compiled Java. */
  static Claimed generateSpace(int number, Dice dice) {
    ClaimedPrograms program = new ClaimedPrograms(number, dice);
    program.space();
    return new Claimed(number, List.copyOf(program.lines));
  }

  private void space() {
    String name = "S" + number;
    fixed("space " + name + " {");
    List<String> states = new ArrayList<>();
    for (String type : STATES) {
      String state = fresh("s");
      states.add(state);
      fixed("    state " + state + ": " + type + " = " + expressions.literal(type));
      expressions.declare(state, type, true);
    }
    transform("u" + number, List.of("Int"), 1);
    writers = List.of("u" + number + "(");
    String other = fresh("o");
    expressions.declare(other, name, false);
    expressions.declare(other + "." + states.getFirst(), "Int", true);
    expressions.declare(other + "." + states.getLast(), "Array<Int>", true);
    writers = List.of("u" + number + "(", other + ".u" + number + "(");
    transform("t" + number, List.of("Int", other + ": " + name), 2);
    fixed("}");
    fixed("let p" + number + "() -> String {");
    fixed("    let a = " + name + ".new()");
    fixed("    let b = " + name + ".new()");
    fixed("    var out: Array<String> = []");
    for (String to : List.of("b", "a", "b", "a", "b")) {
      String call = "a.t%d(%s, %s)".formatted(number, expressions.literal("Int"), to);
      fixed("    out := out.append((attempt { " + call + " }).to_string())");
    }
    fixed("    out.join(\" \")");
    fixed("}");
  }

  private void transform(String name, List<String> params, int size) {
    int mark = expressions.mark();
    String count = fresh("a");
    expressions.declare(count, params.getFirst(), false);
    List<String> all = new ArrayList<>(params);
    all.set(0, count + ": Int");
    fixed("    transform " + name + "(" + String.join(", ", all) + ") -> Int {");
    indent = "    ";
    block(size, "Int");
    indent = "";
    fixed("        " + count);
    fixed("    }");
    expressions.leave(mark);
  }

  /** What is known of states may be gone with it. */
  private void call() {
    claim();
    String value = fresh("c");
    String call = dice.one(writers) + expressions.of("Int", 0) + ")";
    fixed("let " + value + " = " + call);
    expressions.declare(value, "Int", false);
    claim();
  }

  private void fixed(String text) {
    lines.add(Claimed.Line.fixed(indent + text));
  }

  private String fresh(String start) {
    return start + number + "_" + names++;
  }

  /** A function that may stand for its body where it is called. */
  private void small() {
    String name = "h" + number;
    String first = fresh("a");
    String second = fresh("a");
    expressions.declare(first, "Int", false);
    expressions.declare(second, "Int", false);
    fixed("let %s(%s: Int, %s: Int) -> Int {".formatted(name, first, second));
    loops = dice.percent(80) ? MOST_LOOPS : 0;
    block(1, "Int");
    if (dice.percent(40)) {
      again(name, first, List.of("Int", "Int"), "Int");
    }
    finish("Int");
    fixed("}");
    loops = 0;
    expressions = new ClaimedExpressions(dice, name);
  }

  private void function() {
    String name = "f" + number;
    List<String> types = new ArrayList<>();
    List<String> params = new ArrayList<>();
    for (int i = dice.between(2, 4); i > 0; i--) {
      String type = params.isEmpty() ? "Int" : dice.one(ClaimedExpressions.TYPES);
      String param = fresh("a");
      types.add(type);
      params.add(param + ": " + type);
      expressions.declare(param, type, false);
    }
    String result = dice.one(RESULTS);
    String where = "";
    if (dice.percent(30)) {
      String condition = expressions.condition(0);
      expressions.held(condition);
      where = " where " + condition;
    }
    fixed("let " + name + "(" + String.join(", ", params) + ") -> " + result + where + " {");
    block(dice.percent(25) ? 2 : 1, result);
    if (dice.percent(30)) {
      again(name, params.getFirst().replaceFirst(":.*", ""), types, result);
      block(1, result);
    }
    finish(result);
    fixed("}");
    calls(name, types);
  }

  private void calls(String name, List<String> types) {
    fixed("let p" + number + "() -> String {");
    fixed("    var out: Array<String> = []");
    for (int i = 0; i < CALLS; i++) {
      String args = types.stream().map(expressions::literal).collect(Collectors.joining(", "));
      lines.add(
          new Claimed.Line(
              "    out := out.append((attempt { %s(%s) }).to_string())".formatted(name, args),
              "",
              true,
              false));
    }
    fixed("    out.join(\" \")");
    fixed("}");
  }

  /** Calls itself with a smaller number, and goes on. */
  private void again(String name, String count, List<String> types, String result) {
    List<String> args = new ArrayList<>(List.of(count + " - 1"));
    types.subList(1, types.size()).forEach(t -> args.add(expressions.of(t, 1)));
    String value = fresh("v");
    fixed("    if 0 < " + count + " and " + count + " < 4 {");
    lines.add(
        Claimed.Line.claim(
            "        let %s = %s(%s)".formatted(value, name, String.join(", ", args)),
            "        let " + value + " = " + plain(result, expressions.literal(result))));
    int mark = expressions.mark();
    expressions.declare(value, result, false);
    indent += "    ";
    block(1, result);
    indent = "";
    expressions.leave(mark);
    if (dice.percent(50)) {
      fixed("    } else {");
      claim("        ");
    }
    fixed("    }");
    claim("    ");
  }

  /**
   * The value of the function, as its type asks for it; where that is not shown, in plain sight.
   */
  private void finish(String result) {
    String value = expressions.of(result, 1);
    lines.add(Claimed.Line.claim("    " + value, "    " + plain(result, value)));
  }

  private static String plain(String type, String value) {
    return switch (type) {
      case "Nat" -> "(" + value + ").max(0)";
      case "Small" -> "(" + value + ").clamp(-10, 10)";
      case "Filled" -> "[1].concat(" + value + ")";
      case "Span" -> "Span { lo: 0, hi: 1 }";
      case "Bag" -> "Bag { items: [], count: 0 }";
      case "Shape" -> "Dot";
      default -> value;
    };
  }

  private void block(int size, String result) {
    String outer = indent;
    int mark = expressions.mark();
    indent += "    ";
    for (int i = dice.between(1, size + 1); i > 0; i--) {
      statement(size, result);
    }
    indent = outer;
    if (!outer.isEmpty()) {
      expressions.leave(mark);
    }
  }

  private void statement(int size, String result) {
    boolean assigns = !expressions.assignable().isEmpty();
    boolean nests = size > 0;
    dice.take(
            List.of(
                new Dice.Way<Runnable>(40, () -> this::claim),
                new Dice.Way<Runnable>(14, () -> () -> declare(false)),
                new Dice.Way<Runnable>(16, () -> () -> declare(true)),
                new Dice.Way<Runnable>(assigns ? 30 : 0, () -> this::assign),
                new Dice.Way<Runnable>(nests ? 16 : 0, () -> () -> branch(size, result)),
                new Dice.Way<Runnable>(nests ? 9 : 0, () -> () -> match(size, result)),
                new Dice.Way<Runnable>(
                    nests && loops < MOST_LOOPS ? 9 : 0, () -> () -> each(size, result)),
                new Dice.Way<Runnable>(
                    nests && loops < MOST_LOOPS ? 9 : 0, () -> () -> count(size, result)),
                new Dice.Way<Runnable>(nests ? 7 : 0, () -> () -> checked(result)),
                new Dice.Way<Runnable>(
                    nests && loops < MOST_LOOPS ? 10 : 0, () -> () -> flag(size, result)),
                new Dice.Way<Runnable>(assigns ? 5 : 0, () -> this::lambda),
                new Dice.Way<Runnable>(assigns ? 5 : 0, () -> this::attempt),
                new Dice.Way<Runnable>(writers.isEmpty() ? 0 : 20, () -> this::call),
                new Dice.Way<Runnable>(6, () -> () -> leave(result))))
        .run();
  }

  private void claim() {
    claim(indent);
  }

  private void claim(String at) {
    String claim = expressions.claim();
    lines.add(Claimed.Line.claim(at + "assert " + claim));
    expressions.held(claim);
  }

  private void declare(boolean variable) {
    String type = dice.one(ClaimedExpressions.TYPES);
    String base = ClaimedExpressions.base(type);
    String name = fresh(variable ? "w" : "v");
    String start = indent + (variable ? "var " : "let ") + name + ": ";
    String value = expressions.of(type, 2);
    // Where a refined variable is not shown to be one, it is one of the base type; what depends on
    // that goes with it.
    lines.add(
        type.equals(base)
            ? new Claimed.Line(
                start + type + " = " + value,
                start + type + " = " + expressions.literal(type),
                true,
                false)
            : Claimed.Line.claim(start + type + " = " + value, start + type + " = " + safe(type)));
    expressions.declare(name, type, variable);
  }

  private static String safe(String type) {
    return type.equals("Filled") ? "[1]" : "1";
  }

  private void assign() {
    ClaimedExpressions.Named variable = dice.one(expressions.assignable());
    String value = expressions.of(variable.type(), 2);
    lines.add(Claimed.Line.claim(indent + variable.name() + " := " + value));
  }

  private void branch(int size, String result) {
    String condition = expressions.condition(1);
    fixed("if " + condition + " {");
    expressions.held(condition);
    block(size - 1, result);
    if (dice.percent(60)) {
      fixed("} else {");
      block(size - 1, result);
    }
    fixed("}");
  }

  private void match(int size, String result) {
    String name = fresh("m");
    boolean option = dice.percent(50);
    String subject = expressions.of(option ? "Option<Int>" : "Shape", 1);
    lines.add(
        Claimed.Line.claim(
            indent + "let " + name + " = " + subject,
            indent + "let " + name + " = " + (option ? "Some(1)" : "Line(1)")));
    fixed("match " + name + " {");
    String part = fresh("k");
    String pattern = option ? "Some(" + part + ")" : "Line(" + part + ")";
    int mark = expressions.mark();
    expressions.declare(part, "Int", false);
    String guard = "";
    if (dice.percent(60)) {
      String condition = part + " > " + dice.between(-1, 3);
      expressions.held(condition);
      guard = " where " + condition;
    }
    String outer = indent;
    indent += "    ";
    fixed(pattern + guard + " => {");
    block(size - 1, result);
    fixed("}");
    expressions.leave(mark);
    fixed("_ => {");
    block(size - 1, result);
    fixed("}");
    indent = outer;
    fixed("}");
  }

  private void each(int size, String result) {
    String item = fresh("e");
    String over =
        dice.percent(50)
            ? "0.." + expressions.of("Int", 0) + ".min(4)"
            : expressions.of("Array<Int>", 1) + ".take(4)";
    int mark = expressions.mark();
    fixed("for " + item + " in " + over + " {");
    expressions.declare(item, "Int", false);
    loops++;
    block(size - 1, result);
    loops--;
    expressions.leave(mark);
    fixed("}");
  }

  /** A loop that leaves unless each element is as it is to be. */
  private void checked(String result) {
    String xs = expressions.named("Array<Int>", "[1, 2]");
    String item = fresh("e");
    boolean byIndex = dice.percent(40);
    String element = byIndex ? xs + "[" + item + "]" : item;
    String condition = element + expressions.compare() + expressions.of("Int", 0);
    fixed("for " + item + " in " + (byIndex ? "0.." + xs + ".length" : xs) + " {");
    lines.add(
        Claimed.Line.claim(
            indent
                + "    if "
                + condition
                + (dice.percent(20) ? " and " + expressions.condition(0) : "")
                + " { return "
                + expressions.of(result, 1)
                + " }"));
    if (dice.percent(20)) {
      assignAny();
    }
    fixed("}");
    String all = condition.replace(element, "e");
    expressions.held(xs + ".all(e => not (" + all + "))");
    expressions.held("not " + xs + ".any(e => " + all + ")");
    claim();
  }

  private void assignAny() {
    if (!expressions.assignable().isEmpty()) {
      indent += "    ";
      assign();
      indent = indent.substring(4);
    }
  }

  /** A loop that sets a flag, and what was found with it. */
  private void flag(int size, String result) {
    String flag = fresh("q");
    String place = fresh("i");
    String item = fresh("e");
    String xs = expressions.named("Array<Int>", "[3, 1]");
    boolean begun = dice.percent(30);
    boolean option = dice.percent(30);
    fixed("var " + flag + " = " + begun);
    fixed("var " + place + (option ? ": Option<Int> = None" : " = 0"));
    boolean counts = dice.percent(30);
    if (counts) {
      fixed("var " + item + " = 0");
      String on = dice.percent(70) ? " and " + (begun ? "" : "not ") + flag : "";
      fixed("while " + item + " < " + xs + ".length" + on + " {");
    } else {
      fixed("for " + item + " in 0.." + xs + ".length {");
    }
    String element = xs + "[" + item + "]";
    String condition = element + expressions.compare() + expressions.of("Int", 0);
    String set = flag + " := " + (dice.percent(85) ? !begun : begun);
    String found = place + " := " + (option ? "Some(" + item + ")" : item);
    fixed("    if " + condition + " { " + set + "; " + (dice.percent(80) ? found : "") + " }");
    if (dice.percent(25)) {
      fixed("    " + (dice.percent(50) ? found : flag + " := " + condition));
    }
    if (dice.percent(20)) {
      assignAny();
    }
    if (counts) {
      fixed("    " + item + " := " + item + " + 1");
    }
    fixed("}");
    expressions.held(xs + ".any(e => " + condition.replace(element, "e") + ")");
    expressions.held(xs + ".all(e => not (" + condition.replace(element, "e") + "))");
    behind(new Found(flag, begun, place, option), condition.replace(item, place), xs, result);
  }

  private record Found(String flag, boolean begun, String place, boolean option) {}

  private void behind(Found found, String condition, String xs, String result) {
    String turned = (found.begun ? "not " : "") + found.flag;
    int mark = expressions.mark();
    String part = found.option ? fresh("k") : found.place;
    fixed(
        found.option
            ? "match " + found.place + " { Some(" + part + ") => {"
            : "if " + turned + " {");
    expressions.declare(part, "Int", false);
    String there = "(0 <= " + part + " and " + part + " < " + xs + ".length)";
    expressions.held(there);
    expressions.held("(" + there + " and " + condition.replace(found.place, part) + ")");
    block(0, result);
    expressions.leave(mark);
    fixed(found.option ? "} None => {" : "} else {");
    block(0, result);
    fixed(found.option ? "} }" : "}");
    claim();
  }

  private void count(int size, String result) {
    String name = fresh("i");
    String bound = Integer.toString(dice.between(1, 4));
    fixed("var " + name + " = " + dice.between(-1, 1));
    String condition = name + " < " + bound;
    fixed("while " + condition + " {");
    expressions.held(condition);
    expressions.declare(name, "Int", false);
    loops++;
    block(size - 1, result);
    loops--;
    fixed("    " + name + " := " + name + " + " + dice.between(1, 2));
    fixed("}");
    expressions.held(name + " >= " + bound);
  }

  /** A function that assigns what is around it. */
  private void lambda() {
    List<ClaimedExpressions.Named> plain = plain();
    if (plain.isEmpty()) {
      return;
    }
    ClaimedExpressions.Named variable = dice.one(plain);
    String name = fresh("g");
    fixed("let " + name + " = (x: Int) => { " + variable.name() + " := x }");
    claim();
    fixed(name + "(" + expressions.of("Int", 0) + ")");
    claim();
  }

  /** What is assigned is undone if it fails. A false claim is passed on. */
  private void attempt() {
    List<ClaimedExpressions.Named> plain = plain();
    if (plain.isEmpty()) {
      return;
    }
    ClaimedExpressions.Named variable = dice.one(plain);
    String name = fresh("t");
    String condition = expressions.condition(0);
    fixed(
        "let %s = attempt { %s := %s; if %s { error(\"no\") }; 1 }"
            .formatted(name, variable.name(), expressions.of("Int", 0), condition));
    claim();
    fixed("if " + name + " is Ok(_) {");
    expressions.held("not (" + condition + ")");
    indent += "    ";
    claim();
    indent = indent.substring(4);
    fixed("}");
  }

  private List<ClaimedExpressions.Named> plain() {
    return expressions.assignable().stream().filter(v -> v.type().equals("Int")).toList();
  }

  private void leave(String result) {
    String condition = expressions.condition(1);
    lines.add(
        Claimed.Line.claim(
            indent + "if " + condition + " { return " + expressions.of(result, 1) + " }"));
    expressions.held("not (" + condition + ")");
  }
}
