package org.cascade.lang.ide.classpath;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A {@code pom.xml} as it is written: what it inherits is not in it.
 *
 * @param parent where it inherits from; without a version where that is written nowhere
 * @param parentPath where the parent's file is said to be
 */
record Pom(
    Optional<Coordinates> parent,
    Optional<String> parentPath,
    Map<String, String> properties,
    List<Dependency> dependencies,
    List<Dependency> managed) {

  /** What names an artifact. */
  record Coordinates(String group, String artifact, String version) {
    @Override
    public String toString() {
      return group + ":" + artifact + ":" + version;
    }
  }

  /**
   * A dependency, with texts as they are written; empty where nothing is.
   *
   * @param excluded {@code group:artifact}
   */
  record Dependency(
      Coordinates what,
      String type,
      String classifier,
      String scope,
      boolean optional,
      List<String> excluded) {
    String key() {
      return what.group() + ":" + what.artifact() + ":" + type + ":" + classifier;
    }
  }

  static Pom read(Path file) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return of(builder.parse(new InputSource(file.toUri().toString())).getDocumentElement());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("it is no valid XML: " + e.getMessage(), e);
    }
  }

  private static Pom of(Element project) {
    Optional<Element> parent = child(project, "parent");
    Map<String, String> properties = new LinkedHashMap<>();
    child(project, "properties")
        .ifPresent(p -> children(p).forEach(e -> properties.put(e.getTagName(), text(e))));
    parent.ifPresent(p -> {
      properties.putIfAbsent("project.groupId", text(p, "groupId"));
      properties.putIfAbsent("project.version", text(p, "version"));
      properties.put("project.parent.version", text(p, "version"));
      properties.put("project.parent.groupId", text(p, "groupId"));
    });
    for (String own : List.of("groupId", "artifactId", "version")) {
      child(project, own).ifPresent(e -> properties.put("project." + own, text(e)));
    }
    return new Pom(
        parent.map(Pom::coordinates),
        parent.map(p -> child(p, "relativePath").map(Pom::text).orElse("../pom.xml")),
        properties,
        dependencies(project),
        child(project, "dependencyManagement").map(Pom::dependencies).orElse(List.of()));
  }

  private static List<Dependency> dependencies(Element of) {
    return child(of, "dependencies").stream()
        .flatMap(d -> children(d).stream())
        .map(Pom::dependency)
        .toList();
  }

  private static Dependency dependency(Element e) {
    String type = text(e, "type");
    List<String> excluded =
        child(e, "exclusions").stream()
            .flatMap(x -> children(x).stream())
            .map(x -> text(x, "groupId") + ":" + text(x, "artifactId"))
            .toList();
    return new Dependency(
        coordinates(e),
        type.isEmpty() ? "jar" : type,
        text(e, "classifier"),
        text(e, "scope"),
        text(e, "optional").equals("true"),
        excluded);
  }

  private static Coordinates coordinates(Element e) {
    return new Coordinates(text(e, "groupId"), text(e, "artifactId"), text(e, "version"));
  }

  private static List<Element> children(Element of) {
    List<Element> all = new ArrayList<>();
    NodeList nodes = of.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element e) {
        all.add(e);
      }
    }
    return all;
  }

  private static Optional<Element> child(Element of, String name) {
    return children(of).stream().filter(e -> e.getTagName().equals(name)).findFirst();
  }

  private static String text(Element of, String name) {
    return child(of, name).map(Pom::text).orElse("");
  }

  private static String text(Element e) {
    return e.getTextContent().strip();
  }
}
