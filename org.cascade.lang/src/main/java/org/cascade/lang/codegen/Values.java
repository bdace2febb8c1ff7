package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/** What records and the cases of sums have in common: text, order, storage. */
final class Values {
  private static final Set<TypeSymbol> ORDERED =
      Set.of(
          Builtin.INT,
          Builtin.REAL,
          Builtin.BOOL,
          Builtin.STRING,
          Builtin.BIG_INT,
          Builtin.DECIMAL,
          Builtin.BYTES,
          Builtin.DURATION,
          Builtin.DATE_TIME,
          Builtin.UUID);
  private static final Set<TypeSymbol> ORDERED_WITH_ARGUMENTS =
      Set.of(Builtin.ARRAY, Builtin.OPTION, Builtin.RESULT);

  private Values() {}

  // ---- order ----

  /** Whether all that is in it has an order; a type within itself does not stand in the way. */
  static boolean isComparable(TypeSymbol symbol) {
    return isComparable(symbol, new HashSet<>());
  }

  private static boolean isComparable(TypeSymbol symbol, Set<TypeSymbol> asked) {
    if (!asked.add(symbol)) {
      return true;
    }
    return switch (symbol) {
      case RecordSymbol r ->
          !r.isTransaction() && r.fields().stream().allMatch(f -> isComparable(f.type(), asked));
      case SumSymbol s ->
          s.constructors().stream()
              .flatMap(c -> c.fields().stream())
              .allMatch(f -> isComparable(f.type(), asked));
      default -> false;
    };
  }

  private static boolean isComparable(Type type, Set<TypeSymbol> asked) {
    return switch (Types.unrefined(type)) {
      case Type.Con c when ORDERED.contains(c.symbol()) -> true;
      case Type.Con c ->
          (ORDERED_WITH_ARGUMENTS.contains(c.symbol())
                  || (ProgramIndex.isFile(c.symbol()) && isComparable(c.symbol(), asked)))
              && c.args().stream().allMatch(a -> isComparable(a, asked));
      case Type.Tuple t -> t.items().stream().allMatch(i -> isComparable(i, asked));
      case Type.Param p -> true;
      case Type t -> false;
    };
  }

  /** Compares field by field; {@code first} and {@code second} are Java variables. */
  static List<Doc> comparison(
      JavaFile file, List<RecordSymbol.Field> fields, List<String> names, String a, String b) {
    if (fields.isEmpty()) {
      return List.of(Doc.text("return 0;"));
    }
    List<Doc> all = new ArrayList<>();
    int last = fields.size() - 1;
    for (int i = 0; i < last; i++) {
      Code order = compare(file, fields.get(i).type(), names.get(i), a, b);
      all.add(
          i == 0
              ? Statements.declaration("int", "order", order)
              : Statements.assignment("order", order));
      all.add(Doc.braces("if (order != 0) ", List.of(Doc.text("return order;"))));
    }
    Code order = compare(file, fields.get(last).type(), names.get(last), a, b);
    all.add(Doc.group("return ", order, ";"));
    return all;
  }

  private static Code compare(JavaFile file, Type type, String name, String a, String b) {
    Code left = a.isEmpty() ? Code.stable(name) : Code.stable(a + "." + name + "()");
    Code right = Code.stable(b + "." + name + "()");
    String owner =
        JavaFile.primitive(type).isPresent() ? file.boxed(type) : file.name(RuntimeNames.ORDERING);
    return Code.call(owner + ".compare", List.of(left, right));
  }

  // ---- text ----

  /** {@code User { id: 1, name: "Ann" }}; {@code Circle(1.5)} where the fields have no names. */
  static List<Doc> show(
      JavaFile file,
      String name,
      boolean named,
      List<RecordSymbol.Field> fields,
      List<String> accessors) {
    String open = named ? " { " : "(";
    if (fields.isEmpty()) {
      return List.of(append(named ? name + " {}" : name));
    }
    List<Doc> all = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      String label = named ? fields.get(i).name() + ": " : "";
      all.add(append((i == 0 ? name + open : ", ") + label));
      all.add(Doc.text(file.name(RuntimeNames.SHOW) + ".nested(out, " + accessors.get(i) + ");"));
    }
    all.add(append(named ? " }" : ")"));
    return all;
  }

  private static Doc append(String text) {
    return text.length() == 1
        ? Doc.text("out.append('" + text + "');")
        : Doc.text("out.append(" + JavaNames.literal(text) + ");");
  }

  // ---- parameters ----

  static List<Doc> components(JavaFile file, List<RecordSymbol.Field> fields, List<String> names) {
    List<Doc> all = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      RecordSymbol.Field field = fields.get(i);
      Doc component = Doc.text(file.type(field.type()) + " " + names.get(i));
      all.add(new Doc.At(field.declared(), component));
    }
    return all;
  }

  static List<String> docTags(List<RecordSymbol.Field> fields, List<String> names) {
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      if (!fields.get(i).doc().isBlank()) {
        tags.add("@param " + names.get(i) + " " + fields.get(i).doc().strip().replace('\n', ' '));
      }
    }
    return tags;
  }
}
