package org.cascade.lang.formatting2;

import java.util.List;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.format.Formatter;
import org.cascade.lang.source.Source;
import org.eclipse.xtext.formatting2.FormatterRequest;
import org.eclipse.xtext.formatting2.IFormatter2;
import org.eclipse.xtext.formatting2.regionaccess.ITextReplacement;
import org.eclipse.xtext.formatting2.regionaccess.ITextSegment;

/**
 * The formatter as Xtext asks for it: one replacement of the part that changes, or none where the
 * text has errors. The whole text is laid out, whatever part is asked for.
 */
public final class CascadeFormatter implements IFormatter2 {
  @Override
  public List<ITextReplacement> format(FormatterRequest request) {
    ITextSegment document = request.getTextRegionAccess().regionForDocument();
    String text = document.getText();
    // Whoever shows the text shows its errors as well.
    Reporter ignored = new Reporter();
    return Formatter.format(new Source("text", text), ignored)
        .filter(laidOut -> !laidOut.equals(text))
        .map(laidOut -> List.of(change(document, text, laidOut)))
        .orElse(List.of());
  }

  private static ITextReplacement change(ITextSegment document, String before, String after) {
    int shorter = Math.min(before.length(), after.length());
    int start = 0;
    while (start < shorter && before.charAt(start) == after.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
      end++;
    }
    return document
        .getTextRegionAccess()
        .getRewriter()
        .createReplacement(
            document.getOffset() + start,
            before.length() - start - end,
            after.substring(start, after.length() - end));
  }
}
