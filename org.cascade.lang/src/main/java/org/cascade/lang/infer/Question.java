package org.cascade.lang.infer;

import java.util.function.BiFunction;
import org.cascade.lang.ast.Expr;

/**
 * Something that is found out about an expression from nothing but its tree and what the table
 * tells of that: the answer holds for as long as the table tells the same.
 *
 * @param type of answers
 * @param answer finds it out
 */
public record Question<T>(Class<T> type, BiFunction<Expr, TypeTable, T> answer) {}
