package org.cascade.lang.codegen;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.TypeSymbol;

/**
 * Every name of the runtime, and of the JDK, that generated code uses on the compiler's own
 * account. Functions that the prelude binds stand in the prelude.
 */
public final class RuntimeNames {
  static final String VALUE = "org.cascade.runtime.value.";
  static final String API = "org.cascade.runtime.api.";
  static final String STORED = "org.cascade.runtime.codec.";

  /** Functions below here do what {@code Transactions.io} does themselves. */
  static final String RUNTIME = "org.cascade.runtime.";

  static final String ABORT = VALUE + "Abort";
  static final String ARRAY = VALUE + "Array";
  static final String ASSIGNED = VALUE + "Assigned";
  static final String FN = VALUE + "Fn";
  static final String FOREIGN = VALUE + "Foreign";
  static final String INTS = VALUE + "Ints";
  static final String INT_FOLD = VALUE + "IntFold";
  static final String INT_MAP = VALUE + "IntMap";
  static final String INT_PREDICATE = VALUE + "IntPredicate";
  static final String REALS = VALUE + "Reals";
  static final String NUMS = VALUE + "Nums";
  static final String BIG_INTS = VALUE + "BigInts";
  static final String DECIMALS = VALUE + "Decimals";
  static final String SET = VALUE + "Set";
  static final String STRINGS = VALUE + "Strings";
  static final String BTREE = VALUE + "BTree";
  static final String MAP = VALUE + "Map";
  static final String OPTION = VALUE + "Option";
  static final String ORDERING = VALUE + "Ordering";
  static final String RESULT = VALUE + "Result";
  static final String SHOW = VALUE + "Show";
  static final String SHOWN = VALUE + "Shown";
  static final String TUPLE = VALUE + "Tuple";
  static final String TYPE_INFO = VALUE + "TypeInfo";
  static final String UNIT = VALUE + "Unit";

  static final String CODEC = STORED + "Codec";
  static final String CODECS = STORED + "Codecs";
  static final String DISTRIBUTED_TRANSACTION = API + "DistributedTransaction";
  static final String EMBED = API + "Embed";
  static final String INDEX = API + "Index";
  static final String INPUT = STORED + "Input";
  static final String MALFORMED_INPUT = STORED + "MalformedInput";
  static final String OUTPUT = STORED + "Output";
  static final String PARALLEL = API + "Parallel";
  static final String PROGRAM = API + "Program";
  static final String PROGRAM_OPTIONS = API + "ProgramOptions";
  static final String PROGRAM_TYPES = API + "ProgramTypes";
  static final String REF = API + "Ref";
  static final String SPACE_ID = API + "SpaceId";
  static final String SPACE = API + "Space";
  static final String SPACE_TYPE = API + "SpaceType";
  static final String STATE = API + "State";
  static final String STREAM = API + "Stream";
  static final String TRANSACTIONS = API + "Transactions";
  static final String TRIGGER = API + "Trigger";

  /** The Java classes of the built-in types; Int, Real, Bool and String are not here. */
  static final Map<TypeSymbol, String> BUILT_IN =
      Map.ofEntries(
          Map.entry(Builtin.BIG_INT, "java.math.BigInteger"),
          Map.entry(Builtin.DECIMAL, "java.math.BigDecimal"),
          Map.entry(Builtin.BYTES, VALUE + "Bytes"),
          Map.entry(Builtin.DURATION, "java.time.Duration"),
          Map.entry(Builtin.DATE_TIME, "java.time.Instant"),
          Map.entry(Builtin.UUID, "java.util.UUID"),
          Map.entry(Builtin.ARRAY, ARRAY),
          Map.entry(Builtin.SET, VALUE + "Set"),
          Map.entry(Builtin.MAP, MAP),
          Map.entry(Builtin.BTREE, BTREE),
          Map.entry(Builtin.STREAM, STREAM),
          Map.entry(Builtin.OPTION, OPTION),
          Map.entry(Builtin.RESULT, RESULT),
          Map.entry(Builtin.CHANGE, VALUE + "Change"),
          Map.entry(Builtin.ASSIGNMENT, ASSIGNED),
          Map.entry(Builtin.ABORT, ABORT));

  /** The codecs of built-in types without arguments, constants of {@code Codecs}. */
  static final Map<TypeSymbol, String> CODEC_CONSTANTS =
      Map.ofEntries(
          Map.entry(Builtin.INT, "INT"),
          Map.entry(Builtin.REAL, "REAL"),
          Map.entry(Builtin.BOOL, "BOOL"),
          Map.entry(Builtin.STRING, "STRING"),
          Map.entry(Builtin.BIG_INT, "BIG_INT"),
          Map.entry(Builtin.DECIMAL, "DECIMAL"),
          Map.entry(Builtin.BYTES, "BYTES"),
          Map.entry(Builtin.DURATION, "DURATION"),
          Map.entry(Builtin.DATE_TIME, "DATE_TIME"),
          Map.entry(Builtin.UUID, "UUID"),
          Map.entry(Builtin.ABORT, "ABORT"));

