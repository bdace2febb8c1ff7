package org.cascade.lang.ide.server;

import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.ide.settings.Settings;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What the editor is asked to tell, once it is ready. */
final class Registrations {
  /** Sources, and what says which Java libraries they may use. */
  private static final List<String> WATCHED = List.of("**/*.cascade", "**/pom.xml");

  private Registrations() {}

  static void make(Client client) {
    List<Registration> all = new ArrayList<>();
    if (client.abilities().watches()) {
      List<FileSystemWatcher> watchers =
          WATCHED.stream().map(glob -> new FileSystemWatcher(Either.forLeft(glob))).toList();
      all.add(
          new Registration(
              "cascade-files",
              "workspace/didChangeWatchedFiles",
              new DidChangeWatchedFilesRegistrationOptions(watchers)));
    }
    if (client.abilities().tellsSettings()) {
      all.add(
          new Registration(
              "cascade-settings",
              "workspace/didChangeConfiguration",
              new Section(Settings.SECTION)));
    }
    if (!all.isEmpty()) {
      client.tell(c -> c.registerCapability(new RegistrationParams(all)));
    }
  }

  /** Which settings are meant. */
  private record Section(String section) {}
}
