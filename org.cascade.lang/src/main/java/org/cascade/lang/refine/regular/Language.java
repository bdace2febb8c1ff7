package org.cascade.lang.refine.regular;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

  /** What examples are made of, the most readable first. */
  private static final String READABLE =
      "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_.:/@+,;!?#%&*=()[]{}<>|~ ";

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

  /** What may stand behind this text. */
  public Language behind(String prefix) {
    Automaton rest = automaton.clone();
    rest.determinize();
    Optional<State> start = run(rest.getInitialState(), prefix);
    if (start.isEmpty()) {
      return new Language(Automaton.makeEmpty());
    }
    rest.setInitialState(start.orElseThrow());
    return new Language(rest);
  }

  /** What may stand before this text. */
  public Language before(String suffix) {
    Automaton rest = automaton.clone();
    rest.determinize();
    State initial = rest.getInitialState();
    Map<State, Boolean> accepting = new LinkedHashMap<>();
    for (State state : rest.getStates()) {
      Optional<State> end = run(state, suffix);
      accepting.put(state, end.map(State::isAccept).orElse(false));
    }
    accepting.forEach(State::setAccept);
    rest.setInitialState(initial);
    return new Language(rest);
  }

  private static Optional<State> run(State from, String text) {
    Optional<State> state = Optional.of(from);
    for (char c : text.toCharArray()) {
      state = state.flatMap(s -> Optional.ofNullable(s.step(c)));
    }
    return state;
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

  /** A shortest text of the language, of readable characters; absent if it is empty. */
  public Optional<String> example() {
    if (isEmpty()) {
      return Optional.empty();
    }
    Map<State, String> reached = new LinkedHashMap<>();
    Deque<State> queue = new ArrayDeque<>(List.of(automaton.getInitialState()));
    reached.put(automaton.getInitialState(), "");
    while (!queue.isEmpty()) {
      State state = queue.removeFirst();
      String text = reached.getOrDefault(state, "");
      if (state.isAccept()) {
        return Optional.of(text);
      }
      List<Transition> ways = new ArrayList<>(state.getTransitions());
      ways.sort(Comparator.comparingInt(Language::rank));
      for (Transition way : ways) {
        if (reached.putIfAbsent(way.getDest(), text + letter(way)) == null) {
          queue.addLast(way.getDest());
        }
      }
    }
    return Optional.empty();
  }

  private static char letter(Transition way) {
    return READABLE
        .chars()
        .filter(c -> way.getMin() <= c && c <= way.getMax())
        .mapToObj(c -> (char) c)
        .findFirst()
        .orElse(way.getMin());
  }

  private static int rank(Transition way) {
    int place = READABLE.indexOf(letter(way));
    return place >= 0 ? place : READABLE.length() + way.getMin();
  }

  /**
   * How long its texts are, in characters.
   *
   * @param known those up to the limit
   * @param open whether there may be longer ones
   */
  public record Lengths(BitSet known, int limit, boolean open) {
    public boolean mayBe(long length) {
      return length >= 0 && (length > limit ? open : known.get((int) length));
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
