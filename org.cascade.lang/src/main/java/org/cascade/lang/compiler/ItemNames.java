package org.cascade.lang.compiler;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.Stmt;

/**
 * Which names an item at the top of a file mentions and declares, by its text alone: what the words
 * mean is not asked, so that a name in a string or a comment counts as well.
 *
 * @param mentioned all words in the item
 * @param declared the names that other items reach it by; what is in a type is reached by the type
 * @param builds whether it has the compiler build something, which may mention any name
 */
record ItemNames(Set<String> mentioned, Set<String> declared, boolean builds) {
  /** Stands for what is built where declarations stand: that may have any name. */
  private static final String BUILT = "declarations that are built";

  /** What is built is a call, with its arguments behind it. */
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9_]@[A-Za-z0-9-]++(\\.[A-Za-z0-9-]++)++(?!\\s*[(<.])");

  static ItemNames of(Module.Item item, String module) {
    String text = item.span().text();
    Set<String> mentioned = words(text);
    mentioned.add(BUILT);
    Set<String> declared = declared(item);
    if (item instanceof Stmt && !(item instanceof Decl.Function)) {
      declared.add(main(module));
    }
    if (isOfMain(item)) {
      mentioned.add(main(module));
    }
    return new ItemNames(mentioned, declared, builds(text));
  }

  /** Whether there is an {@code @} in it that is not clearly one of an address of mail. */
  private static boolean builds(String text) {
    return text.indexOf('@') >= 0 && ADDRESS.matcher(text).replaceAll("").indexOf('@') >= 0;
  }

  /** What stands for a module's statements as a whole. */
  static ItemNames ofMain(String module) {
    return new ItemNames(Set.of(main(module)), Set.of(), false);
  }

  /** Each statement may matter for what those behind it set, and is reached by this name. */
  private static String main(String module) {
    return "the statements of " + module;
  }

  /** A statement; a constant is computed apart from them, if it can be. */
  private static boolean isOfMain(Module.Item item) {
    return item instanceof Stmt
        && !(item instanceof Decl.Function)
        && !(item instanceof Decl.Const);
  }

  private static Set<String> declared(Module.Item item) {
    Set<String> all = new HashSet<>();
    switch (item) {
      case Stmt.Let s -> all.addAll(words(s.pattern().span().text()));
      case Stmt.Var s -> all.add(s.name().text());
      case Stmt.Assert s -> {}
      case Stmt.Eval s -> {}
      case Decl d -> names(d).forEach(all::add);
    }
    return all;
  }

  private static Stream<String> names(Decl decl) {
    return switch (decl) {
      case Decl.Function d -> Stream.of(d.name().text());
      case Decl.Const d -> Stream.of(d.name().text());
      case Decl.Type d -> Stream.concat(Stream.of(d.name().text()), constructors(d));
      case Decl.Space d -> Stream.of(d.name().text());
      case Decl.Effect d -> Stream.of(d.name().text());
      case Decl.Test d -> Stream.empty();
      case Decl.Extern d -> d.members().stream().flatMap(ItemNames::names);
      case Decl.Splice d -> Stream.of(BUILT);
    };
  }

  private static Stream<String> constructors(Decl.Type type) {
    return type.body() instanceof Decl.TypeBody.SumBody(var span, List<Decl.Constructor> all)
        ? all.stream().map(Decl.Constructor::name).map(Name::text)
        : Stream.empty();
  }

  private static Set<String> words(String text) {
    Set<String> all = new HashSet<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inside = i < text.length() && isOfWord(text.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        all.add(text.substring(start, i));
        start = -1;
      }
    }
    return all;
  }

  private static boolean isOfWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }
}
