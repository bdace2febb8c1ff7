package org.cascade.bench.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Figures of several stores and rounds; a cell shows the median of its rounds. */
final class Table {
  /** A row: some work, in some unit. */
  record Line(String what, String unit) {}

  private final String name;
  private final Set<String> stores = new LinkedHashSet<>();
  private final Map<Line, Map<String, List<Double>>> lines = new LinkedHashMap<>();

  Table(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  void add(String store, Measured figure) {
    stores.add(store);
    lines
        .computeIfAbsent(new Line(figure.what(), figure.unit()), line -> new LinkedHashMap<>())
        .computeIfAbsent(store, s -> new ArrayList<>())
        .add(figure.value());
  }

  Set<Line> lines() {
    return lines.keySet();
  }

  /** The medians of a row by store. */
  Map<String, Double> medians(Line line) {
    Map<String, Double> medians = new LinkedHashMap<>();
    lines.get(line).forEach((store, values) -> medians.put(store, median(values)));
    return medians;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  String markdown() {
    StringBuilder out = new StringBuilder();
    out.append("| ").append(name).append(" | | ").append(String.join(" | ", stores)).append(" |\n");
    out.append("|---|---|").append("---|".repeat(stores.size())).append('\n');
    for (Line line : lines.keySet()) {
      out.append("| ").append(line.what()).append(" | ").append(line.unit()).append(" |");
      Map<String, Double> medians = medians(line);
      for (String store : stores) {
        Double value = medians.get(store);
        out.append(' ').append(value == null ? "–" : shown(value)).append(" |");
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
  }
}
