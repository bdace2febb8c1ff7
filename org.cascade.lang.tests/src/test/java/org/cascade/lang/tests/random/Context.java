package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the parts of one program share while it is generated. */
final class Context {
  private static final List<Signature> PRELUDE = Prelude.functions();

  final Dice dice;
  final Types types;
  final Literals literals;
  private final int program;
  private final List<Code> declarations = new ArrayList<>();
  private final List<Signature> functions = new ArrayList<>();
  private final Map<Ty, String> identities = new LinkedHashMap<>();
  private int names;

  Context(int program, Dice dice, Types types) {
    this.program = program;
    this.dice = dice;
    this.types = types;
    this.literals = new Literals(dice, types);
  }

  /** A name that nothing else in the module has. */
  String fresh(String prefix) {
    return prefix + program + "_" + names++;
  }

  void declare(Code declaration) {
    declarations.add(declaration);
  }

  void declare(Code declaration, Signature signature) {
    declarations.add(declaration);
    functions.add(signature);
  }

  List<Code> declarations() {
    return List.copyOf(declarations);
  }

  /** Those of this program, then the library's. */
  List<Signature> callable() {
    return dice.percent(40) && !functions.isEmpty() ? List.copyOf(functions) : PRELUDE;
  }

  /** A function that gives back its argument, and so says what type it has. */
  String identity(Ty type) {
    String known = identities.get(type);
    if (known != null) {
      return known;
    }
    String name = fresh("its");
    identities.put(type, name);
    declare(Code.optional("let %s(x: %s) -> %s = x\n".formatted(name, type, type)));
    return name;
  }
}
