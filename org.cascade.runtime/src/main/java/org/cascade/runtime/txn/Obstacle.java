package org.cascade.runtime.txn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt at a transaction gave way to, or waits for. Its texts are made when somebody
 * wants them, under the monitor, so that they tell where others are at that moment.
 */
sealed interface Obstacle {
  /** The state, space or transaction in the way, of whatever instance: {@code Account.balance}. */
  String about();

  /** As a sentence without its full stop. */
  String told();

  /** What can be done about it, as a sentence. */
  String wayOut();

  /** A state that was read and has another value now. */
  record Changed(Cell cell) implements Obstacle {
    @Override
    public String about() {
      return cell.space().shortTypeName() + "." + cell.name();
    }

    @Override
    public String told() {
      String writer = cell.lastWriter;
      return "`"
          + cell
          + "`, which it reads, was changed meanwhile each time"
          + (writer.isEmpty() ? "" : ", at last by " + writer);
    }

    @Override
    public String wayOut() {
      return "Make it shorter, so that less changes meanwhile, or divide what `"
          + cell.space().shortTypeName()
          + "` holds over several spaces.";
    }
  }

  /** A space that others write first who have lost there before. */
  record GoingFirst(SpaceCore space) implements Obstacle {
    @Override
    public String about() {
      return space.shortTypeName();
    }

    @Override
    public String told() {
      return "others had waited longer to write `" + space + "`";
    }

    @Override
    public String wayOut() {
      return "Divide what `" + space.shortTypeName() + "` holds over several spaces.";
    }
  }

  /** A space that somebody keeps, with the states that are wanted of it. */
  record Kept(SpaceCore space, List<String> states, @Nullable Owner holder) implements Obstacle {
    static Kept of(SpaceCore space, Transaction wanting) {
      Accesses accesses = wanting.accesses();
      List<String> states =
          space.cells().stream()
              .filter(cell -> accesses.find(cell) != null)
              .map(cell -> "`" + cell + "`")
              .toList();
      return new Kept(space, states, space.owner);
    }

    @Override
    public String about() {
      return space.shortTypeName();
    }

    @Override
    public String told() {
      String wanted = states.isEmpty() ? "`" + space + "`" : String.join(" and ", states);
      return wanted + (states.size() > 1 ? " are" : " is") + " kept by " + described(holder);
    }

    @Override
    public String wayOut() {
      return Obstacle.wayOut(holder);
    }
  }

  /** A distributed transaction, one of whose steps runs on another thread. */
  record InUse(Reservation reservation) implements Obstacle {
    @Override
    public String about() {
      return reservation.name();
    }

    @Override
    public String told() {
      return "another thread is using " + described(reservation);
    }

    @Override
    public String wayOut() {
      return Obstacle.wayOut(reservation);
    }
  }

  /** The one transaction that cannot be undone, after which it is the next one's turn. */
  record Turn(@Nullable Transaction holder) implements Obstacle {
    @Override
    public String about() {
      return "a turn after what cannot be undone";
    }

    @Override
    public String told() {
      return "it had to wait for " + described(holder);
    }

    @Override
    public String wayOut() {
      return Obstacle.wayOut(holder);
    }
  }

  private static String described(@Nullable Owner holder) {
    return holder == null ? "another transaction" : holder.describe();
  }

  private static String wayOut(@Nullable Owner holder) {
    return switch (holder) {
      case Reservation reservation -> "Commit that or roll it back sooner.";
      case Transaction transaction ->
          "Make `"
              + transaction.operation()
              + "` shorter; what cannot be undone, such as to print, can wait for `on commit`.";
      case null -> "Make the transactions shorter that write there.";
    };
  }
}
