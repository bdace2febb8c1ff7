package org.cascade.lang.types;

/**
 * Effects yet unknown: of a lambda, of a function whose body is being checked, or, when rigid, of
 * what callers pass for a parameter of function type.
 */
public final class EffectVariable {
  private final String name;
  private final boolean rigid;

  /**
   * @param name for messages: the parameter's or function's name
   * @param rigid whether it stands for a parameter's effects inside its function
   */
  public EffectVariable(String name, boolean rigid) {
    this.name = name;
    this.rigid = rigid;
  }

  public boolean isRigid() {
    return rigid;
  }

  @Override
  public String toString() {
    return name;
  }
}