  /** The codecs of built-in types with arguments, methods of {@code Codecs}. */
  static final Map<TypeSymbol, String> CODEC_COMBINATORS =
      Map.of(
          Builtin.ARRAY, "array",
          Builtin.SET, "set",
          Builtin.MAP, "map",
          Builtin.BTREE, "btree",
          Builtin.OPTION, "option",
          Builtin.RESULT, "result",
          Builtin.CHANGE, "change",
          Builtin.ASSIGNMENT, "assigned");

  /** Members of {@code Space}, which a space's own functions must not be called. */
  static final Set<String> SPACE_MEMBERS =
      Set.of(
          "id",
          "referenceNumber",
          "rollback",
          "state",
          "index",
          "embed",
          "stream",
          "streamWhen",
          "transform",
          "transformUnit",
          "transaction",
          "transactionUnit",
          "view",
          "viewUnit",
          "parallel",
          "parallelUnit",
          "show",
          "equals");

  /** Members of {@code DistributedTransaction} that its subclasses call. */
  static final Set<String> TRANSACTION_MEMBERS = Set.of("rehearse", "commitAll", "release");

  /** Members of {@code Object}. */
  static final Set<String> OBJECT_MEMBERS =
      Set.of(
          "toString", "hashCode", "getClass", "notify", "notifyAll", "wait", "clone", "finalize");

  private RuntimeNames() {}

  /** All classes of the runtime above, for the test that resolves them. */
  public static List<String> classes() {
    return Stream.concat(
            Stream.of(
                ABORT,
                ARRAY,
                ASSIGNED,
                FOREIGN,
                INTS,
                INT_FOLD,
                INT_MAP,
                INT_PREDICATE,
                REALS,
                NUMS,
                BIG_INTS,
                DECIMALS,
                STRINGS,
                MAP,
                OPTION,
                ORDERING,
                RESULT,
                SHOW,
                SHOWN,
                TUPLE + "2",
                TYPE_INFO,
                UNIT,
                CODEC,
                CODECS,
                DISTRIBUTED_TRANSACTION,
                EMBED,
                INDEX,
                INPUT,
                MALFORMED_INPUT,
                OUTPUT,
                PARALLEL,
                PROGRAM,
                PROGRAM_OPTIONS,
                PROGRAM_TYPES,
                REF,
                SPACE,
                SPACE_ID,
                SPACE_TYPE,
                STATE,
                STREAM,
                TRANSACTIONS,
                TRIGGER,
                FN + "0",
                FN + "8"),
            BUILT_IN.values().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** {@code class#member} for each member that generated code calls on the compiler's account. */
  public static List<String> members() {
    return MEMBERS;
  }

  private static final List<String> MEMBERS =
      Stream.of(
              of(INTS, "add sub mul div rem pow neg"),
              of(BIG_INTS, "add sub mul div rem pow neg"),
              of(DECIMALS, "add sub mul div rem pow neg"),
              of(NUMS, "add sub mul div rem pow neg"),
              of(REALS, "pow"),
              of(STRINGS, "at"),
              of(ARRAY, "of empty at"),
              of(MAP, "at"),
              of(VALUE + "BTree", "at"),
              of(OPTION, "some none"),
              of(RESULT, "ok err map expect"),
              of(ORDERING, "compare"),
              of(SHOW, "show nested quoted"),
              of(SHOWN, "show"),
              of(CODEC, "write read schema"),
              of(INPUT, "readUnsigned"),
              of(OUTPUT, "writeUnsigned"),
              of(CODECS, "INT REAL BOOL STRING UNIT BIG_INT DECIMAL BYTES DURATION DATE_TIME UUID"),
              of(CODECS, "TYPE ABORT array set map btree option result change assigned"),
              of(CODECS, "space any function named tuple2 tuple8"),
              of(DISTRIBUTED_TRANSACTION, "rehearse commitAll release"),
              of(EMBED, "get set"),
              of(STATE, "get set insert remove"),
              of(INDEX, "get"),
              of(REF, "get set unset"),
              of(
                  PARALLEL,
                  "over overKeys overValues overEntries map filter flatMap toArray any all find"
                      + " take each reduce"),
              of(PROGRAM, "of run"),
              of(PROGRAM_OPTIONS, "parse"),
              of(PROGRAM_TYPES, "begin space value"),
              of(SPACE, "state index embed stream streamWhen invariant transform transformUnit"),
              of(SPACE, "transaction transactionUnit view viewUnit parallel parallelUnit rollback"),
              of(SPACE_TYPE, "of state embed migration create root"),
              of(TRANSACTIONS, "transaction transactionUnit onCommit onRollback io attempt"),
              of(TRIGGER, "ofTree ofMap ofSet ofArray ofState ofExpression"))
          .flatMap(List::stream)
          .toList();

  private static List<String> of(String owner, String members) {
    return Stream.of(members.split(" ")).map(m -> owner + "#" + m).toList();
  }
}
