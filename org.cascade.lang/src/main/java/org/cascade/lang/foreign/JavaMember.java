package org.cascade.lang.foreign;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A public member of a Java class.
 *
 * @param owner the class that was asked for it, in full
 * @param name {@code new} of a constructor
 * @param isVarArgs whether the last parameter, an array, stands for any number of arguments
 * @param result of a field its type, of a constructor the class
 */
public record JavaMember(
    Kind kind,
    String owner,
    String name,
    boolean isStatic,
    List<JavaType> params,
    boolean isVarArgs,
    JavaType result) {
  /** What kind of member. */
  public enum Kind {
    METHOD,
    CONSTRUCTOR,
    FIELD
  }

  /** {@code java.lang.Math.hypot}, {@code new java.net.URI}. */
  public String qualifiedName() {
    return kind == Kind.CONSTRUCTOR ? "new " + owner : owner + "." + name;
  }

  /** {@code static double hypot(double, double)}. */
  @Override
  public String toString() {
    String list = params.stream().map(JavaType::toString).collect(Collectors.joining(", "));
    String shown =
        isVarArgs && list.endsWith("[]") ? list.substring(0, list.length() - 2) + "..." : list;
    return switch (kind) {
      case CONSTRUCTOR -> "new " + owner.substring(owner.lastIndexOf('.') + 1) + "(" + shown + ")";
      case FIELD -> (isStatic ? "static " : "") + result + " " + name;
      case METHOD -> (isStatic ? "static " : "") + result + " " + name + "(" + shown + ")";
    };
  }
}
