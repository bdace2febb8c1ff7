package org.cascade.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Functions of strings, bytes, regular expressions and SQL texts. */
class StringsTest {
  @Test
  void positionsAreCodePoints() {
    assertEquals(3, Strings.length("a😀b"));
    assertEquals("😀", Strings.slice("a😀b", 1, 2));
    assertEquals("b", Strings.slice("a😀b", 2, 3));
    assertEquals(Option.some(2L), Strings.indexOf("a😀b", "b"));
    assertEquals(Option.none(), Strings.indexOf("abc", "x"));
    assertEquals(Array.of("a", "😀", "b"), Strings.chars("a😀b"));
    assertEquals("b😀a", Strings.reverse("a😀b"));
    assertEquals("", Strings.slice("abc", 3, 3));
    assertThrows(Abort.class, () -> Strings.slice("abc", 1, 4));
    assertThrows(Abort.class, () -> Strings.slice("abc", 2, 1));
    assertThrows(Abort.class, () -> Strings.slice("abc", -1, 1));
  }

  @Test
  void splitsAndJoins() {
    assertEquals(Array.of("a", "", "b", ""), Strings.split("a,,b,", ","));
    assertEquals(Array.of("a.b"), Strings.split("a.b", ";"));
    assertEquals(Array.of("a", "b"), Strings.split("a.b", "."));
    assertEquals(Array.of("a", "b"), Strings.split("ab", ""));
    assertEquals(Array.of(""), Strings.split("", ","));
    assertEquals(Array.of("a", "b"), Strings.lines("a\r\nb\n"));
    assertEquals("ababab", Strings.repeat("ab", 3));
    assertThrows(Abort.class, () -> Strings.repeat("ab", -1));
    assertThrows(Abort.class, () -> Strings.repeat("ab", Long.MAX_VALUE));
    assertEquals("007", Strings.padLeft("7", 3, "0"));
    assertEquals("7ab", Strings.padRight("7", 3, "ab"));
    assertEquals("long", Strings.padLeft("long", 2, ""));
    assertThrows(Abort.class, () -> Strings.padLeft("7", 3, ""));
  }

  @Test
  void changesCase() {
    assertEquals("TITLE", Strings.toUpper("title"));
    assertEquals("title", Strings.toLower("TITLE"));
    assertEquals("Élan", Strings.capitalize("élan"));
    assertEquals("", Strings.capitalize(""));
    assertEquals("x y", Strings.trim(" \u2003x y\n"));
    assertEquals("b.b", Strings.replace("a.a", "a", "b"));
  }

  @Test
  void parsesNumbers() {
    assertEquals(Option.some(-12L), Strings.parseInt("-12"));
    assertEquals(Option.some(12L), Strings.parseInt("+12"));
    assertEquals(Option.some(Long.MIN_VALUE), Strings.parseInt("-9223372036854775808"));
    for (String text : new String[] {"", "-", "1.0", " 1", "9223372036854775808", "٣", "0x1"}) {
      assertEquals(Option.none(), Strings.parseInt(text), text);
    }
    assertEquals(Option.some(1.5), Strings.parseReal("1.5"));
    assertEquals(Option.some(1e20), Strings.parseReal("1.0e20"));
    assertEquals(Option.some(2.0), Strings.parseReal("2"));
    for (String text : new String[] {"", ".", "1.", "1d", " 1", "0x1p3", "-NaN", "1e"}) {
      assertEquals(Option.none(), Strings.parseReal(text), text);
    }
  }

  @Test
  void bytesAreUnsigned() {
    Bytes bytes = Bytes.of(Array.of(0L, 127L, 255L));
    assertEquals(255, bytes.at(2));
    assertEquals(Array.of(0L, 127L, 255L), bytes.toArray());
    assertEquals("007fff", bytes.toHex());
    assertEquals(Result.ok(bytes), Bytes.parseHex("007FFF"));
    assertTrue(Bytes.parseHex("0").isErr() && Bytes.parseHex("0g").isErr());
    assertEquals(bytes, bytes.slice(0, 1).concat(bytes.slice(1, 3)));
    assertEquals("é", Bytes.ofString("é").decodeUtf8());
    assertThrows(Abort.class, () -> bytes.at(3));
    assertThrows(Abort.class, () -> bytes.slice(2, 4));
    assertThrows(Abort.class, () -> Bytes.of(Array.of(256L)));
    byte[] copy = bytes.toByteArray();
    copy[0] = 1;
    assertEquals(0, bytes.at(0));
  }

  @Test
  void regexMatchesWholeString() {
    assertTrue(Regex.valid("a+"));
    assertFalse(Regex.valid("(a"));
    assertTrue(Regex.matches("aaa", "a+"));
    assertFalse(Regex.matches("aaab", "a+"));
    Abort abort = assertThrows(Abort.class, () -> Regex.matches("a", "(a"));
    assertEquals("\"(a\" is not a regular expression: Unclosed group", abort.message());
    for (int i = 0; i < 1000; i++) {
      assertTrue(Regex.matches("x" + i, "x" + i));
    }
  }

  @Test
  void sqlIsOneStatement() {
    assertTrue(Sql.valid("SELECT name, count(*) FROM users WHERE id > 3 GROUP BY name;"));
    assertTrue(Sql.valid("INSERT INTO users (id, name) VALUES (1, 'Ann')"));
    assertTrue(Sql.valid("UPDATE users SET name = 'B' WHERE id = 1"));
    assertFalse(Sql.valid(""));
    assertFalse(Sql.valid("  \n"));
    assertFalse(Sql.valid("SELEC name FROM users"));
    assertFalse(Sql.valid("SELECT FROM WHERE"));
    assertFalse(Sql.valid("SELECT a FROM b; garbage"));
    assertFalse(Sql.valid("SELECT 'open FROM users"));
    assertFalse(Sql.valid("hello"));
  }
}
