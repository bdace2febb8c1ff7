package org.cascade.lang.eval;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.types.FunctionSymbol;

/**
 * The library functions that the evaluator runs itself, by {@link FunctionSymbol.Extern#key}. What
 * is not here needs run time: clocks, random numbers, output, streams, a user's own Java.
 */
public final class Intrinsics {
  private static final Map<String, Intrinsic> ALL = all();

  private Intrinsics() {}

  /** Those of one Java class of the runtime, or of one compiler table. */
  static final class Table {
    private static final String RUNTIME = "org.cascade.runtime.value.";
    private final Map<String, Intrinsic> all = new HashMap<>();
    private String target = "";

    /** All that is added from here on belongs to this class of {@code runtime.value}. */
    Table of(String runtimeClass) {
      target = RUNTIME + runtimeClass;
      return this;
    }

    /** All that is added from here on belongs to this table of {@code extern compiler}. */
    Table ofCompiler(String name) {
      target = name;
      return this;
    }

    Table add(String name, Intrinsic intrinsic) {
      if (all.put(target + "#" + name, intrinsic) != null) {
        throw new IllegalStateException("two intrinsics for " + target + "#" + name);
      }
      return this;
    }
  }

  private static Map<String, Intrinsic> all() {
    Table table = new Table();
    NumberIntrinsics.register(table);
    BigNumberIntrinsics.register(table);
    TextIntrinsics.register(table);
    OptionIntrinsics.register(table);
    ArrayIntrinsics.register(table);
    DictionaryIntrinsics.register(table);
    SetIntrinsics.register(table);
    TimeIntrinsics.register(table);
    BytesIntrinsics.register(table);
    CheckIntrinsics.register(table);
    TypeIntrinsics.register(table);
    return Map.copyOf(table.all);
  }

  static Optional<Intrinsic> of(FunctionSymbol.Extern extern) {
    return Optional.ofNullable(ALL.get(extern.key()));
  }

  /** Of all functions that can be evaluated. */
  public static Set<String> keys() {
    return ALL.keySet();
  }
}
