package org.cascade.runtime.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cascade.runtime.history.Register;
import org.cascade.runtime.sample.Bank;
import org.cascade.runtime.value.Array;

/**
 * What is in the data: what each register has been, in the order of its stream, the rows and the
 * money.
 */
record Found(List<Array<Long>> versions, Set<Long> rows, List<Long> balances) {
  static final int REGISTERS = 3;
  static final int ACCOUNTS = 3;
  static final long EACH = 50;

  static Found nothing() {
    List<Array<Long>> none = new ArrayList<>();
    for (int i = 0; i < REGISTERS; i++) {
      none.add(Array.empty());
    }
    return new Found(none, Set.of(), List.of(EACH, EACH, EACH));
  }

  static List<Register> registers() {
    List<Register> registers = new ArrayList<>();
    for (int i = 0; i < REGISTERS; i++) {
      registers.add(Register.root("register " + i));
    }
    return registers;
  }

  static Bank bank() {
    return Bank.root("bank", () -> Bank.create(ACCOUNTS, EACH));
  }

  /** In the engine in use. Throws if a register is not what its stream told last. */
  static Found here() {
    List<Array<Long>> versions = new ArrayList<>();
    Set<Long> rows = new HashSet<>();
    for (Register register : registers()) {
      Array<Long> written = register.written();
      long last = written.length() == 0 ? 0 : written.at(written.length() - 1);
      if (last != register.read()) {
        throw new AssertionError(register + " is " + register.read() + " after " + written);
      }
      versions.add(written);
      register.rows().each(row -> rows.add(row));
    }
    List<Long> balances = new ArrayList<>();
    bank().getAccounts().each(account -> balances.add(account.getBalance()));
    return new Found(versions, rows, balances);
  }

  boolean has(long value) {
    return rows.contains(value) || versions.stream().anyMatch(all -> all.contains(value));
  }
}
