package de.mahnwerk.platform.xml;

import java.io.ByteArrayInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Hardened readers for XML from outside (OWASP: XML external entity prevention). A document type is refused as such:
 * no format that we read has one, and without it there are neither entities to expand nor addresses to fetch.
 */
public final class SafeXml {

    /** Deeper than any invoice or statement (about 15), far below what would exhaust a stack. */
    private static final int DEEPEST = 64;

    private static final XMLInputFactory READERS = readers();

    private SafeXml() {}

    /** A reader at the start of the document; the JDK's own parser, whatever else is on the class path. */
    public static XMLStreamReader reader(byte[] document) throws XMLStreamException {
        return READERS.createXMLStreamReader(new ByteArrayInputStream(document));
    }

    /** The next event; throws when it is a document type. */
    public static int next(XMLStreamReader reader) throws XMLStreamException {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
            throw new XMLStreamException("a document type (DOCTYPE) is not accepted", reader.getLocation());
        }
        return event;
    }

    /** The whole document with local names only (namespace prefixes carry no meaning in the formats that we read). */
    public static Element document(byte[] document) throws XMLStreamException {
        XMLStreamReader reader = reader(document);
        Element root = null;
        while (reader.hasNext()) {
            if (next(reader) == XMLStreamConstants.START_ELEMENT) {
                root = element(reader);
            }
        }
        if (root == null) {
            throw new XMLStreamException("no element");
        }
        return root;
    }

    /** The element at which the reader stands, with all below it, as local names; the reader stands at its end then. */
    public static Element element(XMLStreamReader reader) throws XMLStreamException {
        Document owner = newDocument();
        Element root = start(owner, owner, reader);
        Node at = root;
        for (int depth = 1; depth > 0; ) {
            switch (next(reader)) {
                case XMLStreamConstants.START_ELEMENT -> {
                    at = start(owner, at, reader);
                    if (++depth > DEEPEST) {
                        throw new XMLStreamException("nested deeper than " + DEEPEST, reader.getLocation());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    at = at.getParentNode();
                    depth--;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    at.appendChild(owner.createTextNode(reader.getText()));
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
        return root;
    }

    private static Element start(Document owner, Node parent, XMLStreamReader reader) {
        Element element = owner.createElement(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.setAttribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        parent.appendChild(element);
        return element;
    }

    private static Document newDocument() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
