package org.cascade.lang.ui.editor;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentCommand;
import org.eclipse.jface.text.IAutoEditStrategy;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;

/**
 * Begins a new line where the one before began, deeper behind an open bracket; takes a closing
 * bracket back out.
 */
public final class Indentation implements IAutoEditStrategy {
  private static final String STEP = "    ";

  @Override
  public void customizeDocumentCommand(IDocument document, DocumentCommand command) {
    try {
      if (command.length == 0 && isLineBreak(document, command.text)) {
        breakLine(document, command);
      } else if (command.length == 0
          && command.text.length() == 1
          && "})]".contains(command.text)) {
        takeOut(document, command);
      }
    } catch (BadLocationException e) {
      // The text has changed under the command: then it is written as it was typed.
      command.shiftsCaret = true;
    }
  }

  private static boolean isLineBreak(IDocument document, String text) {
    for (String delimiter : document.getLegalLineDelimiters()) {
      if (delimiter.equals(text)) {
        return true;
      }
    }
    return false;
  }

  private static void breakLine(IDocument document, DocumentCommand command)
      throws BadLocationException {
    String before = before(document, command.offset);
    String indent = indent(before);
    boolean opens =
        !before.isBlank()
            && "{([".indexOf(before.stripTrailing().charAt(before.stripTrailing().length() - 1))
                >= 0;
    boolean closes =
        command.offset < document.getLength()
            && "})]".indexOf(document.getChar(command.offset)) >= 0;
    String lineBreak = command.text;
    command.text = lineBreak + indent + (opens ? STEP : "");
    if (opens && closes) {
      command.caretOffset = command.offset + command.text.length();
      command.shiftsCaret = false;
      command.text += lineBreak + indent;
    }
  }

  private static void takeOut(IDocument document, DocumentCommand command)
      throws BadLocationException {
    String before = before(document, command.offset);
    if (!before.isEmpty() && before.isBlank()) {
      int taken = Math.min(STEP.length(), before.length());
      command.offset -= taken;
      command.length = taken;
    }
  }

  private static String before(IDocument document, int offset) throws BadLocationException {
    IRegion line = document.getLineInformationOfOffset(offset);
    return document.get(line.getOffset(), offset - line.getOffset());
  }

  private static String indent(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }
}
