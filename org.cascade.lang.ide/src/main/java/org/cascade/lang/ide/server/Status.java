package org.cascade.lang.ide.server;

import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.jspecify.annotations.Nullable;

/** Tells the editor's status item what the server is at: {@code cascade/status}. */
final class Status {
  private volatile @Nullable Endpoint client;
  private String last = "";

  /**
   * What the server is at.
   *
   * @param state {@code ready} or {@code working}
   * @param detail what it is at, in a few words
   */
  record Shown(String state, String detail) {}

  void connect(Endpoint to) {
    client = to;
  }

  void working(String step) {
    show(new Shown("working", step));
  }

  void ready() {
    show(new Shown("ready", ""));
  }

  private synchronized void show(Shown shown) {
    Endpoint to = client;
    String text = shown.toString();
    if (to != null && !text.equals(last)) {
      last = text;
      to.notify("cascade/status", shown);
    }
  }
}
