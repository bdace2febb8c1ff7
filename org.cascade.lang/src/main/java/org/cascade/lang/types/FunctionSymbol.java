package org.cascade.lang.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Decl;

/**
 * A declared function of any kind: its signature, and what inference learnt of it. Two are the same
 * only if they are the same object.
 */
public final class FunctionSymbol {
  private final String module;
  private final Decl.Function decl;
  private final Optional<TypeSymbol> owner;
  private final Optional<Extern> extern;
  private final EffectVariable effectVariable;
  private List<TypeParameter> typeParams = List.of();
  private List<Param> params = List.of();
  private Optional<Type> result = Optional.empty();
  private Optional<Effects> declaredEffects = Optional.empty();
  private Effects effects = Effects.PURE;
  private final List<Equation> equations = new ArrayList<>();
  private boolean updates;
  private boolean solved;

  /**
   * Where an extern function goes.
   *
   * @param platform {@code java}, or {@code compiler} for what only exists at compile time
   */
  public record Extern(String platform, String target, String name) {
    /** {@code target#name}, the key of the evaluator's table. */
    public String key() {
      return target + "#" + name;
    }
  }

  /**
   * A parameter.
   *
   * @param effects the effects a caller's function brings in here; empty where the parameter's type
   *     holds no function type without {@code with}
   */
  public record Param(String name, Type type, Optional<EffectVariable> effects) {}

  /** The body is only right if the parameter is this type: {@code T = User}. */
  public record Equation(TypeParameter parameter, Type type) {
    @Override
    public String toString() {
      return parameter + " = " + type;
    }
  }

  /**
   * @param owner the record or space it is a member of
   */
  public FunctionSymbol(
      String module, Decl.Function decl, Optional<TypeSymbol> owner, Optional<Extern> extern) {
    this.module = module;
    this.decl = decl;
    this.owner = owner;
    this.extern = extern;
    this.effectVariable = new EffectVariable(decl.name().text(), false);
  }

  public String module() {
    return module;
  }

  public String name() {
    return decl.name().text();
  }

  public Decl.Function decl() {
    return decl;
  }

  public Decl.FunctionKind kind() {
    return decl.kind();
  }

  public Optional<TypeSymbol> owner() {
    return owner;
  }

  public Optional<Extern> extern() {
    return extern;
  }

  /** Whether its first written parameter is {@code self}. */
  public boolean hasSelfParameter() {
    return !decl.params().isEmpty() && decl.params().getFirst().isSelf();
  }

  /** Its own type parameters, without the owner's. */
  public List<TypeParameter> typeParams() {
    return typeParams;
  }

  /** As written, without {@code self} if the function has an owner; with it if it has none. */
  public List<Param> params() {
    return params;
  }

  /** Absent while it has yet to be inferred. */
  public Optional<Type> result() {
    return result;
  }

  public Optional<Effects> declaredEffects() {
    return declaredEffects;
  }

  /**
   * What calling it does, once effects are solved; over {@link Param#effects} of its parameters.
   */
  public Effects effects() {
    return effects;
  }

  /** Stands for {@link #effects} until they are solved. */
  public EffectVariable effectVariable() {
    return effectVariable;
  }

  public List<Equation> equations() {
    return equations;
  }

  /** Whether it is a method that assigns {@code self.f}: its value is the updated copy. */
  public boolean updates() {
    return updates;
  }

  public void defineSignature(
      List<TypeParameter> allTypeParams,
      List<Param> allParams,
      Optional<Type> theResult,
      Optional<Effects> declared) {
    typeParams = List.copyOf(allTypeParams);
    params = List.copyOf(allParams);
    result = theResult;
    declaredEffects = declared;
  }

  public void defineResult(Type type) {
    result = Optional.of(type);
  }

  public void defineEffects(Effects all) {
    effects = all;
    solved = true;
  }

  /** Whether {@link #effects} are known. */
  public boolean isSolved() {
    return solved;
  }

  public void defineUpdates() {
    updates = true;
  }

  public void addEquation(Equation equation) {
    equations.add(equation);
  }

  @Override
  public String toString() {
    return owner.map(o -> o.name() + "." + name()).orElse(name());
  }
}
