package org.cascade.lang.refine.solve;

import java.util.Optional;

/** Answers of earlier runs, by digest of what was asked. Losing one costs time only. */
public interface ProofCache {
  /** Remembers nothing. */
  ProofCache NONE =
      new ProofCache() {
        @Override
        public Optional<String> find(String digest) {
          return Optional.empty();
        }

        @Override
        public void store(String digest, String answer) {}
      };

  Optional<String> find(String digest);

  /**
   * @param answer one line
   */
  void store(String digest, String answer);
}
