package org.cascade.lang.ui.project;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.cascade.lang.ui.client.Places;
import org.cascade.lang.ui.edit.Opening;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.dialogs.WizardNewFileCreationPage;

/** Makes a file with the `module` line that its folder asks for. */
public final class NewFileWizard extends Wizard implements INewWizard {
  private static final String EXTENSION = "cascade";

  private IStructuredSelection selected;
  private FilePage page;

  @Override
  public void init(IWorkbench workbench, IStructuredSelection selection) {
    selected = selection;
    setWindowTitle("New Cascade File");
  }

  @Override
  public void addPages() {
    page = new FilePage(selected);
    addPage(page);
  }

  @Override
  public boolean performFinish() {
    IFile made = page.createNewFile();
    if (made == null) {
      return false;
    }
    Opening.open(Places.uri(Path.of(made.getLocation().toOSString())), null);
    return true;
  }

  private static final class FilePage extends WizardNewFileCreationPage {
    FilePage(IStructuredSelection selected) {
      super("file", selected);
      setTitle("Cascade File");
      setDescription(
          "A file of its own is a module, named like its folders below " + Builder.SOURCES + ".");
      setFileExtension(EXTENSION);
    }

    @Override
    protected InputStream getInitialContents() {
      return new ByteArrayInputStream(
          ("module " + module() + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    private String module() {
      IPath folder = getContainerFullPath().removeFirstSegments(1);
      IPath root = IPath.fromOSString(Builder.SOURCES);
      IPath below =
          root.isPrefixOf(folder) ? folder.removeFirstSegments(root.segmentCount()) : folder;
      String name = getFileName().replaceFirst("\\." + EXTENSION + "$", "");
      return below.isEmpty() ? name : String.join(".", below.segments()) + "." + name;
    }
  }
}
