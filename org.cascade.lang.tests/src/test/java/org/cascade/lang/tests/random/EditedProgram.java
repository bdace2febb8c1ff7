package org.cascade.lang.tests.random;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.compiler.SourceReader;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.source.Source;

/**
 * The files of a program as someone edits them, a change at a time: mostly ones that leave it
 * readable, since the others only show that errors come and go.
 */
record EditedProgram(Map<String, Source> files) {
  private static final Path ROOT = Path.of("/edited");
  private static final Pattern NUMBER = Pattern.compile("\\b\\d+\\b");
  private static final Pattern OPERATOR = Pattern.compile(" (<=|<|>=|>|==|!=|\\+|-|\\*|and|or) ");
  private static final Pattern NAME = Pattern.compile("\\b[a-z][a-z_0-9]*\\b");
  private static final Pattern TYPE_NAME = Pattern.compile("\\b[A-Z][A-Za-z]*\\b");
  private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=", "==", "!=");
  private static final List<String> SUMS = List.of("+", "-", "*");
  private static final List<String> NUMBERS =
      List.of("0", "1", "2", "3", "5", "9", "10", "11", "100", "150", "1000");
  private static final List<String> PIECES =
      List.of("\n", " ", "{", "}", "(", ")", "\"", "x", "/* c */", "// c\n", "let y = 1\n", ",");

  EditedProgram(Map<String, Source> files) {
    this.files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  static EditedProgram of(Map<String, String> texts) {
    Map<String, Source> files = new LinkedHashMap<>();
    texts.forEach((name, text) -> files.put(name, new Source(ROOT.resolve(name).toString(), text)));
    return new EditedProgram(files);
  }

  /** The same program with another text in one file, unless it is the same text. */
  EditedProgram with(String name, String text) {
    Map<String, Source> all = new LinkedHashMap<>(files);
    if (!Optional.ofNullable(files.get(name)).map(Source::text).equals(Optional.of(text))) {
      all.put(name, new Source(ROOT.resolve(name).toString(), text));
    }
    return new EditedProgram(all);
  }

  /** Reads files as an editor does: one that has not changed is the same source as before. */
  CompileRequest request() {
    List<CompileRequest.Input> inputs = new ArrayList<>();
    files.keySet().forEach(n -> inputs.add(new CompileRequest.Input.OfPath(ROOT.resolve(n))));
    return CompileRequest.ofPath(ROOT, Phase.CHECK)
        .withInputs(inputs)
        .withSourceRoot(ROOT)
        .withReader(new Reader(files));
  }

  /** Gives files that are nowhere but here. */
  private record Reader(Map<String, Source> files) implements SourceReader {
    @Override
    public Optional<Source> read(Path file, String shownAs, Reporter reporter) {
      return Optional.ofNullable(files.get(ROOT.relativize(file).toString()));
    }

    @Override
    public boolean exists(Path file) {
      return file.startsWith(ROOT) && files.containsKey(ROOT.relativize(file).toString());
    }
  }

  @Override
  public String toString() {
    return files.entrySet().stream()
        .map(e -> e.getKey() + ":\n" + e.getValue().text())
        .collect(Collectors.joining("\n"));
  }

  /** The program after one more change. */
  EditedProgram edited(Dice dice) {
    String name = dice.one(List.copyOf(files.keySet()));
    String text = Optional.ofNullable(files.get(name)).map(Source::text).orElse("");
    String changed =
        switch (dice.below(17)) {
          case 0, 1, 2 -> replaced(text, NUMBER, dice, old -> dice.one(NUMBERS));
          case 3, 4 -> replaced(text, OPERATOR, dice, old -> " " + other(old.strip(), dice) + " ");
          case 5, 6 -> replaced(text, NAME, dice, old -> dice.one(names(text, NAME)));
          case 7 -> replaced(text, TYPE_NAME, dice, old -> dice.one(names(text, TYPE_NAME)));
          case 8 -> character(text, dice);
          case 9, 10, 11 -> rearranged(text, "\n", dice);
          default -> rearranged(text, "\n(?=[a-z@])", dice);
        };
    Map<String, Source> all = new LinkedHashMap<>(files);
    all.put(name, new Source(ROOT.resolve(name).toString(), changed));
    return new EditedProgram(all);
  }

  private static String other(String operator, Dice dice) {
    if (COMPARISONS.contains(operator)) {
      return dice.one(COMPARISONS);
    }
    return SUMS.contains(operator) ? dice.one(SUMS) : operator.equals("and") ? "or" : "and";
  }

  private static List<String> names(String text, Pattern of) {
    List<String> names = of.matcher(text).results().map(MatchResult::group).distinct().toList();
    return names.isEmpty() ? List.of("x") : names;
  }

  /** Makes something of what is found at a place. */
  private interface Change {
    String of(String old);
  }

  private static String replaced(String text, Pattern what, Dice dice, Change change) {
    List<MatchResult> found = what.matcher(text).results().toList();
    if (found.isEmpty()) {
      return text;
    }
    MatchResult at = dice.one(found);
    return text.substring(0, at.start()) + change.of(at.group()) + text.substring(at.end());
  }

  private static String character(String text, Dice dice) {
    int from = dice.below(text.length() + 1);
    int to = Math.min(text.length(), from + dice.below(3));
    String piece = dice.percent(60) ? dice.one(PIECES) : "";
    return text.substring(0, from) + piece + text.substring(to);
  }

  /** Moves, doubles or removes a line, such as a member, or something at the top of a file. */
  private static String rearranged(String text, String between, Dice dice) {
    List<String> items = new ArrayList<>(List.of(text.split(between)));
    if (items.isEmpty()) {
      return text;
    }
    int at = dice.below(items.size());
    String item = items.get(at);
    switch (dice.below(4)) {
      case 0 -> items.remove(at);
      case 1 -> items.add(dice.below(items.size()), item);
      default -> {
        items.remove(at);
        items.add(dice.below(items.size() + 1), item);
      }
    }
    return String.join("\n", items) + "\n";
  }
}
