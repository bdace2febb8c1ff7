package org.cascade.lang.ide.server;

import org.cascade.lang.ide.workspace.Analyser;
import org.cascade.lang.ide.workspace.Project;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * Tells an editor that has a status item what the server is at: {@code cascade/status}. Others are
 * not told: they would not know the message.
 */
final class Status implements Analyser.Listener {
  private volatile @Nullable Endpoint client;
  private volatile boolean wanted;
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

  void want() {
    wanted = true;
  }

  @Override
  public void began(Project project, String step) {
    show(new Shown("working", step));
  }

  @Override
  public void idle() {
    show(new Shown("ready", ""));
  }

  private synchronized void show(Shown shown) {
    Endpoint to = client;
    String text = shown.toString();
    if (wanted && to != null && !text.equals(last)) {
      last = text;
      to.notify("cascade/status", shown);
    }
  }
}
