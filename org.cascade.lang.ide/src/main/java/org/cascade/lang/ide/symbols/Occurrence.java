package org.cascade.lang.ide.symbols;

import org.cascade.lang.source.Span;

/**
 * A name where it is written, and what it means there.
 *
 * @param role what happens to the entity at this place
 */
public record Occurrence(Span span, Entity entity, Role role) {
  /** What a name is written for. */
  public enum Role {
    DECLARATION,
    READ,
    WRITE,
    /** A word of the language that leads to the entity: {@code new} to its space. */
    IMPLIED
  }

  /** Whether its text is the entity's name, which changes with it. */
  public boolean isNamed() {
    return role != Role.IMPLIED;
  }

  public boolean isDeclaration() {
    return role == Role.DECLARATION;
  }
}
