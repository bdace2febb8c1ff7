package org.cascade.lang.ui.editor;

import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.ui.PlatformUI;

/**
 * The looks of words, each with its colour in Preferences › General › Appearance › Colors and
 * Fonts.
 */
public enum Theme {
  /** Words of the language. */
  KEYWORD(SWT.BOLD),
  /** Remarks. */
  COMMENT(SWT.NORMAL),
  /** Remarks that document what follows them. */
  DOCUMENTATION(SWT.NORMAL),
  /** Texts. */
  STRING(SWT.NORMAL),
  /** Numbers, and true and false. */
  NUMBER(SWT.NORMAL),
  /** Types and spaces. */
  TYPE(SWT.NORMAL),
  /** Functions and operations. */
  FUNCTION(SWT.NORMAL),
  /** States, whose changes last. */
  STATE(SWT.BOLD),
  /** Fields. */
  FIELD(SWT.NORMAL),
  /** Parameters. */
  PARAMETER(SWT.NORMAL),
  /** What can be assigned to. */
  VARIABLE(SWT.NORMAL),
  /** What happens at compile time. */
  COMPILE_TIME(SWT.ITALIC);

  private static final String PREFIX = "org.cascade.lang.ui.colour.";

  private final int style;

  Theme(int style) {
    this.style = style;
  }

  /** The colour's name in the registry of the workbench's theme. */
  public String key() {
    return PREFIX + name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Whether it is bold or italic. */
  public int style() {
    return style;
  }

  /** The colour that the theme or the user has chosen. */
  public Color colour() {
    ColorRegistry colours =
        PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry();
    Color chosen = colours.get(key());
    if (chosen == null) {
      colours.put(key(), new RGB(0, 0, 0));
      chosen = colours.get(key());
    }
    return chosen;
  }

  /** All of it, for a scanner. */
  public TextAttribute attribute() {
    return new TextAttribute(colour(), null, style);
  }
}
