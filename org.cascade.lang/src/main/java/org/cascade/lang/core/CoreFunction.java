package org.cascade.lang.core;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.types.FunctionSymbol;

/**
 * A function with its body. {@code where} and refinements of parameters are proved at calls and are
 * not in the body.
 *
 * @param self the receiver: a record for methods, a space for its functions; never also in params.
 *     A top-level {@code let f(self: T)} has an ordinary first parameter.
 */
public record CoreFunction(
    FunctionSymbol symbol, Optional<Local> self, List<Local> params, Core body) {}
