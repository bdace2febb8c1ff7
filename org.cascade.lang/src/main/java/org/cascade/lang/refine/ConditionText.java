package org.cascade.lang.refine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.RecordSymbol;

/**
 * A condition as it would be written where the claim stands: {@code 0 <= n + 1} for {@code 0 <=
 * value}. Absent where that cannot be said in a line of source.
 */
final class ConditionText {
  private static final int MAX_LENGTH = 200;
  private static final Set<String> PARTS = Set.of("keys", "values");
  private static final String WORD = "[a-z_][A-Za-z0-9_]*";

  private final Judgement judgement;
  private final Constants constants;
  private final Map<Local, String> names = new LinkedHashMap<>();
  private final Set<Core> silent = Collections.newSetFromMap(new IdentityHashMap<>());

  private ConditionText(Judgement judgement, Constants constants) {
    this.judgement = judgement;
    this.constants = constants;
  }

  /** All that is open, joined by {@code and}. */
  static Optional<String> of(Judgement judgement, Constants constants) {
    if (!judgement.repeatable()) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>();
    for (Core condition : judgement.open()) {
      Optional<String> text = new ConditionText(judgement, constants).text(condition);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      all.add(text.orElseThrow());
    }
    return Optional.of(String.join(" and ", all)).filter(t -> t.length() <= MAX_LENGTH);
  }

  private record Replacement(Span span, String text) {}

  private Optional<String> text(Core condition) {
    return isOfElements(condition, judgement.claim())
        ? elements((Core.Call) condition)
        : rewritten(condition);
  }

  // ---- what is asked of each element ----

  /** {@code value.all(element => …)}, which no text says. */
  static boolean isOfElements(Core condition, Core.Claim claim) {
    return condition instanceof Core.Call call
        && call.span().equals(claim.value().span())
        && call.function().name().equals("all")
        && call.args().size() == 2
        && call.args().get(1) instanceof Core.Lambda;
  }

  private Optional<String> elements(Core.Call call) {
    Core.Lambda lambda = (Core.Lambda) call.args().get(1);
    Optional<String> target = subject(call.args().getFirst());
    if (target.isEmpty()) {
      return Optional.empty();
    }
    String item = judgement.claim().span().text().matches("(?s).*\\bx\\b.*") ? "element" : "x";
    names.put(lambda.params().getFirst(), item);
    List<String> all = new ArrayList<>();
    for (Core each : conjuncts(lambda.body())) {
      Optional<String> text = rewritten(each);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      all.add(text.orElseThrow());
    }
    String body = String.join(" and ", all);
    return target.map(t -> "%s.all(%s => %s)".formatted(t, item, body));
  }

  /** The value itself, or its keys or values. */
  private Optional<String> subject(Core target) {
    return switch (target) {
      case Core.Read r when r.local() == judgement.claim().subject() ->
          value().map(ClaimWords::operand);
      case Core.Call c when c.args().size() == 1 && PARTS.contains(c.function().name()) ->
          subject(c.args().getFirst()).map(t -> "%s.%s()".formatted(t, c.function().name()));
      default -> Optional.empty();
    };
  }

  static List<Core> conjuncts(Core condition) {
    if (condition instanceof Core.Operate o && o.op() == Primitive.AND) {
      List<Core> all = new ArrayList<>(conjuncts(o.args().get(0)));
      all.addAll(conjuncts(o.args().get(1)));
      return all;
    }
    return List.of(condition);
  }

  // ---- a condition with a text of its own ----

  private Optional<String> rewritten(Core condition) {
    Span whole = condition.span();
    List<Replacement> replacements = new ArrayList<>();
    boolean[] lost = {false};
    CoreWalk.visit(condition, c -> replacement(c, whole, replacements, lost));
    if (lost[0] || isCaptured(condition, replacements)) {
      return Optional.empty();
    }
    replacements.sort(Comparator.comparingInt((Replacement r) -> r.span().offset()).reversed());
    StringBuilder text = new StringBuilder(whole.text());
    int last = Integer.MAX_VALUE;
    for (Replacement r : replacements) {
      if (r.span().offset() < last) {
        int from = r.span().offset() - whole.offset();
        int to = from + r.span().length();
        boolean plain = isAlone(whole.text(), from, to) && isArithmetic(r.text());
        text.replace(from, to, plain ? r.text() : ClaimWords.operand(r.text()));
        last = r.span().offset();
      }
    }
    String line = text.toString();
    boolean loose = condition instanceof Core.Operate o && o.op() == Primitive.OR;
    return line.indexOf('\n') >= 0
        ? Optional.empty()
        : Optional.of(loose && !line.startsWith("(") ? "(" + line + ")" : line);
  }

