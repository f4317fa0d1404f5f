package de.mahnwerk.conformance;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Findings in the form that build servers read: a test suite with a test case for each check. */
final class JunitReport {

    private JunitReport() {}

    static String of(Findings findings) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            suite(xml, findings);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return text.toString();
    }

    private static void suite(XMLStreamWriter xml, Findings findings) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "conformance." + findings.kit());
        xml.writeAttribute("tests", Integer.toString(findings.findings().size()));
        xml.writeAttribute("failures", Long.toString(findings.count(Verdict.FAILED)));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", Long.toString(findings.count(Verdict.SKIPPED)));
        xml.writeAttribute("timestamp", findings.at().toString());
        for (Finding one : findings.findings()) {
            testCase(xml, findings.kit(), one);
        }
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, String kit, Finding one) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "conformance." + kit);
        xml.writeAttribute("name", one.check());
        xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", one.took().toMillis() / 1000.0));
        switch (one.verdict()) {
            case PASSED -> {}
            case SKIPPED -> {
                xml.writeEmptyElement("skipped");
                xml.writeAttribute("message", printable(one.reason()));
            }
            case FAILED -> {
                xml.writeStartElement("failure");
                xml.writeAttribute("message", printable(one.reason()));
                xml.writeCharacters(printable(one.rule() + "\n" + talk(one)));
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }

    private static String talk(Finding one) {
        StringBuilder text = new StringBuilder();
        for (Exchange exchange : one.exchanges()) {
            text.append(exchange.method()).append(' ').append(exchange.path()).append('\n');
            text.append(exchange.sent()).append('\n');
            text.append(exchange.status()).append('\n').append(exchange.came()).append('\n');
        }
        return text.toString();
    }

    /** XML 1.0 has no place for most control characters. */
    private static String printable(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD");
    }
}
