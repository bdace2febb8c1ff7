package org.cascade.lang;

import org.cascade.lang.parser.CascadeValueConverters;
import org.cascade.lang.parser.antlr.SyntaxMessages;
import org.eclipse.xtext.conversion.IValueConverterService;
import org.eclipse.xtext.parser.antlr.ISyntaxErrorMessageProvider;

/** What differs from Xtext's defaults: every override, one line each. */
public class CascadeRuntimeModule extends AbstractCascadeRuntimeModule {
  @Override
  public Class<? extends IValueConverterService> bindIValueConverterService() {
    return CascadeValueConverters.class;
  }

  /** Whole sentences instead of the parser generator's. */
  public Class<? extends ISyntaxErrorMessageProvider> bindISyntaxErrorMessageProvider() {
    return SyntaxMessages.class;
  }
}
