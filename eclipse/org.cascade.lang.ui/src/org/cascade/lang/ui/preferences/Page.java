package org.cascade.lang.ui.preferences;

import java.util.Map;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.Server;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.DirectoryFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.StringFieldEditor;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** Preferences › Cascade. */
public final class Page extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
  private static final Map<String, String> LABELS =
      Map.of(
          "hints.types", "Hints: types that are not written",
          "hints.parameterNames", "Hints: names of parameters in front of literals",
          "hints.effects", "Hints: effects of functions",
          "hints.constraints", "Hints: constraints on type parameters",
          "hints.proofs", "Hints: what was proved",
          "lenses.run", "Lenses: run programs and tests",
          "lenses.references", "Lenses: how often a name is used",
          "lenses.compileTime", "Lenses: steps of computations at compile time",
          "lenses.shards", "Lenses: shards that a transaction commits over",
          "format.onType", "Lay out while typing");

  private String startedWith = "";

  /** In columns. */
  public Page() {
    super(GRID);
  }

  @Override
  public void init(IWorkbench workbench) {
    setPreferenceStore(CascadePlugin.get().getPreferenceStore());
    setDescription(
        "The JDK and the options of the Cascade server take effect at once: it is started again.");
    startedWith = startedWith();
  }

  private static String startedWith() {
    return Settings.javaHome() + "\n" + Settings.serverOptions();
  }

  @Override
  protected void createFieldEditors() {
    DirectoryFieldEditor jdk =
        new DirectoryFieldEditor(
            Settings.JAVA_HOME, "JDK (empty: find one):", getFieldEditorParent());
    jdk.setEmptyStringAllowed(true);
    addField(jdk);
    addField(
        new StringFieldEditor(
            Settings.SERVER_OPTIONS, "JVM options of the server:", getFieldEditorParent()));
    addField(
        new StringFieldEditor(
            Settings.CLASS_PATH, "Jars that programs use:", getFieldEditorParent()));
    addField(
        new BooleanFieldEditor(
            Settings.FORMAT_ON_SAVE, "Format files when they are saved", getFieldEditorParent()));
    for (String name : Settings.SWITCHES) {
      addField(new BooleanFieldEditor(name, LABELS.get(name), getFieldEditorParent()));
    }
  }

  @Override
  public boolean performOk() {
    boolean done = super.performOk();
    Server server = CascadePlugin.get().server();
    if (!startedWith().equals(startedWith)) {
      startedWith = startedWith();
      server.restart();
    } else {
      DidChangeConfigurationParams changed =
          new DidChangeConfigurationParams(Map.of("cascade", Settings.forServer()));
      server.inOrder(
          to -> to.ifPresent(s -> s.getWorkspaceService().didChangeConfiguration(changed)));
    }
    return done;
  }
}
