package org.cascade.lang.eval;

import static org.cascade.lang.eval.Arguments.array;
import static org.cascade.lang.eval.Arguments.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions, SQL, assertions and {@code error}. */
final class CheckIntrinsics {
  private CheckIntrinsics() {}

  static void register(Intrinsics.Table table) {
    table
        .of("Regex")
        .add("valid", (m, a) -> Value.of(isPattern(text(a, 0))))
        .add("matches", CheckIntrinsics::matches);
    table.of("Sql").add("valid", (m, a) -> Value.of(SqlCheck.isValid(text(a, 0))));
    table.ofCompiler("sql").add("validFor", CheckIntrinsics::isValidSql);
    table.of("Abort").add("error", CheckIntrinsics::error);
    table
        .of("Asserts")
        .add("equal", (m, a) -> equal(a.get(0), a.get(1)))
        .add("error", CheckIntrinsics::assertError);
  }

  private static Value isValidSql(Machine machine, List<Value> args) {
    List<Value> tables = array(args, 1);
    tables.forEach(t -> TypeIntrinsics.look(machine, t));
    return Value.of(SqlCheck.isValid(text(args, 0), tables));
  }

  private static boolean isPattern(String text) {
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException malformed) {
      return false;
    }
  }

  private static Value matches(Machine machine, List<Value> args) {
    String pattern = text(args, 1);
    try {
      CharSequence subject = new MeteredText(text(args, 0), machine.meter());
      return Value.of(Pattern.compile(pattern).matcher(subject).matches());
    } catch (PatternSyntaxException malformed) {
      throw new Signal.Fault(
          ValueText.quoted(pattern)
              + " is not a regular expression: "
              + malformed.getDescription());
    }
  }

  private static Value error(Machine machine, List<Value> args) {
    throw new Signal.Fault(text(args, 0));
  }

  private static Value equal(Value actual, Value expected) {
    if (!actual.equals(expected)) {
      throw new Signal.Fault(
          "expected " + ValueText.nested(expected) + ", but found " + ValueText.nested(actual));
    }
    return Value.UNIT;
  }

  private static Value assertError(Machine machine, List<Value> args) {
    if (args.size() == 2) {
      return equal(args.get(0), Library.err(args.get(1)));
    }
    if (Library.holds((Value.Variant) args.get(0))) {
      throw new Signal.Fault("expected an error, but found " + ValueText.nested(args.get(0)));
    }
    return Value.UNIT;
  }
}
