package org.cascade.lang.ide;

import org.eclipse.xtext.ide.editor.contentassist.CompletionPrefixProvider;

/** What differs from Xtext's defaults for editors: every override, one line each. */
public class CascadeIdeModule extends AbstractCascadeIdeModule {
  /** The generated default is for languages whose blocks are made by indentation. */
  @Override
  public Class<? extends CompletionPrefixProvider> bindCompletionPrefixProvider() {
    return CompletionPrefixProvider.class;
  }
}
