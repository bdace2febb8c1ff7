package org.cascade.lang.ui.editor;

import org.cascade.lang.ui.client.OpenDocument;
import org.cascade.lang.ui.client.Server;
import org.eclipse.jface.text.source.ISourceViewerExtension5;

/** Has the hints and lenses of a viewer made anew when they may have changed. */
public final class Minings extends Follower {
  /** For one viewer. */
  public Minings() {
    super(Server.Refreshed.HINTS, Server.Refreshed.LENSES);
  }

  @Override
  void ask(OpenDocument document) {
    if (viewer() instanceof ISourceViewerExtension5 viewer) {
      viewer.updateCodeMinings();
    }
  }
}
