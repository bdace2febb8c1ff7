package org.cascade.lang.ui.editor;

import org.eclipse.jface.text.source.DefaultCharacterPairMatcher;

/** Finds the other one of a pair of brackets. */
public final class Brackets extends DefaultCharacterPairMatcher {
  /** For one viewer. */
  public Brackets() {
    super(new char[] {'(', ')', '[', ']', '{', '}'});
  }
}
