package org.cascade.lang.ui.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cascade.lang.ui.CascadePlugin;
import org.eclipse.core.resources.ICommand;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IProjectNature;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Makes a project a Cascade project: its builder writes Java. */
public final class Nature implements IProjectNature {
  /** The nature's name. */
  public static final String ID = CascadePlugin.ID + ".nature";

  private IProject project;

  /** Gives a project the nature, if it does not have it. */
  public static void add(IProject project, IProgressMonitor monitor) throws CoreException {
    IProjectDescription description = project.getDescription();
    List<String> natures = new ArrayList<>(Arrays.asList(description.getNatureIds()));
    if (!natures.contains(ID)) {
      // First, so that the builders of others see what was written.
      natures.addFirst(ID);
      description.setNatureIds(natures.toArray(String[]::new));
      project.setDescription(description, monitor);
    }
  }

  @Override
  public void configure() throws CoreException {
    IProjectDescription description = project.getDescription();
    List<ICommand> builders = new ArrayList<>(Arrays.asList(description.getBuildSpec()));
    if (builders.stream().noneMatch(builder -> builder.getBuilderName().equals(Builder.ID))) {
      ICommand builder = description.newCommand();
      builder.setBuilderName(Builder.ID);
      builders.addFirst(builder);
      description.setBuildSpec(builders.toArray(ICommand[]::new));
      project.setDescription(description, null);
    }
  }

  @Override
  public void deconfigure() throws CoreException {
    IProjectDescription description = project.getDescription();
    description.setBuildSpec(
        Arrays.stream(description.getBuildSpec())
            .filter(builder -> !builder.getBuilderName().equals(Builder.ID))
            .toArray(ICommand[]::new));
    project.setDescription(description, null);
  }

  @Override
  public IProject getProject() {
    return project;
  }

  @Override
  public void setProject(IProject of) {
    project = of;
  }
}
