package de.mahnwerk.merchant.imports;

import static de.mahnwerk.merchant.imports.EInvoice.field;
import static de.mahnwerk.platform.xml.Elements.all;
import static de.mahnwerk.platform.xml.Elements.text;

import de.mahnwerk.merchant.imports.EInvoice.Field;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Paths of EN 16931's business terms in UBL 2: {@code Invoice} and {@code CreditNote}. */
final class Ubl {

    private Ubl() {}

    static EInvoice.Draft read(Element root) {
        boolean creditNote = root.getTagName().equals("CreditNote");
        Field due = field(root, "DueDate");
        return new EInvoice.Draft(
                text(root, "ID"),
                type(root, creditNote),
                field(root, "IssueDate"),
                due.value().isEmpty() ? field(root, "PaymentMeans", "PaymentDueDate") : due,
                all(root, "PaymentTerms", "Note").stream()
                        .map(Element::getTextContent)
                        .collect(Collectors.joining("\n")),
                text(root, "DocumentCurrencyCode"),
                field(root, "LegalMonetaryTotal", "TaxInclusiveAmount"),
                field(root, "LegalMonetaryTotal", "PayableAmount"),
                buyer(root),
                text(root, "PaymentMeans", "PayeeFinancialAccount", "ID"),
                text(root, creditNote ? "CreditNoteLine" : "InvoiceLine", "Item", "Name"),
                text(root, "OrderReference", "ID"),
                text(root, "Delivery", "ActualDeliveryDate"),
                paymentMethod(root));
    }

    private static String type(Element root, boolean creditNote) {
        String code = text(root, creditNote ? "CreditNoteTypeCode" : "InvoiceTypeCode");
        if (!code.isEmpty()) {
            return code;
        }
        return creditNote ? InvoiceType.CREDIT_NOTE : InvoiceType.INVOICE;
    }

    private static ReadInvoice.Buyer buyer(Element root) {
        List<Element> parties = all(root, "AccountingCustomerParty", "Party");
        if (parties.isEmpty()) {
            return Buyers.of("", "", "", "", "", "", "", "", "");
        }
        Element party = parties.getFirst();
        String registered = text(party, "PartyLegalEntity", "RegistrationName");
        return Buyers.of(
                text(party, "PartyIdentification", "ID"),
                registered.isEmpty() ? text(party, "PartyName", "Name") : registered,
                text(party, "PartyTaxScheme", "CompanyID"),
                text(root, "BuyerReference"),
                text(party, "PostalAddress", "StreetName"),
                text(party, "PostalAddress", "PostalZone"),
                text(party, "PostalAddress", "CityName"),
                text(party, "PostalAddress", "Country", "IdentificationCode"),
                email(party));
    }

    private static String paymentMethod(Element root) {
        return all(root, "PaymentMeans", "PaymentMeansCode").stream()
                .findFirst()
                .map(code -> PaymentMeans.word(code.getTextContent().strip(), code.getAttribute("name")))
                .orElse("");
    }

    private static String email(Element party) {
        Stream<String> endpoint = all(party, "EndpointID").stream()
                .filter(id -> id.getAttribute("schemeID").equals("EM"))
                .map(id -> id.getTextContent().strip());
        return Stream.concat(Stream.of(text(party, "Contact", "ElectronicMail")), endpoint)
                .filter(address -> address.contains("@"))
                .findFirst()
                .orElse("");
    }
}
