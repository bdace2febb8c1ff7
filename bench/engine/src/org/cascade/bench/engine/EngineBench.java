package org.cascade.bench.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs every store in a process of its own, in turns, some rounds of it, and prints tables of the
 * medians. Properties: {@code keys}, {@code millis} of each measurement, {@code rounds}, {@code
 * stores} and {@code parts} separated by commas.
 */
public final class EngineBench {
  private static final int KEYS = Integer.getInteger("keys", 1_000_000);
  private static final long MILLIS = Long.getLong("millis", 1500);
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final List<String> PARTS =
      List.of(System.getProperty("parts", "memory,durable,open").split(","));

  private EngineBench() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      child(args[0], args[1], Path.of(args[2]));
      System.exit(0);
    }
    Path work = Path.of(System.getProperty("work", "bench/target/engine"));
    List<Table> tables = new ArrayList<>();
    for (String part : PARTS) {
      Table table = new Table(part);
      for (int round = 0; round < ROUNDS; round++) {
        for (String store : stores(part)) {
          runIn(work.resolve(store), part, store, table);
        }
      }
      tables.add(table);
    }
    for (Table table : tables) {
      System.out.println(table.markdown());
    }
    Chart.write(work.resolve("engine.svg"), tables);
  }

  private static List<String> stores(String part) {
    List<String> all = part.equals("memory") ? Stores.IN_MEMORY : Stores.DURABLE;
    String chosen = System.getProperty("stores", "");
    return chosen.isEmpty()
        ? all
        : all.stream().filter(List.of(chosen.split(","))::contains).toList();
  }

  private static void runIn(Path dir, String part, String store, Table table) throws Exception {
    delete(dir);
    Files.createDirectories(dir);
    if (part.equals("open")) {
      open(dir, store, table);
      return;
    }
    fork(part, store, dir, table);
    if (part.equals("durable") && !store.equals("raw")) {
      fork("recovery", store, dir, table);
    }
    delete(dir);
    for (Stores.Level level : Stores.Level.values()) {
      if (part.equals("durable") && level.stores.contains(store)) {
        Files.createDirectories(dir);
        fork(level.name(), store, dir, table);
        delete(dir);
      }
    }
  }

  /** For each way to end a process one that ends so, and one that opens what it left. */
  private static void open(Path dir, String store, Table table) throws Exception {
    for (Opening.Case one : Opening.Case.values()) {
      if (one.isFor(store) && !store.equals("raw")) {
        Files.createDirectories(dir);
        fork("prepare-" + one, store, dir, table);
        fork("open-" + one, store, dir, table);
        delete(dir);
      }
    }
  }

  /** Runs a child with this process's own options, and takes its figures. */
  private static void fork(String part, String store, Path dir, Table table) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(EngineBench.class.getName(), part, store, dir.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines
          .lines()
          .forEach(line -> {
            System.err.println(store + ": " + line);
            if (Measured.isLine(line)) {
              table.add(store, Measured.parse(line));
            }
          });
    }
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IllegalStateException(store + " ended with " + exit + " in part `" + part + "`");
    }
  }

  private static void child(String part, String name, Path dir) throws Exception {
    switch (part) {
      case "memory" -> {
        Store store = Stores.open(name, Optional.empty());
        store.load(KEYS);
        new InMemory(store.session(), KEYS, MILLIS).run();
      }
      case "durable" -> {
        Store store = Stores.open(name, Optional.of(dir));
        store.load(KEYS);
        new Durable(store, KEYS, MILLIS).run();
        Runtime.getRuntime().halt(0); // as if killed: the next process recovers
      }
      case "INTERVAL", "MEMORY" -> {
        Stores.Level level = Stores.Level.valueOf(part);
        Store store = Stores.openAt(level, name, dir);
        store.load(KEYS);
        new Durable(store, KEYS, MILLIS).run(level);
        store.close();
      }
      case "recovery" -> {
        long start = System.nanoTime();
        Store store = Stores.open(name, Optional.of(dir));
        if (store.session().get(2L * (KEYS - 1)) == null) {
          throw new IllegalStateException("the last row is gone");
        }
        new Measured("open after a kill", "ms", (System.nanoTime() - start) / 1e6).print();
      }
      case String open when open.startsWith("prepare-") -> {
        Opening.prepare(Opening.Case.valueOf(open.substring("prepare-".length())), name, dir, KEYS);
        Runtime.getRuntime().halt(0);
      }
      case String open when open.startsWith("open-") ->
          Opening.measure(Opening.Case.valueOf(open.substring("open-".length())), name, dir);
      default -> throw new IllegalArgumentException("there is no part `" + part + "`");
    }
  }

  private static void delete(Path dir) throws IOException {
    if (Files.exists(dir)) {
      try (Stream<Path> files = Files.walk(dir)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
