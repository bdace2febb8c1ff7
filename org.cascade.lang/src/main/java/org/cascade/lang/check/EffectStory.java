package org.cascade.lang.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.infer.EffectCause;
import org.cascade.lang.infer.EffectGraph.Constraint;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;

/**
 * Tells in words what an expression may do, and by which calls: {@code this calls `log`, which may
 * do `IO` (log → write_line → `println` at shop.cascade:3)}.
 */
final class EffectStory {
  private static final int SHOWN_CALLS = 6;

  private final EffectTrace trace;

  EffectStory(EffectTrace trace) {
    this.trace = trace;
  }

  /** The opening of a message, and the places on the way. */
  record Told(String words, List<Diagnostic.Related> places) {}

  /** What a constraint brings in too much, and how. */
  Told of(Constraint blamed, Effects excess) {
    List<Constraint> path = path(List.of(blamed), excess);
    String does = excess.any() ? "do anything" : "do `" + excess + "`";
    boolean here = path.size() < 2;
    String words =
        switch (blamed.cause()) {
          case EffectCause.Calls c when !here ->
              "This calls `%s`, which may %s%s".formatted(c.function(), does, way(path));
          case EffectCause.Names n when !here ->
              "`%s` may %s%s".formatted(n.function(), does, way(path));
          default ->
              excess.any()
                  ? "`%s` may do anything".formatted(shortText(blamed.span()))
                  : "`%s` does `%s`%s".formatted(shortText(blamed.span()), excess, way(path));
        };
    return new Told(words, places(path, excess));
  }

  /** How a function value comes to do something: behind its description. */
  Told ofValue(Effects value, Effects excess) {
    List<Constraint> starts = new ArrayList<>();
    value.variables().forEach(v -> starts.addAll(trace.into(v)));
    List<Constraint> path = path(starts, excess);
    String words = excess.any() ? "may do anything" : "does `" + excess + "`" + wayOfAll(path);
    List<Diagnostic.Related> places = new ArrayList<>();
    if (!path.isEmpty()) {
      places.add(new Diagnostic.Related(path.getFirst().span(), step(path, 0, excess)));
    }
    places.addAll(places(path, excess));
    return new Told(words, List.copyOf(places));
  }

  private List<Constraint> path(List<Constraint> starts, Effects excess) {
    Predicate<Effects> wanted =
        excess.any()
            ? Effects::any
            : excess.atoms().stream()
                .min(java.util.Comparator.comparing(Effects.Atom::toString))
                .<Predicate<Effects>>map(a -> e -> e.atoms().contains(a))
                .orElse(e -> false);
    return trace.from(starts, wanted);
  }

  // ---- the way in brackets ----

  private static String way(List<Constraint> path) {
    return path.size() < 2 ? "" : wayOfAll(path);
  }

  /** {@code (log → write_line → `println` at shop.cascade:3)}. */
  private static String wayOfAll(List<Constraint> path) {
    if (path.isEmpty()) {
      return "";
    }
    List<String> names = new ArrayList<>();
    for (Constraint c : path.subList(0, path.size() - 1)) {
      function(c).ifPresent(f -> names.add(f.toString()));
    }
    Constraint end = path.getLast();
    if (end.cause() instanceof EffectCause.Declares && !names.isEmpty()) {
      names.removeLast();
    }
    if (names.size() > SHOWN_CALLS) {
      List<String> middle = names.subList(SHOWN_CALLS / 2, names.size() - SHOWN_CALLS / 2);
      middle.clear();
      names.add(SHOWN_CALLS / 2, "…");
    }
    names.add("`%s` at %s".formatted(endName(end), place(end.span())));
    return " (" + String.join(" → ", names) + ")";
  }

  private static String endName(Constraint end) {
    return function(end).map(FunctionSymbol::toString).orElseGet(() -> shortText(end.span()));
  }

  private static Optional<FunctionSymbol> function(Constraint c) {
    return switch (c.cause()) {
      case EffectCause.Calls f -> Optional.of(f.function());
      case EffectCause.Names f -> Optional.of(f.function());
      case EffectCause.Declares f -> Optional.of(f.function());
      case EffectCause.Does d -> Optional.empty();
      case EffectCause.Attempts a -> Optional.empty();
      case EffectCause.Fits f -> Optional.empty();
    };
  }

  private static String place(Span span) {
    String path = span.source().path();
    return path.substring(path.replace('\\', '/').lastIndexOf('/') + 1) + ":" + span.line();
  }

  // ---- the places ----

  /** Each step below the first, which is where the diagnostic itself is. */
  private static List<Diagnostic.Related> places(List<Constraint> path, Effects excess) {
    List<Diagnostic.Related> all = new ArrayList<>();
    for (int i = 1; i < path.size(); i++) {
      all.add(new Diagnostic.Related(path.get(i).span(), step(path, i, excess)));
    }
    return List.copyOf(all);
  }

  private static String step(List<Constraint> path, int i, Effects excess) {
    Constraint c = path.get(i);
    boolean end = i == path.size() - 1;
    String effect = excess.any() ? "anything" : "`" + excess + "`";
    return switch (c.cause()) {
      case EffectCause.Calls f when end ->
          "%s calls `%s`, which does %s".formatted(caller(path, i), f.function(), effect);
      case EffectCause.Calls f -> "%s calls `%s`".formatted(caller(path, i), f.function());
      case EffectCause.Names f -> "`%s` is what is called".formatted(f.function());
      case EffectCause.Declares f -> declared(f.function(), effect);
      case EffectCause.Does d when end -> "%s does %s".formatted(caller(path, i), effect);
      case EffectCause.Does d -> "%s calls a function it was given".formatted(caller(path, i));
      case EffectCause.Attempts a -> "`attempt` catches only aborts";
      case EffectCause.Fits f -> "this function is what is called";
    };
  }

  private static String declared(FunctionSymbol f, String effect) {
    if (f.extern().isPresent() && f.declaredEffects().isEmpty()) {
      return "`%s` is Java without a `with`, and counts as %s".formatted(f, effect);
    }
    return "`%s` is declared with %s".formatted(f, effect);
  }

  /** The function whose body a step stands in. */
  private static String caller(List<Constraint> path, int i) {
    if (i == 0 || path.get(i - 1).cause() instanceof EffectCause.Fits) {
      return "the function";
    }
    return function(path.get(i - 1)).map(f -> "`" + f + "`").orElse("the function");
  }

  /** An expression's text on one line, cut where it is long. */
  static String shortText(Span span) {
    String text = span.text().replaceAll("\\s+", " ");
    return text.length() <= 40 ? text : text.substring(0, 37) + "…";
  }
}
