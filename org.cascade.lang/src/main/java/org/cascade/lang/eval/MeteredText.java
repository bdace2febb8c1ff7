package org.cascade.lang.eval;

/**
 * A text whose every look costs a step, so that a regular expression that goes back and forth
 * without end runs into the budget.
 */
final class MeteredText implements CharSequence {
  private final String text;
  private final Meter meter;

  MeteredText(String text, Meter meter) {
    this.text = text;
    this.meter = meter;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    meter.step();
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
