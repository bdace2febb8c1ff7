package org.cascade.lang.types;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.source.Span;

/** A sum type. */
public final class SumSymbol extends TypeSymbol {
  private List<Constructor> constructors = List.of();

  /**
   * One alternative.
   *
   * @param named whether its fields are named ({@code Rect { w: Real }}); else they are called
   *     {@code value} (a single one) or {@code item0}, {@code item1}, …
   * @param index its place in the declaration
   */
  public record Constructor(
      SumSymbol owner,
      String name,
      String doc,
      boolean named,
      List<RecordSymbol.Field> fields,
      int index,
      Span declared) {
    @Override
    public String toString() {
      return name;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  public SumSymbol(String module, String name, String doc, Span declared) {
    super(module, name, doc, declared);
  }

  public List<Constructor> constructors() {
    return constructors;
  }

  public Optional<Constructor> constructor(String name) {
    return constructors.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  public void define(List<Constructor> all) {
    constructors = List.copyOf(all);
  }
}
