package org.cascade.lang.types;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.source.Span;

/**
 * A declared type. What its declaration says is filled in once, on demand, by {@code infer}: first
 * the parameters, then the body.
 */
public abstract sealed class TypeSymbol
    permits RecordSymbol, SumSymbol, RefinementSymbol, AliasSymbol, ExternTypeSymbol, SpaceSymbol {
  private final String module;
  private final String name;
  private String doc;
  private Span declared;
  private List<TypeParameter> params = List.of();
  private List<Boolean> covariant = List.of();
  private Optional<String> javaClass = Optional.empty();

  TypeSymbol(String module, String name, String doc, Span declared) {
    this.module = module;
    this.name = name;
    this.doc = doc;
    this.declared = declared;
  }

  public final String module() {
    return module;
  }

  public final String name() {
    return name;
  }

  /** {@code module.name}. */
  public final String qualifiedName() {
    return module + "." + name;
  }

  public final String doc() {
    return doc;
  }

  /** Where its name is written. */
  public final Span declared() {
    return declared;
  }

  /** Says where a built-in type is declared: in the prelude, read once. */
  public final void declareAt(Span span, String theDoc) {
    declared = span;
    doc = theDoc;
  }

  public final List<TypeParameter> params() {
    return params;
  }

  public final void defineParams(List<TypeParameter> all) {
    params = List.copyOf(all);
    covariant = all.stream().map(p -> true).toList();
  }

  /** Whether {@code C<Age>} is usable as {@code C<Int>} in the i-th argument. */
  public final boolean isCovariant(int i) {
    return covariant.get(i);
  }

  public final void defineVariance(List<Boolean> all) {
    covariant = List.copyOf(all);
  }

  /** The class of {@code extern java} that already is this type; empty if we generate one. */
  public final Optional<String> javaClass() {
    return javaClass;
  }

  public final void bindJavaClass(String qualifiedName) {
    javaClass = Optional.of(qualifiedName);
  }

  /** The type with its own parameters as arguments. */
  public final Type selfType() {
    List<Type> args = params.stream().<Type>map(Type.Param::new).toList();
    return this instanceof RefinementSymbol r
        ? new Type.Refined(r, args)
        : new Type.Con(this, args);
  }

  @Override
  public final String toString() {
    return name;
  }
}
