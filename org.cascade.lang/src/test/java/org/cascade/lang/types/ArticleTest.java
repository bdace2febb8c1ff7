package org.cascade.lang.types;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Articles go by how names sound. */
class ArticleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UserPort",
        "Unit",
        "Uuid",
        "Url",
        "URL",
        "Euro",
        "OneWay",
        "Port",
        "Usage<T>",
        "Half"
      })
  void a(String name) {
    assertEquals("a", Article.of(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Age",
        "Int",
        "Upper",
        "Unread",
        "Uninvited",
        "Array<User>",
        "Option<Int>",
        "Hour"
      })
  void an(String name) {
    assertEquals("an", Article.of(name));
  }
}
