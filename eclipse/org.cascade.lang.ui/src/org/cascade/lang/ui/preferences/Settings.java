package org.cascade.lang.ui.preferences;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import org.cascade.lang.ui.CascadePlugin;
import org.eclipse.jface.preference.IPreferenceStore;

/** The settings' names and values. */
public final class Settings {
  /** The JDK's folder; empty to have one found. */
  public static final String JAVA_HOME = "java.home";

  /** Further options of the server's JVM. */
  public static final String SERVER_OPTIONS = "server.options";

  /** Whether files are laid out when they are saved. */
  public static final String FORMAT_ON_SAVE = "format.onSave";

  /** Jars and folders of the Java that programs use, separated by the system's sign. */
  public static final String CLASS_PATH = "classpath";

  /** Switches of the server, by the names that it asks for. All are on unless set otherwise. */
  public static final List<String> SWITCHES =
      List.of(
          "hints.types",
          "hints.parameterNames",
          "hints.effects",
          "hints.constraints",
          "hints.proofs",
          "lenses.run",
          "lenses.references",
          "lenses.compileTime",
          "lenses.shards",
          "format.onType");

  private Settings() {}

  /** The JDK that is set; empty if none is. */
  public static String javaHome() {
    return store().getString(JAVA_HOME);
  }

  /** Further options of the server's JVM. */
  public static List<String> serverOptions() {
    return Arrays.stream(store().getString(SERVER_OPTIONS).split("\\s+"))
        .filter(o -> !o.isEmpty())
        .toList();
  }

  /** Whether files are laid out when they are saved. */
  public static boolean formatOnSave() {
    return store().getBoolean(FORMAT_ON_SAVE);
  }

  /** The section {@code cascade}, as the server asks for it. */
  public static JsonObject forServer() {
    JsonObject section = new JsonObject();
    for (String name : SWITCHES) {
      String[] path = name.split("\\.");
      if (!section.has(path[0])) {
        section.add(path[0], new JsonObject());
      }
      section.getAsJsonObject(path[0]).addProperty(path[1], store().getBoolean(name));
    }
    JsonArray classPath = new JsonArray();
    Arrays.stream(store().getString(CLASS_PATH).split(java.io.File.pathSeparator))
        .filter(p -> !p.isBlank())
        .forEach(classPath::add);
    section.add("classpath", classPath);
    return section;
  }

  private static IPreferenceStore store() {
    return CascadePlugin.get().getPreferenceStore();
  }
}
