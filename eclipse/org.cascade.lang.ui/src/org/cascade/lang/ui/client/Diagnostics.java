package org.cascade.lang.ui.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cascade.lang.ui.CascadePlugin;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;

/**
 * What the server has told of files, as markers: the workbench shows those in editors, trees and
 * lists.
 */
public final class Diagnostics {
  /** The type of the markers. */
  public static final String MARKER = CascadePlugin.ID + ".problem";

  /** The attribute that says which rule a marker is about, such as CAS0400. */
  public static final String CODE = "code";

  private final Map<String, List<Diagnostic>> byUri = new ConcurrentHashMap<>();
  private volatile String status = "";

  /** What has been told of a file. */
  public List<Diagnostic> of(String uri) {
    return byUri.getOrDefault(uri, List.of());
  }

  /** What has been told of a marker's place with the marker's message. */
  public Optional<Diagnostic> behind(IMarker marker) {
    IFile file = (IFile) marker.getResource();
    String message = marker.getAttribute(IMarker.MESSAGE, "");
    int line = marker.getAttribute(IMarker.LINE_NUMBER, 0) - 1;
    List<Diagnostic> same =
        of(Places.uri(Path.of(file.getLocation().toOSString()))).stream()
            .filter(d -> message(d).equals(message))
            .toList();
    // The line may have moved since; the message is what tells one from the other.
    return same.stream()
        .filter(d -> d.getRange().getStart().getLine() == line)
        .findFirst()
        .or(() -> same.stream().findFirst());
  }

  /** What the server is at: {@code ready} or {@code working}. */
  public String status() {
    return status;
  }

  void status(String now) {
    status = now;
  }

  void told(String uri, List<Diagnostic> all, Optional<OpenDocument> open) {
    byUri.put(uri, List.copyOf(all));
    IFile file = Places.workspaceFile(uri);
    if (file == null) {
      open.ifPresent(text -> Annotations.show(text, all));
      return;
    }
    WorkspaceJob job =
        new WorkspaceJob("Cascade: problems of " + file.getName()) {
          @Override
          public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
            // What was told later is what holds.
            if (file.exists() && byUri.get(uri) != null) {
              mark(
                  file,
                  byUri.get(uri),
                  open.map(OpenDocument::document).orElseGet(() -> read(file)));
            }
            return Status.OK_STATUS;
          }
        };
    job.setRule(file.getWorkspace().getRuleFactory().markerRule(file));
    job.setSystem(true);
    job.schedule();
  }

  private static IDocument read(IFile file) {
    try {
      return new Document(
          Files.readString(Path.of(file.getLocation().toOSString()), StandardCharsets.UTF_8));
    } catch (IOException e) {
      // A file that cannot be read has lines nobody can count; the marker is put on its first one.
      return new Document();
    }
  }

  /**
   * Leaves markers as they are that say the same: so the list in the workbench does not flicker.
   */
  private static void mark(IFile file, List<Diagnostic> diagnostics, IDocument text)
      throws CoreException {
    List<Map<String, Object>> wanted = new ArrayList<>();
    diagnostics.forEach(d -> wanted.add(attributes(d, text)));
    for (IMarker marker : file.findMarkers(MARKER, false, IResource.DEPTH_ZERO)) {
      if (!wanted.remove(marker.getAttributes())) {
        marker.delete();
      }
    }
    for (Map<String, Object> attributes : wanted) {
      file.createMarker(MARKER, attributes);
    }
  }

  private static Map<String, Object> attributes(Diagnostic diagnostic, IDocument text) {
    IRegion region = Places.region(text, diagnostic.getRange());
    Map<String, Object> attributes = new HashMap<>();
    attributes.put(IMarker.MESSAGE, message(diagnostic));
    attributes.put(IMarker.SEVERITY, severity(diagnostic.getSeverity()));
    attributes.put(IMarker.LINE_NUMBER, diagnostic.getRange().getStart().getLine() + 1);
    attributes.put(IMarker.CHAR_START, region.getOffset());
    attributes.put(IMarker.CHAR_END, region.getOffset() + region.getLength());
    attributes.put(IMarker.SOURCE_ID, "cascade");
    if (diagnostic.getCode() != null) {
      attributes.put(
          CODE,
          diagnostic.getCode().isLeft()
              ? diagnostic.getCode().getLeft()
              : String.valueOf(diagnostic.getCode().getRight()));
    }
    return attributes;
  }

  /** What a diagnostic says. */
  public static String message(Diagnostic diagnostic) {
    return diagnostic.getMessage().isLeft()
        ? diagnostic.getMessage().getLeft()
        : diagnostic.getMessage().getRight().getValue();
  }

  private static int severity(DiagnosticSeverity told) {
    return switch (told == null ? DiagnosticSeverity.Error : told) {
      case Error -> IMarker.SEVERITY_ERROR;
      case Warning -> IMarker.SEVERITY_WARNING;
      case Information, Hint -> IMarker.SEVERITY_INFO;
    };
  }
}
