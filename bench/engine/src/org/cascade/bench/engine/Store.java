package org.cascade.bench.engine;

/**
 * A store with two tables of rows by key, both with the even keys below {@code 2 * keys}.
 *
 * <p>Each operation is a transaction of its own, and each answer is made of objects, as a program
 * would want it.
 */
interface Store extends AutoCloseable {
  /** Fills both tables; only once, in a new store. */
  void load(int keys) throws Exception;

  /** For one thread. */
  Session session() throws Exception;

  @Override
  void close() throws Exception;

  /** What one thread does with the store. */
  interface Session extends AutoCloseable {
    /** The row of the first table; null if there is none. */
    Object get(long key) throws Exception;

    /** Puts the row {@link Row#of} a new key into the first table. */
    void insert(long key) throws Exception;

    /** Writes the row of a key of the first table, all of it, with another time. */
    void update(long key, int turn) throws Exception;

    /** Reads a row of each table, and writes both with another time. */
    void updateBoth(long key, long other, int turn) throws Exception;

    /** The rows of some even keys in order; how many there were. */
    int next(long from, int count) throws Exception;

    /** All rows of the first table from {@link Row#CUT} on; how many there were. */
    int recent() throws Exception;

    @Override
    default void close() throws Exception {}
  }
}
