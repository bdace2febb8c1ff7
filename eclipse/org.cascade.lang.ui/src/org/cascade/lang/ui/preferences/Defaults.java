package org.cascade.lang.ui.preferences;

import org.cascade.lang.ui.CascadePlugin;
import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.jface.preference.IPreferenceStore;

/** What holds until the user sets something else. */
public final class Defaults extends AbstractPreferenceInitializer {
  @Override
  public void initializeDefaultPreferences() {
    IPreferenceStore store = CascadePlugin.get().getPreferenceStore();
    store.setDefault(Settings.JAVA_HOME, "");
    store.setDefault(Settings.SERVER_OPTIONS, "");
    store.setDefault(Settings.FORMAT_ON_SAVE, false);
    store.setDefault(Settings.CLASS_PATH, "");
    Settings.SWITCHES.forEach(name -> store.setDefault(name, true));
  }
}
