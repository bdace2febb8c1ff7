package org.cascade.bench.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A database behind JDBC, in this process. */
final class SqlStore implements Store {
  private static final int BATCH = 10_000;

  private final String url;
  private final List<String> settings;
  private final Optional<String> afterCommit;
  private final String begin;
  private final Connection base;

  /** All sessions share one connection where the data would be gone with it. */
  private final boolean shared;

  private SqlStore(
      String url, List<String> settings, String begin, Optional<String> afterCommit, boolean shared)
      throws SQLException {
    this.url = url;
    this.settings = settings;
    this.begin = begin;
    this.afterCommit = afterCommit;
    this.shared = shared;
    this.base = connect();
  }

  /** On disk, H2 forces its file only when told so. */
  static SqlStore h2(Optional<Path> data) throws SQLException {
    String memory = "jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1";
    String file =
        data.map(dir -> "jdbc:h2:" + dir.resolve("store") + ";WRITE_DELAY=0;CACHE_SIZE=1000000")
            .orElse(memory);
    return new SqlStore(
        file, List.of("SET AUTOCOMMIT TRUE"), "", data.map(d -> "CHECKPOINT SYNC"), false);
  }

  static SqlStore sqlite(Optional<Path> data) throws SQLException {
    List<String> settings = new ArrayList<>();
    settings.add("PRAGMA busy_timeout=60000");
    settings.add("PRAGMA cache_size=-1000000");
    data.ifPresent(dir -> settings.addAll(List.of("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL")));
    String url = "jdbc:sqlite:" + data.map(dir -> dir.resolve("store").toString()).orElse(":memory:");
    return new SqlStore(url, settings, "BEGIN IMMEDIATE", Optional.empty(), data.isEmpty());
  }

  private Connection connect() throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement()) {
      for (String setting : settings) {
        statement.execute(setting);
      }
    }
    return connection;
  }

  @Override
  public void load(int keys) throws SQLException {
    for (String table : List.of("a", "b")) {
      try (Statement statement = base.createStatement()) {
        statement.execute(
            "CREATE TABLE " + table + " (id BIGINT PRIMARY KEY, name VARCHAR(64), email VARCHAR(64), created BIGINT)");
      }
      base.setAutoCommit(false);
      try (PreparedStatement insert =
          base.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?, ?)")) {
        for (int i = 0; i < keys; i++) {
          bind(insert, Row.of(2L * i));
          insert.addBatch();
          if (i % BATCH == BATCH - 1 || i == keys - 1) {
            insert.executeBatch();
            base.commit();
          }
        }
      }
      base.setAutoCommit(true);
    }
  }

  private static void bind(PreparedStatement insert, Row row) throws SQLException {
    insert.setLong(1, row.id());
    insert.setString(2, row.name());
    insert.setString(3, row.email());
    insert.setLong(4, micros(row.createdAt()));
  }

  private static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
  }

  private static Row row(ResultSet result) throws SQLException {
    long micros = result.getLong(4);
    Instant at = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
    return new Row(result.getLong(1), result.getString(2), result.getString(3), at);
  }

  @Override
  public Session session() throws SQLException {
    return new OfConnection(shared ? base : connect());
  }

  private final class OfConnection implements Session {
    private static final String FIELDS = "SELECT id, name, email, created FROM ";

    private final Connection connection;
    private final Statement plain;
    private final PreparedStatement getA;
    private final PreparedStatement getB;
    private final PreparedStatement putA;
    private final PreparedStatement putB;
    private final PreparedStatement insert;
    private final PreparedStatement range;
    private final PreparedStatement since;
    private int scans;

    OfConnection(Connection connection) throws SQLException {
      this.connection = connection;
      plain = connection.createStatement();
      getA = connection.prepareStatement(FIELDS + "a WHERE id = ?");
      getB = connection.prepareStatement(FIELDS + "b WHERE id = ?");
      putA = connection.prepareStatement(update("a"));
      putB = connection.prepareStatement(update("b"));
      insert = connection.prepareStatement("INSERT INTO a VALUES (?, ?, ?, ?)");
      range = connection.prepareStatement(FIELDS + "a WHERE id >= ? AND id < ? ORDER BY id");
      since = connection.prepareStatement(FIELDS + "a WHERE created >= ?");
    }

    private static String update(String table) {
      return "UPDATE " + table + " SET name = ?, email = ?, created = ? WHERE id = ?";
    }

    @Override
    public Row get(long key) throws SQLException {
      return one(getA, key);
    }

    private Row one(PreparedStatement query, long key) throws SQLException {
      query.setLong(1, key);
      try (ResultSet result = query.executeQuery()) {
        return result.next() ? row(result) : null;
      }
    }

    private void write(PreparedStatement update, Row row) throws SQLException {
      update.setString(1, row.name());
      update.setString(2, row.email());
      // Micro-seconds, and a turn in nano-seconds must not vanish.
      update.setLong(3, micros(row.createdAt()) + row.createdAt().getNano() % 1000);
      update.setLong(4, row.id());
      if (update.executeUpdate() != 1) {
        throw new IllegalStateException("no row " + row.id());
      }
    }

    private void committed() throws SQLException {
      if (afterCommit.isPresent()) {
        plain.execute(afterCommit.get());
      }
    }

    @Override
    public void insert(long key) throws SQLException {
      bind(insert, Row.of(key));
      insert.executeUpdate();
      committed();
    }

    @Override
    public void update(long key, int turn) throws SQLException {
      write(putA, Stores.changed(key, turn));
      committed();
    }

    @Override
    public void updateBoth(long key, long other, int turn) throws SQLException {
      begin();
      write(putA, one(getA, key).touched(Row.touchedAt(key, turn)));
      write(putB, one(getB, other).touched(Row.touchedAt(other, turn)));
      end();
      committed();
    }

    private void begin() throws SQLException {
      if (begin.isEmpty()) {
        connection.setAutoCommit(false);
      } else {
        plain.execute(begin);
      }
    }

    private void end() throws SQLException {
      if (begin.isEmpty()) {
        connection.commit();
        connection.setAutoCommit(true);
      } else {
        plain.execute("COMMIT");
      }
    }

    @Override
    public int next(long from, int count) throws SQLException {
      range.setLong(1, from);
      range.setLong(2, from + 2L * count);
      return all(range);
    }

    @Override
    public int recent() throws SQLException {
      since.setLong(1, micros(Row.CUT) + scans++ % 2); // H2 keeps the result of an equal query
      return all(since);
    }

    private static int all(PreparedStatement query) throws SQLException {
      List<Row> found = new ArrayList<>();
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          found.add(row(result));
        }
      }
      return found.size();
    }

    @Override
    public void close() throws SQLException {
      if (connection != base) {
        connection.close();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    base.close();
  }
}
