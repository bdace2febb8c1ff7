package org.cascade.lang.infer;

import java.util.List;
import java.util.Map;
import org.cascade.lang.names.Program;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Variable;

/**
 * A program after inference.
 *
 * @param modules what each module declares, by module name
 */
public record Typed(Program program, TypeTable table, Map<String, Declared> modules) {

  /**
   * What a module declares, in order; built declarations behind written ones.
   *
   * @param functions top-level functions, without local ones and members
   * @param values module values and constants
   */
  public record Declared(
      List<TypeSymbol> types, List<FunctionSymbol> functions, List<Variable> values) {}
}
