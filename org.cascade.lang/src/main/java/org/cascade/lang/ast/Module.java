package org.cascade.lang.ast;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.source.Span;

/**
 * One file.
 *
 * @param name what {@code module a.b} says, if it is there
 * @param items declarations and the statements of {@code main}, in order
 */
public record Module(Span span, Optional<List<Name>> name, List<Import> imports, List<Item> items)
    implements Node {

  /**
   * {@code import a.b} or {@code import a.b.{C, d}}.
   *
   * @param names what to bring in; empty means all of the module
   */
  public record Import(Span span, List<Name> module, List<Name> names) implements Node {}

  /** What may stand at the top of a file. */
  public sealed interface Item extends Node permits Decl, Stmt {}
}
