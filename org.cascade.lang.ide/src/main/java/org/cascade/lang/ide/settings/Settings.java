package org.cascade.lang.ide.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.compiler.Budgets;

/**
 * The settings of an editor, in its section {@code cascade}.
 *
 * @param classPath jars and folders of the Java that {@code extern java} names: {@code classpath}
 * @param complaints what is wrong with them, a sentence each
 */
public record Settings(
    Hints hints,
    Lenses lenses,
    Budgets compileTime,
    boolean formatOnType,
    List<String> classPath,
    List<String> complaints) {
  /** The name of the section. */
  public static final String SECTION = "cascade";

  public static final Settings DEFAULT = of(new JsonObject());

  /** Which hints are shown within a text: {@code hints.types} and so on. */
  public record Hints(
      boolean types,
      boolean parameterNames,
      boolean effects,
      boolean constraints,
      boolean proofs) {}

  /** Which lines are shown above declarations: {@code lenses.run} and so on. */
  public record Lenses(boolean run, boolean references, boolean compileTime, boolean shards) {}

  /** What is not there has its default; what makes no sense too, with a complaint. */
  public static Settings of(JsonObject section) {
    Reader hints = new Reader(section, "hints");
    Reader lenses = new Reader(section, "lenses");
    Reader compileTime = new Reader(section, "compileTime");
    Reader format = new Reader(section, "format");
    Hints shown =
        new Hints(
            hints.flag("types"),
            hints.flag("parameterNames"),
            hints.flag("effects"),
            hints.flag("constraints"),
            hints.flag("proofs"));
    Lenses above =
        new Lenses(
            lenses.flag("run"),
            lenses.flag("references"),
            lenses.flag("compileTime"),
            lenses.flag("shards"));
    long steps = compileTime.number("steps", Budgets.DEFAULT.steps());
    boolean onType = format.flag("onType");
    List<String> complaints = new ArrayList<>();
    List<String> classPath = texts(section, "classpath", complaints);
    List.of(hints, lenses, compileTime, format).forEach(r -> complaints.addAll(r.complaints));
    return new Settings(
        shown,
        above,
        new Budgets(steps, Budgets.DEFAULT.memoryBytes()),
        onType,
        classPath,
        List.copyOf(complaints));
  }

  /** A list of texts; none if it is not there. */
  private static List<String> texts(JsonObject section, String name, List<String> complaints) {
    JsonElement found = section.get(name);
    if (found == null || found.isJsonNull()) {
      return List.of();
    }
    boolean texts =
        found instanceof JsonArray all
            && all.asList().stream()
                .allMatch(e -> e instanceof JsonPrimitive p && p.isString() && isPath(p));
    if (!texts) {
      complaints.add(
          "The setting `%s.%s` is `%s`, where a list of paths was expected; it is not used."
              .formatted(SECTION, name, found));
      return List.of();
    }
    return found.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
  }

  private static boolean isPath(JsonPrimitive text) {
    try {
      return !Path.of(text.getAsString()).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The settings of one group. */
  private static final class Reader {
    private final String group;
    private final JsonObject values;
    private final List<String> complaints = new ArrayList<>();

    Reader(JsonObject section, String group) {
      this.group = group;
      JsonElement found = section.get(group);
      if (found != null && !found.isJsonObject() && !found.isJsonNull()) {
        complaints.add(
            "The setting `%s.%s` is `%s`, where a group of settings was expected; it is not used."
                .formatted(SECTION, group, found));
      }
      this.values =
          found != null && found.isJsonObject() ? found.getAsJsonObject() : new JsonObject();
    }

    boolean flag(String name) {
      JsonElement found = values.get(name);
      if (found instanceof JsonPrimitive p && p.isBoolean()) {
        return p.getAsBoolean();
      }
      complain(name, found, "`true` or `false`", "true");
      return true;
    }

    long number(String name, long otherwise) {
      JsonElement found = values.get(name);
      if (found instanceof JsonPrimitive p && p.isNumber() && p.getAsDouble() >= 1) {
        return p.getAsLong();
      }
      complain(name, found, "a number above 0", String.valueOf(otherwise));
      return otherwise;
    }

    private void complain(
        String name,
        @org.jspecify.annotations.Nullable JsonElement found,
        String wanted,
        String used) {
      if (found != null && !found.isJsonNull()) {
        complaints.add(
            "The setting `%s.%s.%s` is `%s`, where %s was expected; `%s` is used."
                .formatted(SECTION, group, name, found, wanted, used));
      }
    }
  }
}
