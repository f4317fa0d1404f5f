package de.mahnwerk.platform.bank;

import static de.mahnwerk.platform.xml.Elements.text;

import com.prowidesoftware.swift.model.mx.dic.CashBalance8;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.xml.SafeXml;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Walks through one XML file; only one entry at a time is in memory beside what is kept of the others. */
final class CamtReader {

    private static final Pattern FORMAT = Pattern.compile("(camt\\.\\d{3})\\.001\\.(\\d{2})");
    private static final int OLDEST = 2;
    private static final int NEWEST = 13;

    private final List<Statement> statements = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    BankFile read(byte[] file) {
        try {
            XMLStreamReader reader = SafeXml.reader(file);
            String format = format(reader);
            Matcher known = FORMAT.matcher(format);
            if (!known.matches()) {
                return refused("", "", format, "not-camt");
            }
            if (!known.group(1).equals("camt.053") && !known.group(1).equals("camt.054")) {
                return refused("", "Document", format, "camt-not-booked");
            }
            int version = Integer.parseInt(known.group(2));
            if (version < OLDEST || version > NEWEST) {
                return refused("", "Document", format, "camt-version-unknown");
            }
            statements(reader, format);
        } catch (XMLStreamException e) {
            return refused(line(e), "", "", "xml-broken");
        }
        if (statements.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault("", "Stmt", "", "no-statement"));
        }
        return new BankFile(numbered(statements), faults);
    }

    /** The message name that the document element's namespace tells, or what else is there. */
    static String format(byte[] file) {
        try {
            return format(SafeXml.reader(file));
        } catch (XMLStreamException e) {
            return "";
        }
    }

    private static String format(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            if (SafeXml.next(reader) == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("Document")) {
                Matcher name = FORMAT.matcher(String.valueOf(reader.getNamespaceURI()));
                return name.find() ? name.group() : String.valueOf(reader.getNamespaceURI());
            }
        }
        return "";
    }

    private void statements(XMLStreamReader reader, String format) throws XMLStreamException {
        while (reader.hasNext()) {
            if (SafeXml.next(reader) != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "Stmt", "Ntfctn" -> statements.add(statement(reader, format));
                case "GrpHdr", "SplmtryData" -> {
                    var _ = SafeXml.element(reader);
                }
                default -> {
                    // BkToCstmrStmt, BkToCstmrDbtCdtNtfctn: go in
                }
            }
        }
    }

    private Statement statement(XMLStreamReader reader, String format) throws XMLStreamException {
        String at = reader.getLocalName() + "[" + (statements.size() + 1) + "]";
        StatementHead head = new StatementHead();
        List<BankEntry> entries = new ArrayList<>();
        int number = 0;
        for (int event = SafeXml.next(reader); event != XMLStreamConstants.END_ELEMENT; event = SafeXml.next(reader)) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            int line = reader.getLocation().getLineNumber();
            Element child = SafeXml.element(reader);
            if (child.getTagName().equals("Ntry")) {
                String path = "line " + line + ", " + at + "/Ntry[" + ++number + "]";
                entries.addAll(new EntryReading(path, head.account, head.createdOn, faults).read(child));
            } else {
                head.take(child);
            }
        }
        return new Statement(
                format, head.id, head.account, head.owner, head.opening, head.closing, head.closingOn, entries);
    }

    private static final class StatementHead {
        private String id = "";
        private String account = "";
        private String owner = "";
        private @Nullable LocalDate createdOn;
        private @Nullable Money opening;
        private @Nullable Money closing;
        private @Nullable LocalDate closingOn;

        private void take(Element child) {
            switch (child.getTagName()) {
                case "Id" -> id = child.getTextContent().strip();
                case "CreDtTm" -> createdOn = day(child.getTextContent().strip());
                case "Acct" -> {
                    String iban = text(child, "Id", "IBAN");
                    account = iban.isEmpty() ? text(child, "Id", "Othr", "Id") : iban;
                    owner = text(child, "Ownr", "Nm");
                }
                case "Bal" -> balance(Typed.read(child, CashBalance8.class));
                default -> {
                    // pages, periods, sums: nothing that is booked
                }
            }
        }

        private void balance(CashBalance8 balance) {
            Money amount = Amounts.of(balance.getAmt()).orElse(null);
            if (balance.getTp() == null || balance.getTp().getCdOrPrtry() == null || amount == null) {
                return;
            }
            Money signed = balance.getCdtDbtInd() == CreditDebitCode.DBIT ? amount.negated() : amount;
            switch (String.valueOf(balance.getTp().getCdOrPrtry().getCd())) {
                case "OPBD", "PRCD" -> opening = opening == null ? signed : opening;
                case "CLBD" -> {
                    closing = signed;
                    closingOn = Amounts.day(balance.getDt());
                }
                default -> {
                    // available and interim balances
                }
            }
        }
    }

    private static @Nullable LocalDate day(String dateTime) {
        try {
            return dateTime.length() >= 10 ? LocalDate.parse(dateTime.substring(0, 10)) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /**
     * Gives equal movements of one statement different keys: the first, the second, … of its kind. So two equal payments of one
     * day both count, and both are known when the file comes again.
     */
    static List<Statement> numbered(List<Statement> statements) {
        return statements.stream()
                .map(statement -> {
                    Map<String, Integer> seen = new HashMap<>();
                    List<BankEntry> entries = statement.entries().stream()
                            .map(entry -> entry.withDuplicateKey(
                                    DuplicateKey.of(entry, seen.merge(DuplicateKey.text(entry), 1, Integer::sum))))
                            .toList();
                    return new Statement(
                            statement.format(),
                            statement.id(),
                            statement.account(),
                            statement.owner(),
                            statement.openingBalance(),
                            statement.closingBalance(),
                            statement.closingOn(),
                            entries);
                })
                .toList();
    }

    private static String line(XMLStreamException e) {
        return e.getLocation() == null ? "" : "line " + e.getLocation().getLineNumber();
    }

    private static BankFile refused(String at, String field, String value, String code) {
        return new BankFile(List.of(), List.of(new Fault(at, field, value, code)));
    }
}
