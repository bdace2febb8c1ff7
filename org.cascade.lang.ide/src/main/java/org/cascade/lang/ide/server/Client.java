package org.cascade.lang.ide.server;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.lsp4j.services.LanguageClient;

/** The editor at the other end: what it can do, and how it is told something. */
final class Client {
  private volatile Optional<LanguageClient> connected = Optional.empty();
  private volatile ClientAbilities abilities = ClientAbilities.NONE;

  void connect(LanguageClient to) {
    connected = Optional.of(to);
  }

  void can(ClientAbilities all) {
    abilities = all;
  }

  ClientAbilities abilities() {
    return abilities;
  }

  void tell(Consumer<LanguageClient> message) {
    connected.ifPresent(message);
  }

  Optional<LanguageClient> connected() {
    return connected;
  }

  /** Says that hints, lenses and colours that were asked for before may be others now. */
  void refresh() {
    ClientAbilities.Refreshed can = abilities.refreshed();
    tell(c -> {
      if (can.hints()) {
        c.refreshInlayHints();
      }
      if (can.lenses()) {
        c.refreshCodeLenses();
      }
      if (can.tokens()) {
        c.refreshSemanticTokens();
      }
    });
  }

  void refreshHints() {
    if (abilities.refreshed().hints()) {
      tell(LanguageClient::refreshInlayHints);
    }
  }

  void refreshLenses() {
    if (abilities.refreshed().lenses()) {
      tell(LanguageClient::refreshCodeLenses);
    }
  }

  void refreshDiagnostics() {
    if (abilities.refreshed().diagnostics()) {
      tell(LanguageClient::refreshDiagnostics);
    }
  }
}
