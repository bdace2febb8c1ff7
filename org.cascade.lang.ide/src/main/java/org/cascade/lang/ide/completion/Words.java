package org.cascade.lang.ide.completion;

import java.util.ArrayList;
import java.util.List;

/** The words of the language that may begin something at a place, and forms to fill in. */
final class Words {
  private static final int WORD = 80;
  private static final int FORM = 85;

  private Words() {}

  static List<Proposal> at(Spot.Wanted wanted) {
    return switch (wanted) {
      case ITEM -> top();
      case SPACE_MEMBER -> inSpace();
      case TYPE_MEMBER -> words("let", "assert");
      case STATEMENT -> inBlock();
      case EXPRESSION, FIELD, FIELD_OF_COPY, ARM ->
          words("if", "match", "true", "false", "not", "attempt");
      case NOTHING, TYPE, EFFECT -> List.of();
    };
  }

  private static List<Proposal> words(String... words) {
    return java.util.Arrays.stream(words).map(w -> Proposal.word(w, WORD)).toList();
  }

  private static List<Proposal> top() {
    List<Proposal> all =
        new ArrayList<>(
            words(
                "module",
                "import",
                "let",
                "var",
                "const",
                "type",
                "space",
                "distributed",
                "effect",
                "extern",
                "test",
                "for",
                "while",
                "if",
                "match"));
    all.add(form("space", "space ${1:Name} {\n    state ${2:value}: ${3:Int} = ${4:0}\n    $0\n}"));
    all.add(
        form(
            "distributed space",
            "distributed space ${1:Shard} {\n"
                + "    state ${2:data}: BTree<${3:Int}, ${4:String}> = BTree.empty()\n"
                + "    $0\n"
                + "}"));
    all.add(form("type record", "type ${1:Name} = { ${2:field}: ${3:Int} }"));
    all.add(form("type refinement", "type ${1:Name} = ${2:Int} where ${3:value > 0}"));
    all.add(form("test", "test \"${1:what holds}\" {\n    $0\n}"));
    all.add(
        form(
            "transaction type",
            "transaction type ${1:Name} = {\n"
                + "    ${2:a}: ${3:Shard}\n"
                + "    prepare() -> Result<Unit, String> { $4 }\n"
                + "    commit() -> Result<Unit, String> { $5 }\n"
                + "    rollback() { $0 }\n"
                + "}"));
    return all;
  }

  private static List<Proposal> inSpace() {
    List<Proposal> all =
        new ArrayList<>(
            words(
                "state",
                "transform",
                "transaction",
                "view",
                "stream",
                "embed",
                "parallel",
                "assert",
                "let",
                "migrate"));
    all.add(form("transaction", "transaction ${1:name}($2) -> ${3:Unit} {\n    $0\n}"));
    all.add(form("view", "view ${1:name}($2) -> ${3:Int} = $0"));
    all.add(
        form("stream", "stream ${1:events} = stream { yield ${2:op} every ${3:state} changes }"));
    return all;
  }

  private static List<Proposal> inBlock() {
    List<Proposal> all =
        new ArrayList<>(
            words(
                "let", "var", "if", "match", "for", "while", "return", "assert", "attempt", "true",
                "false", "not"));
    all.add(form("for", "for ${1:item} in ${2:items} {\n    $0\n}"));
    all.add(form("match", "match ${1:value} {\n    ${2:pattern} => $0\n}"));
    all.add(form("on commit", "on commit {\n    $0\n}"));
    return all;
  }

  private static Proposal form(String label, String text) {
    return Proposal.snippet(label, text, "form", FORM);
  }
}
