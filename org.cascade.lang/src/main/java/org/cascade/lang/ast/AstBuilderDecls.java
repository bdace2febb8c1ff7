package org.cascade.lang.ast;

import static org.cascade.lang.ast.AstBuilder.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.source.Span;
import org.cascade.lang.syntax.AssertNode;
import org.cascade.lang.syntax.ConstNode;
import org.cascade.lang.syntax.EffectNode;
import org.cascade.lang.syntax.EvalNode;
import org.cascade.lang.syntax.ExternNode;
import org.cascade.lang.syntax.FunctionNode;
import org.cascade.lang.syntax.ImportNode;
import org.cascade.lang.syntax.ItemNode;
import org.cascade.lang.syntax.LetNode;
import org.cascade.lang.syntax.ModuleHeaderNode;
import org.cascade.lang.syntax.ParamNode;
import org.cascade.lang.syntax.SpaceNode;
import org.cascade.lang.syntax.SpliceNode;
import org.cascade.lang.syntax.TestNode;
import org.cascade.lang.syntax.TypeNode;
import org.cascade.lang.syntax.VarNode;

/** The part of {@link AstBuilder} for declarations and statements. */
final class AstBuilderDecls {
  private final AstBuilder all;
  private final AstBuilderMembers members;

  AstBuilderDecls(AstBuilder all) {
    this.all = all;
    this.members = new AstBuilderMembers(all, this);
  }

  // ---- the top of a file ----

  AstBuilder.TopItem topItem(ItemNode node) {
    Span span = all.span(node);
    return switch (node) {
      case ModuleHeaderNode n -> new AstBuilder.TopItem.Header(all.names(n.getPath(), span));
      case ImportNode n ->
          new AstBuilder.TopItem.Imported(
              new Module.Import(span, all.names(n.getPath(), span), all.names(n.getNames(), span)));
      default -> new AstBuilder.TopItem.Declared(topLevel(node, span));
    };
  }

  private Module.Item topLevel(ItemNode node, Span span) {
    return switch (node) {
      case TypeNode n -> members.type(n, span, false);
      case SpaceNode n -> space(n, span);
      case EffectNode n ->
          new Decl.Effect(
              span, all.doc(span), all.name(n.getName(), span), all.types.atoms(n.getUnion()));
      case TestNode n ->
          new Decl.Test(
              span,
              all.doc(span),
              n.getTitle() == null ? "" : all.texts.plain(n.getTitle(), span).value(),
              all.exprs.block(n.getBody(), span));
      case ExternNode n -> extern(n, span);
      case EvalNode n when n.getExpr() instanceof SpliceNode splice ->
          new Decl.Splice(span, all.doc(span), all.exprs.splice(splice.getCall(), span));
      default -> stmt(node);
    };
  }

  private Decl space(SpaceNode node, Span span) {
    return new Decl.Space(
        span,
        all.doc(span),
        node.isDistributed(),
        all.name(node.getName(), span),
        all.types.params(node.getTypeParams()),
        members.ofSpace(node.getMembers()));
  }

  private Decl extern(ExternNode node, Span span) {
    List<Decl> bound = new ArrayList<>();
    for (ItemNode member : node.getMembers()) {
      Span place = all.span(member);
      switch (member) {
        case FunctionNode n -> bound.add(externFunction(n, place));
        case TypeNode n -> bound.add(members.type(n, place, true));
        default -> all.complain(place, "Only functions and types stand in an `extern` block.");
      }
    }
    String target = node.getTarget() == null ? "" : unquoted(node.getTarget());
    Name platform = all.name(node.getPlatform(), span);
    return new Decl.Extern(span, all.doc(span), platform.text(), target, List.copyOf(bound));
  }

  private Decl.Function externFunction(FunctionNode node, Span span) {
    Decl.Body body =
        node.getTarget() == null
            ? new Decl.Body.Missing(span.after())
            : new Decl.Body.Extern(span.after(), unquoted(node.getTarget()));
    if (node.getTarget() == null) {
      all.complain(
          span.after(), "The Java name is missing: write `= \"name\"` after the signature.");
    }
    return function(node, span, kind(node), body);
  }

  private static String unquoted(String literal) {
    boolean closed = literal.length() > 1 && literal.endsWith("\"");
    return literal.substring(1, literal.length() - (closed ? 1 : 0));
  }

