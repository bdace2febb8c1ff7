package org.cascade.lang.ui.editor;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.OpenDocument;
import org.cascade.lang.ui.client.Places;
import org.cascade.lang.ui.client.Server;
import org.cascade.lang.ui.edit.Opening;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.hyperlink.AbstractHyperlinkDetector;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;

/** Leads from a name to where it is declared: with F3, or Ctrl and the mouse. */
public final class Links extends AbstractHyperlinkDetector {
  private static final long WITHIN_MILLIS = 3_000;

  @Override
  public IHyperlink[] detectHyperlinks(ITextViewer viewer, IRegion at, boolean several) {
    Server server = CascadePlugin.get().server();
    Optional<OpenDocument> open = server.documents().of(viewer.getDocument());
    if (open.isEmpty()) {
      return null;
    }
    DefinitionParams asked =
        new DefinitionParams(open.get().identifier(), open.get().position(at.getOffset()));
    IRegion word = Words.at(viewer.getDocument(), at.getOffset());
    List<IHyperlink> links =
        server
            .answer(WITHIN_MILLIS, to -> to.getTextDocumentService().definition(asked))
            .map(told ->
                told.map(
                    places ->
                        places.stream()
                            .map(place -> (IHyperlink) new Declaration(word, place))
                            .toList(),
                    found ->
                        found.stream()
                            .map(link -> (IHyperlink) declaration(viewer, word, link))
                            .toList()))
            .orElse(List.of());
    return links.isEmpty() ? null : links.toArray(IHyperlink[]::new);
  }

  private static Declaration declaration(ITextViewer viewer, IRegion word, LocationLink link) {
    IRegion from =
        link.getOriginSelectionRange() == null
            ? word
            : Places.region(viewer.getDocument(), link.getOriginSelectionRange());
    return new Declaration(from, new Location(link.getTargetUri(), link.getTargetSelectionRange()));
  }

  private record Declaration(IRegion from, Location to) implements IHyperlink {
    @Override
    public IRegion getHyperlinkRegion() {
      return new Region(from.getOffset(), from.getLength());
    }

    @Override
    public String getTypeLabel() {
      return "Declaration";
    }

    @Override
    public String getHyperlinkText() {
      String uri = to.getUri();
      return "Open Declaration in " + uri.substring(uri.lastIndexOf('/') + 1);
    }

    @Override
    public void open() {
      Opening.open(to);
    }
  }
}
