package org.cascade.lang.ide.debug.lines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Node;
import org.cascade.lang.codegen.JavaProgram;
import org.cascade.lang.ide.tree.Nodes;
import org.cascade.lang.ide.tree.TreePath;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.Source;
import org.cascade.lang.types.Variable;

/** What is declared around the lines of a program: the names that a user knows. */
public final class Declarations {
  private final Typed typed;
  private final UnaryOperator<String> moduleClass;
  private final Map<String, ModuleUnit> units = new HashMap<>();

  /**
   * @param moduleClass gives the Java class of a module
   */
  public Declarations(Typed typed, UnaryOperator<String> moduleClass) {
    this.typed = typed;
    this.moduleClass = moduleClass;
    typed.program().units().forEach(u -> units.put(u.source().path(), u));
  }

  /** Whether a source is one of the user's, and not of the library. */
  public boolean isOwn(SourceLine line) {
    ModuleUnit unit = units.get(line.path());
    return unit == null || !unit.library();
  }

  /** The text of a source that comes with the language, by its path. */
  public Optional<String> library(String path) {
    return Optional.ofNullable(units.get(path))
        .filter(ModuleUnit::library)
        .map(u -> u.source().text());
  }

  /** What a line belongs to: {@code f}, {@code Counter.increment}, {@code test "adds"}. */
  public Optional<String> name(SourceLine line) {
    return Optional.ofNullable(units.get(line.path())).map(unit -> name(unit, line));
  }

  private static String name(ModuleUnit unit, SourceLine line) {
    String name = unit.name();
    String owner = "";
    for (Node node : path(unit, line).nodes()) {
      switch (node) {
        case Decl.Space s -> owner = s.name().text();
        case Decl.Type t -> owner = t.name().text();
        case Decl.Test t -> name = "test \"" + t.title() + "\"";
        case Decl.Function f -> name = member(owner, f.name().text());
        case Member.Stream s -> name = member(owner, s.name().text());
        case Member.State s -> name = member(owner, "new");
        case Member.Invariant i -> name = member(owner, "assert");
        default -> {}
      }
    }
    return name;
  }

  private static String member(String owner, String name) {
    return owner.isEmpty() ? name : owner + "." + name;
  }

  private static TreePath path(ModuleUnit unit, SourceLine line) {
    return TreePath.to(unit.tree(), firstOf(unit.source(), line.line()));
  }

  /** The offset of the first letter of a line. */
  private static int firstOf(Source source, int line) {
    String text = source.line(line);
    return source.startOf(line) + text.length() - text.stripLeading().length();
  }

  /**
   * The variable that a Java variable stands for.
   *
   * @param line where it is in scope
   * @param javaName may end in digits that Cascade's name does not have
   * @return absent if no user has written it
   */
  public Optional<Variable> variable(SourceLine line, String javaName) {
    ModuleUnit unit = units.get(line.path());
    if (unit == null || line.line() > unit.source().lineCount()) {
      return Optional.empty();
    }
    List<Variable> all = declared(unit, line);
    String plain = javaName.replaceFirst("\\d+$", "");
    return last(all, javaName).or(() -> last(all, plain));
  }

  private static Optional<Variable> last(List<Variable> all, String javaName) {
    return all.reversed().stream()
        .filter(v -> JavaProgram.variableName(v.name()).equals(javaName))
        .findFirst();
  }

  /** What the item around a line declares up to the line's end, in order. */
  private List<Variable> declared(ModuleUnit unit, SourceLine line) {
    int start = firstOf(unit.source(), line.line());
    int end = unit.source().startOf(line.line()) + unit.source().line(line.line()).length();
    List<Variable> found = new ArrayList<>();
    for (Module.Item item : unit.tree().items()) {
      if (item.span().offset() <= end && start <= item.span().end()) {
        collect(item, end, found);
      }
    }
    return found;
  }

  /** A value that a module declares, and the static field that holds it. */
  public record Global(Variable variable, String className, String javaName) {}

  /** The values that the module of a line declares. */
  public List<Global> globals(SourceLine line) {
    ModuleUnit unit = units.get(line.path());
    if (unit == null) {
      return List.of();
    }
    String owner = moduleClass.apply(unit.name());
    return typed.declared(unit.name()).values().stream()
        .map(v -> new Global(v, owner, JavaProgram.variableName(v.name())))
        .toList();
  }

  private void collect(Node node, int end, List<Variable> found) {
    if (node.span().source() == null || node.span().offset() > end) {
      return;
    }
    typed.table().variable(node).ifPresent(found::add);
    Nodes.in(node).forEach(n -> collect(n, end, found));
  }
}
