package org.cascade.lang.ui.launch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.NoJdk;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.model.LaunchConfigurationDelegate;

/** Runs a program or a test with the command, as it would run in a terminal. */
public final class ProgramLaunch extends LaunchConfigurationDelegate {
  /** What a process of a program is marked with, so that its output is read for places. */
  static final String PROCESS_TYPE = "cascade";

  @Override
  public void launch(
      ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor)
      throws CoreException {
    Path program = Path.of(configuration.getAttribute(Programs.PROGRAM, ""));
    if (!Files.exists(program)) {
      throw new CoreException(
          Status.error(
              "There is no program `"
                  + program
                  + "`. Choose a `.cascade` file or a folder in the launch configuration."));
    }
    File folder =
        (Files.isDirectory(program) ? program : program.toAbsolutePath().getParent()).toFile();
    try {
      List<String> command = CascadePlugin.get().command().run(arguments(configuration, program));
      Process process = DebugPlugin.exec(command.toArray(String[]::new), folder, null);
      IProcess shown =
          DebugPlugin.newProcess(
              launch,
              process,
              configuration.getName(),
              Map.of(IProcess.ATTR_PROCESS_TYPE, PROCESS_TYPE));
      shown.setAttribute(
          IProcess.ATTR_CMDLINE, DebugPlugin.renderArguments(command.toArray(String[]::new), null));
    } catch (NoJdk e) {
      throw new CoreException(Status.error(e.getMessage()));
    }
  }

  private static List<String> arguments(ILaunchConfiguration configuration, Path program)
      throws CoreException {
    String test = configuration.getAttribute(Programs.TEST, "");
    List<String> all =
        new ArrayList<>(List.of(test.isEmpty() ? "run" : "test", program.toString()));
    if (!test.isEmpty()) {
      all.addAll(List.of("--only", test));
    }
    all.addAll(Programs.words(configuration.getAttribute(Programs.OPTIONS, "")));
    List<String> ofProgram = Programs.words(configuration.getAttribute(Programs.ARGUMENTS, ""));
    if (!ofProgram.isEmpty()) {
      all.add("--");
      all.addAll(ofProgram);
    }
    return all;
  }
}
