package org.cascade.lang.ide.symbols;

import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.EffectSymbol;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Variable;

/** Something that has a name and is declared somewhere. */
public sealed interface Entity {
  String name();

  /** Where its name is written; what tells one entity from another. */
  Span declared();

  /** A parameter, variable, constant or value of a module. */
  record OfVariable(Variable variable) implements Entity {
    @Override
    public String name() {
      return variable.name();
    }

    @Override
    public Span declared() {
      return variable.declared();
    }
  }

  record OfFunction(FunctionSymbol function) implements Entity {
    @Override
    public String name() {
      return function.name();
    }

    @Override
    public Span declared() {
      return function.decl().name().span();
    }
  }

  record OfType(TypeSymbol type) implements Entity {
    @Override
    public String name() {
      return type.name();
    }

    @Override
    public Span declared() {
      return type.declared();
    }
  }

  record OfConstructor(SumSymbol.Constructor constructor) implements Entity {
    @Override
    public String name() {
      return constructor.name();
    }

    @Override
    public Span declared() {
      return constructor.declared();
    }
  }

  record OfField(RecordSymbol.Field field) implements Entity {
    @Override
    public String name() {
      return field.name();
    }

    @Override
    public Span declared() {
      return field.declared();
    }
  }

  record OfState(SpaceSymbol space, SpaceSymbol.State state) implements Entity {
    @Override
    public String name() {
      return state.name();
    }

    @Override
    public Span declared() {
      return state.declared();
    }
  }

  record OfEmbed(SpaceSymbol space, SpaceSymbol.Embed embed) implements Entity {
    @Override
    public String name() {
      return embed.name();
    }

    @Override
    public Span declared() {
      return embed.declared();
    }
  }

  record OfStream(SpaceSymbol space, SpaceSymbol.StreamDef stream) implements Entity {
    @Override
    public String name() {
      return stream.name();
    }

    @Override
    public Span declared() {
      return stream.decl().name().span();
    }
  }

  record OfTypeParameter(TypeParameter parameter, Span declared) implements Entity {
    @Override
    public String name() {
      return parameter.name();
    }
  }

  record OfEffect(EffectSymbol effect, Span declared) implements Entity {
    @Override
    public String name() {
      return effect.name();
    }
  }

  record OfModule(ModuleUnit unit) implements Entity {
    @Override
    public String name() {
      return unit.name();
    }

    @Override
    public Span declared() {
      return unit.tree()
          .name()
          .filter(n -> !n.isEmpty())
          .map(n -> n.getFirst().span().to(n.getLast().span()))
          .orElseGet(() -> new Span(unit.source(), 0, 0));
    }
  }

  /** Whether this is the same entity as another one. */
  default boolean is(Entity other) {
    return declared().equals(other.declared()) && name().equals(other.name());
  }
}
