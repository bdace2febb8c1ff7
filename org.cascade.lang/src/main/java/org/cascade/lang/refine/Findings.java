package org.cascade.lang.refine;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.cascade.lang.ast.Module;
import org.cascade.lang.diagnostics.Diagnostic;

/** What was found out about the claims of a module, for each item at its top by itself. */
public final class Findings {
  /**
   * What is told of one part of a module.
   *
   * @param settled whether the same would be found at another time
   */
  public record Finding(List<Diagnostic> told, boolean settled) {
    static final Finding NOTHING = new Finding(List.of(), true);

    Finding and(Finding other) {
      List<Diagnostic> all = new ArrayList<>(told);
      all.addAll(other.told);
      return new Finding(List.copyOf(all), settled && other.settled);
    }
  }

  private final Map<Module.Item, Finding> items = new IdentityHashMap<>();
  private Finding main = Finding.NOTHING;
  private Finding built = Finding.NOTHING;

  void add(Module.Item item, Finding finding) {
    items.merge(item, finding, Finding::and);
  }

  void addMain(Finding finding) {
    main = main.and(finding);
  }

  void addBuilt(Finding finding) {
    built = built.and(finding);
  }

  /** Of an item, its members and the functions in it. */
  public Finding of(Module.Item item) {
    return items.getOrDefault(item, Finding.NOTHING);
  }

  /** Of the statements as a whole. */
  public Finding main() {
    return main;
  }

  /** Of what stands in no item, since it was built at compile time. */
  public Finding built() {
    return built;
  }
}
