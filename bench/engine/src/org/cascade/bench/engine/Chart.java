package org.cascade.bench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bars of how fast each store is beside Cascade, on a logarithmic scale, as SVG. */
final class Chart {
  private static final String CASCADE = "cascade";
  private static final int LABEL = 190;
  private static final int WIDTH = 560;
  private static final int ROW = 14;
  private static final double MOST = 1000;

  private final StringBuilder out = new StringBuilder();
  private int y = 30;

  private Chart() {}

  static void write(Path file, List<Table> tables) throws IOException {
    Chart chart = new Chart();
    tables.forEach(chart::draw);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, chart.svg());
  }

  private void draw(Table table) {
    for (Table.Line line : table.lines()) {
      Map<String, Double> medians = table.medians(line);
      if (medians.containsKey(CASCADE) && (line.unit().equals("ns") || line.unit().equals("tx/s"))) {
        text(8, y, "600", table.name() + ": " + line.what());
        y += ROW;
        boolean less = line.unit().equals("ns");
        medians.forEach((store, value) -> bar(store, less, value, medians.get(CASCADE)));
        y += ROW / 2;
      }
    }
  }

  private void bar(String store, boolean lessIsBetter, double value, double ours) {
    double speed = lessIsBetter ? ours / value : value / ours;
    double logarithm = Math.log10(Math.clamp(speed, 1 / MOST, MOST)) / Math.log10(MOST);
    double length = Math.max(2, (1 + logarithm) / 2 * WIDTH);
    String colour = store.equals(CASCADE) ? "#2266cc" : "#99a3b0";
    text(20, y, "400", store);
    out.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"10\" fill=\"%s\"/>%n",
            LABEL, y - 9, length, colour));
    text(LABEL + (int) length + 6, y, "400", String.format(Locale.ROOT, "%.2f", speed));
    y += ROW;
  }

  private void text(int x, int at, String weight, String what) {
    out.append(
        "<text x=\"%d\" y=\"%d\" font-weight=\"%s\">%s</text>%n".formatted(x, at, weight, what));
  }

  private String svg() {
    int width = LABEL + WIDTH + 60;
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="11">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="8" y="14" font-size="13">Speed beside Cascade (1.00); the scale is logarithmic</text>
        %s</svg>
        """
        .formatted(width, y + 10, out);
  }
}
