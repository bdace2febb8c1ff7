package org.cascade.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.FileProofCache;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.ide.debug.Launch;
import org.cascade.lang.ide.debug.ProgramStarter;
import org.cascade.lang.ide.debug.RefusedLaunch;
import org.cascade.lang.refine.solve.ProofCache;

/** Starts debugged programs by {@code cascade run} and {@code cascade test}, compiled before. */
public final class CommandStarter implements ProgramStarter {
  /** While somebody thinks at a break point, transactions wait; that is no reason to end them. */
  private static final String NO_TIMEOUT = "86400";

  private final ProofCache proofs = new FileProofCache(UserCache.folder().resolve("proofs"));

  @Override
  public List<Path> classPath(Launch launch) {
    List<Path> all = new ArrayList<>(RuntimeLibrary.classPath());
    Arrays.stream(launch.classPath().split(File.pathSeparator))
        .filter(s -> !s.isEmpty())
        .map(launch.cwd()::resolve)
        .forEach(all::add);
    return List.copyOf(all);
  }

  @Override
  public ProofCache proofs() {
    return proofs;
  }

  @Override
  public List<String> command(
      CompileResult result, Launch launch, Path folder, List<String> javaOptions)
      throws RefusedLaunch, IOException {
    List<String> command = new ArrayList<>(java(javaOptions));
    if (launch.test().isPresent()) {
      TestsFile.write(folder, TestCase.of(result));
      CompiledFolder.write(folder, new CompiledProgram("", result.classes(), List.of()));
      command.addAll(List.of("test", "--compiled", folder.toString()));
      command.addAll(List.of("--only", launch.test().get()));
    } else {
      String main = result.moduleClass(mainModule(result, launch));
      CompiledFolder.write(folder, new CompiledProgram(main, result.classes(), List.of()));
      command.addAll(List.of("run", "--compiled", folder.toString(), "--timeout", NO_TIMEOUT));
    }
    if (!launch.classPath().isEmpty()) {
      command.addAll(List.of("--classpath", launch.classPath()));
    }
    command.addAll(launch.options());
    command.add(launch.program().toString());
    if (!launch.args().isEmpty()) {
      command.add("--");
      command.addAll(launch.args());
    }
    return List.copyOf(command);
  }

  private static String mainModule(CompileResult result, Launch launch) throws RefusedLaunch {
    if (result.core().stream().noneMatch(CoreModule::acts)) {
      throw new RefusedLaunch(
          "There is nothing to run in `%s`: it has no statements at its top. Add one, run a file"
                  .formatted(launch.program())
              + " that imports it, or run its tests.");
    }
    return result
        .mainModule()
        .orElseThrow(() ->
            new RefusedLaunch(
                "`%s` has no `main.cascade`, and several files with statements. Name the file to"
                        .formatted(launch.program())
                    + " run."));
  }

  /** This command in a JVM of its own. */
  private static List<String> java(List<String> javaOptions) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss64m",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "-Dcascade.watched="));
    if (Runtime.version().feature() >= 23) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    return command;
  }
}
