package org.cascade.lang.ui.launch;

import java.nio.file.Path;
import java.util.List;
import org.cascade.lang.ui.CascadePlugin;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;

/**
 * Launch configurations of Cascade programs: their attributes, and how they are made by themselves.
 */
public final class Programs {
  /** The type of the configurations. */
  public static final String TYPE = CascadePlugin.ID + ".program";

  /** The file or folder that is run, or whose tests are. */
  public static final String PROGRAM = "program";

  /** Arguments of the program, as on a command line. */
  public static final String ARGUMENTS = "arguments";

  /** Options of `cascade run`, as on a command line. */
  public static final String OPTIONS = "options";

  /** The title of the one test to run; empty to run the program. */
  public static final String TEST = "test";

  private Programs() {}

  /** Runs a file or folder. */
  public static void launch(Path program, String mode) {
    launch(program, "", mode);
  }

  /** Runs one test of a file. */
  public static void launch(Path program, String test, String mode) {
    try {
      DebugUITools.launch(configuration(program, test), mode);
    } catch (CoreException e) {
      CascadePlugin.log().error("`" + program + "` could not be run: " + e.getMessage(), e);
    }
  }

  /** The configuration that there is for it, or a new one. */
  private static ILaunchConfiguration configuration(Path program, String test)
      throws CoreException {
    ILaunchManager launches = DebugPlugin.getDefault().getLaunchManager();
    ILaunchConfigurationType type = launches.getLaunchConfigurationType(TYPE);
    for (ILaunchConfiguration there : launches.getLaunchConfigurations(type)) {
      if (there.getAttribute(PROGRAM, "").equals(program.toString())
          && there.getAttribute(TEST, "").equals(test)) {
        return there;
      }
    }
    String name =
        test.isEmpty()
            ? program.getFileName().toString()
            : program.getFileName() + " " + test.replaceAll("[^\\w ]", "_");
    ILaunchConfigurationWorkingCopy made =
        type.newInstance(null, launches.generateLaunchConfigurationName(name));
    made.setAttribute(PROGRAM, program.toString());
    made.setAttribute(TEST, test);
    return made.doSave();
  }

  /** The place of a resource on the disk. */
  static Path path(IResource resource) {
    return Path.of(resource.getLocation().toOSString());
  }

  /** The words of a line, as a shell takes them apart. */
  static List<String> words(String line) {
    return List.of(DebugPlugin.parseArguments(line));
  }
}
