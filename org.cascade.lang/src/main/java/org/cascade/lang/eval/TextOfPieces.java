package org.cascade.lang.eval;

import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.source.Span;
import org.cascade.lang.source.TextPiece;
import org.cascade.lang.types.PlacedType;

/** Puts a text together, and keeps where its pieces come from. */
final class TextOfPieces {
  /** Of more, only the whole text's place is kept: loops may add to a text without end. */
  private static final int MOST_PIECES = 64;

  private final Meter meter;
  private final StringBuilder out = new StringBuilder();
  private final List<TextPiece> pieces = new ArrayList<>();
  private final List<PlacedType> types = new ArrayList<>();

  TextOfPieces(Meter meter) {
    this.meter = meter;
  }

  /**
   * @param place the expression that gave the value, if the value itself does not know
   */
  void add(Value value, Span place) {
    String shown = ValueText.show(value, meter);
    meter.allocate(shown.length() / 8 + 1L);
    int start = out.length();
    switch (value) {
      case Value.Text text -> add(text, start);
      case Value.Type type -> {
        pieces.add(new TextPiece(start, shown.length(), place));
        types.add(new PlacedType(start, shown.length(), type.type()));
      }
      default -> pieces.add(new TextPiece(start, shown.length(), place));
    }
    out.append(shown);
  }

  private void add(Value.Text text, int start) {
    if (text.pieces().isEmpty()) {
      pieces.add(new TextPiece(start, text.value().length(), text.origin()));
    } else {
      text.pieces().forEach(p -> pieces.add(p.shifted(start)));
    }
    text.types().forEach(t -> types.add(t.shifted(start)));
  }

  Value.Text text(Span origin) {
    boolean known = pieces.size() <= MOST_PIECES;
    meter.allocate(types.size() + (known ? pieces.size() : 0L));
    List<TextPiece> kept = known ? List.copyOf(pieces) : List.of();
    return new Value.Text(out.toString(), origin, kept, List.copyOf(types));
  }
}
