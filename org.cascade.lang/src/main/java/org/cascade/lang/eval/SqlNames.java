package org.cascade.lang.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.util.TablesNamesFinder;

/**
 * The names in a statement of SQL, looked up in record types, without regard to case. All of a
 * statement's tables are in scope in all of it; names that the statement itself gives, to columns
 * and subqueries, are accepted wherever they occur.
 */
final class SqlNames extends TablesNamesFinder<Void> {
  private final Map<String, Set<String>> types = new HashMap<>();
  private final Map<String, Set<String>> tablesInScope = new HashMap<>();
  private final Set<String> givenNames = new HashSet<>();
  private final Set<String> derivedTables = new HashSet<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();

  private SqlNames(List<Value> recordTypes) {
    for (Value type : recordTypes) {
      Set<String> fields = new HashSet<>();
      TypeIntrinsics.fieldsOf(type).forEach(f -> fields.add(lower(f.name())));
      types.put(lower(ValueText.show(type)), fields);
    }
  }

  /** What a statement names that is not there, if anything. */
  static Optional<String> unknown(Statement statement, List<Value> recordTypes) {
    SqlNames names = new SqlNames(recordTypes);
    names.getTables(statement);
    Optional<String> table =
        names.tables.stream()
            .filter(t -> !names.isKnown(t))
            .map(t -> "there is no table `%s`".formatted(t.getName()))
            .findFirst();
    return table.or(() ->
        names.columns.stream()
            .filter(c -> !names.isKnown(c))
            .map(c -> "there is no column `%s`".formatted(c.getFullyQualifiedName()))
            .findFirst());
  }

  private static String lower(String name) {
    String plain = name.replaceAll("^[\"`\\[]|[\"`\\]]$", "");
    return plain.toLowerCase(Locale.ROOT);
  }

  @Override
  public <S> Void visit(Table table, S context) {
    tables.add(table);
    String name = lower(table.getName());
    Set<String> fields = types.getOrDefault(name, Set.of());
    tablesInScope.put(name, fields);
    if (table.getAlias() != null) {
      tablesInScope.put(lower(table.getAlias().getName()), fields);
    }
    return super.visit(table, context);
  }

  @Override
  public <S> Void visit(Column column, S context) {
    columns.add(column);
    return super.visit(column, context);
  }

  @Override
  public <S> Void visit(Insert insert, S context) {
    if (insert.getColumns() != null) {
      columns.addAll(insert.getColumns());
    }
    return super.visit(insert, context);
  }

  @Override
  public <S> Void visit(Update update, S context) {
    update.getUpdateSets().forEach(set -> columns.addAll(set.getColumns()));
    return super.visit(update, context);
  }

  @Override
  public <S> Void visit(SelectItem<?> item, S context) {
    if (item.getAlias() != null) {
      givenNames.add(lower(item.getAlias().getName()));
    }
    // Not by `super.visit`: the compiler of Java 21 takes it for the interface's method.
    return item.getExpression().accept(this, context);
  }

  @Override
  public <S> Void visit(ParenthesedSelect select, S context) {
    if (select.getAlias() != null) {
      derivedTables.add(lower(select.getAlias().getName()));
    }
    return super.visit(select, context);
  }

  @Override
  public <S> Void visit(WithItem<?> with, S context) {
    if (with.getAlias() != null) {
      derivedTables.add(lower(with.getAlias().getName()));
    }
    return super.visit(with, context);
  }

  private boolean isKnown(Table table) {
    String name = lower(table.getName());
    return types.containsKey(name) || derivedTables.contains(name);
  }

  private boolean isKnown(Column column) {
    String name = lower(column.getColumnName());
    if (column.getTable() != null && column.getTable().getName() != null) {
      String table = lower(column.getTable().getName());
      return derivedTables.contains(table)
          || tablesInScope.getOrDefault(table, Set.of()).contains(name);
    }
    return givenNames.contains(name)
        || tablesInScope.values().stream().anyMatch(fields -> fields.contains(name));
  }
}
