package de.mahnwerk.agency.settlement;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.costs.Vat;
import de.mahnwerk.platform.web.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Date;
import java.util.Locale;
import org.mustangproject.Contact;
import org.mustangproject.Invoice;
import org.mustangproject.Item;
import org.mustangproject.Product;
import org.mustangproject.TradeParty;
import org.mustangproject.ZUGFeRD.IZUGFeRDTradeSettlement;
import org.mustangproject.ZUGFeRD.IZUGFeRDTradeSettlementPayment;
import org.mustangproject.ZUGFeRD.PDFAConformanceLevel;
import org.mustangproject.ZUGFeRD.Profile;
import org.mustangproject.ZUGFeRD.Profiles;
import org.mustangproject.ZUGFeRD.ZUGFeRD2PullProvider;
import org.mustangproject.ZUGFeRD.ZUGFeRDExporterFromA3;
import org.springframework.stereotype.Component;

/** Invoices as EN 16931 wants them: as XRechnung (UN/CEFACT CII), and the same data within the statement's PDF (ZUGFeRD). */
@Component
class EInvoices {

    private static final Profile XRECHNUNG = Profiles.getByName("XRechnung");

    /** Commercial invoice and credit note (UNTDID 1001). */
    private static final String INVOICE = "380";

    private static final String CREDIT_NOTE = "381";

    /** One piece (UN/ECE recommendation 20). */
    private static final String PIECE = "C62";

    private static final String COUNTRY = "DE";

    private final AgencySettings agency;
    private final Language words = new Language(Locale.GERMANY, "agency");

    EInvoices(AgencySettings agency) {
        this.agency = agency;
    }

    /** The data alone. */
    byte[] xml(FeeInvoice invoice, Client client) {
        Invoice data = new SetOff();
        data.setNumber(invoice.number())
                .setDocumentCode(invoice.creditNote() ? CREDIT_NOTE : INVOICE)
                .setIssueDate(date(invoice.issuedOn()))
                .setDetailedDeliveryPeriod(date(invoice.from()), date(invoice.to()))
                .setCurrency(Money.EUR.getCurrencyCode())
                .setSender(seller())
                .setRecipient(buyer(client))
                .setReferenceNumber(client.number())
                .setPaymentTermDescription(terms(invoice))
                .setTotalPrepaidAmount(invoice.setOff().toDecimal())
                .addNote(words.text("feeInvoice.details", invoice.settlement()));
        invoice.positions().forEach(position -> data.addItem(item(position)));
        ZUGFeRD2PullProvider writer = new ZUGFeRD2PullProvider();
        writer.setProfile(XRECHNUNG);
        writer.generateXML(data);
        return writer.getXML();
    }

    /** The paper, a tagged PDF/A, as PDF/A-3a with the data in it. */
    byte[] zugferd(byte[] pdf, byte[] xml) {
        try (ZUGFeRDExporterFromA3 paper =
                new ZUGFeRDExporterFromA3().ignorePDFAErrors().load(pdf)) {
            paper.setProducer("Mahnwerk")
                    .setCreator(agency.name())
                    .setConformanceLevel(PDFAConformanceLevel.ACCESSIBLE)
                    .setProfile(XRECHNUNG)
                    .setXML(xml);
            ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + 2 * xml.length);
            paper.export(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the client has paid, or will. */
    private String terms(FeeInvoice invoice) {
        return invoice.due().isPositive()
                ? words.text("feeInvoice.carriedOver")
                : words.text("feeInvoice.setOff", invoice.settlement());
    }

    private TradeParty seller() {
        return new TradeParty(agency.name(), agency.street(), agency.postcode(), agency.city(), COUNTRY)
                .addVATID(agency.vatId())
                .setEmail(agency.email())
                .setContact(new Contact(agency.name(), agency.phone(), agency.email()));
    }

    private static TradeParty buyer(Client client) {
        TradeParty buyer = new TradeParty(client.fullName(), client.street(), client.postcode(), client.city(), COUNTRY)
                .setID(client.number())
                .setEmail(client.email());
        return client.vatId().isEmpty() ? buyer : buyer.addVATID(client.vatId());
    }

    /** A price is never negative (BR-27): what is taken back is a negative quantity. */
    private Item item(FeeInvoice.Position position) {
        String kind = words.text("feeInvoice." + position.kind());
        Product product =
                new Product(kind, words.text("feeInvoice.count", position.count()), PIECE, Vat.STANDARD.percent());
        Money net = position.net();
        return net.isNegative()
                ? new Item(product, net.negated().toDecimal(), BigDecimal.ONE.negate())
                : new Item(product, net.toDecimal(), BigDecimal.ONE);
    }

    /** The library formats it in the machine's zone. */
    private static Date date(LocalDate day) {
        return java.sql.Date.valueOf(day);
    }

    /** Nothing is transferred: what both owe each other is set off (UNTDID 4461, 97). */
    private static final class SetOff extends Invoice {
        @Override
        public IZUGFeRDTradeSettlement[] getTradeSettlement() {
            return new IZUGFeRDTradeSettlement[] {
                new IZUGFeRDTradeSettlementPayment() {
                    @Override
                    public String getSettlementXML(Profile profile) {
                        return "<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>97</ram:TypeCode>"
                                + "</ram:SpecifiedTradeSettlementPaymentMeans>";
                    }
                }
            };
        }
    }
}
