package org.cascade.lang.tests.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code cascade run transfers.cascade --data …} as a process of its own, which can be killed. */
final class TransferProcess {
  /**
   * Moves money between shards for ever. Each transfer writes two accounts and a journal, and is
   * told of when it is committed. What a run finds is told first: {@code consistent} is whether the
   * balances are those that the journal gives.
   */
  static final String PROGRAM =
      """
      distributed space Account {
          state balance: Int = 1000
          transaction add(n: Int) -> Result<Int, String> {
              balance := balance + n
              if balance < 0 { Err("too little") } else { Ok(balance) }
          }
      }
      space Bank {
          state accounts: Array<Account> = []
          state journal: BTree<Int, (Int, Int, Int)> = BTree.empty()

          transform open(n: Int) -> Int {
              for i in 0..n { accounts := accounts.append(Account.new()) }
              accounts.length()
          }
          transaction move(number: Int, from: Int, to: Int, n: Int) -> Result<Unit, String> {
              accounts[to].add(n)?
              journal := journal.insert(number, (from, to, n))
              accounts[from].add(-n)?
              Ok(())
          }
          view total() -> Int = accounts.map(a => a.balance).sum()
          view last() -> Int = match journal.last() {
              Some((number, _)) => number
              None => 0
          }
          view consistent() -> Bool = {
              let given = journal.fold(accounts.map(a => 1000), (sums, number, moved) => {
                  let (from, to, n) = moved
                  let less = sums.set(from, sums[from] - n)
                  less.set(to, less[to] + n)
              })
              given == accounts.map(a => a.balance)
          }
          view complete() -> Bool = journal.length() == last()
      }
      let bank = Bank.new()
      if bank.accounts.is_empty() { bank.open(6) }
      println("found $(bank.last()) $(bank.total()) $(bank.consistent() and bank.complete())")
      var number = bank.last()
      while true {
          number := number + 1
          let from = number * 7 % 6
          match bank.move(number, from, (from + 1 + number % 5) % 6, number % 90) {
              Ok(_) => println("moved $(number)")
              Err(reason) => {
                  println("refused $(number): $(reason)")
                  bank.move(number, from, from, 0)
                  println("moved $(number)")
              }
          }
      }
      """;

  /**
   * What a run showed before it was killed.
   *
   * @param found what it said first; absent if it was killed before that
   * @param last the last transfer that it acknowledged; 0 for none
   * @param errors standard error, and what was unexpected on standard output
   */
  record Seen(Optional<String> found, long last, String errors) {}

  private final Path folder;
  private final Path program;

  TransferProcess(Path folder) throws IOException {
    this.folder = folder;
    this.program = folder.resolve("transfers.cascade");
    Files.writeString(program, PROGRAM);
  }

  /** Runs until so many transfers are acknowledged and some time has gone by; then kills it. */
  Seen runAndKill(int transfers, long thenMillis) throws IOException, InterruptedException {
    Path errors = folder.resolve("errors.txt");
    Process process = start(errors);
    Optional<String> found = Optional.empty();
    long last = 0;
    int count = 0;
    StringBuilder unexpected = new StringBuilder();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      if (transfers == 0) {
        killLater(process, thenMillis);
      }
      // What was written before the kill can be read after it.
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith("found ")) {
          found = Optional.of(line.substring("found ".length()));
        } else if (line.startsWith("moved ") && isWhole(line)) {
          last = Long.parseLong(line.substring("moved ".length()));
          if (++count == transfers) {
            killLater(process, thenMillis);
          }
        } else if (!line.startsWith("refused ") && !"moved refused found ".startsWith(line)) {
          unexpected.append(line).append('\n');
        }
      }
    } finally {
      process.destroyForcibly();
    }
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the process outlived its kill");
    }
    return new Seen(found, last, Files.readString(errors) + unexpected);
  }

  /** The last line may have been cut. */
  private static boolean isWhole(String line) {
    return line.matches("moved \\d+");
  }

  private static void killLater(Process process, long millis) {
    Thread killer =
        new Thread(() -> {
          try {
            Thread.sleep(millis);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          // SIGKILL where there are signals. The process's own method would close its output.
          process.toHandle().destroyForcibly();
        });
    killer.setDaemon(true);
    killer.start();
  }

  private Process start(Path errors) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                java,
                "--enable-native-access=ALL-UNNAMED", // Z3 is native
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dguice_bytecode_gen_option=DISABLED",
                "-cp",
                classPath,
                "org.cascade.cli.Main",
                "run",
                program.toString(),
                "--data",
                folder.resolve("data").toString()));
    // Compiled once: the second run finds the first one's classes there.
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    return builder.redirectError(errors.toFile()).start();
  }
}
