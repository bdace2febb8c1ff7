package org.cascade.runtime.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cascade.runtime.api.Transactions;
import org.cascade.runtime.fault.OperationException.StorageFailed;
import org.cascade.runtime.fault.OperationException.TimedOut;
import org.cascade.runtime.fault.OperationException.Unreachable;
import org.cascade.runtime.history.Register;
import org.cascade.runtime.history.Step;
import org.cascade.runtime.io.SimulatedThreads;
import org.cascade.runtime.sample.Account;
import org.cascade.runtime.sample.Bank;
import org.cascade.runtime.sample.Transfer;
import org.cascade.runtime.simulation.Attempted.Body;
import org.cascade.runtime.simulation.Attempted.Moved;
import org.cascade.runtime.simulation.Attempted.Outcome;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Unit;

/** Clients that work on the engine in use at the same time, and note what they see. */
final class Crowd {
  private static final int MOST_STEPS = 4;

  private final SimulatedThreads threads;
  private final Random random;
  private final AtomicLong clock;
  private final Planted planted;
  private final List<Register> registers = Found.registers();
  private final Bank bank = Found.bank();
  private final Bank reserved =
      Bank.root("reserved", () -> Bank.create(Found.ACCOUNTS, Found.EACH));
  private final List<Attempted> attempts = new ArrayList<>();
  private final List<Ledger.Seen> seen = new ArrayList<>();

  /**
   * @param clock gives times, and values that are never the same
   */
  Crowd(SimulatedThreads threads, Random random, AtomicLong clock, Planted planted) {
    this.threads = threads;
    this.random = random;
    this.clock = clock;
    this.planted = planted;
  }

  List<Attempted> attempts() {
    return attempts;
  }

  List<Ledger.Seen> seen() {
    return seen;
  }

  /** Notes the events of a register while others make them, from a position on. */
  void subscribe(int register, long from) {
    List<Long> events = new ArrayList<>();
    seen.add(new Ledger.Seen(register, from, events));
    long first = planted == Planted.EVENT_TWICE && from > 0 ? from - 1 : from;
    registers
        .get(register)
        .values()
        .from(first)
        .subscribe(event -> {
          threads.turn();
          return events.add(event);
        });
  }

  /** Has a subscriber write something itself now and then, in a transaction of its own. */
  void subscribeWriting(int register) {
    registers
        .get(register)
        .values()
        .subscribe(
            event -> event % 5 == 0 && attempt(0, bodies -> transact(bodies, random.nextLong())));
  }

  /** Does some things one after the other; ends early where the machine does. */
  void client(int client, int many) {
    for (int i = 0; i < many; i++) {
      if (!attempt(client, this::act)) {
        return;
      }
      if (random.nextInt(4) == 0) {
        threads.pause(random.nextInt(4_000_000));
      }
    }
  }

  /** Whether the machine goes on. */
  private boolean attempt(int client, Function<List<Body>, Outcome> act) {
    long start = clock.incrementAndGet();
    List<Body> bodies = new ArrayList<>(List.of(new Body()));
    Outcome outcome = Outcome.UNKNOWN;
    boolean goesOn = true;
    try {
      outcome = act.apply(bodies);
    } catch (TimedOut late) {
      outcome = Outcome.ROLLED_BACK;
      bodies.add(writesOf(bodies.getLast()));
    } catch (StorageFailed | Unreachable broken) {
      boolean noRoom = broken.message().startsWith("There is no room for a commit");
      outcome = noRoom ? Outcome.ROLLED_BACK : Outcome.UNKNOWN;
      goesOn = noRoom;
    }
    long end = outcome == Outcome.UNKNOWN ? Long.MAX_VALUE : clock.incrementAndGet();
    attempts.add(new Attempted(client, start, end, outcome, bodies.getLast()));
    return goesOn;
  }

  /** What must not be there, of something that saw nothing for certain. */
  private static Body writesOf(Body body) {
    var writes = new Body();
    body.steps().stream().filter(Step.Write.class::isInstance).forEach(writes::add);
    body.row().ifPresent(writes::added);
    return writes;
  }

  private Outcome act(List<Body> bodies) {
    return switch (random.nextInt(11)) {
      case 0, 1 -> look(bodies);
      case 2 -> lookInParallel(bodies);
      case 3 -> failing(bodies);
      case 4 -> rows(bodies);
      case 5 -> events();
      case 6 -> reserving();
      case 7 -> telling(bodies);
      default -> transact(bodies, random.nextLong());
    };
  }

  private Outcome look(List<Body> bodies) {
    Supplier<Outcome> reads =
        () -> {
          Body body = begin(bodies);
          for (int i = 0; i < MOST_STEPS; i++) {
            threads.turn();
            read(body, random.nextInt(Found.REGISTERS));
          }
          return Outcome.ACKNOWLEDGED;
        };
    return planted == Planted.NO_SNAPSHOT ? reads.get() : registers.getFirst().looking(reads);
  }

  private static Body begin(List<Body> bodies) {
    bodies.add(new Body());
    return bodies.getLast();
  }

  private void read(Body body, int at) {
    body.add(new Step.Read(at, registers.get(at).read()));
  }

  private Outcome lookInParallel(List<Body> bodies) {
    Body body = begin(bodies);
    Array<Long> values = registers.getFirst().readAll(Array.from(registers));
    for (int i = 0; i < Found.REGISTERS; i++) {
      body.add(new Step.Read(i, values.at(i)));
    }
    return Outcome.ACKNOWLEDGED;
  }

