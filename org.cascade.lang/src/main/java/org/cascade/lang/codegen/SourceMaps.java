package org.cascade.lang.codegen;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cascade.lang.source.LineMap;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes class files speak of Cascade: their line numbers and source names become those of the
 * {@code .cascade} files, so that stack traces and debuggers show them, and a JSR 45 source map
 * tells debuggers the paths.
 *
 * <p>A class has one source name. Lines of a second file (code that a function of another module
 * built) get numbers beyond the first file's end, which the source map leads back.
 */
public final class SourceMaps {
  /** The class file format has 16 bits for a line number. */
  private static final int MAX_LINE = 0xffff;

  private SourceMaps() {}

  /** The same classes, mapped; those without a generated file stay as they are. */
  public static Map<String, byte[]> install(
      Map<String, byte[]> classes, List<GeneratedFile> files) {
    Map<String, GeneratedFile> byClass = new HashMap<>();
    files.forEach(f -> byClass.put(f.className(), f));
    Map<String, byte[]> all = new TreeMap<>();
    classes.forEach((name, bytes) -> {
      int dollar = name.indexOf('$', name.lastIndexOf('.') + 1);
      GeneratedFile file = byClass.get(dollar < 0 ? name : name.substring(0, dollar));
      all.put(name, file == null ? bytes : install(bytes, file));
    });
    return all;
  }

  /** A class with its lines as the file's map has them. */
  static byte[] install(byte[] bytes, GeneratedFile file) {
    Numbering numbering = new Numbering(file.compiled().lines());
    ClassReader reader = new ClassReader(bytes);
    reader.accept(new Scan(numbering), ClassReader.SKIP_FRAMES);
    if (numbering.isEmpty()) {
      return bytes;
    }
    ClassWriter writer = new ClassWriter(0);
    reader.accept(new Renumber(writer, numbering, file), 0);
    return writer.toByteArray();
  }

  /** The numbers that lines of the sources get in one class. */
  private static final class Numbering {
    private final LineMap map;
    private final Map<Source, Integer> offsets = new LinkedHashMap<>();
    private final TreeMap<Integer, Span> used = new TreeMap<>();
    private int end;

    Numbering(LineMap map) {
      this.map = map;
    }

    boolean isEmpty() {
      return offsets.isEmpty();
    }

    /** The number for a line of Java; empty where it comes from nowhere. */
    Optional<Integer> of(int javaLine) {
      return map.at(javaLine).flatMap(this::of);
    }

    private Optional<Integer> of(Span span) {
      Integer offset = offsets.get(span.source());
      if (offset == null) {
        offset = end;
        offsets.put(span.source(), offset);
        end += span.source().lineCount();
      }
      int line = offset + span.line();
      if (line > MAX_LINE) {
        return Optional.empty();
      }
      used.put(line, span);
      return Optional.of(line);
    }

    String primary() {
      String path = offsets.keySet().iterator().next().path();
      return path.substring(path.lastIndexOf('/') + 1);
    }

    /** After JSR 45: the files, then which lines of theirs the numbers stand for. */
    String map(String javaName) {
      StringBuilder out = new StringBuilder("SMAP\n").append(javaName).append("\nCascade\n");
      out.append("*S Cascade\n*F\n");
      Map<Source, Integer> ids = new HashMap<>();
      for (Source source : offsets.keySet()) {
        int id = ids.size() + 1;
        ids.put(source, id);
        String path = source.path();
        String name = path.substring(path.lastIndexOf('/') + 1);
        out.append("+ ").append(id).append(' ').append(name).append('\n').append(path).append('\n');
      }
      out.append("*L\n");
      used.forEach((number, span) ->
          out.append(span.line())
              .append('#')
              .append(ids.get(span.source()))
              .append(':')
              .append(number)
              .append('\n'));
      return out.append("*E\n").toString();
    }
  }

  /** Gives all lines their numbers, in order, before anything is written. */
  private static final class Scan extends ClassVisitor {
    private final Numbering numbering;

    Scan(Numbering numbering) {
      super(Opcodes.ASM9);
      this.numbering = numbering;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitLineNumber(int line, Label start) {
          numbering.of(line);
        }
      };
    }
  }

  /** Writes the class with the new numbers. */
  private static final class Renumber extends ClassVisitor {
    private final Numbering numbering;
    private final GeneratedFile file;

    Renumber(ClassVisitor next, Numbering numbering, GeneratedFile file) {
      super(Opcodes.ASM9, next);
      this.numbering = numbering;
      this.file = file;
    }

    @Override
    public void visitSource(String source, String debug) {
      String javaName = file.path().substring(file.path().lastIndexOf('/') + 1);
      super.visitSource(numbering.primary(), numbering.map(javaName));
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        private Optional<Integer> last = Optional.empty();

        @Override
        public void visitLineNumber(int line, Label start) {
          // A line of Java's own belongs to what came before it.
          last = numbering.of(line).or(() -> last);
          last.ifPresent(number -> super.visitLineNumber(number, start));
        }
      };
    }
  }
}
