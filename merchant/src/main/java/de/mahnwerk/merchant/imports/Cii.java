package de.mahnwerk.merchant.imports;

import static de.mahnwerk.platform.xml.Elements.all;
import static de.mahnwerk.platform.xml.Elements.text;

import de.mahnwerk.merchant.imports.EInvoice.Field;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Paths of EN 16931's business terms in UN/CEFACT Cross Industry Invoice. The names of ZUGFeRD 1 are tried second: it
 * called the same things a little differently.
 */
final class Cii {

    private static final String TRADE = "SupplyChainTradeTransaction";
    private static final String TRADE_1 = "SpecifiedSupplyChainTradeTransaction";
    private static final String AGREEMENT = "ApplicableHeaderTradeAgreement";
    private static final String AGREEMENT_1 = "ApplicableSupplyChainTradeAgreement";
    private static final String DELIVERY = "ApplicableHeaderTradeDelivery";
    private static final String DELIVERY_1 = "ApplicableSupplyChainTradeDelivery";
    private static final String SETTLEMENT = "ApplicableHeaderTradeSettlement";
    private static final String SETTLEMENT_1 = "ApplicableSupplyChainTradeSettlement";
    private static final String SUM = "SpecifiedTradeSettlementHeaderMonetarySummation";
    private static final String SUM_1 = "SpecifiedTradeSettlementMonetarySummation";

    private Cii() {}

    static EInvoice.Draft read(Element root) {
        Element document = part(root, root, "ExchangedDocument", "HeaderExchangedDocument");
        Element trade = part(root, root, TRADE, TRADE_1);
        Element agreement = part(trade, root, AGREEMENT, AGREEMENT_1);
        Element settlement = part(trade, root, SETTLEMENT, SETTLEMENT_1);
        Element sum = part(settlement, root, SUM, SUM_1);
        String type = text(document, "TypeCode");
        return new EInvoice.Draft(
                text(document, "ID"),
                type.isEmpty() ? InvoiceType.INVOICE : type,
                at(document, "IssueDateTime", "DateTimeString"),
                due(settlement),
                all(settlement, "SpecifiedTradePaymentTerms", "Description").stream()
                        .map(Element::getTextContent)
                        .collect(Collectors.joining("\n")),
                text(settlement, "InvoiceCurrencyCode"),
                at(sum, "GrandTotalAmount"),
                at(sum, "DuePayableAmount"),
                buyer(agreement),
                text(
                        settlement,
                        "SpecifiedTradeSettlementPaymentMeans",
                        "PayeePartyCreditorFinancialAccount",
                        "IBANID"),
                subject(trade),
                order(agreement),
                text(
                        part(trade, root, DELIVERY, DELIVERY_1),
                        "ActualDeliverySupplyChainEvent",
                        "OccurrenceDateTime",
                        "DateTimeString"),
                PaymentMeans.word(
                        text(settlement, "SpecifiedTradeSettlementPaymentMeans", "TypeCode"),
                        text(settlement, "SpecifiedTradeSettlementPaymentMeans", "Information")));
    }

    /** The last of several terms: nobody is reminded too early. */
    private static Field due(Element settlement) {
        String[] path = {"SpecifiedTradePaymentTerms", "DueDateDateTime", "DateTimeString"};
        return all(settlement, path).stream()
                .map(date ->
                        new Field(String.join("/", path), date.getTextContent().strip()))
                .max(Comparator.comparing(Field::value))
                .orElseGet(() -> new Field(String.join("/", path), ""));
    }

    private static ReadInvoice.Buyer buyer(Element agreement) {
        List<Element> parties = all(agreement, "BuyerTradeParty");
        if (parties.isEmpty()) {
            return Buyers.of("", "", "", "", "", "", "", "", "");
        }
        Element party = parties.getFirst();
        String id = text(party, "ID");
        return Buyers.of(
                id.isEmpty() ? text(party, "GlobalID") : id,
                text(party, "Name"),
                all(party, "SpecifiedTaxRegistration", "ID").stream()
                        .filter(number -> number.getAttribute("schemeID").equals("VA"))
                        .map(number -> number.getTextContent().strip())
                        .findFirst()
                        .orElse(""),
                text(agreement, "BuyerReference"),
                text(party, "PostalTradeAddress", "LineOne"),
                text(party, "PostalTradeAddress", "PostcodeCode"),
                text(party, "PostalTradeAddress", "CityName"),
                text(party, "PostalTradeAddress", "CountryID"),
                email(party));
    }

    private static String email(Element party) {
        return Stream.of(
                        text(party, "DefinedTradeContact", "EmailURIUniversalCommunication", "URIID"),
                        text(party, "URIUniversalCommunication", "URIID"))
                .filter(address -> address.contains("@"))
                .findFirst()
                .orElse("");
    }

    private static String subject(Element trade) {
        return text(trade, "IncludedSupplyChainTradeLineItem", "SpecifiedTradeProduct", "Name");
    }

    private static String order(Element agreement) {
        String id = text(agreement, "BuyerOrderReferencedDocument", "IssuerAssignedID");
        return id.isEmpty() ? text(agreement, "BuyerOrderReferencedDocument", "ID") : id;
    }

    private static Field at(Element parent, String... path) {
        Field found = EInvoice.field(parent, path);
        return new Field(parent.getTagName() + "/" + found.path(), found.value());
    }

    /** The part under one of its names; an empty element when the document lacks it. */
    private static Element part(Element parent, Element root, String name, String older) {
        return Stream.concat(all(parent, name).stream(), all(parent, older).stream())
                .findFirst()
                .orElseGet(() -> root.getOwnerDocument().createElement(name));
    }
}
