package org.cascade.lang;

import org.cascade.lang.parser.CascadeValueConverters;
import org.eclipse.xtext.conversion.IValueConverterService;

/** What differs from Xtext's defaults: every override, one line each. */
public class CascadeRuntimeModule extends AbstractCascadeRuntimeModule {
  @Override
  public Class<? extends IValueConverterService> bindIValueConverterService() {
    return CascadeValueConverters.class;
  }
}
