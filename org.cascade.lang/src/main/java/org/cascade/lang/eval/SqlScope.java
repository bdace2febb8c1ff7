package org.cascade.lang.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tables that a part of an SQL statement sees: its own by name or alias, then those around it.
 * Names are compared without regard to case.
 */
final class SqlScope {
  /**
   * The columns of a table or subquery, as written.
   *
   * @param open whether there may be others, such as a function's results
   */
  record Columns(List<String> names, boolean open) {
    static final Columns UNKNOWN = new Columns(List.of(), true);

    boolean has(String name) {
      return open || isNamed(name);
    }

    boolean isNamed(String name) {
      return names.stream().anyMatch(n -> plain(n).equals(plain(name)));
    }
  }

  private final Optional<SqlScope> outer;
  private final Map<String, Columns> tables = new LinkedHashMap<>();
  private final Map<String, Columns> queries = new HashMap<>();
  private final Set<String> results = new HashSet<>();
  private final Set<String> joined = new HashSet<>();

  SqlScope(Optional<SqlScope> outer) {
    this.outer = outer;
  }

  SqlScope inner() {
    return new SqlScope(Optional.of(this));
  }

  /** The name as it is compared: without quotes, in small letters. */
  static String plain(String name) {
    return name.replaceAll("^[\"`\\[]|[\"`\\]]$", "").toLowerCase(Locale.ROOT);
  }

  void addTable(String name, Columns columns) {
    tables.put(plain(name), columns);
  }

  /** A query that {@code with} gives a name. */
  void addQuery(String name, Columns columns) {
    queries.put(plain(name), columns);
  }

  /** A name of a result column, which {@code order by} and the like may use. */
  void addResult(String name) {
    results.add(plain(name));
  }

  /** A column that both sides of a join have, and which is one for it. */
  void addJoined(String name) {
    joined.add(plain(name));
  }

  Optional<Columns> query(String name) {
    return Optional.ofNullable(queries.get(plain(name)))
        .or(() -> outer.flatMap(o -> o.query(name)));
  }

  Optional<Columns> table(String name) {
    return Optional.ofNullable(tables.get(plain(name))).or(() -> outer.flatMap(o -> o.table(name)));
  }

  /** Whether a column without its table is one of these. */
  boolean sees(String column) {
    return results.contains(plain(column))
        || tables.values().stream().anyMatch(t -> t.has(column))
        || outer.map(o -> o.sees(column)).orElse(false);
  }

  /** The tables that have a column; more than one only where that leaves open which is meant. */
  List<String> owners(String column) {
    List<String> owners = new ArrayList<>();
    tables.forEach((name, columns) -> {
      if (columns.isNamed(column)) {
        owners.add(name);
      }
    });
    boolean settled = joined.contains(plain(column)) || results.contains(plain(column));
    return owners.size() > 1 && settled ? owners.subList(0, 1) : owners;
  }

  /** All columns of its own tables. */
  Columns all() {
    List<String> names = new ArrayList<>();
    tables.values().forEach(t -> names.addAll(t.names()));
    return new Columns(names, tables.values().stream().anyMatch(Columns::open));
  }

  /** All that a column could be called here, for suggestions. */
  Set<String> columnNames() {
    Set<String> names = new HashSet<>(outer.map(SqlScope::columnNames).orElse(Set.of()));
    tables.values().forEach(t -> names.addAll(t.names()));
    return names;
  }

  Set<String> tableNames() {
    Set<String> names = new HashSet<>(outer.map(SqlScope::tableNames).orElse(Set.of()));
    names.addAll(tables.keySet());
    return names;
  }

  Set<String> queryNames() {
    Set<String> names = new HashSet<>(outer.map(SqlScope::queryNames).orElse(Set.of()));
    names.addAll(queries.keySet());
    return names;
  }
}
