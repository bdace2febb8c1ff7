package org.cascade.lang.ide.debug;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.refine.solve.ProofCache;

/** What the debugger has to know of the command that it is part of: how programs are run. */
public interface ProgramStarter {
  /** What the Java of a program is compiled against: the runtime first. */
  List<Path> classPath(Launch launch);

  ProofCache proofs();

  /**
   * The command that runs a compiled program, or one of its tests.
   *
   * @param folder an empty one, for the program's classes
   * @param javaOptions for the JVM
   * @throws RefusedLaunch if there is nothing to run
   * @throws IOException if the folder cannot be written
   */
  List<String> command(CompileResult program, Launch launch, Path folder, List<String> javaOptions)
      throws RefusedLaunch, IOException;
}
