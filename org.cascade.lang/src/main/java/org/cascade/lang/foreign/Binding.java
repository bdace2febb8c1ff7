package org.cascade.lang.foreign;

import java.util.List;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;

/**
 * What a function of {@code extern java} means.
 *
 * @param function the declaration
 * @param member of an instance, the first parameter is the object
 * @param args per argument of the member
 * @param value what Java's value becomes
 * @param result how
 * @param isResult whether an exception becomes an {@code Err} rather than an abort
 */
public record Binding(
    FunctionSymbol function,
    JavaMember member,
    List<ToJava> args,
    Type value,
    FromJava result,
    boolean isResult) {}
