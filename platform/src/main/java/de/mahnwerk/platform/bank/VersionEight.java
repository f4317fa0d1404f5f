package de.mahnwerk.platform.bank;

import static de.mahnwerk.platform.xml.Elements.child;
import static de.mahnwerk.platform.xml.Elements.children;

import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Brings an entry of an older camt version into the shape of version 8, so that one typed model reads all. What
 * changed: the status became a choice (7), parties may be agents (4), a bank is named {@code BICFI} (3).
 */
final class VersionEight {

    private static final Set<String> PARTIES = Set.of("InitgPty", "Dbtr", "UltmtDbtr", "Cdtr", "UltmtCdtr", "TradgPty");

    private VersionEight() {}

    static void raise(Element element) {
        for (Element child : children(element)) {
            raise(child);
        }
        String name = element.getTagName();
        if (name.equals("Sts") && children(element).isEmpty()) {
            wrap(element, "Cd");
        } else if (name.equals("RltdPties")) {
            children(element).stream()
                    .filter(party -> PARTIES.contains(party.getTagName()))
                    .filter(party ->
                            child(party, "Pty").isEmpty() && child(party, "Agt").isEmpty())
                    .forEach(party -> wrap(party, "Pty"));
        } else if (name.equals("BIC")) {
            var _ = element.getOwnerDocument().renameNode(element, null, "BICFI");
        } else if (name.equals("BICOrBEI")) {
            var _ = element.getOwnerDocument().renameNode(element, null, "AnyBIC");
        }
    }

    private static void wrap(Element element, String name) {
        Element wrapper = element.getOwnerDocument().createElement(name);
        for (Node first = element.getFirstChild(); first != null; first = element.getFirstChild()) {
            wrapper.appendChild(first);
        }
        element.appendChild(wrapper);
    }
}
