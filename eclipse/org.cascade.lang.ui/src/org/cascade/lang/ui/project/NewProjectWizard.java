package org.cascade.lang.ui.project;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.NoJdk;
import org.cascade.lang.ui.client.Places;
import org.cascade.lang.ui.edit.Opening;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.dialogs.WizardNewProjectCreationPage;

/** Makes a Cascade project with the small program that `cascade new` writes. */
public final class NewProjectWizard extends Wizard implements INewWizard {
  private WizardNewProjectCreationPage page;

  @Override
  public void init(IWorkbench workbench, IStructuredSelection selection) {
    setWindowTitle("New Cascade Project");
    setNeedsProgressMonitor(true);
  }

  @Override
  public void addPages() {
    page = new WizardNewProjectCreationPage("project");
    page.setTitle("Cascade Project");
    page.setDescription("A project whose sources are in " + Builder.SOURCES + ".");
    addPage(page);
  }

  @Override
  public boolean performFinish() {
    IProject project = page.getProjectHandle();
    Path location = page.useDefaults() ? null : page.getLocationPath().toPath();
    try {
      getContainer()
          .run(
              true,
              false,
              monitor -> {
                try {
                  make(project, location, monitor);
                } catch (CoreException | IOException | NoJdk e) {
                  throw new InvocationTargetException(e);
                }
              });
    } catch (InvocationTargetException e) {
      CascadePlugin.log()
          .error("The project could not be made: " + e.getCause().getMessage(), e.getCause());
      MessageDialog.openError(getShell(), "New Cascade Project", e.getCause().getMessage());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    IFile main = project.getFile(Builder.SOURCES + "/main.cascade");
    Opening.open(Places.uri(Path.of(main.getLocation().toOSString())), null);
    return true;
  }

  private static void make(IProject project, Path location, IProgressMonitor monitor)
      throws CoreException, IOException, InterruptedException, NoJdk {
    IProjectDescription description =
        project.getWorkspace().newProjectDescription(project.getName());
    if (location != null) {
      description.setLocation(org.eclipse.core.runtime.IPath.fromPath(location));
    }
    project.create(description, monitor);
    project.open(monitor);
    fill(Path.of(project.getLocation().toOSString()), project.getName());
    project.refreshLocal(IResource.DEPTH_INFINITE, monitor);
    Nature.add(project, monitor);
  }

  /** Takes what the command writes into a folder of its own. */
  private static void fill(Path folder, String name)
      throws IOException, InterruptedException, NoJdk {
    Path made = Files.createTempDirectory("cascade-new");
    try {
      List<String> command =
          CascadePlugin.get().command().run(List.of("new", made.resolve(name).toString()));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("`cascade new` failed: " + said.strip());
      }
      Path sources = Files.createDirectories(folder.resolve(Builder.SOURCES));
      Files.copy(made.resolve(name).resolve("main.cascade"), sources.resolve("main.cascade"));
      Files.copy(made.resolve(name).resolve("README.md"), folder.resolve("README.md"));
      Files.writeString(
          folder.resolve(".gitignore"),
          Files.readString(made.resolve(name).resolve(".gitignore")) + "target/\n");
    } finally {
      Mirror.delete(made);
    }
  }
}
