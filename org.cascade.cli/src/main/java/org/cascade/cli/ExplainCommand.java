package org.cascade.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.Suggestions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cascade explain}: the page of a diagnostic. */
@Command(
    name = "explain",
    description = "Explains a diagnostic by its code; without one, lists them all.")
final class ExplainCommand implements Callable<Integer> {
  private static final String FOLDER = "/org/cascade/cli/rules/";

  private final Terminal terminal;

  @Parameters(arity = "0..1", paramLabel = "CASnnnn", description = "The diagnostic's code.")
  private Optional<String> code = Optional.empty();

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (code.isEmpty()) {
      for (RuleCode rule : RuleCode.values()) {
        terminal.out().println(line(rule));
      }
      return ExitCode.OK;
    }
    Optional<RuleCode> rule = RuleCode.ofId(normalised(code.get()));
    if (rule.isEmpty()) {
      terminal.say("there is no diagnostic `" + code.get() + "`." + suggestion());
      return ExitCode.USAGE;
    }
    terminal.out().println(page(rule.get()).strip());
    return ExitCode.OK;
  }

  /** {@code 101} and {@code cas0101} are meant as {@code CAS0101}. */
  private static String normalised(String given) {
    String digits = given.replaceFirst("(?i)^cas", "");
    return digits.matches("\\d{1,4}") ? "CAS%04d".formatted(Integer.parseInt(digits)) : given;
  }

  private String suggestion() {
    var ids = Arrays.stream(RuleCode.values()).map(RuleCode::id).toList();
    return Suggestions.nearest(normalised(code.orElse("")), ids)
        .map(id -> " Did you mean `" + id + "`? `cascade explain` lists all.")
        .orElse(" `cascade explain` lists all.");
  }

  private static String line(RuleCode rule) {
    return "%s  %-7s  %s".formatted(rule.id(), rule.severity().shown(), rule.title());
  }

  private static String page(RuleCode rule) throws IOException {
    try (InputStream in = ExplainCommand.class.getResourceAsStream(FOLDER + rule.id() + ".md")) {
      return in == null
          ? "# " + rule.id() + ": " + rule.title()
          : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
