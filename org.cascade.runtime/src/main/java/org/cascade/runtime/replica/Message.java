package org.cascade.runtime.replica;

import org.cascade.runtime.store.CopyPosition;
import org.cascade.runtime.store.CopyStep;

/** What a replica and the program that it follows tell each other. */
sealed interface Message {
  /** What only a replica says. */
  sealed interface FromReplica extends Message {}

  /** What only the program says that it follows. */
  sealed interface FromProgram extends Message {}

  /** The replica's first word, and again when it is asked: how far it is. */
  record Hello(CopyPosition position) implements FromReplica {}

  /** The answer: whose data is to come. */
  record Welcome(String program, String id) implements FromProgram {}

  /** The other answer: why nothing will come. */
  record Refused(String reason) implements FromProgram {}

  /** What the replica does next. */
  record Step(CopyStep step) implements FromProgram {}

  /** Nothing is to be done, and the connection stands. */
  record Alive() implements FromProgram {}

  /** Files have gone that were to come: the replica says hello again. */
  record Again() implements FromProgram {}

  /** The replica has everything up to here on its disk. */
  record Done(long last) implements FromReplica {}
}
