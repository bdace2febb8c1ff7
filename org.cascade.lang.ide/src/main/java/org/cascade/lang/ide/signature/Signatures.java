package org.cascade.lang.ide.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ide.hover.Description;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.ide.symbols.Meanings;
import org.cascade.lang.ide.symbols.Members;
import org.cascade.lang.ide.symbols.Names;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Types;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureInformation;

/** The parameters of the call around the cursor, and which of them is being written. */
public final class Signatures {
  private Signatures() {}

  public static Optional<SignatureHelp> at(Snapshot snapshot, int offset) {
    List<Node> path = snapshot.path(offset).nodes().reversed();
    for (Node node : path) {
      if (node instanceof Expr.Call call && isInArguments(snapshot, call, offset)) {
        return of(snapshot, call, offset);
      }
      if (node instanceof Decl.Function) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isInArguments(Snapshot snapshot, Expr.Call call, int offset) {
    int at = snapshot.offsetIn(call.span().source(), offset).orElse(-1);
    return at > call.callee().span().end();
  }

  private static Optional<SignatureHelp> of(Snapshot snapshot, Expr.Call call, int offset) {
    List<SignatureInformation> all = new ArrayList<>();
    int active = active(snapshot, call, offset);
    Optional<Entity> chosen = Meanings.of(snapshot.table(), call);
    int best = 0;
    for (Entity entity : candidates(snapshot, call, chosen)) {
      if (chosen.isPresent() && entity.is(chosen.get())) {
        best = all.size();
      }
      all.add(information(entity));
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(new SignatureHelp(all, best, active));
  }

  /** The overloads that are called by this name. */
  private static List<Entity> candidates(
      Snapshot snapshot, Expr.Call call, Optional<Entity> chosen) {
    List<Entity> all = new ArrayList<>();
    Names names = new Names(snapshot.typed(), snapshot.unit());
    switch (call.callee()) {
      case Expr.Member m ->
          Members.of(
                  snapshot.typed(),
                  snapshot.unit(),
                  Types.closed(snapshot.table().type(m.target())))
              .stream()
              .filter(e -> e instanceof Entity.OfFunction && e.name().equals(m.name().text()))
              .forEach(all::add);
      case Expr.NameRef n ->
          names.functions().stream()
              .filter(f -> f.name().equals(n.name().text()) && !f.hasSelfParameter())
              .forEach(f -> all.add(new Entity.OfFunction(f)));
      case Expr.TypeRef t ->
          names.constructor(t.name().text()).map(Entity.OfConstructor::new).ifPresent(all::add);
      default -> {}
    }
    chosen
        .filter(c -> c instanceof Entity.OfFunction || c instanceof Entity.OfConstructor)
        .filter(c -> all.stream().noneMatch(c::is))
        .ifPresent(all::add);
    return all;
  }

  /** The argument in which the cursor is, or the next one behind a comma. */
  private static int active(Snapshot snapshot, Expr.Call call, int offset) {
    int at = snapshot.offsetIn(call.span().source(), offset).orElse(call.span().end());
    int index = 0;
    for (Expr.Arg arg : call.args()) {
      String between =
          arg.span().end() < at ? call.span().source().text().substring(arg.span().end(), at) : "";
      if (between.indexOf(',') >= 0) {
        index++;
      }
    }
    return index;
  }

  private static SignatureInformation information(Entity entity) {
    SignatureInformation signature = new SignatureInformation(Description.of(entity));
    signature.setParameters(
        switch (entity) {
          case Entity.OfFunction f -> parameters(f.function());
          case Entity.OfConstructor c -> parts(c.constructor());
          default -> List.of();
        });
    String doc = Description.doc(entity);
    if (!doc.isBlank()) {
      signature.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, doc.strip()));
    }
    return signature;
  }

  /** What is called on a value has that value's place in front, which is no argument. */
  private static List<ParameterInformation> parameters(FunctionSymbol f) {
    int first = f.owner().isEmpty() && f.hasSelfParameter() ? 1 : 0;
    return f.params().stream()
        .skip(first)
        .map(p -> new ParameterInformation(p.name() + ": " + Types.closed(p.type())))
        .toList();
  }

  private static List<ParameterInformation> parts(SumSymbol.Constructor c) {
    return c.fields().stream().map(f -> new ParameterInformation(f.type().toString())).toList();
  }
}
