package org.cascade.lang.infer;

import java.util.List;
import java.util.Map;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.names.Program;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Variable;

/**
 * A program after inference.
 *
 * @param modules what each module declares, by module name
 * @param effects what flows where, solved
 * @param limits what may be done where no function's signature says it
 * @param functions all functions that were inferred, with members and local ones
 */
public record Typed(
    Program program,
    TypeTable table,
    Map<String, Declared> modules,
    EffectGraph effects,
    List<EffectLimit> limits,
    List<FunctionSymbol> functions) {

  /** What a module of the program declares. */
  public Declared declared(String module) {
    Declared declared = modules.get(module);
    if (declared == null) {
      throw new CascadeBugException("`" + module + "` is no module of the program");
    }
    return declared;
  }

  /**
   * What a module declares, in order; built declarations behind written ones.
   *
   * @param functions top-level functions, without local ones and members
   * @param values module values and constants
   */
  public record Declared(
      List<TypeSymbol> types, List<FunctionSymbol> functions, List<Variable> values) {}
}
