package org.cascade.lang.ui.client;

import org.eclipse.lsp4j.jsonrpc.services.JsonDelegate;
import org.eclipse.lsp4j.services.LanguageServer;

/** The server, as the plug-in sees it. */
public interface CascadeLanguageServer extends LanguageServer {
  /** What it answers beyond the protocol. */
  @JsonDelegate
  CascadeService cascade();
}
