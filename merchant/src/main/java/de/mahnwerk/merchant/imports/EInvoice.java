package de.mahnwerk.merchant.imports;

import de.mahnwerk.law.Money;
import de.mahnwerk.platform.bank.Fault;
import de.mahnwerk.platform.xml.Elements;
import de.mahnwerk.platform.xml.SafeXml;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Reads an invoice after EN 16931 in either syntax (UBL 2, UN/CEFACT CII; also ZUGFeRD 1). The business terms that we
 * need are taken from their paths as they stand; a document that is not valid in other respects can still be collected.
 */
final class EInvoice {

    /** What both syntaxes say, still as text. */
    record Draft(
            String number,
            String type,
            Field issued,
            Field due,
            String terms,
            String currency,
            Field total,
            Field payable,
            ReadInvoice.Buyer buyer,
            String iban,
            String subject,
            String orderNumber,
            String deliveredOn,
            String paymentMethod) {}

    /** A value with its path in the document. */
    record Field(String path, String value) {}

    private static final DateTimeFormatter COMPACT = DateTimeFormatter.BASIC_ISO_DATE;

    private final String file;
    private final List<Fault> faults = new ArrayList<>();

    private EInvoice(String file) {
        this.file = file;
    }

    static ReadFile read(String file, byte[] xml) {
        try {
            Element root = SafeXml.document(xml);
            return switch (root.getTagName()) {
                case "Invoice", "CreditNote" -> new EInvoice(file).checked(Ubl.read(root));
                case "CrossIndustryInvoice", "CrossIndustryDocument" -> new EInvoice(file).checked(Cii.read(root));
                default -> ReadFile.refused(file, null, new Fault("", "", root.getTagName(), "xml-unknown"));
            };
        } catch (XMLStreamException e) {
            String at = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNumber();
            return ReadFile.refused(file, null, new Fault(at, "", "", "xml-broken"));
        }
    }

    private ReadFile checked(Draft draft) {
        LocalDate issued = date(draft.issued());
        Currency currency = currency(draft.currency());
        Money total = currency == null ? null : amount(draft.total(), currency);
        Money payable = currency == null ? null : amount(draft.payable(), currency);
        if (draft.number().isEmpty()) {
            faults.add(new Fault("", "BT-1", "", "number-missing"));
        } else if (draft.number().length() > InvoiceRules.LONGEST_NUMBER) {
            faults.add(new Fault("", "BT-1", draft.number(), "number-too-long"));
        }
        if (draft.buyer().name().isEmpty()) {
            faults.add(new Fault("", "BT-44", "", "buyer-missing"));
        }
        LocalDate due = due(draft, issued);
        ReadFile.Kind kind = InvoiceType.isCreditNote(draft.type()) ? ReadFile.Kind.CREDIT_NOTE : ReadFile.Kind.INVOICE;
        if (!faults.isEmpty() || issued == null || total == null || payable == null) {
            return new ReadFile(file, kind, List.of(), List.of(), faults);
        }
        ReadInvoice invoice = new ReadInvoice(
                "",
                draft.number(),
                draft.type(),
                issued,
                due,
                total,
                payable,
                draft.buyer(),
                draft.iban().replaceAll("\\s", ""),
                draft.subject(),
                draft.orderNumber(),
                null,
                iso(draft.deliveredOn()).orElse(null),
                false,
                "",
                draft.paymentMethod(),
                0);
        return new ReadFile(file, kind, List.of(invoice), List.of(), List.of());
    }

    private @Nullable LocalDate due(Draft draft, @Nullable LocalDate issued) {
        if (!draft.due().value().isEmpty()) {
            return date(draft.due());
        }
        return issued == null ? null : PaymentTerms.dueOn(draft.terms(), issued).orElse(null);
    }

    private @Nullable LocalDate date(Field field) {
        Optional<LocalDate> date = iso(field.value());
        if (date.isEmpty()) {
            faults.add(new Fault(
                    field.path(),
                    last(field),
                    field.value(),
                    field.value().isEmpty() ? "date-missing" : "date-unreadable"));
        }
        return date.orElse(null);
    }

    /** {@code 2026-12-31} with or without a zone (UBL), {@code 20261231} (CII, format 102). */
    private static Optional<LocalDate> iso(String text) {
        try {
            if (text.matches("\\d{8}")) {
                return Optional.of(LocalDate.parse(text, COMPACT));
            }
            return text.matches("\\d{4}-\\d{2}-\\d{2}.*")
                    ? Optional.of(LocalDate.parse(text.substring(0, 10)))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private @Nullable Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            faults.add(new Fault("", "BT-5", code, "currency-unknown"));
            return null;
        }
    }

    private @Nullable Money amount(Field field, Currency currency) {
        if (field.value().isEmpty()) {
            faults.add(new Fault(field.path(), last(field), "", "amount-missing"));
            return null;
        }
        if (field.value().matches("[+-]?\\d{1,15}(\\.\\d{1,10})?")) {
            try {
                return Money.of(new BigDecimal(field.value()), currency);
            } catch (ArithmeticException e) {
                // finer than the currency's minor unit: a fault as any other text
            }
        }
        faults.add(new Fault(field.path(), last(field), field.value(), "amount-unreadable"));
        return null;
    }

    private static String last(Field field) {
        return field.path().substring(field.path().lastIndexOf('/') + 1);
    }

    static Field field(Element root, String... path) {
        return new Field(String.join("/", path), Elements.text(root, path));
    }
}
