package org.cascade.lang;

import org.cascade.lang.formatting2.CascadeFormatter;
import org.cascade.lang.parser.CascadeValueConverters;
import org.eclipse.xtext.conversion.IValueConverterService;
import org.eclipse.xtext.formatting2.IFormatter2;

/** What differs from Xtext's defaults: every override, one line each. */
public class CascadeRuntimeModule extends AbstractCascadeRuntimeModule {
  @Override
  public Class<? extends IValueConverterService> bindIValueConverterService() {
    return CascadeValueConverters.class;
  }

  public Class<? extends IFormatter2> bindIFormatter2() {
    return CascadeFormatter.class;
  }
}