  /** A member on its own, not knowing what it will be a member of. */
  Member looseMember(ItemNode node) {
    return members.loose(node);
  }

  // ---- functions ----

  Decl.Function function(FunctionNode node, Span span) {
    return function(node, span, kind(node), body(node, span));
  }

  private Decl.Function function(
      FunctionNode node, Span span, Decl.FunctionKind kind, Decl.Body body) {
    boolean parallel = node.isParallel();
    if (parallel && kind != Decl.FunctionKind.TRANSFORM && kind != Decl.FunctionKind.VIEW) {
      all.complain(span, "Only a `transform` or a `view` can be `parallel`: remove the word.");
    }
    Optional<Decl.Effects> effects = all.types.effects(node.getEffects());
    return new Decl.Function(
        span,
        all.doc(span),
        kind,
        parallel,
        functionName(node, span),
        all.types.params(node.getTypeParams()),
        map(node.getParams(), this::param),
        all.types.optional(node.getResult()),
        effects.isPresent() ? effects : all.types.effects(node.getLateEffects()),
        all.exprs.optional(node.getWhere()),
        body);
  }

  /** {@code T.f} for a function on a type's name. */
  private Name functionName(FunctionNode node, Span span) {
    Name own = all.declared(node.getName(), span);
    if (node.getOwner() == null || own.isMissing()) {
      return own;
    }
    Name owner = all.name(node.getOwner(), span);
    return new Name(owner.span().to(own.span()), owner.text() + "." + own.text());
  }

  private Decl.Body body(FunctionNode node, Span span) {
    if (node.getBody() != null) {
      return new Decl.Body.Of(all.exprs.expr(node.getBody()));
    }
    String name = node.getName() == null ? "" : " `" + node.getName().getText() + "`";
    all.complain(
        span.after(),
        "The function"
            + name
            + " has no body: write `= expression` or a block that begins with"
            + " `{` on this line.");
    return new Decl.Body.Missing(span.after());
  }

  private static Decl.FunctionKind kind(FunctionNode node) {
    return switch (node.getKind()) {
      case "let" -> Decl.FunctionKind.LET;
      case "const" -> Decl.FunctionKind.CONST;
      case "transform" -> Decl.FunctionKind.TRANSFORM;
      case "transaction" -> Decl.FunctionKind.TRANSACTION;
      case "view" -> Decl.FunctionKind.VIEW;
      case "migrate" -> Decl.FunctionKind.MIGRATE;
      case null, default -> Decl.FunctionKind.METHOD;
    };
  }

  Decl.Param param(ParamNode node) {
    Span span = all.span(node);
    return new Decl.Param(
        span, all.declared(node.getName(), span), all.types.optional(node.getType()));
  }

  // ---- statements ----

  Stmt stmt(ItemNode node) {
    Span span = all.span(node);
    return switch (node) {
      case EvalNode n -> new Stmt.Eval(all.exprs.expr(n.getExpr(), span));
      case LetNode n ->
          new Stmt.Let(
              span,
              all.doc(span),
              all.patterns.pattern(n.getPattern(), span),
              all.types.optional(n.getType()),
              all.exprs.expr(n.getValue(), span));
      case VarNode n ->
          new Stmt.Var(
              span,
              all.doc(span),
              all.declared(n.getName(), span),
              all.types.optional(n.getType()),
              all.exprs.expr(n.getValue(), span));
      case ConstNode n ->
          new Decl.Const(
              span,
              all.doc(span),
              all.name(n.getName(), span),
              all.types.optional(n.getType()),
              all.exprs.expr(n.getValue(), span));
      case AssertNode n -> new Stmt.Assert(span, all.exprs.expr(n.getCondition(), span));
      case FunctionNode n -> localFunction(n, span);
      default -> new Stmt.Eval(new Expr.Missing(span));
    };
  }

  private Stmt localFunction(FunctionNode node, Span span) {
    Decl.Function function = function(node, span);
    switch (function.kind()) {
      case LET, CONST, METHOD -> {
        // These stand anywhere.
      }
      case TRANSFORM, TRANSACTION, VIEW, MIGRATE ->
          all.complain(
              function.name().span(),
              "`"
                  + node.getKind()
                  + "` stands only in a space: write `let` for a function, or move"
                  + " `"
                  + function.name()
                  + "` into a space.");
    }
    return function;
  }
}
