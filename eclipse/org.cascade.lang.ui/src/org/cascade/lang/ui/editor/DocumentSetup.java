package org.cascade.lang.ui.editor;

import java.nio.file.Path;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.Places;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IDocumentSetupParticipant;
import org.eclipse.core.filebuffers.IDocumentSetupParticipantExtension;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.IDocument;

/** Tells the server of each text that the workbench reads to work with it. */
public final class DocumentSetup
    implements IDocumentSetupParticipant, IDocumentSetupParticipantExtension {
  @Override
  public void setup(IDocument document) {
    Path file = Places.pathOf(document);
    if (file != null) {
      CascadePlugin.get().server().documents().open(document, file);
    }
  }

  @Override
  public void setup(IDocument document, IPath location, LocationKind kind) {
    Path file = onDisk(location, kind);
    if (file != null) {
      CascadePlugin.get().server().documents().open(document, file);
    }
  }

  private static Path onDisk(IPath location, LocationKind kind) {
    if (location == null) {
      return null;
    }
    if (kind != LocationKind.LOCATION) {
      IFile file = FileBuffers.getWorkspaceFileAtLocation(location);
      IPath real = file == null ? null : file.getLocation();
      if (real != null) {
        return real.toPath();
      }
      if (kind == LocationKind.IFILE) {
        IFile named = ResourcesPlugin.getWorkspace().getRoot().getFile(location);
        return named.getLocation() == null ? null : named.getLocation().toPath();
      }
    }
    return location.toPath();
  }
}
