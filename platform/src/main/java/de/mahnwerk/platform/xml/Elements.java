package de.mahnwerk.platform.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Walking in a tree of local names. */
public final class Elements {

    private Elements() {}

    public static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    public static Optional<Element> child(Element element, String name) {
        return children(element).stream()
                .filter(child -> child.getTagName().equals(name))
                .findFirst();
    }

    /** All elements at the path, in the document's order. */
    public static List<Element> all(Element element, String... path) {
        List<Element> found = List.of(element);
        for (String name : path) {
            found = found.stream()
                    .flatMap(parent -> children(parent).stream())
                    .filter(child -> child.getTagName().equals(name))
                    .toList();
        }
        return found;
    }

    /** The first text at the path that is not blank, as it stands in the document; empty when there is none. */
    public static String text(Element element, String... path) {
        return all(element, path).stream()
                .map(found -> found.getTextContent().strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
