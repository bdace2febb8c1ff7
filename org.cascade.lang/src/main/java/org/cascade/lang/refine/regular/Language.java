package org.cascade.lang.refine.regular;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A regular set of well-formed texts. Immutable. */
public final class Language {
  /** Lengths up to this one are looked at one by one. */
  private static final int MAX_LENGTH = 300;

  /** Larger automata take longer than they are worth. */
  private static final int MAX_STATES = 5_000;

  private static final Automaton CHARACTER = CodePoints.ALL.automaton();
  public static final Language ALL = new Language(CHARACTER.repeat());

  /** What examples are looked for in, the most readable first. */
  private static final List<Language> READABLE =
      List.of(
          new Language(CodePoints.of('a', 'z').automaton().repeat()),
          new Language(CodePoints.of('a', 'z', 'A', 'Z', '0', '9').automaton().repeat()),
          new Language(CodePoints.of(' ', '~').automaton().repeat()),
          ALL);

  private final Automaton automaton;

  Language(Automaton automaton) {
    automaton.minimize();
    this.automaton = automaton;
  }

  public static Language of(String text) {
    return new Language(Automaton.makeString(text));
  }

  public static Language startingWith(String text) {
    return of(text).then(ALL);
  }

  public static Language endingWith(String text) {
    return ALL.then(of(text));
  }

  public static Language containing(String text) {
    return ALL.then(of(text)).then(ALL);
  }

  /** What a Java regular expression matches as a whole; absent if it cannot be said exactly. */
  public static Optional<Language> matching(String pattern) {
    return Pattern.parse(pattern)
        .filter(a -> a.getNumberOfStates() <= MAX_STATES)
        .map(Language::new);
  }

  /** The texts of so many characters. */
  public static Language ofLength(int length) {
    return new Language(CHARACTER.repeat(length, length));
  }

  public Language and(Language other) {
    return new Language(automaton.intersection(other.automaton));
  }

  public Language or(Language other) {
    return new Language(automaton.union(other.automaton));
  }

  public Language then(Language other) {
    return new Language(automaton.concatenate(other.automaton));
  }

  public Language not() {
    return new Language(ALL.automaton.minus(automaton));
  }

  public boolean isEmpty() {
    return automaton.isEmpty();
  }

  /** Whether it has grown beyond what is worth computing with. */
  public boolean isLarge() {
    return automaton.getNumberOfStates() > MAX_STATES;
  }

  public boolean contains(String text) {
    return automaton.run(text);
  }

  /** A short and readable text of the language; absent if it is empty. */
  public Optional<String> example() {
    return READABLE.stream()
        .map(r -> automaton.intersection(r.automaton))
        .map(a -> Optional.ofNullable(a.getShortestExample(true)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * How long its texts are, in characters.
   *
   * @param known those up to the limit
   * @param open whether there may be longer ones
   */
  public record Lengths(BitSet known, int limit, boolean open) {
    public boolean mayBe(long length) {
      return length > limit ? open : known.get((int) length);
    }

    public int least() {
      return known.nextSetBit(0);
    }

    public int most() {
      return known.length() - 1;
    }
  }

  public Lengths lengths() {
    BitSet known = new BitSet();
    Set<State> current = new LinkedHashSet<>(List.of(automaton.getInitialState()));
    for (int length = 0; length <= MAX_LENGTH; length++) {
      if (current.isEmpty()) {
        return new Lengths(known, MAX_LENGTH, false);
      }
      known.set(length, current.stream().anyMatch(State::isAccept));
      current = step(current);
    }
    return new Lengths(known, MAX_LENGTH, true);
  }

  private static Set<State> step(Set<State> states) {
    Set<State> next = new LinkedHashSet<>();
    for (State state : states) {
      for (Transition t : state.getTransitions()) {
        if (Character.isHighSurrogate(t.getMin()) || Character.isHighSurrogate(t.getMax())) {
          t.getDest().getTransitions().forEach(low -> next.add(low.getDest()));
        }
        if (!Character.isHighSurrogate(t.getMin()) || !Character.isHighSurrogate(t.getMax())) {
          next.add(t.getDest());
        }
      }
    }
    return next;
  }
}
