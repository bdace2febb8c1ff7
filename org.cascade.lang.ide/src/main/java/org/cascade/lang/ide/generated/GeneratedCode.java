package org.cascade.lang.ide.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.Node;
import org.cascade.lang.compiler.Expansion;
import org.cascade.lang.compiler.Parsing;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.format.Formatter;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.FunctionSymbol;

/** What const functions have built for a module, laid out as if it had been written. */
public final class GeneratedCode {
  private final Built built;
  private final Source source;
  private final Module tree;

  private GeneratedCode(Built built, Source source) {
    this.built = built;
    this.source = source;
    this.tree = Parsing.parse(source, new Reporter());
  }

  public static GeneratedCode of(Typed typed, ModuleUnit unit) {
    String path = unit.source().path();
    StringBuilder text = new StringBuilder("// Built at compile time for `");
    text.append(path.substring(path.lastIndexOf('/') + 1)).append("`; it stands in no file.\n");
    for (Module.Item item : Built.items(unit)) {
      text.append('\n').append(Expansion.of(typed, unit, item).strip()).append('\n');
    }
    Source raw = new Source(path, text.toString());
    String laidOut = Formatter.format(raw, new Reporter()).orElse(raw.text());
    return new GeneratedCode(new Built(typed), new Source(path, laidOut));
  }

  /** What was built in the module that something built is of. */
  public static Optional<GeneratedCode> around(Typed typed, Entity entity) {
    Built built = new Built(typed);
    return built.is(entity) ? built.home(entity).map(unit -> of(typed, unit)) : Optional.empty();
  }

  public String text() {
    return source.text();
  }

  /** The path of the file that it was built for. */
  public String path() {
    return source.path();
  }

  /** Where the name of something is declared in the text. */
  public Optional<Span> name(Entity entity) {
    return declaration(entity).flatMap(GeneratedCode::nameOf).map(Name::span);
  }

  /** The declaration of something as text. */
  public Optional<String> code(Entity entity) {
    return declaration(entity).map(n -> outdented(n.span()));
  }

  private static String outdented(Span span) {
    Source source = span.source();
    String before = source.text().substring(source.startOf(span.line()), span.offset());
    String indent = before.isBlank() ? before : "";
    return span.text().strip().replace("\n" + indent, "\n");
  }

  private Optional<Node> declaration(Entity entity) {
    List<Node> named =
        around(entity).stream()
            .filter(n -> nameOf(n).filter(x -> x.text().equals(entity.name())).isPresent())
            .toList();
    int index = entity instanceof Entity.OfFunction f ? place(f.function(), named.size()) : 0;
    return index < named.size() ? Optional.of(named.get(index)) : Optional.empty();
  }

  /** Which of those of its name a function is; written ones that are not shown come first. */
  private int place(FunctionSymbol function, int shown) {
    List<FunctionSymbol> all = built.beside(function);
    return Math.max(0, all.indexOf(function) - (all.size() - shown));
  }

  /** The nodes among which a declaration stands. */
  private List<Node> around(Entity entity) {
    return built
        .owner(entity)
        .map(o -> members(o.name()))
        .orElseGet(() -> new ArrayList<>(tree.items()));
  }

  private List<Node> members(String type) {
    return tree.items().stream()
        .flatMap(i ->
            switch (i) {
              case Decl.Type t when t.name().text().equals(type) -> members(t);
              case Decl.Space s when s.name().text().equals(type) -> s.members().stream();
              default -> Stream.<Node>empty();
            })
        .toList();
  }

  private static Stream<? extends Node> members(Decl.Type type) {
    return type.body() instanceof Decl.TypeBody.RecordBody b
        ? b.members().stream()
        : Stream.empty();
  }

  private static Optional<Name> nameOf(Node node) {
    return switch (node) {
      case Decl.Function f -> Optional.of(f.name());
      case Decl.Const c -> Optional.of(c.name());
      case Decl.Type t -> Optional.of(t.name());
      case Decl.Space s -> Optional.of(s.name());
      case Decl.Effect e -> Optional.of(e.name());
      case Member.Field f -> Optional.of(f.name());
      case Member.State s -> Optional.of(s.name());
      case Member.Embed e -> Optional.of(e.name());
      case Member.Stream s -> Optional.of(s.name());
      default -> Optional.empty();
    };
  }
}
