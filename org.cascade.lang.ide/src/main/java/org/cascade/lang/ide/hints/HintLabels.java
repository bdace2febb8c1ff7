package org.cascade.lang.ide.hints;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cascade.lang.ide.hover.Description;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.ide.symbols.Names;
import org.cascade.lang.ide.workspace.Snapshot;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintLabelPart;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * The texts of hints, in parts where they name types: such a part leads to its type. Where it leads
 * is found out when a hint is looked at; so is what to write to have it in the text.
 */
public final class HintLabels {
  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9_]*");
  private static final String URI = "uri";
  private static final String WRITABLE = "writable";

  private HintLabels() {}

  static Either<String, List<InlayHintLabelPart>> of(String text) {
    List<InlayHintLabelPart> parts = new ArrayList<>();
    Matcher types = TYPE.matcher(text);
    int at = 0;
    while (types.find()) {
      if (types.start() > at) {
        parts.add(new InlayHintLabelPart(text.substring(at, types.start())));
      }
      parts.add(new InlayHintLabelPart(types.group()));
      at = types.end();
    }
    if (parts.isEmpty()) {
      return Either.forLeft(text);
    }
    if (at < text.length()) {
      parts.add(new InlayHintLabelPart(text.substring(at)));
    }
    return Either.forRight(parts);
  }

  /**
   * What comes back with a hint that is looked at.
   *
   * @param writable whether its text may as well stand in the program
   */
  static JsonObject data(String uri, boolean writable) {
    JsonObject data = new JsonObject();
    data.addProperty(URI, uri);
    data.addProperty(WRITABLE, writable);
    return data;
  }

  /** The document of a hint that came back; empty if it has none. */
  public static String uri(InlayHint hint) {
    return hint.getData() instanceof JsonObject o && o.has(URI) ? o.get(URI).getAsString() : "";
  }

  /** The hint with where its types are declared, and how to write it. */
  public static InlayHint resolved(Snapshot snapshot, InlayHint hint) {
    if (!hint.getLabel().isRight()) {
      return hint;
    }
    Names names = new Names(snapshot.typed(), snapshot.unit());
    StringBuilder text = new StringBuilder();
    for (InlayHintLabelPart part : hint.getLabel().getRight()) {
      text.append(part.getValue());
      names
          .type(part.getValue())
          .map(Entity.OfType::new)
          .ifPresent(type -> {
            snapshot.location(type.declared()).ifPresent(part::setLocation);
            part.setTooltip(
                new MarkupContent(
                    MarkupKind.MARKDOWN, "```cascade\n" + Description.of(type) + "\n```"));
          });
    }
    if (hint.getData() instanceof JsonObject o && o.get(WRITABLE).getAsBoolean()) {
      Range place = new Range(hint.getPosition(), hint.getPosition());
      hint.setTextEdits(List.of(new TextEdit(place, text.toString())));
    }
    return hint;
  }
}
