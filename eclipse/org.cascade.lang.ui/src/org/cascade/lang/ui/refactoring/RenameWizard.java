package org.cascade.lang.ui.refactoring;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.ltk.ui.refactoring.RefactoringWizard;
import org.eclipse.ltk.ui.refactoring.UserInputWizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Asks for a name, and shows what changes with it. */
public final class RenameWizard extends RefactoringWizard {
  private final RenameRefactoring refactoring;

  /** For one renaming. */
  public RenameWizard(RenameRefactoring refactoring) {
    super(refactoring, DIALOG_BASED_USER_INTERFACE | PREVIEW_EXPAND_FIRST_NODE);
    this.refactoring = refactoring;
    setDefaultPageTitle("Rename");
  }

  @Override
  protected void addUserInputPages() {
    addPage(new NamePage());
  }

  private final class NamePage extends UserInputWizardPage {
    NamePage() {
      super("name");
    }

    @Override
    public void createControl(Composite parent) {
      Composite all = new Composite(parent, SWT.NONE);
      GridLayoutFactory.swtDefaults().numColumns(2).applyTo(all);
      new Label(all, SWT.NONE).setText("New name:");
      Text name = new Text(all, SWT.BORDER);
      GridDataFactory.fillDefaults().grab(true, false).hint(280, SWT.DEFAULT).applyTo(name);
      name.setText(refactoring.oldName());
      name.selectAll();
      name.addModifyListener(event -> entered(name.getText()));
      setPageComplete(false);
      setControl(all);
    }

    private void entered(String name) {
      refactoring.setNewName(name);
      setPageComplete(!name.isBlank() && !name.equals(refactoring.oldName()));
    }
  }
}
