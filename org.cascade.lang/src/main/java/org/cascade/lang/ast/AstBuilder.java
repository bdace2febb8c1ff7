package org.cascade.lang.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.source.Anchor;
import org.cascade.lang.source.Span;
import org.cascade.lang.syntax.ExprNode;
import org.cascade.lang.syntax.ItemNode;
import org.cascade.lang.syntax.NameNode;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.jspecify.annotations.Nullable;

/**
 * Builds the sealed tree from Xtext's model of one parse, which may have holes where the text was
 * wrong, and reports what the grammar alone cannot refuse.
 */
public final class AstBuilder {
  /** Something a text may not have here, though the grammar lets it pass. */
  public record Complaint(RuleCode rule, Span span, String message) {}

  private final Anchor anchor;
  private final Map<Integer, String> docs;
  private final Set<String> reserved;
  private final List<Complaint> complaints = new ArrayList<>();
  final AstBuilderTypes types;
  final AstBuilderPatterns patterns;
  final AstBuilderTexts texts;
  final AstBuilderExprs exprs;
  final AstBuilderDecls decls;

  /**
   * @param anchor what the tree's spans are counted from
   * @param docs the doc comments of the source, by the offset of what they belong to
   * @param reserved words that name nothing
   */
  public AstBuilder(Anchor anchor, Map<Integer, String> docs, Set<String> reserved) {
    this.anchor = anchor;
    this.docs = docs;
    this.reserved = reserved;
    this.types = new AstBuilderTypes(this);
    this.patterns = new AstBuilderPatterns(this);
    this.texts = new AstBuilderTexts(this);
    this.exprs = new AstBuilderExprs(this);
    this.decls = new AstBuilderDecls(this);
  }

  /** What an item at the top of a file may be. */
  public sealed interface TopItem {
    record Header(List<Name> path) implements TopItem {}

    record Imported(Module.Import value) implements TopItem {}

    record Declared(Module.Item value) implements TopItem {}
  }

  public TopItem item(ItemNode node) {
    return decls.topItem(node);
  }

  /** A member of a type that is built from text at compile time. */
  public Member member(ItemNode node) {
    return decls.looseMember(node);
  }

  public Expr expr(ExprNode node) {
    return exprs.expr(node);
  }

  public List<Complaint> complaints() {
    return complaints;
  }

  // ---- what all parts share ----

  void complain(Span span, String message) {
    complain(RuleCode.SYNTAX, span, message);
  }

  void complain(RuleCode rule, Span span, String message) {
    complaints.add(new Complaint(rule, span, message));
  }

  /** The whole text of the file. */
  String text() {
    return anchor.source().text();
  }

  /** A stretch of the text, by its offset there. */
  Span span(int offset, int length) {
    return anchor.span(offset, length);
  }

  Span span(EObject node) {
    // No rule passes on what another one made with tokens of its own around it, so an element's own
    // node is its whole text.
    ICompositeNode text = NodeModelUtils.getNode(node);
    if (text == null) {
      return anchor.span(anchor.offset(), 0);
    }
    int start = text.getTotalOffset();
    return anchor.span(start, Math.max(0, text.getTotalEndOffset() - start));
  }

  String doc(Span span) {
    return docs.getOrDefault(span.offset(), "");
  }

  /** The name, or a missing one at the end of what should have it. */
  Name name(@Nullable NameNode node, Span owner) {
    if (node == null || node.getText() == null) {
      return new Name(owner.after(), "");
    }
    return new Name(span(node), node.getText());
  }

  /** The name of what is declared: no reserved word, though the parser reads one as a label. */
  Name declared(@Nullable NameNode node, Span owner) {
    Name name = name(node, owner);
    if (reserved.contains(name.text())) {
      complain(
          name.span(),
          "`%s` is a reserved word and cannot be a name here: choose another, such as `%s_`."
              .formatted(name, name));
    }
    return name;
  }

  List<Name> names(List<NameNode> nodes, Span owner) {
    return map(nodes, node -> name(node, owner));
  }

  static <A, B> List<B> map(List<A> nodes, Function<? super A, ? extends B> build) {
    List<B> built = new ArrayList<>(nodes.size());
    for (A node : nodes) {
      built.add(build.apply(node));
    }
    return List.copyOf(built);
  }
}
