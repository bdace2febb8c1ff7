package org.cascade.lang.types;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.source.Span;

/** A record type, or a {@code transaction type}. */
public final class RecordSymbol extends TypeSymbol {
  private final boolean transaction;
  private List<Field> fields = List.of();
  private List<FunctionSymbol> methods = List.of();
  private List<Expr> invariants = List.of();

  /** A field; {@code index} is its place in the declaration. */
  public record Field(String name, String doc, Type type, int index, Span declared) {}

  public RecordSymbol(String module, String name, String doc, Span declared, boolean transaction) {
    super(module, name, doc, declared);
    this.transaction = transaction;
  }

  public boolean isTransaction() {
    return transaction;
  }

  public List<Field> fields() {
    return fields;
  }

  public Optional<Field> field(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).findFirst();
  }

  public List<FunctionSymbol> methods() {
    return methods;
  }

  /** The conditions of {@code assert}; the fields are in scope in them. */
  public List<Expr> invariants() {
    return invariants;
  }

  public void define(List<Field> allFields, List<Expr> allInvariants) {
    fields = List.copyOf(allFields);
    invariants = List.copyOf(allInvariants);
  }

  public void defineMethods(List<FunctionSymbol> all) {
    methods = List.copyOf(all);
  }
}
