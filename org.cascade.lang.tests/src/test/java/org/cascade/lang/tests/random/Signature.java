package org.cascade.lang.tests.random;

import java.util.List;
import java.util.Optional;

/**
 * A function that generated programs can call.
 *
 * @param owner the type by whose name it is called
 * @param member whether its first parameter is written before the dot
 */
record Signature(
    Optional<String> owner,
    String name,
    boolean member,
    List<Ty.Param> typeParams,
    List<Param> params,
    Ty result) {
  record Param(String name, Ty type) {}

  static Signature function(String name, List<Ty.Param> typeParams, List<Param> params, Ty result) {
    return new Signature(Optional.empty(), name, false, typeParams, params, result);
  }

  static Signature member(String name, List<Ty.Param> typeParams, List<Param> params, Ty result) {
    return new Signature(Optional.empty(), name, true, typeParams, params, result);
  }
}
