package org.cascade.lang.ui.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.OpenDocument;
import org.cascade.lang.ui.client.Places;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Location;

/**
 * A place where a name is used.
 *
 * @param text the line it is in, without blanks around
 */
public record Reference(Location place, String text) {
  /** Reads the line of a place: from the editor where it is open, else from the file. */
  static Reference of(Location place) {
    Optional<OpenDocument> open = CascadePlugin.get().server().documents().of(place.getUri());
    return new Reference(
        place, line(open.map(OpenDocument::document).orElseGet(() -> read(place.getUri())), place));
  }

  private static IDocument read(String uri) {
    try {
      return new Document(uri.startsWith("file:") ? Files.readString(Places.path(uri)) : "");
    } catch (IOException e) {
      return new Document();
    }
  }

  private static String line(IDocument document, Location place) {
    int start =
        Places.offset(
            document, new org.eclipse.lsp4j.Position(place.getRange().getStart().getLine(), 0));
    IRegion rest =
        Places.region(
            document,
            new org.eclipse.lsp4j.Range(
                place.getRange().getStart(),
                new org.eclipse.lsp4j.Position(
                    place.getRange().getStart().getLine(), Integer.MAX_VALUE)));
    return document.get().substring(start, rest.getOffset() + rest.getLength()).strip();
  }

  /** The name of its file. */
  public String file() {
    Path path = place.getUri().startsWith("file:") ? Places.path(place.getUri()) : null;
    return path == null ? place.getUri() : path.getFileName().toString();
  }

  /** As a line of a list. */
  public String shown() {
    return file() + ":" + (place.getRange().getStart().getLine() + 1) + "  " + text;
  }
}
