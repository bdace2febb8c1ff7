package org.cascade.lang.codegen;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.foreign.Bindings;
import org.cascade.runtime.value.Abort;

/** Core that was emitted, compiled against the real runtime, and loaded. */
final class Compiled extends ClassLoader {
  private final List<GeneratedFile> files;
  private final Map<String, byte[]> classes;

  private Compiled(List<GeneratedFile> files) {
    super(Compiled.class.getClassLoader());
    this.files = files;
    this.classes = JavaCompilation.compile(files, classPath());
  }

  static Compiled of(CoreModule... modules) {
    return new Compiled(JavaProgram.emit(List.of(modules), Set.of(), Bindings.NONE));
  }

  static Compiled of(CoreFunction... functions) {
    return of(CoreBuilder.module(functions));
  }

  /** Where the runtime is. */
  static List<Path> classPath() {
    try {
      return List.of(
          Path.of(Abort.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  Map<String, byte[]> classes() {
    return classes;
  }

  String text(String path) {
    return files.stream().filter(f -> f.path().equals(path)).findFirst().orElseThrow().text();
  }

  /** Calls a static method of module {@code x}. */
  Object call(String name, Object... args) {
    return callOn("x.XModule", name, args);
  }

  Object callOn(String owner, String name, Object... args) {
    try {
      Class<?> type = loadClass(owner);
      for (Method method : type.getMethods()) {
        if (method.getName().equals(name) && method.getParameterCount() == args.length) {
          return method.invoke(null, args);
        }
      }
      throw new AssertionError("no method " + name + " in\n" + files);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