  private Outcome transact(List<Body> bodies, long choices) {
    switch (planted) {
      case NOT_VALIDATED -> {
        var later = new ArrayList<Runnable>();
        steps(begin(bodies), new Random(choices), later);
        Register.transact(() -> all(later));
      }
      case TWO_PARTS -> {
        var later = new ArrayList<Runnable>();
        Register.transact(() -> steps(begin(bodies), new Random(choices), later));
        later.forEach(Runnable::run);
      }
      default ->
          Register.transact(() -> {
            var later = new ArrayList<Runnable>();
            steps(begin(bodies), new Random(choices), later);
            return all(later);
          });
    }
    return Outcome.ACKNOWLEDGED;
  }

  /** Tells something outside in its midst, and so is never run again after that. */
  private Outcome telling(List<Body> bodies) {
    long choices = random.nextLong();
    int[] told = {0};
    Register.transact(() -> {
      if (told[0] > 0) {
        throw new AssertionError("it was told outside, and then run again");
      }
      var later = new ArrayList<Runnable>();
      steps(begin(bodies), new Random(choices), later);
      Transactions.io();
      told[0]++;
      threads.turn();
      return all(later);
    });
    return Outcome.ACKNOWLEDGED;
  }

  private static Unit all(List<Runnable> steps) {
    steps.forEach(Runnable::run);
    return Unit.VALUE;
  }

  /** What is rolled back is nobody's business: it read, and leaves nothing. */
  private Outcome failing(List<Body> bodies) {
    if (planted == Planted.NOT_ROLLED_BACK) {
      transact(bodies, random.nextLong());
      return Outcome.ROLLED_BACK;
    }
    long choices = random.nextLong();
    Result<Unit, String> result =
        Register.transact(() -> {
          var later = new ArrayList<Runnable>();
          steps(begin(bodies), new Random(choices), later);
          all(later);
          return Result.<Unit, String>err("on purpose");
        });
    if (result.isOk()) {
      throw new AssertionError("what failed on purpose has not");
    }
    return Outcome.ROLLED_BACK;
  }

  /** Reads, and decides what is to be written then; each value is a new one in each attempt. */
  private Unit steps(Body body, Random choice, List<Runnable> later) {
    boolean[] written = new boolean[Found.REGISTERS];
    int count = 1 + choice.nextInt(MOST_STEPS);
    for (int i = 0; i < count; i++) {
      threads.turn();
      int at = choice.nextInt(Found.REGISTERS);
      if (written[at]) {
        continue;
      }
      if (choice.nextBoolean()) {
        read(body, at);
      } else {
        written[at] = true;
        long value = clock.incrementAndGet();
        body.add(new Step.Write(at, value));
        later.add(() -> registers.get(at).write(value));
      }
    }
    if (written[0]) {
      later.add(() -> transfer(body, choice));
    }
    return Unit.VALUE;
  }

  private void transfer(Body body, Random choice) {
    int from = choice.nextInt(Found.ACCOUNTS);
    int to = (from + 1) % Found.ACCOUNTS;
    long amount = 1 + choice.nextInt(30);
    Account source = bank.getAccounts().at(from);
    if (source.getBalance() >= amount) {
      Account.transfer(source, bank.getAccounts().at(to), amount);
      body.add(new Moved(from, to, amount));
    }
  }

  /** Counts all rows, and perhaps adds one: nobody else may have done so meanwhile. */
  private Outcome rows(List<Body> bodies) {
    boolean adds = random.nextBoolean();
    int at = random.nextInt(Found.REGISTERS);
    Supplier<Unit> counting =
        () -> {
          Body body = begin(bodies);
          long count = 0;
          for (Register register : registers) {
            threads.turn();
            count += register.count(0, Long.MAX_VALUE);
          }
          body.saw(count);
          if (adds) {
            long key = clock.incrementAndGet();
            registers.get(at).add(key);
            body.added(key);
          }
          return Unit.VALUE;
        };
    if (adds) {
      Register.transact(counting);
    } else {
      registers.getFirst().looking(counting);
    }
    return Outcome.ACKNOWLEDGED;
  }

  private Outcome events() {
    int at = random.nextInt(Found.REGISTERS);
    List<Long> events = new ArrayList<>();
    registers.get(at).written().each(events::add);
    seen.add(new Ledger.Seen(at, 0, events));
    return Outcome.ACKNOWLEDGED;
  }

  /** Money that moves by a transaction that reserves its accounts first; its sum is what counts. */
  private Outcome reserving() {
    Array<Account> accounts = reserved.getAccounts();
    int from = random.nextInt(Found.ACCOUNTS);
    Transfer transfer =
        Transfer.of(
            accounts.at(from), accounts.at((from + 1) % Found.ACCOUNTS), 1 + random.nextInt(30));
    if (transfer.prepare().isOk()) {
      if (random.nextInt(3) == 0) {
        threads.pause(random.nextInt(30_000_000));
      }
      if (random.nextInt(4) == 0) {
        transfer.rollback();
      } else if (random.nextInt(6) > 0) {
        transfer.commit(); // else the time it is kept for runs out
      }
    }
    checkSums();
    return Outcome.ACKNOWLEDGED;
  }

  /** Of both banks, in one view. */
  void checkSums() {
    long total =
        registers
            .getFirst()
            .looking(() -> {
              long of = bank.total();
              threads.turn();
              return of + reserved.total();
            });
    if (total != 2 * Found.ACCOUNTS * Found.EACH) {
      throw new AssertionError("all money is " + total);
    }
  }
}
