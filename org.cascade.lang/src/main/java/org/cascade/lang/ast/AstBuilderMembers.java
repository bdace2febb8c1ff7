package org.cascade.lang.ast;

import static org.cascade.lang.ast.AstBuilder.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cascade.lang.source.Span;
import org.cascade.lang.syntax.AliasBodyNode;
import org.cascade.lang.syntax.ConstructorNode;
import org.cascade.lang.syntax.EmbedNode;
import org.cascade.lang.syntax.FieldNode;
import org.cascade.lang.syntax.FunctionNode;
import org.cascade.lang.syntax.IndexNode;
import org.cascade.lang.syntax.InvariantNode;
import org.cascade.lang.syntax.ItemNode;
import org.cascade.lang.syntax.RecordBodyNode;
import org.cascade.lang.syntax.SpliceMemberNode;
import org.cascade.lang.syntax.StateNode;
import org.cascade.lang.syntax.StreamNode;
import org.cascade.lang.syntax.SumBodyNode;
import org.cascade.lang.syntax.TypeBodyNode;
import org.cascade.lang.syntax.TypeNode;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link AstBuilder} for types as declared, and for the members of types and spaces.
 */
final class AstBuilderMembers {
  private final AstBuilder all;
  private final AstBuilderDecls decls;

  AstBuilderMembers(AstBuilder all, AstBuilderDecls decls) {
    this.all = all;
    this.decls = decls;
  }

  // ---- type declarations ----

  Decl.Type type(TypeNode node, Span span, boolean extern) {
    return new Decl.Type(
        span,
        all.doc(span),
        node.isTransaction(),
        all.name(node.getName(), span),
        all.types.params(node.getTypeParams()),
        body(node.getBody(), span, extern),
        all.exprs.optional(node.getWhere()),
        all.exprs.optional(node.getOtherwise()));
  }

  private Decl.TypeBody body(@Nullable TypeBodyNode node, Span owner, boolean extern) {
    if (node == null) {
      if (extern) {
        return new Decl.TypeBody.ExternBody(owner.after());
      }
      all.complain(
          owner.after(), "The type's meaning is missing: write `=` and a type after its name.");
      return new Decl.TypeBody.AliasBody(new TypeExpr.Missing(owner.after()));
    }
    Span span = all.span(node);
    return switch (node) {
      case RecordBodyNode n when n.getPredicate() != null -> refined(n, span);
      case RecordBodyNode n -> new Decl.TypeBody.RecordBody(span, ofType(n.getMembers()));
      case SumBodyNode n -> sum(n, span);
      case AliasBodyNode n -> new Decl.TypeBody.AliasBody(all.types.type(n.getType(), span));
      default -> new Decl.TypeBody.AliasBody(new TypeExpr.Missing(span));
    };
  }

  /** {@code { x: Int | p }}, which begins like a record. */
  private Decl.TypeBody refined(RecordBodyNode node, Span span) {
    Expr predicate = all.exprs.expr(node.getPredicate(), span);
    if (node.getMembers().size() == 1 && node.getMembers().getFirst() instanceof FieldNode field) {
      Name variable = all.name(field.getName(), span);
      TypeExpr base = all.types.type(field.getType(), span);
      return new Decl.TypeBody.AliasBody(new TypeExpr.Refined(span, variable, base, predicate));
    }
    all.complain(
        predicate.span(),
        "`|` and a condition stand only behind one name and its type, as in `{ x: Int | x > 0 }`:"
            + " for a record write `assert` and the condition.");
    return new Decl.TypeBody.RecordBody(span, ofType(node.getMembers()));
  }

  private Decl.TypeBody sum(SumBodyNode node, Span span) {
    List<Decl.Constructor> constructors = map(node.getConstructors(), this::constructor);
    boolean single = constructors.size() == 1 && !node.isBar();
    if (single && constructors.getFirst().span().equals(constructors.getFirst().name().span())) {
      Name name = constructors.getFirst().name();
      return new Decl.TypeBody.AliasBody(new TypeExpr.Named(name.span(), name, List.of()));
    }
    return new Decl.TypeBody.SumBody(span, constructors);
  }

  private Decl.Constructor constructor(ConstructorNode node) {
    Span span = all.span(node);
    List<Member.Field> fields =
        map(
            node.getFields(),
            field -> {
              Span place = all.span(field);
              return field(field, place);
            });
    return new Decl.Constructor(
        span,
        all.doc(span),
        all.name(node.getName(), span),
        all.types.types(node.getPositional()),
        fields);
  }

