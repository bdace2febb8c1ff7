package org.cascade.lang.ide.debug.values;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.ClassNotLoadedException;
import com.sun.jdi.Field;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.ide.debug.lines.Declarations;
import org.cascade.lang.ide.debug.lines.SourceLine;
import org.cascade.lang.ide.debug.lines.TypeNames;
import org.cascade.lang.types.Variable;

/** What a user sees in one frame of a stopped program. */
public final class FrameView {
  /** Holds a variable that a lambda has captured. */
  private static final String CELL = "org.cascade.runtime.api.Ref";

  private final ThreadReference thread;
  private final int index;
  private final SourceLine line;
  private final Declarations declarations;
  private final Rendering rendering;
  private final Conversation talk;

  /** A variable of the frame, as Cascade and as Java know it. */
  private record Seen(Variable variable, LocalVariable java) {}

  /**
   * @param talk with the frame's thread
   * @param index of the frame, from the innermost one
   */
  public FrameView(
      Conversation talk, int index, SourceLine line, Declarations declarations, TypeNames names) {
    this.thread = talk.thread();
    this.index = index;
    this.line = line;
    this.declarations = declarations;
    this.talk = talk;
    this.rendering = new Rendering(talk, names);
  }

  public Rendering rendering() {
    return rendering;
  }

  Conversation talk() {
    return talk;
  }

  /** Asked anew each time: to run a method makes all frames of the thread stale. */
  private StackFrame frame() {
    try {
      return thread.frame(index);
    } catch (IncompatibleThreadStateException e) {
      throw new IllegalStateException("the thread runs", e);
    }
  }

  // ---- variables ----

  /** Parameters, {@code let} and {@code var}, with those that a lambda has captured. */
  public List<Part> locals() {
    StackFrame frame = frame();
    List<Part> parts = new ArrayList<>();
    for (Seen seen : seen(frame)) {
      Optional<Value> value = Optional.ofNullable(frame.getValue(seen.java()));
      parts.add(
          new Part(
              seen.variable().name(),
              value.map(Shapes::unwrapped),
              seen.variable().type().toString()));
    }
    return parts;
  }

  /** Of several of one name only the innermost. */
  private List<Seen> seen(StackFrame frame) {
    Map<String, Seen> byName = new LinkedHashMap<>();
    try {
      for (LocalVariable java : frame.visibleVariables()) {
        declarations
            .variable(line, java.name())
            .ifPresent(v -> byName.put(v.name(), new Seen(v, java)));
      }
    } catch (AbsentInformationException e) {
      return List.of(); // code that no user has written
    }
    return List.copyOf(byName.values());
  }

  /** The record or space that the code belongs to. */
  public Optional<ObjectReference> self() {
    ObjectReference self = frame().thisObject();
    return Optional.ofNullable(self).filter(s -> !s.referenceType().name().contains("$$Lambda"));
  }

  /** The values that the module declares. */
  public List<Part> globals() {
    List<Part> parts = new ArrayList<>();
    for (Declarations.Global global : declarations.globals(line)) {
      for (ReferenceType type : thread.virtualMachine().classesByName(global.className())) {
        Field field = type.fieldByName(global.javaName());
        if (field != null && field.isStatic()) {
          Optional<Value> value = Optional.ofNullable(type.getValue(field));
          Variable variable = global.variable();
          parts.add(
              new Part(variable.name(), value.map(Shapes::unwrapped), variable.type().toString()));
        }
      }
    }
    return parts;
  }

  /** What a name stands for here. */
  Optional<Part> named(String name) {
    return in(locals(), name)
        .or(() -> self().flatMap(s -> own(s, name)))
        .or(() -> in(globals(), name));
  }

  private Optional<Part> own(ObjectReference self, String name) {
    return name.equals("self")
        ? Optional.of(Part.of("self", self))
        : in(rendering.parts(self, 0, 0), name);
  }

  private static Optional<Part> in(List<Part> parts, String name) {
    return parts.stream().filter(p -> p.name().equals(name)).findFirst();
  }

  /**
   * Gives a variable another value.
   *
   * @throws NotKnown if it cannot have it
   */
  public void assign(String name, Value value) throws NotKnown {
    StackFrame frame = frame();
    Seen seen =
        seen(frame).stream()
            .filter(s -> s.variable().name().equals(name))
            .findFirst()
            .orElseThrow(() -> new NotKnown("`%s` is no variable of this frame.".formatted(name)));
    if (seen.java().typeName().equals(CELL)) {
      throw new NotKnown(
          "`%s` cannot be set: a function or a transaction uses it too.".formatted(name));
    }
    try {
      frame.setValue(seen.java(), value);
    } catch (InvalidTypeException | ClassNotLoadedException e) {
      throw new NotKnown(
          "`%s` is of type `%s`, and cannot be set to a value of type `%s`."
              .formatted(name, seen.variable().type(), rendering.type(value)));
    }
  }
}
