package org.cascade.lang.ide.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.cascade.lang.ide.settings.Settings;
import org.cascade.lang.ide.workspace.Analyser;
import org.cascade.lang.ide.workspace.Workspace;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force: those of the editor's section {@code cascade} where it can be asked for
 * it, else what it told at its start or tells later.
 */
final class Configuration {
  private final Client client;
  private final Log log;
  private final Workspace workspace;
  private final Analyser analyser;
  private volatile Settings now = Settings.DEFAULT;

  Configuration(Client client, Log log, Workspace workspace, Analyser analyser) {
    this.client = client;
    this.log = log;
    this.workspace = workspace;
    this.analyser = analyser;
  }

  Settings now() {
    return now;
  }

  /** What is set with the first message: {@code settings} of the initialization options. */
  void begin(@Nullable Object options) {
    if (options instanceof JsonObject o && o.get("settings") instanceof JsonObject settings) {
      use(settings);
    }
  }

  /** Asks the editor, if it can be asked. */
  void ask() {
    if (!client.abilities().givesSettings()) {
      return;
    }
    ConfigurationItem item = new ConfigurationItem();
    item.setSection(Settings.SECTION);
    client.tell(c ->
        c.configuration(new ConfigurationParams(List.of(item)))
            .thenAccept(answers ->
                log.guard(
                    "workspace/configuration",
                    () -> {
                      if (!answers.isEmpty() && answers.getFirst() instanceof JsonObject section) {
                        use(section);
                      }
                    })));
  }

  /** The editor says that settings have changed, and perhaps which they are. */
  void changed(@Nullable Object settings) {
    if (client.abilities().givesSettings()) {
      ask();
    } else if (settings instanceof JsonObject all) {
      JsonElement section = all.get(Settings.SECTION);
      use(section instanceof JsonObject o ? o : all);
    }
  }

  /** What is no whole path begins at the first folder that is open. */
  private Path place(String path) {
    return workspace.folders().stream()
        .findFirst()
        .map(folder -> folder.resolve(path))
        .orElseGet(() -> Path.of(path));
  }

  private synchronized void use(JsonObject section) {
    Settings before = now;
    Settings after = Settings.of(section);
    now = after;
    after.complaints().forEach(log::info);
    boolean otherJava = !after.classPath().equals(before.classPath());
    if (otherJava) {
      workspace.classPaths().add(after.classPath().stream().map(this::place).toList());
    }
    if (otherJava || !after.compileTime().equals(before.compileTime())) {
      analyser.allow(after.compileTime());
      workspace
          .projects()
          .forEach(project -> {
            project.forget();
            analyser.request(project);
          });
    }
    if (!after.hints().equals(before.hints()) || !after.lenses().equals(before.lenses())) {
      client.refresh();
    }
  }
}
