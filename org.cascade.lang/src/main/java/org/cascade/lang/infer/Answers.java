package org.cascade.lang.infer;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Node;
import org.jspecify.annotations.Nullable;

/** What was answered to questions about expressions; for any thread. */
final class Answers {
  private final Map<Question<?>, Map<Node, Object>> known = new IdentityHashMap<>();

  /** The answer that is known, or else found out now. */
  <T> T to(Question<T> question, Expr about, TypeTable table) {
    Object before = get(question, about);
    if (before != null) {
      return question.type().cast(before);
    }
    T found = question.answer().apply(about, table);
    put(question, about, found);
    return found;
  }

  private synchronized @Nullable Object get(Question<?> question, Expr about) {
    Map<Node, Object> answers = known.get(question);
    return answers == null ? null : answers.get(about);
  }

  private synchronized void put(Question<?> question, Expr about, Object answer) {
    known.computeIfAbsent(question, q -> new IdentityHashMap<>()).put(about, answer);
  }

  /** The same answers but for some expressions. */
  synchronized Answers without(List<Node> nodes) {
    Answers next = new Answers();
    known.forEach((question, answers) -> {
      Map<Node, Object> left = new IdentityHashMap<>(answers);
      nodes.forEach(left::remove);
      next.known.put(question, left);
    });
    return next;
  }
}
