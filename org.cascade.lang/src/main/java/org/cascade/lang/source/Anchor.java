package org.cascade.lang.source;

/**
 * A point of a text that spans are counted from. What stands unchanged in the next version of a
 * file keeps its tree: only its anchor is moved, and all spans in it with that.
 */
public final class Anchor {
  /** Both change at once for whoever reads them meanwhile. */
  private record Place(Source source, int offset) {}

  private volatile Place place;

  public Anchor(Source source, int offset) {
    this.place = new Place(source, offset);
  }

  public Source source() {
    return place.source;
  }

  /** In UTF-16 units from the start of the source. */
  public int offset() {
    return place.offset;
  }

  public void moveTo(Source source, int offset) {
    place = new Place(source, offset);
  }

  /** A stretch of this anchor's source, by its present place there. */
  public Span span(int offset, int length) {
    return new Span(this, offset - place.offset, length);
  }
}
