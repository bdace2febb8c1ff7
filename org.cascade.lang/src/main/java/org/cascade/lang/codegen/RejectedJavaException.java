package org.cascade.lang.codegen;

import java.util.List;
import org.cascade.lang.diagnostics.CascadeBugException;

/**
 * The JDK's compiler rejects generated Java. That is the compiler's mistake, unless an {@code
 * extern java} does not say what the Java class has.
 */
public final class RejectedJavaException extends CascadeBugException {
  private static final long serialVersionUID = 1L;

  private final transient List<Rejection> rejections;

  RejectedJavaException(String message, List<Rejection> rejections) {
    super(message);
    this.rejections = List.copyOf(rejections);
  }

  public List<Rejection> rejections() {
    return rejections;
  }

  /**
   * One thing that is rejected.
   *
   * @param code the Java lines that come from the same place as the line that is rejected
   * @param offset where in them
   * @param reason the Java compiler's, in one line
   */
  public record Rejection(String code, int offset, String reason) {}
}
