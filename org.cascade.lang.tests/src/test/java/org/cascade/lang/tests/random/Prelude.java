package org.cascade.lang.tests.random;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pure functions of the prelude, read from its source: new ones are tested from then on. */
final class Prelude {
  private static final String SOURCE = "/cascade/core.cascade";
  private static final Pattern FUNCTION =
      Pattern.compile(
          "^ +let (?:([A-Z]\\w*)\\.)?(\\w+)(?:<([^(]*)>)?\\((.*)\\) -> (.+?) = \"\\w+\"$",
          Pattern.MULTILINE);

  /** All types that programs can make values of. */
  private static final Set<String> TYPES =
      Set.of(
          "Int",
          "Real",
          "Bool",
          "String",
          "BigInt",
          "Decimal",
          "Bytes",
          "Duration",
          "DateTime",
          "Uuid",
          "Option",
          "Result",
          "Array",
          "Set",
          "Map",
          "BTree",
          "Unit");

  /** Parsing SQL is tested elsewhere, and slow; predicates are made of queries. */
  private static final Set<String> LEFT_OUT =
      Set.of("sql_valid", "compile_time_generate_predicate");

  private Prelude() {}

  static List<Signature> functions() {
    List<Signature> all = new ArrayList<>();
    Matcher found = FUNCTION.matcher(text());
    while (found.find()) {
      if (!LEFT_OUT.contains(found.group(2))) {
        read(found).ifPresent(all::add);
      }
    }
    return List.copyOf(all);
  }

  private static String text() {
    try (InputStream in = Prelude.class.getResourceAsStream(SOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no " + SOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Absent where it needs a type that programs have no values of. */
  private static Optional<Signature> read(Matcher found) {
    Map<String, Ty.Param> params = new TreeMap<>();
    String written = found.group(3) == null ? "" : found.group(3);
    for (String one : written.split(",")) {
      String[] parts = one.strip().split(":");
      if (!parts[0].isEmpty()) {
        List<String> bounds = parts.length > 1 ? List.of(parts[1].strip()) : List.of();
        params.put(parts[0], new Ty.Param(parts[0], bounds));
      }
    }
    List<Signature.Param> values = new ArrayList<>();
    TyReader reader = new TyReader(found.group(4), params);
    while (!reader.atEnd()) {
      String name = reader.word();
      values.add(new Signature.Param(name, reader.afterColon()));
    }
    Ty result = new TyReader(found.group(5), params).type();
    boolean known = isKnown(result) && values.stream().allMatch(p -> isKnown(p.type()));
    boolean member = !values.isEmpty() && values.getFirst().name().equals("self");
    return known
        ? Optional.of(
            new Signature(
                Optional.ofNullable(found.group(1)),
                found.group(2),
                member,
                List.copyOf(params.values()),
                List.copyOf(values),
                result))
        : Optional.empty();
  }

  private static boolean isKnown(Ty type) {
    return (!(type instanceof Ty.Con c) || TYPES.contains(c.name()))
        && type.parts().stream().allMatch(Prelude::isKnown);
  }
}
