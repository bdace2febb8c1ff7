package org.cascade.lang.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cascade.lang.codegen.RejectedJavaException;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.source.Span;

/**
 * Finds the function that is too large for a method of Java: the Java compiler is the first to know
 * that there is one, since it alone counts bytes.
 */
final class SizeFaults {
  private SizeFaults() {}

  /**
   * Whether the Java is too large rather than wrong; that is reported.
   *
   * @param otherwise where the fault is if no function is to blame
   */
  static boolean report(
      RejectedJavaException rejected, List<CoreModule> core, Span otherwise, Reporter reporter) {
    boolean large =
        rejected.rejections().stream()
            .anyMatch(r ->
                r.reason().startsWith("code too large")
                    || r.reason().startsWith("too many constants"));
    if (large) {
      Optional<CoreFunction> largest =
          core.stream()
              .flatMap(SizeFaults::functions)
              .max(Comparator.comparingInt(f -> size(f.body())));
      String name = largest.map(f -> "`" + f.symbol().name() + "`").orElse("The program");
      reporter.report(
          RuleCode.TOO_MANY_PARTS,
          largest.map(f -> f.symbol().decl().name().span()).orElse(otherwise),
          name
              + " is more than a method of Java holds, and does too much with its variables to be"
              + " split: put parts of it into functions of their own.");
    }
    return large;
  }

  private static int size(Core core) {
    int[] count = {0};
    CoreWalk.visit(core, c -> count[0]++);
    return count[0];
  }

  private static Stream<CoreFunction> functions(CoreModule module) {
    List<CoreFunction> all = new ArrayList<>(module.functions());
    for (CoreModule.CoreType type : module.types()) {
      switch (type) {
        case CoreModule.CoreRecord r -> all.addAll(r.methods());
        case CoreModule.CoreSpace s -> all.addAll(s.functions());
        case CoreModule.CoreSum s -> {}
        case CoreModule.CoreRefinement r -> {}
      }
    }
    return all.stream();
  }
}
