package org.cascade.bench.kills;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import kills.KillsModule;
import kills.Shard;
import org.cascade.runtime.api.Program;
import org.cascade.runtime.api.ProgramOptions;

/**
 * The process that is killed: several clients that move money between two shards of kills.cascade,
 * and tell each transfer that was acknowledged by a line {@code CLIENT NUMBER}. First it tells what
 * there is, and how long it took to say so.
 */
public final class Victim {
  private static final long KEYS_TO_LOAD = 1000;

  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private final int clients;
  private final int textChars;
  private final long rows;

  private Victim(int clients, int textChars, long rows) {
    this.clients = clients;
    this.textChars = textChars;
    this.rows = rows;
  }

  /** Arguments: directory, level, clients, length of their texts, rows that there are to be. */
  public static void main(String[] args) {
    var victim =
        new Victim(Integer.parseInt(args[2]), Integer.parseInt(args[3]), Long.parseLong(args[4]));
    Program program = KillsModule.program();
    long start = System.nanoTime();
    Runnable main = () -> victim.run(start);
    var open = new Program(program.name(), program.types(), program.values(), main);
    System.exit(open.run(ProgramOptions.parse("--data", args[0], "--durability", args[1])));
  }

  private void run(long start) {
    KillsModule.run();
    Shard left = KillsModule.left();
    Shard right = KillsModule.right();
    boolean first = left.row(rows / 2).isSome();
    tell("open " + (System.nanoTime() - start) / 1000 + " " + first);
    while (left.rowCount() < rows) {
      left.load(left.rowCount(), Math.min(KEYS_TO_LOAD, rows - left.rowCount()));
    }
    var found = new StringBuilder("found " + left.agrees(right));
    for (int client = 1; client <= clients; client++) {
      found.append(' ').append(left.made(client));
    }
    tell(found.toString());
    work(left, right);
  }

  private void work(Shard left, Shard right) {
    Thread[] threads = new Thread[clients];
    for (int i = 0; i < clients; i++) {
      int client = i + 1;
      threads[i] = new Thread(() -> transfer(left, right, client));
      threads[i].start();
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
  }

  private void transfer(Shard left, Shard right, long client) {
    var random = new Random();
    for (long number = left.made(client) + 1; ; number++) {
      String text = "x".repeat(random.nextInt(textChars + 1));
      Shard.transfer(left, right, client, number, 1 + random.nextInt(9), text);
      tell(client + " " + number);
    }
  }

  /** In one write, so that lines of several threads are whole. */
  private synchronized void tell(String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
