package org.cascade.cli;

import java.util.List;
import java.util.Map;
import org.cascade.lang.diagnostics.Diagnostic;

/**
 * A program that can be run.
 *
 * @param mainClass the Java class of its main module
 * @param classes class files by binary name
 * @param warnings what the compiler said of it
 */
record CompiledProgram(String mainClass, Map<String, byte[]> classes, List<Diagnostic> warnings) {}
