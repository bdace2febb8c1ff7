package org.cascade.lang.ide.tokens;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.ide.symbols.Occurrence;
import org.cascade.lang.ide.symbols.Occurrences;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Variable;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.lsp4j.SemanticTokensLegend;

/**
 * Colours by meaning, of names alone: the rest is coloured by its grammar. Numbers are in the
 * protocol's form, five for a name, each place told from the one before.
 */
public final class Tokens {
  private static final List<String> TYPES =
      List.of(
          SemanticTokenTypes.Namespace,
          SemanticTokenTypes.Type,
          SemanticTokenTypes.Class,
          SemanticTokenTypes.EnumMember,
          SemanticTokenTypes.TypeParameter,
          SemanticTokenTypes.Parameter,
          SemanticTokenTypes.Variable,
          SemanticTokenTypes.Property,
          SemanticTokenTypes.Function,
          SemanticTokenTypes.Method,
          SemanticTokenTypes.Event,
          SemanticTokenTypes.Interface);
  private static final List<String> MODIFIERS =
      List.of(
          SemanticTokenModifiers.Declaration,
          SemanticTokenModifiers.Readonly,
          SemanticTokenModifiers.Modification,
          SemanticTokenModifiers.DefaultLibrary,
          "state",
          "compileTime");

  public static final SemanticTokensLegend LEGEND = new SemanticTokensLegend(TYPES, MODIFIERS);

  private Tokens() {}

  private record Token(int line, int column, int length, int type, int modifiers) {}

  /**
   * @param within where; absent for the whole text
   */
  public static List<Integer> of(Snapshot snapshot, Optional<Range> within) {
    List<Token> tokens = new ArrayList<>();
    for (Occurrence o : Occurrences.in(snapshot.typed(), snapshot.unit())) {
      Optional<Range> place = o.isNamed() ? snapshot.range(o.span()) : Optional.empty();
      place
          .filter(r -> within.map(w -> overlap(w, r)).orElse(true))
          .filter(r -> r.getStart().getLine() == r.getEnd().getLine())
          .ifPresent(r -> tokens.add(token(r, o)));
    }
    tokens.sort(Comparator.comparingInt(Token::line).thenComparingInt(Token::column));
    return encoded(tokens);
  }

  private static boolean overlap(Range a, Range b) {
    return !before(a.getEnd(), b.getStart()) && !before(b.getEnd(), a.getStart());
  }

  private static boolean before(Position a, Position b) {
    return a.getLine() < b.getLine()
        || (a.getLine() == b.getLine() && a.getCharacter() < b.getCharacter());
  }

  private static Token token(Range range, Occurrence o) {
    Position start = range.getStart();
    int length = range.getEnd().getCharacter() - start.getCharacter();
    int type = TYPES.indexOf(type(o.entity()));
    return new Token(start.getLine(), start.getCharacter(), length, type, modifiers(o));
  }

  private static String type(Entity entity) {
    return switch (entity) {
      case Entity.OfVariable e ->
          e.variable().kind() == Variable.Kind.PARAMETER
              ? SemanticTokenTypes.Parameter
              : SemanticTokenTypes.Variable;
      case Entity.OfFunction e ->
          e.function().owner().isPresent() || e.function().hasSelfParameter()
              ? SemanticTokenTypes.Method
              : SemanticTokenTypes.Function;
      case Entity.OfType e ->
          e.type() instanceof SpaceSymbol ? SemanticTokenTypes.Class : SemanticTokenTypes.Type;
      case Entity.OfConstructor e -> SemanticTokenTypes.EnumMember;
      case Entity.OfField e -> SemanticTokenTypes.Property;
      case Entity.OfState e -> SemanticTokenTypes.Property;
      case Entity.OfEmbed e -> SemanticTokenTypes.Property;
      case Entity.OfStream e -> SemanticTokenTypes.Event;
      case Entity.OfTypeParameter e -> SemanticTokenTypes.TypeParameter;
      case Entity.OfEffect e -> SemanticTokenTypes.Interface;
      case Entity.OfModule e -> SemanticTokenTypes.Namespace;
    };
  }

  private static int modifiers(Occurrence o) {
    int bits = 0;
    bits |= bit(o.isDeclaration(), SemanticTokenModifiers.Declaration);
    bits |= bit(o.role() == Occurrence.Role.WRITE, SemanticTokenModifiers.Modification);
    bits |= bit(o.entity() instanceof Entity.OfState, "state");
    bits |= bit(isFixed(o.entity()), SemanticTokenModifiers.Readonly);
    bits |= bit(isOfLibrary(o.entity()), SemanticTokenModifiers.DefaultLibrary);
    bits |= bit(isCompileTime(o.entity()), "compileTime");
    return bits;
  }

  private static int bit(boolean set, String modifier) {
    return set ? 1 << MODIFIERS.indexOf(modifier) : 0;
  }

  private static boolean isFixed(Entity entity) {
    return entity instanceof Entity.OfVariable v && !v.variable().isAssignable();
  }

  private static boolean isOfLibrary(Entity entity) {
    return switch (entity) {
      case Entity.OfFunction e -> e.function().module().startsWith("cascade.");
      case Entity.OfType e -> e.type().module().startsWith("cascade.");
      case Entity.OfConstructor e -> e.constructor().owner().module().startsWith("cascade.");
      default -> false;
    };
  }

  private static boolean isCompileTime(Entity entity) {
    return switch (entity) {
      case Entity.OfFunction e -> e.function().kind() == Decl.FunctionKind.CONST;
      case Entity.OfVariable e -> e.variable().kind() == Variable.Kind.CONST;
      default -> false;
    };
  }

  private static List<Integer> encoded(List<Token> tokens) {
    List<Integer> data = new ArrayList<>(tokens.size() * 5);
    int line = 0;
    int column = 0;
    int end = -1;
    for (Token token : tokens) {
      if (token.line == line && token.column < end) {
        continue; // of two meanings at one place, as in a short form, the first is shown
      }
      data.add(token.line - line);
      data.add(token.line == line ? token.column - column : token.column);
      data.add(token.length);
      data.add(token.type);
      data.add(token.modifiers);
      line = token.line;
      column = token.column;
      end = token.column + token.length;
    }
    return data;
  }
}
