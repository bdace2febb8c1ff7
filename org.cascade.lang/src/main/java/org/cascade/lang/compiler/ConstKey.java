package org.cascade.lang.compiler;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CorePrinter;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.eval.Definitions;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/**
 * The content of a computation: its core, and all that it may call, read or make. Computations with
 * the same key give the same value, also in another compilation.
 */
final class ConstKey {
  private final Definitions definitions;
  private final MessageDigest digest;

  /** Functions, constants and types by the order in which they are met. */
  private final Map<Object, Integer> met = new HashMap<>();

  private final Deque<Object> open = new ArrayDeque<>();
  private boolean known = true;

  private ConstKey(Definitions definitions) {
    this.definitions = definitions;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new CascadeBugException("every Java has SHA-256", e);
    }
  }

  /** Absent where the value depends on more, such as on what types consist of. */
  static Optional<String> of(Core core, Definitions definitions) {
    ConstKey key = new ConstKey(definitions);
    key.add(core);
    while (key.known && !key.open.isEmpty()) {
      key.define(key.open.removeFirst());
    }
    return key.known
        ? Optional.of(HexFormat.of().formatHex(key.digest.digest()))
        : Optional.empty();
  }

  private void text(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  /** What something is called in this key. */
  private void mention(Object symbol) {
    Integer number = met.get(symbol);
    if (number == null) {
      number = met.size();
      met.put(symbol, number);
      open.addLast(symbol);
    }
    text("#" + number);
  }

  private void add(Core core) {
    text(CorePrinter.print(core));
    CoreWalk.visit(core, this::node);
  }

  /** What the printed form leaves open: which function, which type. */
  private void node(Core node) {
    type(node.type());
    switch (node) {
      case Core.Call call -> mention(call.function());
      case Core.ReadGlobal read -> mention(new Global(read.module(), read.variable()));
      case Core.RecordOf record -> mention(record.record());
      case Core.VariantOf variant -> mention(variant.constructor().owner());
      case Core.TypeValue type -> known = false;
      case Core.BuildType type -> known = false;
      default -> {}
    }
  }

  private record Global(String module, Variable variable) {}

  private void type(Type type) {
    switch (Types.resolve(type)) {
      case Type.Con c -> {
        mention(c.symbol());
        c.args().forEach(this::type);
      }
      case Type.Refined r -> {
        mention(r.symbol());
        r.args().forEach(this::type);
      }
      case Type.Tuple t -> t.items().forEach(this::type);
      case Type.Fun f -> {
        f.params().forEach(this::type);
        type(f.result());
      }
      case Type other -> text(other.toString());
    }
  }

  private void define(Object symbol) {
    switch (symbol) {
      case FunctionSymbol f -> function(f);
      case Global g ->
          definitions.constant(g.module(), g.variable()).ifPresentOrElse(this::add, this::give);
      case TypeSymbol t -> symbol(t);
      default -> throw new CascadeBugException("no symbol: " + symbol);
    }
  }

  private void give() {
    known = false;
  }

  private void function(FunctionSymbol f) {
    if (f.extern().isPresent()) {
      known &= !f.extern().get().platform().equals("compiler");
      text(f.extern().get().key());
      return;
    }
    Optional<CoreFunction> function = definitions.function(f);
    if (function.isEmpty()) {
      known = false;
      return;
    }
    text(CorePrinter.print(function.get()));
    CoreWalk.visit(function.get().body(), this::node);
  }

  private void symbol(TypeSymbol symbol) {
    text(symbol.module() + "." + symbol.name());
    if (symbol.module().equals(Builtin.MODULE)) {
      return;
    }
    List<RecordSymbol.Field> fields = new ArrayList<>();
    switch (symbol) {
      case RecordSymbol r -> fields.addAll(r.fields());
      case SumSymbol s ->
          s.constructors()
              .forEach(c -> {
                text("|" + c.name());
                c.fields().forEach(f -> field(f));
              });
      default -> {}
    }
    fields.forEach(this::field);
  }

  private void field(RecordSymbol.Field field) {
    text(field.name());
    type(field.type());
  }
}
