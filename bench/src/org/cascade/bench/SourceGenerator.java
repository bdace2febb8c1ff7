package org.cascade.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Writes a program of about so many lines: modules that import each other, with records, sums,
 * functions, matches, spaces, streams and tests in the proportions of a business application.
 */
public final class SourceGenerator {
  private static final int PARTS_PER_MODULE = 5;
  private static final List<String> NOUNS =
      List.of("Order", "Parcel", "Invoice", "Ticket", "Booking", "Reading", "Message", "Visit");
  private static final List<String> FIELDS =
      List.of("priority", "weight", "price", "distance", "floor", "pages", "level", "score");

  private final SplittableRandom random = new SplittableRandom(7);
  private final Dialect dialect;
  private final int partsOfModule;

  private SourceGenerator(Dialect dialect, int partsOfModule) {
    this.dialect = dialect;
    this.partsOfModule = partsOfModule;
  }

  /** A folder of modules, and how many lines they have. */
  public record Generated(Path folder, int lines, int modules) {}

  static Generated generate(Path folder, int wanted) throws IOException {
    return generate(folder, wanted, new CascadeDialect(), PARTS_PER_MODULE);
  }

  /** In another language; {@code partsOfModule} of about 90 lines each make a file. */
  public static Generated generate(Path folder, int wanted, Dialect dialect, int partsOfModule)
      throws IOException {
    SourceGenerator generator = new SourceGenerator(dialect, partsOfModule);
    Files.createDirectories(folder.resolve("shop"));
    int lines = 0;
    int module = 0;
    while (lines < wanted) {
      String text = generator.module(module, wanted - lines);
      Files.writeString(folder.resolve(dialect.file(module)), text);
      lines += (int) text.lines().count();
      module++;
    }
    for (Map.Entry<String, String> more : dialect.others().entrySet()) {
      Files.writeString(folder.resolve(more.getKey()), more.getValue());
    }
    return new Generated(folder, lines + 3, module + 1);
  }

  private String module(int number, int linesLeft) {
    StringBuilder text = new StringBuilder(dialect.opening(number));
    for (int part = 0; part < partsOfModule; part++) {
      if (part > 0 && text.toString().lines().count() > linesLeft) {
        break;
      }
      text.append(part(number, part));
    }
    return text.append(dialect.end(number)).toString();
  }

  /** About 90 lines on one noun. */
  private String part(int module, int part) {
    String noun = NOUNS.get(random.nextInt(NOUNS.size())) + module + "x" + part;
    String lower = noun.substring(0, 1).toLowerCase(Locale.ROOT) + noun.substring(1);
    String field = FIELDS.get(random.nextInt(FIELDS.size()));
    return dialect
        .part()
        .replace("NOUN", noun)
        .replace("noun", lower)
        .replace("FIELD", field)
        .replace("111", Integer.toString(random.nextInt(10, 500)))
        .replace("222", Integer.toString(random.nextInt(2, 9)));
  }
}
