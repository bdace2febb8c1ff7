package org.cascade.lang.tests.random;

import java.util.List;
import java.util.stream.Collectors;

/** A type that a program declares. */
sealed interface Declared {
  Ty.Con type();

  List<Ty.Param> params();

  record Field(String name, Ty type) {}

  /** The last method assigns a field: {@code with_NAME(self, v)}. */
  record RecordType(Ty.Con type, List<Ty.Param> params, List<Field> fields) implements Declared {
    @Override
    public String toString() {
      Field last = fields.getLast();
      return "type %s = {\n%s\nset_%s(self, v: %s) = { self.%s = v }\n}\n"
          .formatted(head(this), fieldList(fields, "\n"), last.name(), last.type(), last.name());
    }
  }

  /** One of a sum's; fields have names or stand by position. */
  record Constructor(String name, boolean named, List<Field> fields) {
    @Override
    public String toString() {
      if (fields.isEmpty()) {
        return name;
      }
      return named
          ? name + " { " + fieldList(fields, ", ") + " }"
          : fields.stream()
              .map(f -> f.type().toString())
              .collect(Collectors.joining(", ", name + "(", ")"));
    }
  }

  /**
   * A sum.
   *
   * @param recursive whether it has fields of itself; its first constructor has none
   */
  record SumType(
      Ty.Con type, List<Ty.Param> params, List<Constructor> constructors, boolean recursive)
      implements Declared {
    @Override
    public String toString() {
      return constructors.stream()
          .map(Constructor::toString)
          .collect(Collectors.joining(" | ", "type " + head(this) + " = ", "\n"));
    }
  }

  private static String head(Declared type) {
    String params =
        type.params().stream().map(Ty.Param::declared).collect(Collectors.joining(", ", "<", ">"));
    return type.type().name() + (type.params().isEmpty() ? "" : params);
  }

  private static String fieldList(List<Field> fields, String between) {
    return fields.stream()
        .map(f -> f.name() + ": " + f.type())
        .collect(Collectors.joining(between));
  }
}
