package org.cascade.lang.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.OpenDocument;
import org.cascade.lang.ui.client.Places;
import org.cascade.lang.ui.client.Server;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextPresentationListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension4;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensLegend;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.swt.custom.StyleRange;

/**
 * Colours names by what they mean, over the colours by form. Between two answers they move with the
 * text.
 */
public final class ColoursByMeaning extends Follower implements ITextPresentationListener {
  private static final int NUMBERS_PER_TOKEN = 5;

  private final List<Coloured> coloured = new ArrayList<>();

  /** For one viewer. */
  public ColoursByMeaning() {
    super(Server.Refreshed.TOKENS);
  }

  private record Coloured(Position place, Theme look) {}

  @Override
  public void install(ITextViewer on) {
    ((ITextViewerExtension4) on).addTextPresentationListener(this);
    super.install(on);
  }

  @Override
  public void uninstall() {
    if (viewer() != null) {
      ((ITextViewerExtension4) viewer()).removeTextPresentationListener(this);
    }
    super.uninstall();
  }

  @Override
  public void inputDocumentAboutToBeChanged(IDocument old, IDocument next) {
    if (old != null) {
      forget(old);
    }
    super.inputDocumentAboutToBeChanged(old, next);
  }

  @Override
  void ask(OpenDocument document) {
    ask(
        document,
        to ->
            to.getTextDocumentService()
                .semanticTokensFull(new SemanticTokensParams(document.identifier())),
        told -> take(document, told));
  }

  private void take(OpenDocument document, SemanticTokens told) {
    Optional<SemanticTokensLegend> legend =
        CascadePlugin.get()
            .server()
            .told()
            .map(server -> server.getCapabilities().getSemanticTokensProvider().getLegend());
    if (legend.isEmpty()) {
      return;
    }
    IDocument text = document.document();
    forget(text);
    int line = 0;
    int column = 0;
    List<Integer> numbers = told.getData();
    for (int i = 0; i + NUMBERS_PER_TOKEN <= numbers.size(); i += NUMBERS_PER_TOKEN) {
      column = numbers.get(i) == 0 ? column + numbers.get(i + 1) : numbers.get(i + 1);
      line += numbers.get(i);
      int offset = Places.offset(text, new org.eclipse.lsp4j.Position(line, column));
      int length = numbers.get(i + 2);
      look(legend.get(), numbers.get(i + 3), numbers.get(i + 4))
          .ifPresent(look -> remember(text, new Position(offset, length), look));
    }
    viewer().invalidateTextPresentation();
  }

  private void remember(IDocument text, Position place, Theme look) {
    try {
      text.addPosition(place);
      coloured.add(new Coloured(place, look));
    } catch (BadLocationException e) {
      // The text has become shorter: an answer to what it is now will come.
      return;
    }
  }

  private void forget(IDocument text) {
    coloured.forEach(token -> text.removePosition(token.place()));
    coloured.clear();
  }

  private static Optional<Theme> look(SemanticTokensLegend legend, int type, int modifiers) {
    if (has(legend, modifiers, "compileTime")) {
      return Optional.of(Theme.COMPILE_TIME);
    }
    if (has(legend, modifiers, "state")) {
      return Optional.of(Theme.STATE);
    }
    return Optional.ofNullable(
        switch (legend.getTokenTypes().get(type)) {
          case SemanticTokenTypes.Type,
              SemanticTokenTypes.Class,
              SemanticTokenTypes.Interface,
              SemanticTokenTypes.TypeParameter,
              SemanticTokenTypes.EnumMember ->
              Theme.TYPE;
          case SemanticTokenTypes.Function, SemanticTokenTypes.Method -> Theme.FUNCTION;
          case SemanticTokenTypes.Parameter -> Theme.PARAMETER;
          case SemanticTokenTypes.Property, SemanticTokenTypes.Event -> Theme.FIELD;
          case SemanticTokenTypes.Variable ->
              has(legend, modifiers, SemanticTokenModifiers.Readonly) ? null : Theme.VARIABLE;
          default -> null;
        });
  }

  private static boolean has(SemanticTokensLegend legend, int modifiers, String name) {
    int bit = legend.getTokenModifiers().indexOf(name);
    return bit >= 0 && (modifiers & 1 << bit) != 0;
  }

  @Override
  public void applyTextPresentation(TextPresentation presentation) {
    int start = presentation.getExtent().getOffset();
    int end = start + presentation.getExtent().getLength();
    for (Coloured token : coloured) {
      Position place = token.place();
      if (!place.isDeleted()
          && place.getLength() > 0
          && place.getOffset() < end
          && place.getOffset() + place.getLength() > start) {
        presentation.mergeStyleRange(
            new StyleRange(
                place.getOffset(),
                place.getLength(),
                token.look().colour(),
                null,
                token.look().style()));
      }
    }
  }
}