  private Member.Field field(FieldNode node, Span span) {
    Name name = all.declared(node.getName(), span);
    return new Member.Field(span, all.doc(span), name, all.types.type(node.getType(), span));
  }

  // ---- members ----

  private List<Member> ofType(List<ItemNode> nodes) {
    List<Member> members = new ArrayList<>();
    for (ItemNode node : nodes) {
      Member member = loose(node);
      switch (member) {
        case Member.State m -> notInType(m, "state", m.name());
        case Member.Embed m -> notInType(m, "embed", m.name());
        case Member.Stream m -> notInType(m, "stream", m.name());
        case Decl.Function f when isOfSpace(f.kind()) ->
            notInType(f, f.kind().name().toLowerCase(Locale.ROOT), f.name());
        case Decl.Function f when f.kind() == Decl.FunctionKind.LET -> members.add(asMethod(f));
        default -> members.add(member);
      }
    }
    return List.copyOf(members);
  }

  /** In a type {@code let} makes no difference. */
  private static Decl.Function asMethod(Decl.Function let) {
    return new Decl.Function(
        let.span(),
        let.doc(),
        Decl.FunctionKind.METHOD,
        let.parallel(),
        let.name(),
        let.typeParams(),
        let.params(),
        let.result(),
        let.effects(),
        let.where(),
        let.body());
  }

  private static boolean isOfSpace(Decl.FunctionKind kind) {
    return switch (kind) {
      case LET, CONST, METHOD -> false;
      case TRANSFORM, TRANSACTION, VIEW, MIGRATE -> true;
    };
  }

  private void notInType(Member member, String word, Name name) {
    all.complain(
        member.span(),
        "`"
            + word
            + "` stands only in a space, and this is the body of a type: write `"
            + name
            + "` as a field or a method without the word, or make this a space.");
  }

  List<Member> ofSpace(List<ItemNode> nodes) {
    List<Member> members = new ArrayList<>();
    for (ItemNode node : nodes) {
      Member member = loose(node);
      switch (member) {
        case Member.Field m -> {
          all.complain(
              m.span(),
              "A space has no fields: write `state " + m.name() + ": …` for what it keeps.");
          members.add(
              new Member.State(m.span(), m.doc(), m.name(), m.type(), Optional.empty(), List.of()));
        }
        case Decl.Function f when node instanceof FunctionNode n && n.getKind() == null -> {
          all.complain(
              f.name().span(),
              "Say what `"
                  + f.name()
                  + "` does with the space: write `view` in front of it if it"
                  + " only reads, else `transform` or `transaction`.");
          members.add(f);
        }
        default -> members.add(member);
      }
    }
    return List.copyOf(members);
  }

  Member loose(ItemNode node) {
    Span span = all.span(node);
    return switch (node) {
      case FieldNode n -> field(n, span);
      case FunctionNode n -> function(n, span);
      case InvariantNode n -> new Member.Invariant(span, all.exprs.expr(n.getCondition(), span));
      case StateNode n ->
          new Member.State(
              span,
              all.doc(span),
              all.declared(n.getName(), span),
              all.types.type(n.getType(), span),
              all.exprs.optional(n.getInitial()),
              map(n.getIndexes(), this::index));
      case EmbedNode n ->
          new Member.Embed(
              span,
              all.doc(span),
              all.declared(n.getName(), span),
              all.types.type(n.getType(), span));
      case StreamNode n -> stream(n, span);
      case SpliceMemberNode n -> new Member.SpliceMember(span, all.exprs.splice(n.getCall(), span));
      default -> new Member.Invariant(span, new Expr.Missing(span));
    };
  }

  private Member.Index index(IndexNode node) {
    Span span = all.span(node);
    return new Member.Index(span, map(node.getParts(), p -> all.names(p.getNames(), all.span(p))));
  }

  private Decl.Function function(FunctionNode node, Span span) {
    return decls.function(node, span);
  }

  private Member stream(StreamNode node, Span span) {
    Expr trigger = all.exprs.expr(node.getTrigger(), span);
    Member.Trigger when =
        node.isChanges()
            ? new Member.Trigger.Changes(
                all.span(trigger.span().offset(), changesLength(trigger.span())), trigger)
            : new Member.Trigger.When(trigger);
    return new Member.Stream(
        span,
        all.doc(span),
        all.declared(node.getName(), span),
        all.exprs.expr(node.getYield(), span),
        when);
  }

  /** Up to the end of the word {@code changes} behind the watched expression. */
  private int changesLength(Span watched) {
    int word = all.text().indexOf("changes", watched.end());
    return word < 0 ? watched.length() : word + "changes".length() - watched.offset();
  }
}
