package org.cascade.lang.compiler;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.names.Program;

/**
 * All modules of a request, read, parsed and ordered.
 *
 * @param asked the modules of the request itself, in order
 * @param files the files that were read
 * @param main the module that runs first; absent if that is not clear
 */
record Loaded(Program program, List<ModuleUnit> asked, List<Path> files, Optional<String> main) {}
