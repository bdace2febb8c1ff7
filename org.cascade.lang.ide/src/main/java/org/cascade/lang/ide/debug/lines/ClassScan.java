package org.cascade.lang.ide.debug.lines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;

/** What the methods of one class file look like to a debugger. */
final class ClassScan extends ClassVisitor {
  /** How a space hands the body of an operation to the runtime. */
  private static final Set<String> OPERATIONS =
      Set.of("transform", "transaction", "view", "parallel");

  private final String className;
  private final Map<Integer, SourceLine> lines = new HashMap<>();
  private final Map<MethodId, SequencedMap<Integer, SourceLine>> numbers = new LinkedHashMap<>();
  private final Map<MethodId, MethodId> enclosing = new HashMap<>();
  private final Set<MethodId> wrappers = new HashSet<>();
  private final Set<String> components = new HashSet<>();
  private boolean isRecord;
  private final List<MethodId> plainConstructors = new ArrayList<>();

  private ClassScan(String className) {
    super(Opcodes.ASM9);
    this.className = className;
  }

  static ClassScan of(String className, byte[] bytes) {
    ClassScan scan = new ClassScan(className);
    new ClassReader(bytes).accept(scan, ClassReader.SKIP_FRAMES);
    return scan;
  }

  /** What the numbers in the line tables stand for. */
  Map<Integer, SourceLine> lines() {
    return lines;
  }

  /** Of each method that a user has written, what stands in its line table, in order. */
  Map<MethodId, SequencedMap<Integer, SourceLine>> numbers() {
    Map<MethodId, SequencedMap<Integer, SourceLine>> shown = new LinkedHashMap<>(numbers);
    shown.keySet().removeIf(this::isJavasOwn);
    return shown;
  }

  /** The method that makes a lambda, by the lambda's. */
  Map<MethodId, MethodId> enclosing() {
    return enclosing;
  }

  /** Methods that only hand a lambda, which is the operation's body, to the runtime. */
  Set<MethodId> wrappers() {
    return wrappers;
  }

  /** What Java adds to a record: accessors, equality, and a constructor that asserts nothing. */
  private boolean isJavasOwn(MethodId method) {
    boolean accessor =
        components.contains(method.name()) && Type.getArgumentCount(method.descriptor()) == 0;
    boolean equality = method.name().equals("equals") || method.name().equals("hashCode");
    return isRecord && (accessor || equality || plainConstructors.contains(method));
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    isRecord = "java/lang/Record".equals(superName);
  }

  @Override
  public void visitSource(@Nullable String source, @Nullable String debug) {
    if (debug != null) {
      lines.putAll(LineMapReader.read(debug));
    }
  }

  @Override
  public RecordComponentVisitor visitRecordComponent(
      String name, String descriptor, String signature) {
    components.add(name);
    return super.visitRecordComponent(name, descriptor, signature);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodId method = new MethodId(className, name, descriptor);
    if (name.equals("<init>")) {
      plainConstructors.add(method);
    }
    return new MethodScan(method);
  }

  /** Collects the lines and lambdas of one method. */
  private final class MethodScan extends MethodVisitor {
    private final MethodId method;

    MethodScan(MethodId method) {
      super(Opcodes.ASM9);
      this.method = method;
    }

    @Override
    public void visitLineNumber(int line, Label start) {
      SourceLine known = lines.get(line);
      if (known != null) {
        numbers.computeIfAbsent(method, m -> new LinkedHashMap<>()).putIfAbsent(line, known);
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      for (Object argument : arguments) {
        if (argument instanceof Handle handle && handle.getName().startsWith("lambda$")) {
          enclosing.put(new MethodId(className, handle.getName(), handle.getDesc()), method);
        }
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      String plain = name.endsWith("Unit") ? name.substring(0, name.length() - 4) : name;
      if (OPERATIONS.contains(plain) && descriptor.startsWith("(Ljava/lang/String;Ljava/")) {
        wrappers.add(method);
      }
      if (!name.equals("<init>")) {
        plainConstructors.remove(method);
      }
    }
  }
}
