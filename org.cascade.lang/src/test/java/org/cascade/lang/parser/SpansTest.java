package org.cascade.lang.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.junit.jupiter.api.Test;

/** Places of nodes are exact: inside strings, on later lines, and without white space around. */
class SpansTest {
  private static final String PROGRAM =
      """
      // A comment.
      let f(x: Int) -> Array<Int> with IO where x > 0 = [x]   // another

      space S {
        state data: BTree<Int, String> = BTree.empty()
        stream s = stream { yield (op, data) every data changes }
        parallel transform map<T>(f: (Int) -> T) -> Array<T> { (a + b) * c
          x.y(1).z }
      }
      let text = "ab $(f(y)) cd $("in $(z)")"
        + w as String
      a verb(x) with { b }
      match (x) { (1) => 1..2, -1 | ..4 => u is P(x: y) }
      """
          .replace("P(x: y)", "P(y)");

  private final CascadeParsing parsing = new CascadeParsing();

  private Module parse(String text) {
    Parsed parsed = parsing.parse(new Source("spans.cascade", text));
    assertEquals(List.of(), parsed.errors());
    return parsed.module();
  }

  @Test
  void noNodeBeginsOrEndsInWhiteSpaceAndChildrenLieInside() throws ReflectiveOperationException {
    for (Module.Item item : parse(PROGRAM).items()) {
      check(item, item.span());
    }
  }

  private static void check(Object value, Span parent) throws ReflectiveOperationException {
    switch (value) {
      case Optional<?> optional when optional.isPresent() -> check(optional.get(), parent);
      case List<?> list -> {
        for (Object item : list) {
          check(item, parent);
        }
      }
      case Record node -> {
        Span span = parent;
        if (node instanceof Node placed) {
          span = placed.span();
          // The texts in a template have all their blanks.
          boolean exact = node instanceof Expr.StringLit || span.text().strip().equals(span.text());
          assertTrue(exact, span.text());
          assertTrue(span.offset() >= parent.offset() && span.end() <= parent.end(), span.text());
        }
        if (node instanceof Name name) {
          assertEquals(name.text(), span.text());
        }
        for (RecordComponent component : node.getClass().getRecordComponents()) {
          if (component.getType() != Span.class) {
            check(component.getAccessor().invoke(node), span);
          }
        }
      }
      default -> {
        // Texts, flags and operators have no place of their own.
      }
    }
  }

  @Test
  void partsOfTemplates() {
    Module module = parse("let x = 1\n  \"ab $(f(y)) cd\" \n");
    Stmt.Eval eval = (Stmt.Eval) module.items().get(1);
    Expr.Template template = (Expr.Template) eval.expr();
    List<String> texts = new ArrayList<>();
    template.parts().forEach(part -> texts.add(part.span().offset() + ":" + part.span().text()));
    assertEquals(List.of("13:ab ", "18:f(y)", "23: cd"), texts);
    assertEquals("\"ab $(f(y)) cd\"", template.span().text());
  }

  @Test
  void parenthesesBelongToWhatIsAround() {
    Module module = parse("(a + b) * c");
    Expr.Binary product = (Expr.Binary) ((Stmt.Eval) module.items().getFirst()).expr();
    assertEquals("(a + b) * c", product.span().text());
    assertEquals("a + b", product.left().span().text());
  }
}
