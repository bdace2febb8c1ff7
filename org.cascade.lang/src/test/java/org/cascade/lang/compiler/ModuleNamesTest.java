package org.cascade.lang.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How modules, files and folders are called after each other. */
class ModuleNamesTest {
  private static final Path HERE = Path.of("").toAbsolutePath();

  private static Path root(String file, String module) {
    return ModuleNames.rootOf(Path.of(file), Optional.of(module));
  }

  @Test
  void rootsAreRelativeWhereTheFileIs() {
    assertEquals(Path.of("src"), root("src/shop/orders.cascade", "shop.orders"));
    assertEquals(Path.of(""), root("shop/orders.cascade", "shop.orders"));
    assertEquals(HERE, root(HERE + "/shop/orders.cascade", "shop.orders"));
    assertEquals(Path.of(""), root("shop/old/../orders.cascade", "shop.orders"));
  }

  @Test
  void aNameThatDoesNotFitSaysNothingOfTheRoot() {
    assertEquals(Path.of("src/shop"), root("src/shop/orders.cascade", "bank.orders"));
    assertEquals(Path.of("src"), ModuleNames.rootOf(Path.of("src/a.cascade"), Optional.empty()));
    assertEquals(Path.of(""), root("orders.cascade", "no.such.folder.orders"));
  }

  @Test
  void filesHaveNoDetours() {
    Path above = Path.of("..");
    assertEquals(Path.of("../a/b.cascade"), ModuleNames.file(above, "a.b"));
    Path detour = above.resolve(HERE.getFileName());
    assertEquals(Path.of("a/b.cascade"), ModuleNames.file(detour, "a.b"));
    assertEquals(HERE.resolve("b.cascade"), ModuleNames.file(HERE, "b"));
  }
}
