package org.cascade.lang.eval;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import org.cascade.lang.source.Source;

/** Says what is wrong with a name in SQL, and where it stands in the text. */
final class SqlWords {
  /** What the parser takes for columns, and is none. */
  private static final Set<String> CONSTANTS =
      Set.of("true", "false", "null", "default", "rownum", "rowid", "current_user", "excluded");

  private final Source text;

  SqlWords(String text) {
    this.text = new Source("", text);
  }

  static boolean isConstant(String name) {
    return CONSTANTS.contains(name.toLowerCase(Locale.ROOT));
  }

  SqlFault noTable(Table table, Collection<String> known) {
    String name = table.getName();
    return fault("there is no table `%s`".formatted(name), table, name, known);
  }

  SqlFault notInFrom(Table table, Collection<String> known) {
    String name = table.getName();
    return fault(
        "no table or alias `%s` is among those it reads from".formatted(name), table, name, known);
  }

  SqlFault noColumn(Column column, Collection<String> known) {
    String name = column.getColumnName();
    String shown = column.getFullyQualifiedName();
    return fault("there is no column `%s`".formatted(shown), column, name, known);
  }

  SqlFault ambiguous(Column column, List<String> owners) {
    String name = column.getColumnName();
    String tables = owners.stream().map(o -> "`" + o + "`").collect(Collectors.joining(" and "));
    return fault(
        "the column `%s` is in %s: write `%s.%s`".formatted(name, tables, owners.getFirst(), name),
        column,
        name,
        List.of());
  }

  /** The name's own token is the last of its node, behind schema and table. */
  private SqlFault fault(String reason, ASTNodeAccess at, String name, Collection<String> known) {
    Optional<SqlFault.Place> place =
        Optional.ofNullable(at.getASTNode()).flatMap(node -> place(node, name));
    return new SqlFault(reason, Optional.of(new SqlFault.Wrong(name, Set.copyOf(known), place)));
  }

  private Optional<SqlFault.Place> place(Node node, String name) {
    Token last = node.jjtGetFirstToken();
    Token end = node.jjtGetLastToken();
    while (last != null && last != end && !last.image.equals(name)) {
      last = last.next;
    }
    if (last == null || last.beginLine < 1 || last.beginLine > text.lineCount()) {
      return Optional.empty();
    }
    String line = text.line(last.beginLine);
    int column = last.beginColumn - 1;
    boolean there = line.startsWith(last.image, column);
    int before = 0;
    for (int i = 1; i < last.beginLine; i++) {
      before = text.text().indexOf('\n', before) + 1;
    }
    return there
        ? Optional.of(new SqlFault.Place(before + column, last.image.length()))
        : Optional.empty();
  }
}
