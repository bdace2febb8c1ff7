package org.cascade.lang;

/** Sets the language up where there is no Eclipse around it. */
public class CascadeStandaloneSetup extends CascadeStandaloneSetupGenerated {
  public static void doSetup() {
    new CascadeStandaloneSetup().createInjectorAndDoEMFRegistration();
  }
}
