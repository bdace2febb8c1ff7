package org.cascade.lang.names;

import org.cascade.lang.ast.Module;
import org.cascade.lang.source.Source;

/**
 * A module that takes part in a compilation.
 *
 * @param name {@code a.b}
 * @param library whether it comes with the language: assumed right, and not generated unless used
 */
public record ModuleUnit(String name, Source source, Module tree, boolean library) {}
