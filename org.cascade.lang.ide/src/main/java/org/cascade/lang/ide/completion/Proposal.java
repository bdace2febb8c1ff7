package org.cascade.lang.ide.completion;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.ide.hover.Description;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.TextEdit;

/**
 * Something that may stand at the cursor.
 *
 * @param insert what is put there; with {@code snippet}, {@code $1} and the like are places to fill
 * @param rank the lower, the further up
 * @param entity what it names, if it names something
 * @param edits elsewhere in the text, such as an import
 */
public record Proposal(
    String label,
    CompletionItemKind kind,
    String insert,
    boolean snippet,
    String detail,
    int rank,
    Optional<Entity> entity,
    List<TextEdit> edits) {

  static Proposal word(String word, int rank) {
    return new Proposal(
        word, CompletionItemKind.Keyword, word, false, "", rank, Optional.empty(), List.of());
  }

  static Proposal snippet(String label, String text, String detail, int rank) {
    return new Proposal(
        label, CompletionItemKind.Snippet, text, true, detail, rank, Optional.empty(), List.of());
  }

  static Proposal of(Entity entity, int rank) {
    return named(entity, entity.name(), rank);
  }

  /**
   * @param name as it is called at this place
   */
  static Proposal named(Entity entity, String name, int rank) {
    boolean call = entity instanceof Entity.OfFunction f && isCalled(f.function());
    String insert = call ? name + arguments(((Entity.OfFunction) entity).function()) : name;
    return new Proposal(
        name,
        kind(entity),
        insert,
        call,
        Description.of(entity).lines().findFirst().orElse(""),
        rank,
        Optional.of(entity),
        List.of());
  }

  Proposal with(List<TextEdit> moreEdits, int newRank, String newDetail) {
    return new Proposal(label, kind, insert, snippet, newDetail, newRank, entity, moreEdits);
  }

  /** What the library offers without parameters is written without parentheses: {@code length}. */
  private static boolean isCalled(FunctionSymbol f) {
    boolean property =
        f.extern().isPresent() && f.hasSelfParameter() && f.decl().params().size() == 1;
    return !property;
  }

  private static String arguments(FunctionSymbol f) {
    boolean receiver = f.owner().isEmpty() && f.hasSelfParameter();
    int count = f.params().size() - (receiver ? 1 : 0);
    return count == 0 ? "()" : "($1)";
  }

  private static CompletionItemKind kind(Entity entity) {
    return switch (entity) {
      case Entity.OfVariable e -> CompletionItemKind.Variable;
      case Entity.OfFunction e ->
          e.function().owner().isPresent() || e.function().hasSelfParameter()
              ? CompletionItemKind.Method
              : CompletionItemKind.Function;
      case Entity.OfType e ->
          e.type() instanceof SpaceSymbol ? CompletionItemKind.Class : CompletionItemKind.Struct;
      case Entity.OfConstructor e -> CompletionItemKind.EnumMember;
      case Entity.OfField e -> CompletionItemKind.Field;
      case Entity.OfState e -> CompletionItemKind.Property;
      case Entity.OfEmbed e -> CompletionItemKind.Property;
      case Entity.OfStream e -> CompletionItemKind.Event;
      case Entity.OfTypeParameter e -> CompletionItemKind.TypeParameter;
      case Entity.OfEffect e -> CompletionItemKind.Interface;
      case Entity.OfModule e -> CompletionItemKind.Module;
    };
  }
}
