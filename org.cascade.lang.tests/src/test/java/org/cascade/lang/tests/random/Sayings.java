package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cascade.lang.compiler.CompileCache;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.refine.solve.ProofCache;
import org.cascade.lang.source.Span;

/** What the compiler says of programs, in words that can be compared. */
final class Sayings {
  private final Map<String, String> answers = new HashMap<>();

  /** Answers are the same whenever they are asked for, so all compilations may share them. */
  private final ProofCache proofs =
      new ProofCache() {
        @Override
        public Optional<String> find(String digest) {
          return Optional.ofNullable(answers.get(digest));
        }

        @Override
        public void store(String digest, String answer) {
          answers.put(digest, answer);
        }
      };

  /** One text for each diagnostic, in order: its words, and all places that it tells. */
  List<String> of(EditedProgram program, CompileCache cache) {
    return Compiler.compile(program.request().withCache(cache).withProofs(proofs))
        .diagnostics()
        .stream()
        .map(Sayings::shown)
        .toList();
  }

  private static String shown(Diagnostic d) {
    List<String> parts = new ArrayList<>();
    // The report of a mistake of the compiler has another name each time.
    String message = d.message().replaceAll("cascade-crash-\\d+", "cascade-crash");
    parts.add("%s %s %s".formatted(place(d.span()), d.code().id(), message));
    d.related().forEach(r -> parts.add("    %s %s".formatted(place(r.span()), r.message())));
    for (Diagnostic.Fix fix : d.fixes()) {
      String edits =
          fix.edits().stream()
              .map(e -> place(e.span()) + " " + e.text())
              .collect(Collectors.joining(", "));
      parts.add("    %s: %s".formatted(fix.title(), edits));
    }
    return String.join("\n", parts);
  }

  private static String place(Span span) {
    return "%s:%d+%d".formatted(span.source().path(), span.offset(), span.length());
  }
}
