package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Label;
import org.cascade.lang.core.Local;
import org.cascade.lang.types.Type;

/**
 * One Java method, or field initializer, while it is written: what the parts of the emitter share.
 */
final class Body {
  /** Compared by identity, so that one at the end of a method can be dropped. */
  static final Doc RETURN = Doc.text("return;");

  private final JavaFile file;
  private final Expressions expressions = new Expressions(this);
  private final Statements statements = new Statements(this);
  private final Switches switches = new Switches(this);
  private final Calls calls = new Calls(this);
  private final Lambdas lambdas = new Lambdas(this);
  private final Spaces spaces = new Spaces(this);
  private final Map<Label, JoinPoint> joins = new IdentityHashMap<>();
  private final Set<String> warnings = new HashSet<>();
  private Scope scope = new Scope();
  private Block block = new Block();
  private Frame frame = new Frame(Frame.Mode.VOID, Type.UNIT);
  private Optional<Block> lambda = Optional.empty();

  /** How {@code return} leaves what is being written. */
  record Frame(Mode mode, Type result) {
    enum Mode {
      VOID,
      VALUE,
      /**
       * The body of an {@code attempt} whose function it may end: {@code Ok} goes on, {@code Err}
       * ends.
       */
      EARLY
    }
  }

  /** Where a value goes. */
  sealed interface Target {
    Target DISCARD = new Discard();
    Target RETURN = new Return();

    /** Out of the frame, as its value. */
    record Return() implements Target {}

    record Assign(String variable) implements Target {}

    record Discard() implements Target {}
  }

  /** What a jump does. */
  sealed interface JoinPoint {
    /** Goes on with the join's target here and now. */
    record Inline(Core.Join join) implements JoinPoint {}

    /** Sets the variables and leaves the labelled block. */
    record Break(String label, List<String> variables) implements JoinPoint {}
  }

  /** A value to be made when its turn comes. */
  record Arg(Type type, Supplier<Code> make) {}

  Body(JavaFile file) {
    this.file = file;
  }

  JavaFile file() {
    return file;
  }

  ProgramIndex index() {
    return file.index();
  }

  Expressions expressions() {
    return expressions;
  }

  Statements statements() {
    return statements;
  }

  Switches switches() {
    return switches;
  }

  Calls calls() {
    return calls;
  }

  Lambdas lambdas() {
    return lambdas;
  }

  Spaces spaces() {
    return spaces;
  }

  Map<Label, JoinPoint> joins() {
    return joins;
  }

  Scope scope() {
    return scope;
  }

  Block block() {
    return block;
  }

  Frame frame() {
    return frame;
  }

  /** Says that an unchecked cast was written. */
  void castUnchecked() {
    warnings.add("unchecked");
  }

  boolean hasUncheckedCast() {
    return !warnings.isEmpty();
  }

  /** {@code this} of a record or space; a method that updates works on a variable of its own. */
  Body withSelf(Local self) {
    scope.bind(self, new Scope.Binding.Own("this"));
    if (self.isMutable()) {
      Local old = new Local("this", self.type(), false);
      scope.bind(old, new Scope.Binding.Own("this"));
      Core.Read read = new Core.Read(Spans.NOWHERE, old);
      statements.bind(Spans.NOWHERE, self, read);
    }
    return this;
  }

  /** The whole body of a method. */
  Block method(Core core, boolean isVoid) {
    frame = new Frame(isVoid ? Frame.Mode.VOID : Frame.Mode.VALUE, core.type());
    statements.run(core, isVoid ? Target.DISCARD : Target.RETURN);
    return block.withoutLast(RETURN);
  }

  /** Statements in braces of their own. */
  Block nested(Runnable writer) {
    Block outerBlock = block;
    Scope outerScope = scope;
    block = new Block();
    scope = new Scope(outerScope);
    try {
      writer.run();
      return block;
    } finally {
      block = outerBlock;
      scope = outerScope;
    }
  }

  /** Statements that {@code return} leaves in a way of their own. */
  Block framed(Frame inner, Runnable writer) {
    Frame outer = frame;
    Optional<Block> outerLambda = lambda;
    frame = inner;
    try {
      return nested(() -> {
        lambda = Optional.of(block);
        writer.run();
      });
    } finally {
      frame = outer;
      lambda = outerLambda;
    }
  }

  /**
   * Whether what is being written stands in a lambda, inside one of its statements. There javac 21
   * fails on {@code return switch} with record patterns: it looks whether the statement ends before
   * it has given the patterns their types.
   */
  boolean isInsideLambdaStatement() {
    return lambda.isPresent() && lambda.get() != block;
  }

  /**
   * Values in order, from left to right: where a later one needs statements, earlier ones are kept
   * in variables before them.
   */
  List<Code> inOrder(List<Arg> args) {
    List<Code> codes = new ArrayList<>();
    for (Arg arg : args) {
      Block outer = block;
      block = new Block();
      Code code;
      Block own;
      try {
        code = arg.make().get();
      } finally {
        own = block;
        block = outer;
      }
      if (!own.isEmpty()) {
        for (int i = 0; i < codes.size(); i++) {
          codes.set(i, kept(codes.get(i), args.get(i).type()));
        }
        block.addAll(own);
      }
      codes.add(code);
    }
    return codes;
  }

  /** The value as something that stays the same: in a variable, if need be. */
  Code kept(Code code, Type type) {
    if (code.stable()) {
      return code;
    }
    String name = scope.unique("value");
    block.add(Statements.declaration(file.type(type), name, code));
    return Code.stable(name);
  }
}
