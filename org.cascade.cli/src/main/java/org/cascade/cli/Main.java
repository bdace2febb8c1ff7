package org.cascade.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.cascade.lang.compiler.CrashReport;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.diagnostics.Severity;
import org.cascade.lang.names.Suggestions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** The {@code cascade} command: finds the subcommand, and is the outermost door for crashes. */
@Command(
    name = "cascade",
    synopsisSubcommandLabel = "COMMAND",
    description = "Compiles and runs Cascade programs.",
    footer = {
      "",
      "Exit codes: 0 all well; 1 the program has errors, aborted or a test failed;",
      "2 the command was used wrongly; 3 the compiler made a mistake."
    })
public final class Main implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command and ends the process. */
  public static void main(String[] args) {
    int code = execute(Terminal.ofProcess(), args);
    System.out.flush();
    System.err.flush();
    // Threads a program has left behind do not keep the command alive.
    Runtime.getRuntime().exit(code);
  }

  /** Runs the command; returns its exit code. */
  public static int execute(Terminal terminal, String... args) {
    CommandLine line = new CommandLine(new Main());
    commands(terminal).forEach(line::addSubcommand);
    CommandLine help = new CommandLine(new CommandLine.HelpCommand());
    help.getCommandSpec().usageMessage().header("Tells what a command takes: `cascade help run`.");
    line.addSubcommand(help);
    addHelpOption(line.getCommandSpec());
    addVersionOption(line.getCommandSpec());
    line.setUsageHelpAutoWidth(false);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal.outColoured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.setOut(new java.io.PrintWriter(terminal.out(), true));
    line.setErr(new java.io.PrintWriter(terminal.err(), true));
    line.setParameterExceptionHandler((e, given) -> wrongUsage(terminal, e, given));
    line.setExecutionExceptionHandler((e, command, parsed) -> crash(terminal, e));
    try {
      return line.execute(args);
    } catch (OutOfMemoryError full) {
      terminal.say("out of memory. Set `CASCADE_JAVA_OPTIONS` to give more, such as to `-Xmx4g`.");
      return ExitCode.FAILED;
    } catch (Error broken) {
      return crash(terminal, broken);
    }
  }

  /** People type {@code --help} behind whatever they are about to run. */
  private static void addHelpOption(CommandSpec command) {
    if (!command.helpCommand()) {
      command.addOption(
          OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("Tells this, and does nothing.")
              .build());
      command.subcommands().values().forEach(sub -> addHelpOption(sub.getCommandSpec()));
    }
  }

  private static void addVersionOption(CommandSpec command) {
    command.version(VersionCommand.line());
    command.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Prints the version of the compiler and of Java.")
            .build());
  }

  private static List<Object> commands(Terminal terminal) {
    return List.of(
        new RunCommand(terminal),
        new CheckCommand(terminal),
        new TestCommand(terminal),
        new FmtCommand(terminal),
        new GenerateCommand(terminal),
        new ExpandCommand(terminal),
        new ExplainCommand(terminal),
        new ExplainQueryCommand(terminal),
        new NewCommand(terminal),
        new DataCommand(terminal),
        new ReplicaCommand(terminal),
        new LspCommand(),
        new DebugCommand(),
        new VersionCommand(terminal));
  }

  /** Without a subcommand: the help. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }

  private static int wrongUsage(
      Terminal terminal, CommandLine.ParameterException e, String... args) {
    CommandLine command = e.getCommandLine();
    boolean top = command.getParent() == null;
    if (top && args.length > 0 && !args[0].startsWith("-")) {
      terminal.say(unknownCommand(command, args[0]));
    } else {
      terminal.say(e.getMessage() + suggestion(command, e));
      terminal
          .err()
          .println(command.getHelp().synopsisHeading() + command.getHelp().synopsis(0).strip());
    }
    terminal.say("`" + command.getCommandSpec().qualifiedName() + " --help` tells more.");
    return ExitCode.USAGE;
  }

  private static String unknownCommand(CommandLine line, String word) {
    String message = "there is no command `" + word + "`.";
    if (word.endsWith(".cascade") || new java.io.File(word).exists()) {
      return message + " Did you mean `cascade run " + word + "`?";
    }
    return message
        + Suggestions.nearest(word, line.getSubcommands().keySet())
            .map(w -> " Did you mean `" + w + "`?")
            .orElse("");
  }

  private static String suggestion(CommandLine command, CommandLine.ParameterException e) {
    if (!(e instanceof CommandLine.UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return "";
    }
    List<String> options =
        command.getCommandSpec().options().stream()
            .map(CommandLine.Model.OptionSpec::longestName)
            .toList();
    return Suggestions.nearest(unmatched.getUnmatched().getFirst(), options)
        .map(w -> ". Did you mean `" + w + "`?")
        .orElse("");
  }

  private static int crash(Terminal terminal, Throwable crash) {
    terminal.say(
        Severity.ERROR.shown()
            + "["
            + RuleCode.INTERNAL.id()
            + "]: "
            + CrashReport.message("running the command", crash));
    return ExitCode.INTERNAL;
  }
}
