package org.cascade.lang.eval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the names in a statement of SQL: tables against record types, columns against their
 * fields, through aliases, subqueries, {@code with} and joins.
 */
final class SqlNames {
  private final SqlWords words;
  private final Map<String, SqlScope.Columns> types = new LinkedHashMap<>();
  private final List<String> typeNames = new ArrayList<>();
  private final List<SqlFault> faults = new ArrayList<>();

  private SqlNames(String text, List<Value> recordTypes) {
    words = new SqlWords(text);
    for (Value type : recordTypes) {
      List<String> fields =
          TypeIntrinsics.fieldsOf(type).stream().map(Value.BuiltField::name).toList();
      String name = ValueText.show(type);
      typeNames.add(name);
      types.put(SqlScope.plain(name), new SqlScope.Columns(fields, false));
    }
  }

  /** What a statement names that is not there, if anything: the first in the text. */
  static Optional<SqlFault> unknown(String text, Statement statement, List<Value> recordTypes) {
    SqlNames names = new SqlNames(text, recordTypes);
    names.statement(statement);
    return names.faults.stream()
        .min(
            Comparator.comparingInt(f ->
                f.name()
                    .flatMap(SqlFault.Wrong::place)
                    .map(SqlFault.Place::offset)
                    .orElse(Integer.MAX_VALUE)));
  }

  // ---- statements ----

  private void statement(Statement statement) {
    SqlScope outside = new SqlScope(Optional.empty());
    switch (statement) {
      case Select select -> select(select, outside);
      case Insert insert -> insert(insert, outside);
      case Update update -> update(update, outside);
      case Delete delete -> delete(delete, outside);
      default -> {
        // Statements about tables themselves have no rows whose columns could be asked for.
      }
    }
  }

  private void insert(Insert insert, SqlScope outside) {
    with(insert.getWithItemsList(), outside);
    SqlScope scope = outside.inner();
    from(insert.getTable(), scope);
    each(insert.getColumns(), c -> column(c, scope));
    if (insert.getSelect() != null) {
      select(insert.getSelect(), outside);
    }
    sets(insert.getSetUpdateSets(), scope);
    sets(insert.getDuplicateUpdateSets(), scope);
    each(insert.getReturningClause(), i -> expression(i.getExpression(), scope));
  }

  private void update(Update update, SqlScope outside) {
    with(update.getWithItemsList(), outside);
    SqlScope scope = outside.inner();
    from(update.getTable(), scope);
    joins(update.getStartJoins(), scope);
    if (update.getFromItem() != null) {
      from(update.getFromItem(), scope);
    }
    joins(update.getJoins(), scope);
    sets(update.getUpdateSets(), scope);
    expression(update.getWhere(), scope);
    order(update.getOrderByElements(), scope);
    each(update.getReturningClause(), i -> expression(i.getExpression(), scope));
  }

  private void sets(List<UpdateSet> sets, SqlScope scope) {
    each(
        sets,
        set -> {
          each(set.getColumns(), c -> column(c, scope));
          each(set.getValues(), v -> expression(v, scope));
        });
  }

  private void delete(Delete delete, SqlScope outside) {
    with(delete.getWithItemsList(), outside);
    SqlScope scope = outside.inner();
    from(delete.getTable(), scope);
    each(delete.getUsingFromItemList(), f -> from(f, scope));
    joins(delete.getJoins(), scope);
    expression(delete.getWhere(), scope);
    order(delete.getOrderByElements(), scope);
    each(delete.getReturningClause(), i -> expression(i.getExpression(), scope));
  }

  // ---- queries ----

  /** Resolves a query; gives the columns of its result. */
  private SqlScope.Columns select(Select select, SqlScope around) {
    SqlScope scope = around.inner();
    with(select.getWithItemsList(), scope);
    return switch (select) {
      case PlainSelect plain -> plain(plain, scope);
      case SetOperationList all -> {
        List<SqlScope.Columns> parts =
            all.getSelects().stream().map(s -> select(s, scope)).toList();
        SqlScope.Columns first = parts.getFirst();
        scope.addTable("", first);
        order(select.getOrderByElements(), scope);
        yield first;
      }
      case ParenthesedSelect inner -> {
        SqlScope.Columns columns = select(inner.getSelect(), scope);
        scope.addTable("", columns);
        order(select.getOrderByElements(), scope);
        yield columns;
      }
      default -> SqlScope.Columns.UNKNOWN;
    };
  }

  private void with(Collection<WithItem<?>> items, SqlScope scope) {
    each(
        items,
        item -> {
          // A recursive one sees itself; what it has is known when it is read.
          scope.addQuery(item.getAliasName(), SqlScope.Columns.UNKNOWN);
          SqlScope.Columns columns =
              item.getStatement() instanceof ParenthesedSelect query
                  ? select(query, scope)
                  : SqlScope.Columns.UNKNOWN;
          List<String> named = new ArrayList<>();
          each(item.getWithItemList(), i -> named.add(i.getExpression().toString()));
          scope.addQuery(
              item.getAliasName(), named.isEmpty() ? columns : new SqlScope.Columns(named, false));
        });
  }

  private SqlScope.Columns plain(PlainSelect select, SqlScope scope) {
    if (select.getFromItem() != null) {
      from(select.getFromItem(), scope);
    }
    joins(select.getJoins(), scope);
    if (select.getLateralViews() != null) {
      scope.addTable("lateral view", SqlScope.Columns.UNKNOWN);
    }
    expression(select.getWhere(), scope);
    List<String> names = new ArrayList<>();
    boolean open = false;
    for (SelectItem<?> item : select.getSelectItems()) {
      open |= result(item, scope, names);
    }
    names.forEach(scope::addResult);
    if (select.getGroupBy() != null && select.getGroupBy().getGroupByExpressionList() != null) {
      each(select.getGroupBy().getGroupByExpressionList(), e -> expression((Expression) e, scope));
    }
    expression(select.getHaving(), scope);
    expression(select.getQualify(), scope);
    order(select.getOrderByElements(), scope);
    return new SqlScope.Columns(names, open);
  }

