package org.cascade.lang.ui.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cascade.lang.ui.CascadePlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** What is run, and with which options and arguments. */
final class ProgramTab extends AbstractLaunchConfigurationTab {
  private static final Map<String, String> LABELS = new LinkedHashMap<>();

  static {
    LABELS.put(Programs.PROGRAM, "File or folder:");
    LABELS.put(Programs.ARGUMENTS, "Arguments of the program:");
    LABELS.put(Programs.OPTIONS, "Options of `cascade run`:");
    LABELS.put(Programs.TEST, "Only the test:");
  }

  private final Map<String, Text> fields = new LinkedHashMap<>();

  @Override
  public void createControl(Composite parent) {
    Composite all = new Composite(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().numColumns(2).applyTo(all);
    LABELS.forEach((attribute, label) -> {
      new Label(all, SWT.NONE).setText(label);
      Text field = new Text(all, SWT.BORDER);
      GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
      field.addModifyListener(event -> updateLaunchConfigurationDialog());
      fields.put(attribute, field);
    });
    setControl(all);
  }

  @Override
  public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
    LABELS.keySet().forEach(attribute -> configuration.setAttribute(attribute, ""));
  }

  @Override
  public void initializeFrom(ILaunchConfiguration configuration) {
    fields.forEach((attribute, field) -> {
      try {
        field.setText(configuration.getAttribute(attribute, ""));
      } catch (CoreException e) {
        CascadePlugin.log().error(e.getMessage(), e);
      }
    });
  }

  @Override
  public void performApply(ILaunchConfigurationWorkingCopy configuration) {
    fields.forEach(
        (attribute, field) -> configuration.setAttribute(attribute, field.getText().strip()));
  }

  @Override
  public boolean isValid(ILaunchConfiguration configuration) {
    String program = fields.get(Programs.PROGRAM).getText().strip();
    boolean there = !program.isEmpty() && Files.exists(Path.of(program));
    setErrorMessage(there ? null : "Name a `.cascade` file or a folder that exists.");
    return there;
  }

  @Override
  public String getName() {
    return "Program";
  }
}
