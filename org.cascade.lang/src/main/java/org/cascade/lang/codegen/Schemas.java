package org.cascade.lang.codegen;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/**
 * The text of a type's stored form: its declaration and those of all types in it, so that a change
 * in any of them changes the text. Recursive types end, since each declaration stands once.
 */
final class Schemas {
  private final Set<TypeSymbol> seen = new LinkedHashSet<>();
  private final Deque<TypeSymbol> open = new ArrayDeque<>();

  private Schemas() {}

  static String of(TypeSymbol symbol) {
    Schemas schemas = new Schemas();
    schemas.reach(symbol);
    StringBuilder out = new StringBuilder();
    while (!schemas.open.isEmpty()) {
      TypeSymbol next = schemas.open.removeFirst();
      out.append(out.isEmpty() ? "" : "; ").append(next.qualifiedName());
      schemas.declaration(next, out);
    }
    return out.toString();
  }

  private void reach(TypeSymbol symbol) {
    if (ProgramIndex.isFile(symbol) && seen.add(symbol)) {
      open.addLast(symbol);
    }
  }

  private void declaration(TypeSymbol symbol, StringBuilder out) {
    out.append(JavaFile.parameters(symbol.params()));
    switch (symbol) {
      case RecordSymbol r -> fields(r.fields(), out);
      case SumSymbol s -> {
        String between = " = ";
        for (SumSymbol.Constructor c : s.constructors()) {
          out.append(between).append(c.name());
          fields(c.fields(), out);
          between = " | ";
        }
      }
      default -> {}
    }
  }

  private void fields(Iterable<RecordSymbol.Field> fields, StringBuilder out) {
    String between = "";
    out.append('{');
    for (RecordSymbol.Field field : fields) {
      out.append(between).append(field.name()).append(": ").append(shown(field.type()));
      between = ", ";
    }
    out.append('}');
  }

  /** The type's own text, with refinements as their bases: they are stored the same. */
  private String shown(Type type) {
    Type erased = Types.erased(type);
    collect(erased);
    return erased.toString();
  }

  private void collect(Type type) {
    switch (type) {
      case Type.Con c -> {
        if (c.symbol() instanceof RecordSymbol || c.symbol() instanceof SumSymbol) {
          reach(c.symbol());
        }
        c.args().forEach(this::collect);
      }
      case Type.Tuple t -> t.items().forEach(this::collect);
      case Type.Fun f -> {}
      case Type other -> {}
    }
  }
}
