package org.cascade.cli;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import org.cascade.runtime.api.Program;

/** A program's classes, loaded once: what its main class offers to whoever runs it. */
final class ProgramClasses {
  private final ClassLoader loader;
  private final String mainClass;

  ProgramClasses(CompiledProgram compiled, JavaLibraries libraries) {
    this.loader = new ProgramLoader(compiled.classes(), libraries.loader());
    this.mainClass = compiled.mainClass();
  }

  /** The whole program. */
  Program program() {
    return (Program) call(mainClass, "program", Program.class);
  }

  /** The tests of a module by their titles, in order. */
  @SuppressWarnings("unchecked")
  List<Map.Entry<String, Runnable>> tests(String moduleClass) {
    return (List<Map.Entry<String, Runnable>>) call(moduleClass, "tests", List.class);
  }

  /** Runs the statements of a module. */
  void runModule(String moduleClass) {
    call(moduleClass, "run", void.class);
  }

  /** Calls a static method without parameters. */
  private Object call(String className, String name, Class<?> result) {
    MethodHandle method;
    try {
      Class<?> type = Class.forName(className, true, loader);
      MethodType signature = MethodType.methodType(result);
      method = MethodHandles.publicLookup().findStatic(type, name, signature);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalStateException("`" + className + "` cannot be started", e);
    }
    try {
      Object value = method.asType(MethodType.methodType(Object.class)).invokeExact();
      return value == null ? List.of() : value;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("generated code throws no checked exceptions", e);
    }
  }
}
