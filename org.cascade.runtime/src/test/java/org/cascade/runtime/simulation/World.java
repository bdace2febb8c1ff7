package org.cascade.runtime.simulation;

import org.cascade.runtime.sample.Account;
import org.cascade.runtime.sample.Bank;
import org.cascade.runtime.sample.Branch;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.sample.Library;
import org.cascade.runtime.sample.Transfer;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Unit;

/** The same data as the {@link Model}'s, in the spaces of the engine in use. */
final class World {
  private final Bank bank = Bank.root("bank", () -> Bank.create(Model.ACCOUNTS, Model.START));
  private final Counter counter = Counter.root("counter", () -> Counter.create(0));
  private final Library library = Library.root("library", Library::create);

  /** Does a step; how it ends is known to the model. */
  void apply(Step step) {
    switch (step) {
      case Step.Transfer(int from, int to, long amount, boolean distributed) ->
          transfer(account(from), account(to), amount, distributed);
      case Step.Open(String name) -> library.open(name);
      case Step.Books books ->
          bank.within(() -> {
            books(books);
            return Unit.VALUE;
          });
      case Step.Abort(long n) -> {
        try {
          counter.addThenAbort(n);
        } catch (Abort abort) {
          if (!abort.message().equals("after " + n)) {
            throw abort;
          }
        }
      }
    }
  }

  private Account account(int number) {
    return bank.getAccounts().at(number);
  }

  private static void transfer(Account from, Account to, long amount, boolean distributed) {
    if (!distributed) {
      Account.transfer(from, to, amount);
      return;
    }
    Transfer transfer = Transfer.of(from, to, amount);
    if (transfer.prepare().isOk()) {
      transfer.commit();
    }
  }

  private void books(Step.Books books) {
    Array<Branch> branches = library.getBranches();
    if (branches.length() > 0) {
      Branch branch = branches.at(books.branch() % branches.length());
      books.titles().forEach(title -> branch.add(title, books.copies()));
    }
    for (int i = 0; i < books.increments(); i++) {
      counter.increment();
    }
  }

  /** In the form of the model's text. */
  String picture() {
    var text = new StringBuilder();
    for (Account account : bank.getAccounts()) {
      text.append(account.getBalance()).append(' ');
    }
    text.append(counter.current()).append(' ').append(counter.counts().toArray()).append('\n');
    for (Branch branch : library.getBranches()) {
      for (String title : branch.search(any -> true)) {
        text.append(title).append('=').append(branch.copies(title));
      }
      text.append(branch.changes().toArray()).append('\n');
    }
    return text.append(library.copies().toArray()).toString();
  }
}
