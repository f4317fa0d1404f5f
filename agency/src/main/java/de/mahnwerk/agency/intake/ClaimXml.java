package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.intake.ClaimShape.Kind;
import de.mahnwerk.platform.xml.SafeXml;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.NewClaim;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Claims in an XML file: {@code <claims xmlns="urn:mahnwerk:claims:1"><claim>…}, the protocol's fields as elements in any
 * order, lists as repeated elements. The schema is made from the same record.
 */
final class ClaimXml {

    static final String NAMESPACE = "urn:mahnwerk:claims:1";

    private ClaimXml() {}

    /** Throws {@link IllegalArgumentException} when the file is no XML of this kind. */
    static List<FileClaim> read(byte[] file) {
        List<FileClaim> claims = new ArrayList<>();
        try {
            XMLStreamReader reader = SafeXml.reader(file);
            boolean begun = false;
            while (reader.hasNext()) {
                if (SafeXml.next(reader) == XMLStreamConstants.START_ELEMENT) {
                    if (begun) {
                        claims.add(claim(reader));
                    } else {
                        begin(reader);
                        begun = true;
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("the file is no readable XML: " + e.getMessage(), e);
        }
        return claims;
    }

    private static void begin(XMLStreamReader reader) {
        if (!reader.getLocalName().equals("claims") || !NAMESPACE.equals(reader.getNamespaceURI())) {
            throw new IllegalArgumentException("the file must begin with <claims xmlns=\"" + NAMESPACE + "\">");
        }
    }

    private static FileClaim claim(XMLStreamReader reader) throws XMLStreamException {
        String at = "line " + reader.getLocation().getLineNumber();
        Element element = SafeXml.element(reader);
        if (!element.getTagName().equals("claim")) {
            throw new IllegalArgumentException(at + ": <" + element.getTagName() + "> where <claim> should be");
        }
        ObjectNode json = json(element, NewClaim.class);
        return new FileClaim(at, json.path("merchantReference").asString(""), json);
    }

    /** An element that is no field becomes an unknown field, which the rules refuse by its name. */
    private static ObjectNode json(Element part, Class<?> type) {
        ObjectNode json = ClaimShape.JSON.objectNode();
        for (Element child : children(part)) {
            String name = child.getTagName();
            RecordComponent field = ClaimShape.field(type, name).orElse(null);
            if (field == null) {
                json.put(name, text(child));
            } else {
                put(json, name, ClaimShape.kind(field), child);
            }
        }
        return json;
    }

    private static void put(ObjectNode json, String name, Kind kind, Element child) {
        switch (kind) {
            case Kind.Leaf(Class<?> type) -> json.set(name, ClaimShape.leaf(type, text(child)));
            case Kind.Leaves(Class<?> type) -> array(json, name).add(ClaimShape.leaf(type, text(child)));
            case Kind.Part(Class<?> type) -> json.set(name, json(child, type));
            case Kind.Parts(Class<?> type) -> array(json, name).add(json(child, type));
            case Kind.Extensions extensions -> json.put(name, text(child));
        }
    }

    private static ArrayNode array(ObjectNode json, String name) {
        return json.get(name) instanceof ArrayNode known ? known : json.putArray(name);
    }

    private static List<Element> children(Element part) {
        List<Element> children = new ArrayList<>();
        for (Node child = part.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static String text(Element element) {
        return element.getTextContent().strip();
    }

    /** The schema that senders check their files against. */
    static String schema() {
        Map<String, String> types = new LinkedHashMap<>();
        type(NewClaim.class, types);
        StringBuilder xsd = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="%1$s" targetNamespace="%1$s" elementFormDefault="qualified">
                  <xs:element name="claims">
                    <xs:complexType><xs:sequence><xs:element name="claim" type="NewClaim" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
                  </xs:element>
                  <xs:simpleType name="Amount">
                    <xs:annotation><xs:documentation>Euro unless a currency follows: 89.90 or 89.90 CHF</xs:documentation></xs:annotation>
                    <xs:restriction base="xs:string"><xs:pattern value="-?\\d{1,12}\\.\\d{2}( [A-Z]{3})?"/></xs:restriction>
                  </xs:simpleType>
                """.formatted(NAMESPACE));
        types.values().forEach(xsd::append);
        return xsd.append("</xs:schema>\n").toString();
    }

    private static void type(Class<?> part, Map<String, String> types) {
        if (types.containsKey(part.getSimpleName())) {
            return;
        }
        types.put(part.getSimpleName(), "");
        StringBuilder type = new StringBuilder(
                "  <xs:complexType name=\"" + part.getSimpleName() + "\"><xs:choice maxOccurs=\"unbounded\">\n");
        for (RecordComponent field : ClaimShape.fields(part)) {
            switch (ClaimShape.kind(field)) {
                case Kind.Leaf(Class<?> leaf) -> type.append(element(field.getName(), simple(leaf, types)));
                case Kind.Leaves(Class<?> leaf) -> type.append(element(field.getName(), simple(leaf, types)));
                case Kind.Part(Class<?> inner) -> type.append(complex(field.getName(), inner, types));
                case Kind.Parts(Class<?> inner) -> type.append(complex(field.getName(), inner, types));
                case Kind.Extensions extensions -> {
                    // files have no free fields
                }
            }
        }
        types.put(
                part.getSimpleName(),
                type.append("  </xs:choice></xs:complexType>\n").toString());
    }

    private static String complex(String name, Class<?> inner, Map<String, String> types) {
        type(inner, types);
        return element(name, inner.getSimpleName());
    }

    private static String element(String name, String type) {
        return "    <xs:element name=\"" + name + "\" type=\"" + type + "\"/>\n";
    }

    private static String simple(Class<?> leaf, Map<String, String> types) {
        if (leaf.isEnum()) {
            types.computeIfAbsent(leaf.getSimpleName(), name -> words(leaf));
            return leaf.getSimpleName();
        }
        return leaf == Amount.class
                ? "Amount"
                : leaf == boolean.class
                        ? "xs:boolean"
                        : leaf == int.class
                                ? "xs:nonNegativeInteger"
                                : leaf == java.time.LocalDate.class ? "xs:date" : "xs:string";
    }

    private static String words(Class<?> leaf) {
        StringBuilder words = new StringBuilder(
                "  <xs:simpleType name=\"" + leaf.getSimpleName() + "\"><xs:restriction base=\"xs:string\">\n");
        for (Object word : leaf.getEnumConstants()) {
            words.append("    <xs:enumeration value=\"").append(word).append("\"/>\n");
        }
        return words.append("  </xs:restriction></xs:simpleType>\n").toString();
    }
}
