package org.cascade.lang.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Module;
import org.cascade.lang.codegen.JavaCompilation;
import org.cascade.lang.codegen.RejectedJavaException;
import org.cascade.lang.codegen.RejectedJavaException.Rejection;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.names.Program;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;

/**
 * Finds the {@code extern java} declarations that name what this JDK has, but not the Java version
 * that code is generated for: the Java compiler is the first to know.
 */
final class ForeignFaults {
  /**
   * A declaration, and how its use looks in Java.
   *
   * @param java what it stands for
   */
  private record Foreign(Span declared, String name, String target, String java, Pattern use) {}

  private record Found(Foreign foreign, int offset) {}

  private final List<Foreign> all = new ArrayList<>();

  private ForeignFaults(Program program) {
    for (ModuleUnit unit : program.units()) {
      if (!unit.name().equals(Builtin.MODULE)) {
        for (Module.Item item : unit.tree().items()) {
          if (item instanceof Decl.Extern extern && extern.platform().equals("java")) {
            extern.members().forEach(member -> add(extern.target(), member));
          }
        }
      }
    }
  }

  /** Whether at least one rejection is a declaration's fault; those are reported. */
  static boolean report(RejectedJavaException rejected, Program program, Reporter reporter) {
    ForeignFaults faults = new ForeignFaults(program);
    boolean any = false;
    for (Rejection rejection : rejected.rejections()) {
      Optional<Foreign> blamed = faults.blamed(rejection);
      blamed.ifPresent(foreign ->
          reporter.report(
              RuleCode.EXTERN_NOT_FOUND,
              foreign.declared(),
              "`%s` needs Java's `%s`, which Java %d has not, and that is what code is generated for: use something older."
                  .formatted(foreign.name(), foreign.java(), JavaCompilation.RELEASE)));
      any |= blamed.isPresent();
    }
    return any;
  }

  private void add(String target, Decl member) {
    String simple = Pattern.quote(target.substring(target.lastIndexOf('.') + 1));
    switch (member) {
      case Decl.Function f when f.body() instanceof Decl.Body.Extern body -> {
        boolean isNew = body.name().equals("new");
        String call =
            isNew
                ? "\\bnew\\s+" + simple + "\\b"
                : "(\\b"
                    + simple
                    + "\\s*)?\\.\\s*(<[^()]*>\\s*)?"
                    + Pattern.quote(body.name())
                    + "\\b";
        String java = isNew ? "new " + target : target + "." + body.name();
        all.add(new Foreign(f.name().span(), f.name().text(), target, java, Pattern.compile(call)));
      }
      case Decl.Type t -> {
        Pattern use = Pattern.compile("\\b" + simple + "\\b");
        all.add(new Foreign(t.name().span(), t.name().text(), target, target, use));
      }
      default -> {}
    }
  }

  /** The use that begins last before the place. */
  private Optional<Foreign> blamed(Rejection rejection) {
    if (!rejection.reason().startsWith("cannot find symbol")) {
      return Optional.empty();
    }
    if (rejection.code().startsWith("import ")) {
      return all.stream()
          .filter(f -> rejection.code().contains(" " + f.target() + ";"))
          .findFirst();
    }
    List<Found> found = new ArrayList<>();
    for (Foreign foreign : all) {
      Matcher uses = foreign.use().matcher(rejection.code());
      while (uses.find()) {
        found.add(new Found(foreign, uses.start()));
      }
    }
    Comparator<Found> byOffset = Comparator.comparingInt(Found::offset);
    return found.stream()
        .filter(f -> rejection.reason().contains(f.foreign().target()))
        .filter(f -> f.offset() <= rejection.offset())
        .max(byOffset)
        .map(Found::foreign);
  }
}