  /** Resolves a result column; whether it may be several of which the names are not known. */
  private boolean result(SelectItem<?> item, SqlScope scope, List<String> names) {
    Expression value = item.getExpression();
    switch (value) {
      case AllTableColumns all -> {
        Optional<SqlScope.Columns> columns = table(all.getTable(), scope);
        columns.ifPresent(c -> names.addAll(c.names()));
        return columns.map(SqlScope.Columns::open).orElse(true);
      }
      case AllColumns all -> {
        names.addAll(scope.all().names());
        return scope.all().open();
      }
      default -> expression(value, scope);
    }
    if (item.getAlias() != null) {
      names.add(item.getAlias().getName());
    } else if (value instanceof Column column) {
      names.add(column.getColumnName());
    } else if (value instanceof Function function) {
      names.add(function.getName());
    }
    return false;
  }

  private void order(List<OrderByElement> elements, SqlScope scope) {
    each(elements, e -> expression(e.getExpression(), scope));
  }

  // ---- tables ----

  private void from(FromItem item, SqlScope scope) {
    switch (item) {
      case Table table -> {
        SqlScope.Columns columns = columns(table, scope);
        scope.addTable(
            table.getAlias() == null ? table.getName() : table.getAlias().getName(),
            renamed(table.getAlias(), columns));
      }
      case ParenthesedFromItem inner -> {
        from(inner.getFromItem(), scope);
        joins(inner.getJoins(), scope);
      }
      case ParenthesedSelect query -> named(query.getAlias(), select(query, scope), scope);
      default -> named(item.getAlias(), SqlScope.Columns.UNKNOWN, scope);
    }
  }

  private static void named(@Nullable Alias alias, SqlScope.Columns columns, SqlScope scope) {
    scope.addTable(alias == null ? "" : alias.getName(), renamed(alias, columns));
  }

  private static SqlScope.Columns renamed(@Nullable Alias alias, SqlScope.Columns columns) {
    return alias == null || alias.getAliasColumns() == null || alias.getAliasColumns().isEmpty()
        ? columns
        : new SqlScope.Columns(
            alias.getAliasColumns().stream().map(c -> c.name).toList(), columns.open());
  }

  private SqlScope.Columns columns(Table table, SqlScope scope) {
    Optional<SqlScope.Columns> query = scope.query(table.getName());
    if (query.isPresent()) {
      return query.get();
    }
    SqlScope.Columns columns = types.get(SqlScope.plain(table.getName()));
    if (columns == null) {
      List<String> known = new ArrayList<>(typeNames);
      known.addAll(scope.queryNames());
      faults.add(words.noTable(table, known));
      return SqlScope.Columns.UNKNOWN;
    }
    return columns;
  }

  private void joins(Collection<Join> joins, SqlScope scope) {
    each(
        joins,
        join -> {
          List<String> before = scope.all().names();
          from(join.getFromItem(), scope);
          if (join.isNatural()) {
            before.forEach(scope::addJoined);
          }
          each(
              join.getUsingColumns(),
              c -> {
                scope.addJoined(c.getColumnName());
                column(c, scope);
              });
          each(join.getOnExpressions(), e -> expression(e, scope));
        });
  }

  // ---- expressions ----

  private void expression(@Nullable Expression expression, SqlScope scope) {
    if (expression == null) {
      return;
    }
    ExpressionVisitorAdapter<Void> visitor =
        new ExpressionVisitorAdapter<>() {
          @Override
          public <S> Void visit(Column column, S context) {
            column(column, scope);
            return null;
          }

          @Override
          public <S> Void visit(ParenthesedSelect query, S context) {
            select(query, scope);
            return null;
          }

          @Override
          public <S> Void visit(Select query, S context) {
            select(query, scope);
            return null;
          }

          @Override
          public <S> Void visit(AllColumns all, S context) {
            return null;
          }

          @Override
          public <S> Void visit(AllTableColumns all, S context) {
            table(all.getTable(), scope);
            return null;
          }
        };
    expression.accept(visitor, null);
  }

  private void column(Column column, SqlScope scope) {
    String name = column.getColumnName();
    if (column.getTable() != null && column.getTable().getName() != null) {
      table(column.getTable(), scope)
          .filter(c -> !c.has(name))
          .ifPresent(c -> faults.add(words.noColumn(column, c.names())));
      return;
    }
    if (!scope.sees(name)) {
      if (!SqlWords.isConstant(name)) {
        faults.add(words.noColumn(column, scope.columnNames()));
      }
      return;
    }
    List<String> owners = scope.owners(name);
    if (owners.size() > 1) {
      faults.add(words.ambiguous(column, owners));
    }
  }

  /** The columns of a table that is named before a dot. */
  private Optional<SqlScope.Columns> table(Table table, SqlScope scope) {
    Optional<SqlScope.Columns> columns = scope.table(table.getName());
    if (columns.isEmpty()) {
      faults.add(words.notInFrom(table, scope.tableNames()));
    }
    return columns;
  }

  /** The parser's lists are null where nothing is written. */
  private static <T> void each(@Nullable Collection<? extends T> items, Consumer<T> action) {
    if (items != null) {
      items.forEach(action);
    }
  }
}
