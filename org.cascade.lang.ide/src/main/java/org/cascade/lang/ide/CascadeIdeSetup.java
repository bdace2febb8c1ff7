package org.cascade.lang.ide;

import com.google.inject.Guice;
import com.google.inject.Injector;
import org.cascade.lang.CascadeRuntimeModule;
import org.cascade.lang.CascadeStandaloneSetup;
import org.eclipse.xtext.util.Modules2;

/** Sets the language up for an editor's server. */
public class CascadeIdeSetup extends CascadeStandaloneSetup {
  @Override
  public Injector createInjector() {
    return Guice.createInjector(Modules2.mixin(new CascadeRuntimeModule(), new CascadeIdeModule()));
  }
}
