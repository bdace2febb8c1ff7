package org.cascade.bench.lsp;

import java.util.List;
import org.cascade.bench.CascadeDialect;
import org.cascade.bench.Dialect;
import org.cascade.bench.TypeScriptDialect;

/**
 * A server, and the same things to do in its language.
 *
 * @param anchor a line inside a function that has a local called {@code o}
 * @param member what the completion behind {@code o.} has to offer
 * @param wrong a line that has one mistake, of types
 * @param mistake what the message about it contains
 * @param asked a piece of a line at whose start something is to be told by a hover
 */
record Candidate(
    String name,
    List<String> command,
    Dialect dialect,
    String languageId,
    String anchor,
    String member,
    String wrong,
    String mistake,
    String asked) {
  static Candidate cascade(String command) {
    return new Candidate(
        "cascade",
        List.of(command, "lsp"),
        new CascadeDialect(),
        "cascade",
        "(o)?",
        "tags",
        "let wrong: Int = \"x\"",
        "`Int`",
        "_cost(good)");
  }

  static Candidate typescript(String node, String server) {
    return new Candidate(
        "typescript-language-server",
        List.of(node, server, "--stdio"),
        new TypeScriptDialect(),
        "typescript",
        "const good = ",
        "tags",
        "const wrong: number = \"x\";",
        "not assignable",
        "Cost(good)");
  }
}
