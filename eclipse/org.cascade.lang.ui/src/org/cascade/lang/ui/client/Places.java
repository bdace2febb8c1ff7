package org.cascade.lang.ui.client;

import java.net.URI;
import java.nio.file.Path;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Translates places: lines and columns to offsets and back, files to addresses and back. */
public final class Places {
  private Places() {}

  /** Where an offset is; one behind the text's end is taken for its end. */
  public static Position position(IDocument text, int offset) {
    int within = Math.clamp(offset, 0, text.getLength());
    try {
      int line = text.getLineOfOffset(within);
      return new Position(line, within - text.getLineOffset(line));
    } catch (BadLocationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The offset of a place; one behind its line's end is taken for that, one behind the text's for
   * the text's end.
   */
  public static int offset(IDocument text, Position place) {
    if (place.getLine() >= text.getNumberOfLines()) {
      return text.getLength();
    }
    try {
      IRegion line = text.getLineInformation(place.getLine());
      return line.getOffset() + Math.min(place.getCharacter(), line.getLength());
    } catch (BadLocationException e) {
      // The text has become shorter since it was asked for its lines.
      return text.getLength();
    }
  }

  /** What a range covers. */
  public static IRegion region(IDocument text, Range range) {
    int start = offset(text, range.getStart());
    return new Region(start, Math.max(0, offset(text, range.getEnd()) - start));
  }

  /** From an offset over a length. */
  public static Range range(IDocument text, int offset, int length) {
    return new Range(position(text, offset), position(text, offset + length));
  }

  /** How the server names a file. */
  public static String uri(Path file) {
    return file.toUri().toString();
  }

  /** The file behind an address; null for what is no file. */
  public static Path path(String uri) {
    URI parsed = URI.create(uri);
    return "file".equals(parsed.getScheme()) ? Path.of(parsed) : null;
  }

  /**
   * The workspace's file of an address; null if it is none of the workspace. Of several, the
   * innermost project's.
   */
  public static IFile workspaceFile(String uri) {
    Path path = path(uri);
    IFile found = null;
    if (path != null) {
      for (IFile file :
          ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(path.toUri())) {
        if (file.exists()
            && (found == null
                || file.getFullPath().segmentCount() < found.getFullPath().segmentCount())) {
          found = file;
        }
      }
    }
    return found;
  }

  /** The file that a document shows; null if it shows none. */
  public static Path pathOf(IDocument document) {
    ITextFileBuffer buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(document);
    if (buffer == null || buffer.getLocation() == null) {
      return null;
    }
    URI location = buffer.getFileStore() == null ? null : buffer.getFileStore().toURI();
    return location == null || !"file".equals(location.getScheme()) ? null : Path.of(location);
  }
}
