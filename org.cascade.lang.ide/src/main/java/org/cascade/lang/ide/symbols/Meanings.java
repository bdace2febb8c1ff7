package org.cascade.lang.ide.symbols;

import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Node;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.infer.TypeTable;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/** The entities that inference found for nodes. */
public final class Meanings {
  private Meanings() {}

  /** What a name or call stands for; absent for what is built into the language. */
  public static Optional<Entity> of(TypeTable table, Node node) {
    return table.resolution(node).flatMap(Meanings::entity);
  }

  private static Optional<Entity> entity(Resolution resolution) {
    return switch (resolution) {
      case Resolution.OfLocal r -> Optional.of(new Entity.OfVariable(r.variable()));
      case Resolution.OfGlobal r -> Optional.of(new Entity.OfVariable(r.variable()));
      case Resolution.OfFunction r -> Optional.of(new Entity.OfFunction(r.function()));
      case Resolution.OfConstructor r -> Optional.of(new Entity.OfConstructor(r.constructor()));
      case Resolution.OfType r -> ofType(r.type());
      case Resolution.OfField r -> Optional.of(new Entity.OfField(r.field()));
      case Resolution.OfState r -> Optional.of(new Entity.OfState(r.space(), r.state()));
      case Resolution.OfEmbed r -> Optional.of(new Entity.OfEmbed(r.space(), r.embed()));
      case Resolution.OfStream r -> Optional.of(new Entity.OfStream(r.space(), r.stream()));
      case Resolution.CallFunction r -> Optional.of(new Entity.OfFunction(r.function()));
      case Resolution.CallSpace r -> Optional.of(new Entity.OfFunction(r.function()));
      case Resolution.CallConstructor r -> Optional.of(new Entity.OfConstructor(r.constructor()));
      case Resolution.CallNew r -> Optional.of(new Entity.OfType(r.space()));
      case Resolution.CallRefine r -> ofType(r.refinement());
      case Resolution.BuildRecord r -> Optional.of(new Entity.OfType(r.record()));
      case Resolution.BuildVariant r -> Optional.of(new Entity.OfConstructor(r.constructor()));
      case Resolution.TestType r -> ofType(r.type());
      case Resolution.TestRefinement r -> ofType(r.refinement());
      case Resolution.CallValue r -> Optional.empty();
      case Resolution.CallShow r -> Optional.empty();
      case Resolution.CallRelease r -> Optional.empty();
      case Resolution.CallParallelMap r -> Optional.empty();
      case Resolution.CallParallelReduce r -> Optional.empty();
      case Resolution.CallPredicate r -> Optional.empty();
      case Resolution.TryOn r -> Optional.empty();
      case Resolution.IndexOf r -> Optional.empty();
      case Resolution.Spliced r -> Optional.empty();
      case Resolution.Elaborated r -> Optional.empty();
    };
  }

  /** The declaration of a type. */
  public static Optional<Entity> ofType(Type type) {
    return symbol(type).map(Entity.OfType::new);
  }

  public static Optional<TypeSymbol> symbol(Type type) {
    return switch (Types.resolve(type)) {
      case Type.Con c -> Optional.of(c.symbol());
      case Type.Refined r when !r.symbol().isInPlace() -> Optional.of(r.symbol());
      case Type.Refined r -> symbol(r.base());
      default -> Optional.empty();
    };
  }

  /** A field that a literal, copy or pattern names, of the record or constructor it is for. */
  static Optional<Entity> field(TypeTable table, Node owner, String name) {
    return table
        .resolution(owner)
        .flatMap(r ->
            switch (r) {
              case Resolution.BuildRecord b -> b.record().field(name).map(Entity.OfField::new);
              case Resolution.BuildVariant b -> field(b.constructor(), name);
              default -> Optional.empty();
            });
  }

  /** A field that a copy names. */
  static Optional<Entity> field(TypeTable table, Expr.With with, String name) {
    return Types.record(table.type(with.target()))
        .flatMap(r -> r.field(name))
        .map(Entity.OfField::new);
  }

  private static Optional<Entity> field(SumSymbol.Constructor constructor, String name) {
    return constructor.fields().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .map(Entity.OfField::new);
  }

  /** A state that {@code S.new(s: e)} names. */
  static Optional<Entity> state(TypeTable table, Expr.Call call, String name) {
    return table
        .resolution(call)
        .flatMap(r ->
            r instanceof Resolution.CallNew n
                ? n.space().state(name).map(s -> new Entity.OfState(n.space(), s))
                : Optional.empty());
  }

  /** What a declaration declares. */
  static Optional<Entity> variable(TypeTable table, Node node) {
    return table.variable(node).map(Entity.OfVariable::new);
  }

  static Optional<Entity> function(TypeTable table, Decl.Function decl) {
    return table.function(decl).map(Entity.OfFunction::new);
  }

  static Optional<Entity> field(RecordSymbol record, String name) {
    return record.field(name).map(Entity.OfField::new);
  }
}