  /** Whether a name that is put in would mean a parameter of a function around it. */
  private static boolean isCaptured(Core condition, List<Replacement> replacements) {
    List<Core.Lambda> lambdas = new ArrayList<>();
    CoreWalk.visit(
        condition,
        c -> {
          if (c instanceof Core.Lambda l) {
            lambdas.add(l);
          }
        });
    return lambdas.stream()
        .anyMatch(l ->
            replacements.stream()
                .filter(r -> l.body().span().holds(r.span()))
                .filter(r -> !r.text().equals(r.span().text()))
                .anyMatch(r -> l.params().stream().anyMatch(p -> mentions(r.text(), p.name()))));
  }

  private static boolean mentions(String text, String name) {
    return text.matches("(?s).*\\b" + Pattern.quote(name) + "\\b.*");
  }

  /** Whether what stands there is one side of a comparison, or an argument. */
  private static boolean isAlone(String text, int from, int to) {
    return text.substring(0, from).matches("(?s)(.*([<>=!]=|[<>(,]|\\b(and|or)))?\\s*")
        && text.substring(to).matches("(?s)\\s*(([<>=!]=|[<>),]|and\\b|or\\b).*)?");
  }

  private static boolean isArithmetic(String text) {
    return !text.matches("(?s).*([<>=!|]|\\b(and|or|not|if|match|is|as|with|return)\\b).*");
  }

  private void replacement(Core core, Span whole, List<Replacement> all, boolean[] lost) {
    Optional<String> text =
        switch (core) {
          case Core.FieldOf f when isImplicit(f, f.target()) -> {
            Core.Read of = (Core.Read) f.target();
            yield of.local() == judgement.claim().subject()
                ? field(f)
                : member(of.local(), f.field().name());
          }
          case Core.ReadState s when isImplicit(s, s.target()) ->
              member(((Core.Read) s.target()).local(), s.state().name());
          case Core.Read r when !silent.contains(r) -> written(r.local());
          default -> Optional.of("");
        };
    if (text.isPresent() && text.orElseThrow().isEmpty()) {
      return;
    }
    if (text.isPresent() && whole.holds(core.span()) && core.span().text().matches(WORD)) {
      all.add(new Replacement(core.span(), text.orElseThrow()));
    } else {
      lost[0] = true;
    }
  }

  /** Whether a member is written without what it is a member of. */
  private boolean isImplicit(Core member, Core target) {
    return target instanceof Core.Read && target.span().equals(member.span()) && silent.add(target);
  }

  /** A member of the receiver; inside its own type its name alone will do. */
  private Optional<String> member(Local receiver, String name) {
    return written(receiver).map(r -> r.equals("self") ? name : ClaimWords.operand(r) + "." + name);
  }

  private Optional<String> field(Core.FieldOf field) {
    Core built = judgement.claim().value();
    while (built instanceof Core.Claim c) {
      built = c.value();
    }
    RecordSymbol.Field of = field.field();
    if (built instanceof Core.RecordOf record) {
      return source(record.fields().get(of.index()));
    }
    if (built instanceof Core.Update update) {
      for (Core.FieldUpdate changed : update.updates()) {
        if (changed.field() == of) {
          return source(changed.value());
        }
      }
      return source(update.target()).map(t -> ClaimWords.operand(t) + "." + of.name());
    }
    return value().map(t -> ClaimWords.operand(t) + "." + of.name());
  }

  private Optional<String> written(Local local) {
    if (names.containsKey(local)) {
      return Optional.ofNullable(names.get(local));
    }
    if (local == judgement.claim().subject()) {
      return value();
    }
    // An argument that has a name of the called function's only here.
    Optional<Core> bound = constants.binding(local);
    if (bound.isPresent() && judgement.claim().span().holds(bound.orElseThrow().span())) {
      return source(bound.orElseThrow());
    }
    return Optional.of(local.name());
  }

  private Optional<String> value() {
    return source(judgement.value());
  }

  private static Optional<String> source(Core core) {
    String text = core.span().text();
    return text.isEmpty() || text.indexOf('\n') >= 0 ? Optional.empty() : Optional.of(text);
  }
}
