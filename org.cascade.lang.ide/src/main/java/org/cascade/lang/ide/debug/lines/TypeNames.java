package org.cascade.lang.ide.debug.lines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.Node;
import org.cascade.lang.codegen.JavaProgram;
import org.cascade.lang.infer.Typed;

/** The names of types, constructors and fields as a user has written them, by those in Java. */
public final class TypeNames {
  private final Map<String, Map<String, String>> fields = new HashMap<>();

  public TypeNames(Typed typed) {
    typed.program().units().forEach(u -> u.tree().items().forEach(this::add));
  }

  private void add(Node item) {
    switch (item) {
      case Decl.Space s -> members(s.name().text(), s.members());
      case Decl.Type t -> {
        switch (t.body()) {
          case Decl.TypeBody.RecordBody b -> members(t.name().text(), b.members());
          case Decl.TypeBody.SumBody b -> b.constructors().forEach(c -> constructor(t, c));
          case Decl.TypeBody.AliasBody b -> {}
          case Decl.TypeBody.ExternBody b -> {}
        }
      }
      default -> {}
    }
  }

  private void constructor(Decl.Type type, Decl.Constructor constructor) {
    String name = type.name().text() + "$" + constructor.name().text();
    if (constructor.positional().isEmpty()) {
      members(name, List.copyOf(constructor.fields()));
    }
  }

  private void members(String type, List<? extends Member> members) {
    List<Name> names = new ArrayList<>();
    for (Member member : members) {
      switch (member) {
        case Member.Field f -> names.add(f.name());
        case Member.State s -> names.add(s.name());
        case Member.Embed e -> names.add(e.name());
        default -> {}
      }
    }
    Map<String, String> known = fields.computeIfAbsent(type, t -> new HashMap<>());
    names.forEach(n -> known.put(JavaProgram.variableName(n.text()), n.text()));
  }

  /** {@code Shape$Circle} of {@code a.b.Shape$Circle}. */
  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** The type of values of a class: {@code Shape}. */
  public String type(String className) {
    String simple = simple(className);
    int dollar = simple.indexOf('$');
    return dollar < 0 ? simple : simple.substring(0, dollar);
  }

  /** What builds values of a class: {@code Circle}. */
  public String constructor(String className) {
    return className.substring(
        Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
  }

  /** Whether the parts of such values have no names. */
  public boolean isPositional(String className) {
    return simple(className).indexOf('$') >= 0 && !fields.containsKey(simple(className));
  }

  /** The field or state that a field of a class stands for. */
  public String field(String className, String javaName) {
    return fields.getOrDefault(simple(className), Map.of()).getOrDefault(javaName, javaName);
  }

  /** A class of any kind as Cascade calls it. */
  public String shown(String className) {
    return switch (className) {
      case "java.math.BigInteger" -> "BigInt";
      case "java.math.BigDecimal" -> "Decimal";
      case "java.time.Instant" -> "DateTime";
      case "java.util.UUID" -> "Uuid";
      default -> type(className);
    };
  }
}
