package org.cascade.runtime.workload;

import java.util.Random;

/** What some threads do again and again, and what must never be seen meanwhile. */
interface Workload {
  /** One step of a thread that writes. */
  void write(int thread, Random random);

  /** One step of a thread that only reads, and fails if it sees what must not be. */
  void read(int thread, Random random);

  /** When all threads have ended: what is left has to be right. */
  void end();
}
